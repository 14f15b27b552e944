/** Words that did not map: what each may mean, with the evidence, decided by a key or a click. */
import { Button, Group, Select, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link } from "wouter";

import { QueueDocument, type QueueOrder, type QueueQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { useFieldName } from "@/parts/names";
import { Page } from "@/parts/Page";
import { Pager } from "@/parts/Pager";
import { useFilters } from "@/parts/useFilters";
import { useOrder } from "@/parts/useOrder";

import { QueueTable } from "./QueueTable";

const STATES = ["open", "declined"] as const;
const WAYS = { cells: true, people: true, seen: true };
const ORDERS: Record<keyof typeof WAYS, QueueOrder> = { cells: "CELLS", people: "PEOPLE", seen: "LAST_SEEN" };

export default function QueuePage() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const fieldName = useFieldName();
  const state = get("state") || "open";
  const order = useOrder(WAYS);
  const [asked, again] = useQuery({
    query: QueueDocument,
    variables: {
      connection: get("connection") || null,
      ...chosenOf(get("field")),
      state,
      after: get("after") || null,
      order: ORDERS[order.by],
      direction: order.falling ? "DESC" : "ASC",
    },
  });
  const names = (asked.data?.connections ?? []).map((one) => one.name);
  const fields = fieldsOf(asked.data?.queue?.fields ?? [], get("field"), (entity, field, count) =>
    t("queue.fieldOf", { field: fieldName(entity, field), count }));
  return (
    <Page title={t("queue.title")} about={t("queue.about")}>
      <Group gap="sm" align="flex-end" role="search">
        <Select
          label={t("queue.connection")}
          placeholder={t("common.all")}
          data={names}
          value={get("connection") || null}
          onChange={(one) => { set({ connection: one ?? "", field: "", after: "" }); }}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
        />
        <Select
          label={t("queue.field")}
          placeholder={t("common.all")}
          data={fields}
          value={get("field") || null}
          onChange={(one) => { set({ field: one ?? "", after: "" }); }}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
        />
        <Select
          label={t("queue.state")}
          data={STATES.map((one) => ({ value: one, label: t(`queue.states.${one}`) }))}
          value={state}
          onChange={(one) => { set({ state: one ?? "", after: "" }); }}
          allowDeselect={false}
        />
      </Group>
      <Loaded asked={asked} again={again} lines={8}>
        {({ queue }) =>
          !queue || queue.nodes.length === 0 ? (
            <Nothing filtered={Boolean(get("connection") || get("field") || state !== "open")} />
          ) : (
            // Not inert meanwhile: whoever decides by keyboard stays on the row.
            <Stack gap="lg" aria-busy={asked.fetching}>
              <QueueTable words={queue.nodes} order={order} />
              <Pager next={queue.endCursor} after={get("after")} go={(after) => { set({ after }); }}>
                {t("queue.total", { count: queue.totalCount, cells: queue.cells })}
              </Pager>
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}

type Fields = NonNullable<QueueQuery["queue"]>["fields"];

/** As the address says it: `Entity.field`, or a field of whichever entity. */
function chosenOf(text: string): { entity: string | null; field: string | null } {
  const [field, entity] = text.split(".").reverse();
  return { entity: entity ?? null, field: field || null };
}

/** All fields with words that wait, with how many words, by what they are called; and the one that is chosen. */
function fieldsOf(
  fields: Fields,
  chosen: string,
  name: (entity: string, field: string, words: number) => string,
): { value: string; label: string }[] {
  const words = new Map<string, number>();
  for (const one of fields) {
    const key = `${one.entity}.${one.field}`;
    words.set(key, (words.get(key) ?? 0) + one.words);
  }
  if (chosen && !words.has(chosen)) words.set(chosen, 0);
  return [...words]
    .map(([value, count]) => {
      const { entity, field } = chosenOf(value);
      return { value, label: entity && field ? name(entity, field, count) : value };
    })
    .sort((one, other) => one.label.localeCompare(other.label));
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  const all = (
    <Button component={Link} href="/queue" variant="default">
      {t("queue.showAll")}
    </Button>
  );
  return filtered ? (
    <Empty title={t("queue.noneHere")} action={all}>
      {t("queue.noneHereAbout")}
    </Empty>
  ) : (
    <Empty title={t("queue.empty")}>{t("queue.emptyAbout")}</Empty>
  );
}
