/** What systems say differently: how much by field, then cell by cell, decided with a reason. */
import { Group, Select, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { DepartmentFilter } from "@/features/people/DepartmentFilter";
import { ConflictsDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { Pager } from "@/parts/Pager";
import { useFilters } from "@/parts/useFilters";

import { ConflictsTable } from "./ConflictsTable";
import { HeapsTable } from "./HeapsTable";

const STATES = ["open", "taken", "kept"] as const;

export default function ConflictsPage() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const state = STATES.find((one) => one === get("state")) ?? "open";
  const [asked, again] = useQuery({
    query: ConflictsDocument,
    variables: {
      entity: get("entity") || null,
      field: get("field") || null,
      system: get("system") || null,
      department: get("department") || null,
      state,
      after: get("after") || null,
    },
  });
  const heaps = asked.data?.heaps?.heaps ?? [];
  const systems = new Set(heaps.flatMap((one) => [one.winner, ...one.against]));
  if (get("system")) systems.add(get("system"));
  return (
    <Page title={t("conflicts.title")} about={t("conflicts.about")}>
      <Group gap="sm" align="flex-end" role="search">
        <Select
          label={t("queue.connection")}
          placeholder={t("common.all")}
          data={[...systems].sort()}
          value={get("system") || null}
          onChange={(one) => { set({ system: one ?? "", after: "" }); }}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
        />
        <DepartmentFilter
          value={get("department")}
          onChange={(department) => { set({ department, after: "" }); }}
        />
        <Select
          label={t("queue.state")}
          data={STATES.map((one) => ({ value: one, label: t(`conflicts.states.${one}`) }))}
          value={state}
          onChange={(one) => { set({ state: one === "open" ? "" : (one ?? ""), entity: "", field: "", after: "" }); }}
          allowDeselect={false}
        />
      </Group>
      <Loaded asked={asked} again={again} lines={8}>
        {({ conflicts }) =>
          !conflicts || heaps.length === 0 ? (
            <Empty title={t(`conflicts.none.${state}`)}>{t("conflicts.noneAbout")}</Empty>
          ) : (
            <Stack gap="lg" inert={asked.fetching} aria-busy={asked.fetching}>
              <HeapsTable
                heaps={heaps}
                entity={get("entity")}
                field={get("field")}
                choose={(entity, field) => { set({ entity, field, after: "" }); }}
              />
              <ConflictsTable key={`${state}/${get("entity")}/${get("field")}`} conflicts={conflicts.nodes} state={state} />
              <Pager next={conflicts.endCursor} after={get("after")} go={(after) => { set({ after }); }}>
                {t("conflicts.total", { count: conflicts.totalCount })}
              </Pager>
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}
