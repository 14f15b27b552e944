import { Table, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Who } from "@/parts/Who";
import { Remedy, Told } from "@/parts/TroubleNote";

import type { Refused } from "./account";

/** Of several decided at once, those that were not, and why. */
export function NotDecided({ refused }: { refused: readonly Refused[] }) {
  const { t } = useTranslation();
  if (refused.length === 0) return null;
  const title = t("ownEdits.refused", { count: refused.length });
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mb="xs">{title}</Title>
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-label={title}>
          <Table verticalSpacing="xs" horizontalSpacing="md" aria-label={title}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("ownEdits.whose")}</Table.Th>
                <Table.Th scope="col">{t("ownEdits.edit")}</Table.Th>
                <Table.Th scope="col">{t("quarantine.why")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {refused.map(({ edit, trouble }) => (
                <Table.Tr key={edit.id} data-refused={trouble.code}>
                  <Table.Th scope="row" className="plain"><Who is={edit.employee} /></Table.Th>
                  <Table.Td>{edit.reason}</Table.Td>
                  <Table.Td><Told trouble={trouble} /> <Remedy trouble={trouble} /></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </section>
  );
}
