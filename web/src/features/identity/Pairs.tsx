import { Group, Select, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { IdentityPairsDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { Pager } from "@/parts/Pager";
import { useFilters } from "@/parts/useFilters";

import { PairsTable } from "./PairsTable";

const STATES = ["open", "merged", "apart", "gone"] as const;
const GRADES = ["certain", "review"] as const;

/** Pairs of a state, the best first. */
export function Pairs({ find }: { find: ReactNode }) {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const state = STATES.find((one) => one === get("state")) ?? "open";
  const grade = GRADES.find((one) => one === get("grade")) ?? null;
  const [asked, again] = useQuery({
    query: IdentityPairsDocument,
    variables: { state, grade, after: get("after") || null },
  });
  return (
    <Stack gap="lg">
      <Group gap="sm" align="flex-end" role="search">
        <Select
          label={t("queue.state")}
          data={STATES.map((one) => ({ value: one, label: t(`identity.states.${one}`) }))}
          value={state}
          onChange={(one) => { set({ state: one === "open" ? "" : (one ?? ""), after: "" }); }}
          allowDeselect={false}
        />
        <Select
          label={t("identity.grade")}
          placeholder={t("common.all")}
          data={GRADES.map((one) => ({ value: one, label: t(`identity.grades.${one}`) }))}
          value={grade}
          onChange={(one) => { set({ grade: one ?? "", after: "" }); }}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
        />
      </Group>
      <Loaded asked={asked} again={again} lines={8}>
        {({ identityPairs }) =>
          identityPairs?.nodes.length ? (
            <Stack gap="lg" inert={asked.fetching} aria-busy={asked.fetching}>
              <PairsTable key={`${state}/${grade ?? ""}/${get("after")}`} pairs={identityPairs.nodes} open={state === "open"} />
              <Pager next={identityPairs.endCursor} after={get("after")} go={(after) => { set({ after }); }}>
                {t("identity.total", { count: countOf(identityPairs.counts, state, grade) })}
              </Pager>
            </Stack>
          ) : (
            <Empty title={t(`identity.none.${state}`)} action={state === "open" && find}>{t("identity.noneAbout")}</Empty>
          )
        }
      </Loaded>
    </Stack>
  );
}

interface Counted {
  state: string;
  grade: string;
  pairs: number;
}

function countOf(counts: readonly Counted[], state: string, grade: string | null): number {
  return counts
    .filter((one) => one.state === state && (grade === null || one.grade === grade))
    .reduce((sum, one) => sum + one.pairs, 0);
}
