/** Runs of a system, each with its account; a run opens to its streams. */
import { ActionIcon, Table, Text, Title } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";

import type { AccountFragment, RunsQuery } from "@/gql/graphql";
import { Count } from "@/parts/Count";
import { State } from "@/parts/State";
import { TroubleNote } from "@/parts/TroubleNote";
import { exact, When } from "@/parts/When";

import { balanced, PARTS } from "./AccountBar";

type Run = NonNullable<RunsQuery["runs"]>[number];
const COUNTS = PARTS.map(([name]) => name);
const COLUMNS = COUNTS.length + 4;

export function RunsTable({ runs }: { runs: readonly Run[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section aria-labelledby="runs">
      <Title order={2} id="runs" mb="sm">
        {t("systems.history")}
      </Title>
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="runs">
          <Table verticalSpacing="xs" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("systems.began")}</Table.Th>
                <Table.Th scope="col">{t("systems.state")}</Table.Th>
                <Table.Th scope="col" className="numeric">{t("account.read")}</Table.Th>
                {COUNTS.map((name) => (
                  <Table.Th key={name} scope="col" className="numeric">
                    {t(`account.${name}`)}
                  </Table.Th>
                ))}
                <Table.Th scope="col">{t("systems.balance")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {runs.map((run) => (
                <Fragment key={run.id}>
                  <RunRow
                    run={run}
                    open={open === run.id}
                    toggle={() => { setOpen(open === run.id ? null : run.id); }}
                  />
                  {open === run.id && <Streams run={run} />}
                </Fragment>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </section>
  );
}

interface RowProps {
  run: Run;
  open: boolean;
  toggle: () => void;
}

function RunRow({ run, open, toggle }: RowProps) {
  const { t, i18n } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          onClick={toggle}
          aria-expanded={open}
          aria-label={t("systems.streamsOf", { time: exact(run.startedAt, i18n.language) })}
        >
          {open ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
        </ActionIcon>{" "}
        <When at={run.startedAt} full />
      </Table.Td>
      <Table.Td>
        <State of={run.state} />
      </Table.Td>
      <Counts account={run.account} />
    </Table.Tr>
  );
}

function Counts({ account }: { account: AccountFragment }) {
  const { t } = useTranslation();
  return (
    <>
      <Table.Td className="numeric">
        <Count of={account.read} />
      </Table.Td>
      {COUNTS.map((name) => (
        <Table.Td key={name} className="numeric">
          {account[name] ? <Count of={account[name]} /> : <Text c="dimmed" component="span">0</Text>}
        </Table.Td>
      ))}
      <Table.Td>{t(balanced(account) ? "systems.balances" : "systems.balancesNot")}</Table.Td>
    </>
  );
}

function Streams({ run }: { run: Run }) {
  const { t } = useTranslation();
  return (
    <>
      {run.error && (
        <Table.Tr>
          <Table.Td colSpan={COLUMNS}>
            <TroubleNote trouble={run.error} />
          </Table.Td>
        </Table.Tr>
      )}
      {run.streams.filter((one) => one.account.read > 0).map((one) => (
        <Table.Tr key={one.stream} className="inner">
          <Table.Td pl="xl">{one.stream}</Table.Td>
          <Table.Td>{t(one.complete ? "systems.complete" : "systems.partial")}</Table.Td>
          <Counts account={one.account} />
        </Table.Tr>
      ))}
    </>
  );
}
