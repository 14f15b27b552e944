/** The accounts whose records make a person's row; one that is somebody else's is taken out. */
import { Button, Drawer, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { useAccounts } from "@/features/identity/useAccounts";
import { AccountsOfDocument, type AccountsOfQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useReason } from "@/parts/useReason";
import { When } from "@/parts/When";

type Account = NonNullable<AccountsOfQuery["accountsOf"]>[number];

interface Props {
  employee: string;
  /** Reads the row anew. */
  again: () => void;
  close: () => void;
}

export function PersonAccounts({ employee, again, close }: Props) {
  const { t } = useTranslation();
  const reason = useReason(t("identity.reason"));
  const { takeOut, busy } = useAccounts();
  const [asked, askAgain] = useQuery({ query: AccountsOfDocument, variables: { employee } });

  async function take(account: string): Promise<void> {
    if (busy) return;
    if (await reason.act((said) => takeOut(employee, account, said))) again();
  }

  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={<Title order={2}>{t("accounts.of")}</Title>}
      closeButtonProps={{ "aria-label": t("common.close") }}
      transitionProps={{ duration: 0 }}
    >
      <Stack>
        <Text size="sm" c="dimmed">{t("accounts.ofAbout")}</Text>
        <Loaded asked={asked} again={askAgain} lines={4}>
          {({ accountsOf }) =>
            accountsOf?.length ? (
              <>
                {reason.field}
                <List accounts={accountsOf} take={(one) => void take(one)} busy={busy} />
              </>
            ) : (
              <Text>{accountsOf ? t("accounts.noneOf") : ""}</Text>
            )
          }
        </Loaded>
      </Stack>
    </Drawer>
  );
}

interface ListProps {
  accounts: readonly Account[];
  take: (account: string) => void;
  busy: boolean;
}

function List({ accounts, take, busy }: ListProps) {
  const { t } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t("accounts.of")}>
      <Table aria-label={t("accounts.of")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("accounts.account")}</Table.Th>
            <Table.Th scope="col">{t("accounts.since")}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((one) => (
            <Table.Tr key={one.id} data-account={one.id}>
              <Table.Th scope="row" className="plain">
                <Text className="raw">{one.account}</Text>
                <Text size="sm" c="dimmed" className="raw">{one.system}</Text>
              </Table.Th>
              <Table.Td><When at={one.since} /></Table.Td>
              <Table.Td>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`${t("accounts.takeOut")} ${one.system} ${one.account}`}
                  loading={busy}
                  disabled={accounts.length === 1}
                  onClick={() => { take(one.id); }}
                >
                  {t("accounts.takeOut")}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
