/** What an account says beside the row of whose it may be; asked for when somebody looks. */
import { Table, Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { Cell } from "@/features/people/Cell";
import { AccountSidesDocument, type AccountSidesQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useLabels } from "@/parts/names";

import { filled, shown } from "./sides";

type RecordCell = NonNullable<AccountSidesQuery["accountRecord"]>[number];
type Person = Extract<AccountSidesQuery["nodes"][number], { __typename: "Employee" }>;

export function AccountSides({ match, employee }: { match: string; employee: string }) {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: AccountSidesDocument, variables: { match, ids: [employee] } });
  return (
    <Loaded asked={asked} again={again} lines={6}>
      {({ accountRecord, nodes }) => {
        if (!accountRecord?.length) return <Text c="dimmed">{t("accounts.noRecord")}</Text>;
        const [row] = nodes;
        return <Both cells={accountRecord} person={row?.__typename === "Employee" ? row : null} />;
      }}
    </Loaded>
  );
}

function Both({ cells, person }: { cells: readonly RecordCell[]; person: Person | null }) {
  const { t } = useTranslation();
  const labels = useLabels().get("Employee")?.fields ?? [];
  return (
    <Table verticalSpacing={6} horizontalSpacing="md" layout="fixed" aria-label={t("identity.beside")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w={180}>{t("accounts.column")}</Table.Th>
          <Table.Th scope="col">{t("accounts.theirs")}</Table.Th>
          <Table.Th scope="col" w={180}>{t("queue.field")}</Table.Th>
          <Table.Th scope="col">{t("accounts.ours")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {cells.map((cell) => {
          const field = filled(cell.fields, labels);
          return (
            <Table.Tr key={cell.path} data-path={cell.path}>
              <Table.Th scope="row" className="raw">{cell.path}</Table.Th>
              <Table.Td className="raw">
                {cell.locked ? (
                  <Text span c="dimmed" title={t("people.lockedAbout")}>
                    <IconLock size={13} aria-hidden /> {t("people.locked")}
                  </Text>
                ) : (
                  (cell.value ?? <Text span c="dimmed">{t("people.empty")}</Text>)
                )}
              </Table.Td>
              <Table.Td>{field?.label}</Table.Td>
              <Table.Td>{person && field && shown(field) && <Cell row={person} field={field.graphName} />}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
