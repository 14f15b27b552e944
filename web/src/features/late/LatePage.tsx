/** What systems say of pay periods that are closed: by period and system, then change by change. */
import { Group, Select, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { LateChangesDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { Pager } from "@/parts/Pager";
import { useFilters } from "@/parts/useFilters";

import { LateHeaps } from "./LateHeaps";
import { LateTable } from "./LateTable";

const STATES = ["open", "applied", "dismissed", "superseded"] as const;
const PAGE = 20;

export default function LatePage() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const state = STATES.find((one) => one === get("state")) ?? "open";
  const [period, connection] = [get("period"), get("connection")];
  const [asked, again] = useQuery({
    query: LateChangesDocument,
    variables: {
      state,
      period: period || null,
      connection: connection || null,
      before: get("after") || null,
    },
  });
  return (
    <Page title={t("late.title")} about={t("late.about")}>
      <Group gap="sm" align="flex-end" role="search">
        <Select
          label={t("queue.state")}
          data={STATES.map((one) => ({ value: one, label: t(`late.states.${one}`) }))}
          value={state}
          onChange={(one) => { set({ state: one === "open" ? "" : (one ?? ""), period: "", connection: "", after: "" }); }}
          allowDeselect={false}
        />
      </Group>
      <Loaded asked={asked} again={again} lines={8}>
        {({ lateChanges, lateChangeCounts }) => {
          const changes = lateChanges ?? [];
          if (!lateChangeCounts) return null; // it is said above why
          if (lateChangeCounts.length === 0) {
            return <Empty title={t(`late.none.${state}`)}>{t("late.noneAbout")}</Empty>;
          }
          return (
            <Stack gap="lg" inert={asked.fetching} aria-busy={asked.fetching}>
              <LateHeaps
                heaps={lateChangeCounts}
                period={period}
                connection={connection}
                choose={(one, other) => { set({ period: one, connection: other, after: "" }); }}
              />
              {changes.length === 0 ? (
                <Empty title={t("late.hidden")}>{t("late.hiddenAbout")}</Empty>
              ) : (
                <LateTable key={`${state}/${period}/${connection}/${get("after")}`} changes={changes} open={state === "open"} />
              )}
              <Pager
                next={changes.length === PAGE ? changes.at(-1)?.id : null}
                after={get("after")}
                go={(after) => { set({ after }); }}
              >
                {t("late.total", { count: countOf(lateChangeCounts, period, connection) })}
              </Pager>
            </Stack>
          );
        }}
      </Loaded>
    </Page>
  );
}

interface Counted {
  period: string;
  connection: string;
  changes: number;
}

function countOf(heaps: readonly Counted[], period: string, connection: string): number {
  return heaps
    .filter((one) => (!period || one.period === period) && (!connection || one.connection === connection))
    .reduce((sum, one) => sum + one.changes, 0);
}
