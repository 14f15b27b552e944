/** One stream: its fields with samples, and what is proposed for them. */
import { Button, Checkbox, Group, NumberInput, Select, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { LookAtStreamDocument } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useLabels } from "@/parts/names";

import { FoundFields } from "./FoundFields";
import { accessOf, configOf, skeleton, type Look, type Plan, type Settings } from "./plan";

interface Props {
  stream: string;
  plan: Plan;
  there: boolean;
  settle: (settings: Settings | null, document: unknown) => void;
}

export function StreamPanel({ stream, plan, there, settle }: Props) {
  const { t } = useTranslation();
  const looking = useAct(LookAtStreamDocument);
  const [look, setLook] = useState<Look | null>(null);
  const [failed, setFailed] = useState(false);
  const settings = plan.chosen[stream] ?? null;
  const begun = useRef(false);

  async function see(next: Settings | null) {
    setFailed(false);
    const input = { ...accessOf(plan, there), config: configOf(plan, { [stream]: next }), stream };
    const done = (await looking.act({ input }))?.lookAtStream;
    setFailed(done === undefined);
    if (done?.__typename !== "LookAtStreamSuccess") return;
    setLook(done.look);
    settle(next, there ? null : done.look.document);
  }

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void see(settings);
    // Looked at once; then when somebody asks for it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  return (
    <section aria-labelledby={`stream-${stream}`}>
      <Group justify="space-between" align="flex-end" mb="sm">
        <Title order={2} id={`stream-${stream}`}>{stream}</Title>
        <Group gap="sm" align="flex-end">
          {settings && plan.kind === "files" && (
            <NumberInput
              size="xs"
              w={120}
              label={t("connect.headerRow")}
              min={1}
              allowDecimal={false}
              value={typeof settings["header_row"] === "number" ? settings["header_row"] : 1}
              onChange={(row) => {
                if (typeof row === "number" && row > 0) void see({ ...settings, header_row: row });
              }}
            />
          )}
          <Button size="xs" variant="default" loading={looking.busy} onClick={() => void see(settings)}>
            {t("connect.lookAgain")}
          </Button>
        </Group>
      </Group>
      {look ? (
        <Stack gap="sm">
          <Begin
            look={look}
            there={there}
            chosen={stream in plan.drafts}
            choose={(document) => { settle(settings, document); }}
          />
          <FoundFields fields={look.fields} matches={look.matches} />
        </Stack>
      ) : failed ? (
        <Text>{t("connect.notRead")}</Text>
      ) : (
        <Skeleton height={120} aria-busy="true" />
      )}
    </section>
  );
}

interface BeginProps {
  look: Look;
  there: boolean;
  chosen: boolean;
  choose: (document: unknown) => void;
}

/** The mapping to begin with: the hub's own, one that is proposed, or an empty one. */
function Begin({ look, there, chosen, choose }: BeginProps) {
  const { t } = useTranslation();
  if (there) return <Text size="sm">{t("connect.looked", { count: look.records })}</Text>;
  if (look.document === null) return <Bare look={look} choose={choose} />;
  return (
    <Stack gap={6}>
      <Text size="sm">{t("connect.looked", { count: look.records })}</Text>
      <Checkbox
        label={look.ships ? t("connect.shipped") : t("connect.propose", { count: look.matches.length })}
        checked={chosen}
        onChange={(event) => { choose(event.currentTarget.checked ? look.document : null); }}
      />
      {look.doubts.map((one) => (
        <Text key={one.path + one.target} size="sm" c="dimmed">
          {t("connect.doubt", { path: one.path, target: one.target })}
        </Text>
      ))}
    </Stack>
  );
}

/** No header is known: a person says what a record is about, and the rest is done in the editor. */
function Bare({ look, choose }: { look: Look; choose: (document: unknown) => void }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const paths = look.fields.map((one) => one.path).filter((one) => !one.startsWith("_"));
  const [entity, setEntity] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(paths[0] ?? null);
  const [person, setPerson] = useState(true);

  function changed(next: { entity?: string | null; key?: string | null; person?: boolean }) {
    const now = { entity, key, person, ...next };
    setEntity(now.entity);
    setKey(now.key);
    setPerson(now.person);
    choose(now.entity && now.key ? skeleton(look.stream, now.entity, now.key, now.person) : null);
  }

  return (
    <Stack gap="xs">
      <Text size="sm">{t("connect.noProposal")}</Text>
      <Group align="flex-end">
        <Select
          label={t("connect.entity")}
          searchable
          data={[...labels.values()].map((one) => ({ value: one.entity, label: `${one.label} (${one.entity})` }))}
          value={entity}
          onChange={(one) => { changed({ entity: one }); }}
        />
        <Select
          label={t("connect.key")}
          data={paths}
          value={key}
          onChange={(one) => { changed({ key: one }); }}
        />
        <Checkbox
          label={t("connect.person")}
          checked={person}
          onChange={(event) => { changed({ person: event.currentTarget.checked }); }}
        />
      </Group>
    </Stack>
  );
}
