/** Changes of departments: what was done, and what is planned and can be taken back. */
import { Button, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { DepartmentChangesDocument, WithdrawDepartmentChangeDocument, type DepartmentChangesQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useAct } from "@/graph/useAct";
import { LastPager } from "@/parts/LastPager";
import { State } from "@/parts/State";
import { useTell } from "@/parts/telling";
import { useFilters } from "@/parts/useFilters";
import { Who } from "@/parts/Who";

import type { Department } from "./DepartmentsPage";

type Change = NonNullable<DepartmentChangesQuery["departmentChanges"]>[number];

/** As many as the query asks for. */
const PAGE = 20;

export function ChangesList({ all }: { all: readonly Department[] }) {
  const { t } = useTranslation();
  const [get] = useFilters();
  const after = get("after");
  const [asked, again] = useQuery({ query: DepartmentChangesDocument, variables: { before: after || null } });
  const named = (id: string | null) => {
    const found = all.find((one) => one.id === id);
    return found?.name ?? found?.code ?? id ?? "";
  };
  return (
    <Loaded asked={asked} again={again} lines={3}>
      {({ departmentChanges }) =>
        departmentChanges?.length || after ? (
          <section aria-labelledby="changes">
            <Title order={2} id="changes" mb="sm">{t("departments.changes")}</Title>
            <div className="surface">
              <div className="scroll" tabIndex={0} role="group" aria-labelledby="changes">
                <Table verticalSpacing={8} horizontalSpacing="md">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th scope="col">{t("departments.day")}</Table.Th>
                      <Table.Th scope="col">{t("departments.title")}</Table.Th>
                      <Table.Th scope="col">{t("departments.change")}</Table.Th>
                      <Table.Th scope="col">{t("queue.state")}</Table.Th>
                      <Table.Th scope="col">{t("common.reason")}</Table.Th>
                      <Table.Td />
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {departmentChanges?.map((one) => <Line key={one.id} change={one} named={named} />)}
                  </Table.Tbody>
                </Table>
              </div>
            </div>
            <LastPager rows={departmentChanges ?? []} page={PAGE} />
          </section>
        ) : null
      }
    </Loaded>
  );
}

interface LineProps {
  change: Change;
  named: (id: string | null) => string;
}

function Line({ change, named }: LineProps) {
  const { t } = useTranslation();
  const tell = useTell();
  const { act, busy } = useAct(WithdrawDepartmentChangeDocument);
  const target = change.name ?? change.code ?? named(change.into ?? change.parent);

  async function withdraw() {
    if (await act({ id: change.id })) tell.done(t("departments.withdrawn", { name: named(change.department) }));
  }

  return (
    <Table.Tr>
      <Table.Td>{change.day}</Table.Td>
      <Table.Th scope="row" className="plain">{named(change.department)}</Table.Th>
      <Table.Td>{t(`departments.kinds.${change.kind}`)}{target && ` → ${target}`}</Table.Td>
      <Table.Td><State of={change.state} /> {change.error && <code>{change.error}</code>}</Table.Td>
      <Table.Td>{change.reason} <Text span size="sm" c="dimmed"><Who is={change.author} /></Text></Table.Td>
      <Table.Td>
        {change.state === "planned" && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={busy}
            aria-label={`${t("departments.withdraw")} · ${named(change.department)} · ${change.day}`}
            onClick={() => void withdraw()}
          >
            {t("departments.withdraw")}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
