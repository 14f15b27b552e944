import { Button, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { LateHeapFragment } from "@/gql/graphql";
import { Count } from "@/parts/Count";

interface Props {
  heaps: readonly LateHeapFragment[];
  period: string;
  connection: string;
  choose: (period: string, connection: string) => void;
}

/** How much there is by period and system; each opens to its changes. */
export function LateHeaps({ heaps, period, connection, choose }: Props) {
  const { t } = useTranslation();
  return (
    <div className="surface">
      <div className="scroll" tabIndex={0} role="group" aria-label={t("late.heaps")}>
        <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("late.heaps")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("late.period")}</Table.Th>
              <Table.Th scope="col">{t("queue.connection")}</Table.Th>
              <Table.Th scope="col" className="numeric">{t("late.changes")}</Table.Th>
              <Table.Th scope="col" className="numeric">{t("queue.people")}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {heaps.map((one) => {
              const chosen = one.period === period && one.connection === connection;
              return (
                <Table.Tr
                  key={`${one.period}/${one.connection}`}
                  className={chosen ? "row-chosen" : ""}
                  data-heap={`${one.period}/${one.connection}`}
                >
                  <Table.Td>{one.period}</Table.Td>
                  <Table.Td>{one.connection}</Table.Td>
                  <Table.Td className="numeric"><Count of={one.changes} /></Table.Td>
                  <Table.Td className="numeric"><Count of={one.people} /></Table.Td>
                  <Table.Td>
                    <Button
                      size="compact-sm"
                      variant={chosen ? "light" : "subtle"}
                      aria-pressed={chosen}
                      aria-label={`${t("quarantine.show")} · ${one.period} · ${one.connection}`}
                      onClick={() => { choose(chosen ? "" : one.period, chosen ? "" : one.connection); }}
                    >
                      {t("quarantine.show")}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}
