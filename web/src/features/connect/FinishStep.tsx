/** Under which name, and when it is read; then it is connected, and its first mapping waits. */
import { Button, Group, List, Select, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { ConnectSystemDocument } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";

import type { StepProps } from "./ConnectPage";
import { accessOf, configOf } from "./plan";

const SCHEDULES = ["every 15m", "every 1h", "every 6h", "daily 02:30"] as const;
const OTHER = "other";

export function FinishStep({ plan, change, back, there }: StepProps) {
  const { t } = useTranslation();
  const tell = useTell();
  const [, go] = useLocation();
  const connecting = useAct(ConnectSystemDocument);
  const known = plan.schedule === "" || SCHEDULES.some((one) => one === plan.schedule);
  const [other, setOther] = useState(!known);
  const streams = Object.keys(plan.chosen);

  async function connect() {
    const { secrets } = accessOf(plan, there);
    const drafts = streams
      .filter((one) => one in plan.drafts)
      .map((stream) => ({ stream, document: plan.drafts[stream] }));
    const input = {
      ...{ name: plan.name, connector: plan.kind, config: configOf(plan), secrets, streams, drafts },
      schedule: plan.schedule || null,
      replaces: there,
    };
    if (!(await connecting.act({ input }))) return;
    tell.done(t("connect.done", { name: plan.name }));
    const [first] = drafts;
    const system = encodeURIComponent(plan.name);
    go(first && !there ? `/mappings/${system}/${encodeURIComponent(first.stream)}` : `/systems/${system}`);
  }

  return (
    <Stack mt="md" maw={620}>
      <TextInput
        label={t("connect.name")}
        description={t("connect.nameAbout")}
        value={plan.name}
        disabled={there}
        onChange={(event) => { change({ name: event.currentTarget.value }); }}
        required
      />
      <Select
        label={t("connect.schedule")}
        data={[
          { value: "", label: t("systems.byHand") },
          ...SCHEDULES.map((one) => ({ value: one, label: t(`connect.schedules.${one}`) })),
          { value: OTHER, label: t("connect.schedules.other") },
        ]}
        value={other ? OTHER : plan.schedule}
        allowDeselect={false}
        onChange={(one) => {
          setOther(one === OTHER);
          if (one !== null && one !== OTHER) change({ schedule: one });
        }}
      />
      {other && (
        <TextInput
          label={t("connect.scheduleText")}
          description={t("connect.scheduleAbout")}
          value={plan.schedule}
          onChange={(event) => { change({ schedule: event.currentTarget.value }); }}
        />
      )}
      <List size="sm">
        {streams.map((one) => (
          <List.Item key={one}>
            {one}: {t(one in plan.drafts ? "connect.withDraft" : there ? "connect.asIs" : "connect.withoutDraft")}
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">{t("connect.nothingYet")}</Text>
      <Group>
        <Button variant="default" onClick={back}>{t("connect.back")}</Button>
        <Button loading={connecting.busy} disabled={!plan.name} onClick={() => void connect()}>
          {t(there ? "connect.save" : "connect.connect")}
        </Button>
      </Group>
    </Stack>
  );
}
