import { Group, Select, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { AccountMatchesDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { Pager } from "@/parts/Pager";
import { useFilters } from "@/parts/useFilters";

import { AccountsTable } from "./AccountsTable";

const STATES = ["open", "joined", "apart", "gone"] as const;

/** Accounts of systems that nobody is known for, with whose they may be, the best first. */
export function Accounts({ find }: { find: ReactNode }) {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const state = STATES.find((one) => one === get("state")) ?? "open";
  const [asked, again] = useQuery({
    query: AccountMatchesDocument,
    variables: { state, after: get("after") || null },
  });
  return (
    <Stack gap="lg">
      <Group gap="sm" align="flex-end" role="search">
        <Select
          label={t("queue.state")}
          data={STATES.map((one) => ({ value: one, label: t(`accounts.states.${one}`) }))}
          value={state}
          onChange={(one) => { set({ state: one === "open" ? "" : (one ?? ""), after: "" }); }}
          allowDeselect={false}
        />
      </Group>
      <Loaded asked={asked} again={again} lines={8}>
        {({ accountMatches }) => {
          if (!accountMatches) return null; // it is said above why
          const { nodes, counts, endCursor } = accountMatches;
          const count = counts.find((one) => one.state === state);
          return (
            <Stack gap="lg" inert={asked.fetching} aria-busy={asked.fetching}>
              {nodes.length === 0 ? (
                <Empty title={t(`accounts.none.${state}`)} action={state === "open" && find}>{t("accounts.noneAbout")}</Empty>
              ) : (
                <AccountsTable key={`${state}/${get("after")}`} matches={nodes} state={state} />
              )}
              <Pager next={endCursor} after={get("after")} go={(after) => { set({ after }); }}>
                {t("accounts.total", { count: count?.matches ?? 0, accounts: count?.accounts ?? 0 })}
              </Pager>
            </Stack>
          );
        }}
      </Loaded>
    </Stack>
  );
}
