import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { PersonPicker } from "@/features/access/PersonPicker";
import { AuditEntriesDocument, AuditWordsDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { useLabels } from "@/parts/names";
import { Pager } from "@/parts/Pager";
import { useFilters } from "@/parts/useFilters";
import { useOrder } from "@/parts/useOrder";

import { ActsTable } from "./ActsTable";
import { RowFilter } from "./RowFilter";

const WAYS = { at: true };
const FILTERS = ["actor", "action", "entity", "row", "since", "until"] as const;

/** The search: by who, what, of which entity or row, and when. */
export function Acts() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const [{ data }] = useQuery({ query: AuditWordsDocument });
  const labels = useLabels();
  const order = useOrder(WAYS);
  const wanted = Object.fromEntries(FILTERS.map((one) => [one, get(one) || null]));
  const [asked, again] = useQuery({ query: AuditEntriesDocument, variables: { ...wanted, after: get("after") || null, order: order.falling ? "NEWEST" : "OLDEST" } });
  const words = data?.auditWords;
  const clear = () => { set({ ...Object.fromEntries(FILTERS.map((one) => [one, ""])), after: "" }); };
  return (
    <Stack gap="lg">
      <Group gap="sm" align="flex-end" role="search">
        <PersonPicker
          person={get("actor").startsWith("employee_") ? get("actor") : ""}
          label={t("access.who")}
          onChange={(actor) => { set({ actor, after: "" }); }}
        />
        <Select
          label={t("audit.action")}
          placeholder={t("common.all")}
          data={words?.actions ?? []}
          value={get("action") || null}
          onChange={(one) => { set({ action: one ?? "", after: "" }); }}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
        />
        <Select
          label={t("audit.entity")}
          placeholder={t("common.all")}
          data={(words?.entities ?? []).map((one) => ({ value: one, label: labels.get(one)?.label ?? one }))}
          value={get("entity") || null}
          onChange={(one) => { set({ entity: one ?? "", after: "" }); }}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
        />
        <RowFilter key={get("row")} value={get("row")} onChange={(row) => { set({ row, after: "" }); }} />
        <Group gap="sm" wrap="nowrap">
          {(["since", "until"] as const).map((one) => (
            <TextInput
              key={one}
              type="date"
              label={t(`audit.${one}`)}
              value={get(one)}
              onChange={(event) => { set({ [one]: event.currentTarget.value, after: "" }); }}
            />
          ))}
        </Group>
        {get("actor") && !get("actor").startsWith("employee_") && (
          <Button variant="light" rightSection={<IconX size={14} aria-hidden />} onClick={() => { set({ actor: "", after: "" }); }}>
            {t("audit.onlyBy", { who: get("actor") })}
          </Button>
        )}
      </Group>
      <Loaded key={JSON.stringify(wanted)} asked={asked} again={again} lines={10}>
        {({ auditEntries }) =>
          auditEntries?.nodes.length ? (
            <Stack gap="lg" inert={asked.fetching} aria-busy={asked.fetching}>
              <ActsTable order={order} acts={auditEntries.nodes} onActor={(actor) => { set({ actor, after: "" }); }} />
              <Pager next={auditEntries.endCursor} after={get("after")} go={(after) => { set({ after }); }} />
            </Stack>
          ) : (
            <Empty title={t("audit.none")} action={<Button variant="default" onClick={clear}>{t("audit.clear")}</Button>}>
              {t("audit.noneAbout")}
            </Empty>
          )
        }
      </Loaded>
    </Stack>
  );
}
