/** What people asked to change of themselves and somebody else approves first. */
import { Group, Select, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { OwnEditsDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { Pager } from "@/parts/Pager";
import { useFilters } from "@/parts/useFilters";

import type { Refused } from "./account";
import { NotDecided } from "./NotDecided";
import { OwnEditsTable } from "./OwnEditsTable";

const STATES = ["waiting", "approved", "rejected", "withdrawn"] as const;

export default function OwnEditsPage() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const state = STATES.find((one) => one === get("state")) ?? "waiting";
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [asked, again] = useQuery({
    query: OwnEditsDocument,
    variables: { state, after: get("after") || null },
  });
  return (
    <Page title={t("ownEdits.title")} about={t("ownEdits.about")}>
      <Group gap="sm" align="flex-end" role="search">
        <Select
          label={t("queue.state")}
          data={STATES.map((one) => ({ value: one, label: t(`ownEdits.states.${one}`) }))}
          value={state}
          onChange={(one) => { set({ state: one === "waiting" ? "" : (one ?? ""), after: "" }); }}
          allowDeselect={false}
        />
      </Group>
      <Loaded asked={asked} again={again} lines={8}>
        {({ ownEdits }) => {
          if (!ownEdits) return null; // it is said above why
          return (
            <Stack gap="lg" inert={asked.fetching} aria-busy={asked.fetching}>
              {state === "waiting" && <NotDecided refused={refused} />}
              {ownEdits.nodes.length === 0 ? (
                <Empty title={t(`ownEdits.none.${state}`)}>{t("ownEdits.noneAbout")}</Empty>
              ) : (
                <OwnEditsTable
                  key={`${state}/${get("after")}`}
                  edits={ownEdits.nodes}
                  waiting={state === "waiting"}
                  again={again}
                  refused={setRefused}
                />
              )}
              <Pager next={ownEdits.endCursor} after={get("after")} go={(after) => { set({ after }); }} />
            </Stack>
          );
        }}
      </Loaded>
    </Page>
  );
}
