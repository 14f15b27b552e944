/** Each system: how fresh it is, and what became of the records of its last run. */
import { Anchor, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import type { SystemFragment } from "@/gql/graphql";
import { Count } from "@/parts/Count";
import { State } from "@/parts/State";
import { When } from "@/parts/When";

import { AccountBar, AccountLegend } from "./AccountBar";

export function SystemsTable({ systems }: { systems: readonly SystemFragment[] }) {
  const { t } = useTranslation();
  const accounts = systems.flatMap((one) => (one.lastRun ? [one.lastRun.account] : []));
  return (
    <>
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-label={t("systems.title")}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("systems.name")}</Table.Th>
                <Table.Th scope="col">{t("systems.state")}</Table.Th>
                <Table.Th scope="col">{t("systems.fresh")}</Table.Th>
                <Table.Th scope="col" className="numeric">{t("account.read")}</Table.Th>
                <Table.Th scope="col" miw={180}>{t("systems.account")}</Table.Th>
                <Table.Th scope="col" className="numeric">{t("systems.waits")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {systems.map((one) => (
                <Row key={one.name} system={one} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
      <AccountLegend accounts={accounts} />
    </>
  );
}

function Row({ system }: { system: SystemFragment }) {
  const { t } = useTranslation();
  const run = system.lastRun;
  return (
    <Table.Tr>
      <Table.Th scope="row" className="plain">
        <Anchor component={Link} href={`/systems/${system.name}`} fw={600}>
          {system.name}
        </Anchor>
        <Text size="sm" c="dimmed">
          {system.connector}
        </Text>
      </Table.Th>
      <Table.Td>
        <State of={system.paused ? "paused" : (run?.state ?? "never")} />
      </Table.Td>
      <Table.Td>{run ? <When at={run.finishedAt ?? run.startedAt} /> : t("systems.never")}</Table.Td>
      <Table.Td className="numeric">{run && <Count of={run.account.read} />}</Table.Td>
      <Table.Td>{run && <AccountBar account={run.account} />}</Table.Td>
      <Table.Td className="numeric">
        <Count of={system.pendingCells + system.waitingRecords + system.rejectedRecords} />
      </Table.Td>
    </Table.Tr>
  );
}
