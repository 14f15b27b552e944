/** Words that did not map: what each may mean, with the evidence, decided by a key or a click. */
import { Button, Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link } from "wouter";

import { QueueDocument, type WordFragment } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { useFieldName } from "@/parts/names";
import { Page } from "@/parts/Page";
import { Pager } from "@/parts/Pager";
import { useFilters } from "@/parts/useFilters";

import { QueueTable } from "./QueueTable";

const STATES = ["open", "declined"] as const;

export default function QueuePage() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const fieldName = useFieldName();
  const state = get("state") || "open";
  const [asked, again] = useQuery({
    query: QueueDocument,
    variables: {
      connection: get("connection") || null,
      field: get("field") || null,
      state,
      after: get("after") || null,
    },
  });
  const names = (asked.data?.connections ?? []).map((one) => one.name);
  const fields = fieldsOf(asked.data?.queue?.nodes ?? [], get("field"), fieldName);
  return (
    <Page title={t("queue.title")} about={t("queue.about")}>
      <Group gap="sm" align="flex-end" role="search">
        <Select
          label={t("queue.connection")}
          placeholder={t("common.all")}
          data={names}
          value={get("connection") || null}
          onChange={(one) => { set({ connection: one ?? "", after: "" }); }}
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
            <>
              <QueueTable words={queue.nodes} />
              <Pager next={queue.endCursor} after={get("after")} go={(after) => { set({ after }); }}>
                {t("queue.total", { count: queue.totalCount, cells: queue.cells })}
              </Pager>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** The fields that words of this page belong to, and the one that is chosen. */
function fieldsOf(
  words: readonly WordFragment[],
  chosen: string,
  name: (entity: string, field: string) => string,
): { value: string; label: string }[] {
  const found = new Map(words.map((one) => [one.field, name(one.entity, one.field)]));
  if (chosen && !found.has(chosen)) found.set(chosen, chosen);
  return [...found].map(([value, label]) => ({ value, label }));
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
