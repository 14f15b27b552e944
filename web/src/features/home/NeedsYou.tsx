/** What a person has to decide today, the most urgent first. */
import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCalendarExclamation, IconCircleCheck, IconInbox, IconUserEdit, IconUserQuestion } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link } from "wouter";

import { useViewer } from "@/app/viewer";
import { AccountsTodayDocument, LateTodayDocument, OwnEditsTodayDocument, type HomeQuery, type LateHeapFragment } from "@/gql/graphql";
import { troubleOf } from "@/graph/trouble";
import { useFieldName } from "@/parts/names";
import { State } from "@/parts/State";
import { Remedy, Told, TroubleNote } from "@/parts/TroubleNote";

import { isSick, type Connection } from "./Health";

interface Props {
  /** Of an administrator. */
  systems?: Connection[];
  queue?: HomeQuery["queue"];
}

export function NeedsYou({ systems = [], queue = null }: Props) {
  const { t } = useTranslation();
  const { everywhere, roles } = useViewer();
  const [{ data, error }, again] = useQuery({ query: LateTodayDocument, pause: !everywhere.has("PAY") });
  const [own, ownAgain] = useQuery({ query: OwnEditsTodayDocument });
  const [owned, ownedAgain] = useQuery({ query: AccountsTodayDocument, pause: !roles.has("admin") });
  const accounts = owned.data?.accountsToDecide ?? 0;
  const asked = own.data?.ownEditsToDecide ?? 0;
  const sick = systems.filter(isSick);
  const late = data?.lateChangeCounts ?? [];
  const words = queue?.nodes ?? [];
  const settled = [error, own.error, own.fetching, owned.error, owned.fetching].every((one) => !one);
  return (
    <section aria-labelledby="needs">
      <Title order={2} id="needs" mb="sm">
        {t("home.needs")}
      </Title>
      <div className="surface">
        {error && <TroubleNote trouble={troubleOf(error)} again={again} />}
        {own.error && <TroubleNote trouble={troubleOf(own.error)} again={ownAgain} />}
        {owned.error && <TroubleNote trouble={troubleOf(owned.error)} again={ownedAgain} />}
        {settled && sick.length + late.length + words.length + asked + accounts === 0 && (
          <Group p="md" gap="sm">
            <IconCircleCheck size={20} aria-hidden />
            <Text>{t(roles.has("admin") ? "home.nothing" : "home.nothingForYou")}</Text>
          </Group>
        )}
        <Stack gap={0}>
          {sick.map((one) => (
            <Sick key={one.name} system={one} />
          ))}
          {late.map((one) => (
            <Late key={`${one.period}/${one.connection}`} heap={one} />
          ))}
          {asked > 0 && <OwnEdits count={asked} />}
          {accounts > 0 && <Accounts count={accounts} />}
          {words.map((one) => (
            <Word key={one.id} word={one} />
          ))}
        </Stack>
      </div>
    </section>
  );
}

function Sick({ system }: { system: Connection }) {
  const { t } = useTranslation();
  return (
    <Group className="line" gap="sm">
      <IconAlertTriangle size={18} aria-hidden />
      <Anchor component={Link} href={`/systems/${system.name}`} fw={600}>
        {system.name}
      </Anchor>
      {system.lastRun ? <State of={system.lastRun.state} /> : <Text>{t("systems.never")}</Text>}
      {system.lastRun?.error && (
        <Text c="dimmed">
          <Told trouble={system.lastRun.error} /> <Remedy trouble={system.lastRun.error} />
        </Text>
      )}
    </Group>
  );
}

function Late({ heap }: { heap: LateHeapFragment }) {
  const { t } = useTranslation();
  return (
    <Group className="line" gap="sm" justify="space-between">
      <Group gap="sm">
        <IconCalendarExclamation size={18} aria-hidden />
        <Anchor component={Link} href={`/late?period=${heap.period}&connection=${encodeURIComponent(heap.connection)}`}>
          {t("home.late", { count: heap.changes, period: heap.period })}
        </Anchor>
      </Group>
      <Text c="dimmed" size="sm">
        {t("home.wordNote", { system: heap.connection, count: heap.people })}
      </Text>
    </Group>
  );
}

function OwnEdits({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <Group className="line" gap="sm">
      <IconUserEdit size={18} aria-hidden />
      <Anchor component={Link} href="/own-edits">{t("home.ownEdits", { count })}</Anchor>
    </Group>
  );
}

function Accounts({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <Group className="line" gap="sm">
      <IconUserQuestion size={18} aria-hidden />
      <Anchor component={Link} href="/identity?tab=accounts">{t("home.accounts", { count })}</Anchor>
    </Group>
  );
}

type QueueWord = NonNullable<HomeQuery["queue"]>["nodes"][number];

function Word({ word }: { word: QueueWord }) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const place = fieldName(word.entity, word.field);
  return (
    <Group className="line" gap="sm" justify="space-between">
      <Group gap="sm">
        <IconInbox size={18} aria-hidden />
        <Anchor
          component={Link}
          href={`/queue?connection=${word.connection}&field=${word.entity}.${word.field}`}
        >
          {word.value === null
            ? t("home.lockedWord", { place })
            : t("home.word", { place, value: word.value })}
        </Anchor>
      </Group>
      <Text c="dimmed" size="sm">
        {t("home.wordNote", { system: word.connection, count: word.people })}
      </Text>
    </Group>
  );
}
