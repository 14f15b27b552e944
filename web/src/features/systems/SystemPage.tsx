/** One system: run it now, pause it, watch a run, read the account of each. */
import { Anchor, Button, Group, Text } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link, useParams } from "wouter";

import {
  PauseConnectionDocument,
  RunConnectionDocument,
  RunsDocument,
  SystemsDocument,
  type SystemFragment,
} from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useAct } from "@/graph/useAct";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { State } from "@/parts/State";
import { useTell } from "@/parts/telling";
import { useAgain } from "@/parts/useAgain";

import { LiveRun } from "./LiveRun";
import { RunsPages } from "./RunsPages";

export default function SystemPage() {
  const { t } = useTranslation();
  const { name = "" } = useParams<{ name: string }>();
  const [asked, again] = useQuery({ query: SystemsDocument });
  return (
    <Loaded asked={asked} again={again} lines={8}>
      {({ connections }) => {
        const system = connections?.find((one) => one.name === name);
        return system ? (
          <System system={system} />
        ) : (
          <Empty whole title={t("systems.unknown", { name })}>
            {t("systems.unknownAbout")}
          </Empty>
        );
      }}
    </Loaded>
  );
}

function System({ system }: { system: SystemFragment }) {
  const { t } = useTranslation();
  // The run that was the last one when a new one was asked for: until another is there, we wait.
  const [before, setBefore] = useState<string | null>(null);
  const [runs, again] = useQuery({
    query: RunsDocument,
    variables: { connection: system.name },
  });
  const [latest] = runs.data?.runs ?? [];
  const awaited = before !== null && (latest?.id ?? "") === before;
  const running = latest?.state === "running";
  useAgain(again, awaited || running);

  return (
    <Page
      title={system.name}
      trail={<Anchor component={Link} href="/systems">{t("systems.title")}</Anchor>}
      about={t("systems.facts", {
        connector: system.connector,
        schedule: system.schedule ?? t("systems.byHand"),
      })}
      actions={<Actions system={system} busy={awaited || running} onRun={() => { setBefore(latest?.id ?? ""); }} />}
    >
      <Group gap="lg">
        <State of={system.paused ? "paused" : (latest?.state ?? "never")} />
        <Text c="dimmed">
          {t("systems.waiting", {
            records: system.waitingRecords,
            rejected: system.rejectedRecords,
            cells: system.pendingCells,
          })}
        </Text>
      </Group>
      <Group gap="sm">
        {system.streams.map((one) => (
          <Anchor key={one} component={Link} href={`/mappings/${system.name}/${one}`}>
            {t("systems.mappingOf", { stream: one })}
          </Anchor>
        ))}
      </Group>
      {awaited && <Text role="status">{t("systems.soon")}</Text>}
      {running && <LiveRun id={latest.id} />}
      <RunsPages connection={system.name} />
    </Page>
  );
}

interface ActionsProps {
  system: SystemFragment;
  busy: boolean;
  onRun: () => void;
}

function Actions({ system, busy, onRun }: ActionsProps) {
  const { t } = useTranslation();
  const tell = useTell();
  const run = useAct(RunConnectionDocument);
  const pause = useAct(PauseConnectionDocument);

  async function runNow() {
    if (await run.act({ name: system.name })) onRun();
  }

  async function turn() {
    const paused = !system.paused;
    if (await pause.act({ name: system.name, paused })) {
      tell.done(t(paused ? "systems.pausedNow" : "systems.resumed", { name: system.name }));
    }
  }

  return (
    <>
      <Button variant="subtle" component={Link} href={`/connect/${encodeURIComponent(system.name)}`}>
        {t("systems.settings")}
      </Button>
      <Button
        variant="default"
        leftSection={system.paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
        loading={pause.busy}
        onClick={() => void turn()}
      >
        {t(system.paused ? "systems.resume" : "systems.pause")}
      </Button>
      <Button
        leftSection={<IconRefresh size={16} />}
        loading={run.busy || busy}
        onClick={() => void runNow()}
      >
        {t("systems.runNow")}
      </Button>
    </>
  );
}
