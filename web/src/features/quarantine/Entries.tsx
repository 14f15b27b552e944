/** What waits for one reason: walked by keyboard, decided, tried again, dismissed. */
import { Button, Group, Stack, Table, Text, TextInput, Title, VisuallyHidden } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { QuarantinedDocument, type EntryFragment, type GroupFragment } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useFieldName } from "@/parts/names";
import { Pager } from "@/parts/Pager";
import { SortHead } from "@/parts/SortHead";
import { useFilters } from "@/parts/useFilters";
import { useOrder, type Order } from "@/parts/useOrder";
import { useWalk } from "@/parts/useWalk";

import { EntryRow } from "./EntryRow";
import { keyOf } from "./groups";
import { useEntryActs } from "./useQuarantine";

const WAYS = { since: false };

interface Props {
  group: GroupFragment;
  dismissed: boolean;
}

export function Entries({ group, dismissed }: Props) {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const fieldName = useFieldName();
  const order = useOrder(WAYS);
  const [asked, again] = useQuery({
    query: QuarantinedDocument,
    variables: { group: keyOf(group), dismissed, after: get("after") || null, order: order.falling ? "NEWEST" : "OLDEST" },
  });
  const title = group.field ? fieldName(group.entity, group.field) : t("quarantine.whole");
  return (
    <section aria-labelledby="entries">
      <Stack gap="sm">
        <div>
          <Title order={2} id="entries">{title}</Title>
          <Text c="dimmed">{group.why} {group.remedy}</Text>
        </div>
        <Loaded asked={asked} again={again} lines={6}>
          {({ quarantined }) => (
            <>
              <EntriesTable order={order} group={group} dismissed={dismissed} entries={quarantined?.nodes ?? []} label={title} />
              <Pager next={quarantined?.endCursor} after={get("after")} go={(after) => { set({ after }); }}>
                {t("quarantine.total", { count: group.cells })}
              </Pager>
            </>
          )}
        </Loaded>
      </Stack>
    </section>
  );
}

interface TableProps extends Props {
  order: Order<"since">;
  entries: readonly EntryFragment[];
  label: string;
}

function EntriesTable({ order, group, dismissed, entries, label }: TableProps) {
  const { t } = useTranslation();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState("");
  const why = useRef<HTMLInputElement>(null);
  const acts = useEntryActs();
  const walk = useWalk(entries.length, onKey);
  const chosen = entries.filter((one) => marked.has(one.id));
  const meant = chosen.length ? chosen : entries.slice(walk.here, walk.here + 1);

  function onKey(key: string, here: number): boolean {
    const id = entries[here]?.id ?? "";
    if (key === "x" || key === " ") setMarked((now) => toggled(now, id));
    else if (key === "Enter" || key === "o") setOpened((now) => toggled(now, id));
    else if (key === "d") void leave();
    else if (key === "r") void acts.retry(group.connection, group.stream);
    else return false;
    return true;
  }

  async function leave() {
    const ids = meant.map((one) => one.id);
    if (ids.length === 0) return;
    if (!dismissed && !reason.trim()) {
      why.current?.focus(); // it must be said why
      return;
    }
    const done = dismissed ? await acts.reopen(ids) : await acts.dismiss(ids, reason);
    if (done) setMarked(new Set());
  }

  return (
    <>
      <Group justify="space-between" align="flex-end" gap="sm">
        {dismissed ? (
          <span />
        ) : (
          <TextInput
            ref={why}
            label={t("quarantine.reason")}
            value={reason}
            onChange={(event) => { setReason(event.currentTarget.value); }}
            w={320}
          />
        )}
        <Group gap="sm">
          <Text size="sm" c="dimmed" className="keys">{t("quarantine.keys")}</Text>
          {!dismissed && (
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} />}
              loading={acts.retrying}
              onClick={() => void acts.retry(group.connection, group.stream)}
            >
              {t("quarantine.retry")}
            </Button>
          )}
          <Button
            variant="default"
            loading={acts.busy}
            disabled={meant.length === 0 || (!dismissed && !reason.trim())}
            onClick={() => void leave()}
          >
            {t(dismissed ? "quarantine.reopenSome" : "quarantine.dismissSome", { count: meant.length })}
          </Button>
        </Group>
      </Group>
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-label={label}>
          <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={label}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col" w={36}><VisuallyHidden>{t("queue.mark")}</VisuallyHidden></Table.Th>
                <Table.Th scope="col">{t("quarantine.value")}</Table.Th>
                <Table.Th scope="col">{t("quarantine.record")}</Table.Th>
                <SortHead name="since" order={order}>{t("queue.since")}</SortHead>
                <Table.Th scope="col" miw={220}>{t("queue.meaning")}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody onKeyDown={walk.onKeyDown}>
              {entries.map((one, place) => (
                <EntryRow
                  key={one.id}
                  entry={one}
                  vocabulary={dismissed ? null : group.vocabulary}
                  current={place === walk.here}
                  marked={marked.has(one.id)}
                  opened={opened.has(one.id)}
                  onFocus={() => { walk.stand(place); }}
                  onMark={() => { setMarked((now) => toggled(now, one.id)); }}
                  onOpen={() => { setOpened((now) => toggled(now, one.id)); }}
                  onTerm={(word, term) => void acts.decide(word, term)}
                  onCorrect={group.entity === "" && !dismissed ? acts.correct : null}
                  onGive={group.accounts && !dismissed ? acts.give : null}
                  giving={acts.giving}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </>
  );
}

function toggled(now: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(now);
  if (!next.delete(id)) next.add(id);
  return next;
}
