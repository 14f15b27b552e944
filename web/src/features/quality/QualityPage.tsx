/** How complete, valid, fresh and undisputed the data are: how it goes on, and where it is worst. */
import { Anchor, Group, Select, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link } from "wouter";

import { DepartmentFilter } from "@/features/people/DepartmentFilter";
import { DataQualityDocument, DepartmentsDocument, type DataQualityQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { useFieldName, useLabels } from "@/parts/names";
import { Page } from "@/parts/Page";
import { useFilters } from "@/parts/useFilters";

import { QualityTable } from "./QualityTable";
import { TrendChart } from "./TrendChart";

const DAYS = ["30", "90"];
type Quality = NonNullable<DataQualityQuery["dataQuality"]>;

export default function QualityPage() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const labels = useLabels();
  const days = DAYS.find((one) => one === get("days")) ?? "90";
  const [asked, again] = useQuery({
    query: DataQualityDocument,
    variables: {
      days: Number(days),
      entity: get("entity") || null,
      system: get("system") || null,
      department: get("department") || null,
    },
  });
  const found = asked.data?.dataQuality;
  const entities = namesOf(found?.fields.map((one) => one.entity), get("entity"));
  const systems = namesOf(found?.systems.map((one) => one.system), get("system"));
  return (
    <Page title={t("quality.title")} about={t("quality.about")}>
      <Group gap="sm" align="flex-end" role="search">
        <Select
          label={t("quality.entity")}
          placeholder={t("common.all")}
          data={entities.map((one) => ({ value: one, label: labels.get(one)?.label ?? one }))}
          value={get("entity") || null}
          onChange={(one) => { set({ entity: one ?? "" }); }}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
        />
        <Select
          label={t("queue.connection")}
          placeholder={t("common.all")}
          data={systems}
          value={get("system") || null}
          onChange={(one) => { set({ system: one ?? "", department: "" }); }}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
        />
        <DepartmentFilter value={get("department")} onChange={(department) => { set({ department, system: "" }); }} />
        <Select
          label={t("quality.days")}
          data={DAYS.map((one) => ({ value: one, label: t("quality.lastDays", { count: Number(one) }) }))}
          value={days}
          onChange={(one) => { set({ days: one ?? "" }); }}
          allowDeselect={false}
        />
      </Group>
      <Loaded asked={asked} again={again} lines={10}>
        {({ dataQuality }) =>
          !dataQuality || dataQuality.day === null ? (
            <Empty title={t("quality.none")}>{t("quality.noneAbout")}</Empty>
          ) : dataQuality.trend.length === 0 ? (
            <Empty title={t("quality.few")}>{t("quality.fewAbout")}</Empty>
          ) : (
            <Stack gap="lg" aria-busy={asked.fetching}>
              <TrendChart trend={dataQuality.trend} />
              <Tables quality={dataQuality} department={get("department")} />
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}

function namesOf(found: readonly string[] | undefined, chosen: string): string[] {
  const names = new Set(found);
  if (chosen) names.add(chosen);
  return [...names].sort();
}

function Tables({ quality, department }: { quality: Quality; department: string }) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const labels = useLabels();
  const [{ data }] = useQuery({ query: DepartmentsDocument, requestPolicy: "cache-first" });
  const units = new Map((data?.departments.nodes ?? []).map((one) => [one.id, one.name ?? one.code]));
  return (
    <>
      <QualityTable
        id="by-field"
        title={t("quality.byField")}
        heads={[t("queue.field")]}
        lines={quality.fields.map((one) => ({
          key: `${one.entity}.${one.field}`,
          names: [
            one.figures.conflicts > 0 ? (
              <Anchor component={Link} href={`/conflicts?entity=${one.entity}&field=${one.field}`}>{fieldName(one.entity, one.field)}</Anchor>
            ) : (
              fieldName(one.entity, one.field)
            ),
          ],
          figures: one.figures,
        }))}
      />
      {department === "" && (
        <QualityTable
          id="by-system"
          title={t("quality.bySystem")}
          heads={[t("queue.connection"), t("quality.entity")]}
          lines={quality.systems.map((one) => ({
            key: `${one.system}/${one.entity}`,
            names: [one.system === "hub" ? t("conflicts.hub") : one.system, labels.get(one.entity)?.label ?? one.entity],
            figures: one.figures,
          }))}
        />
      )}
      <QualityTable
        id="by-department"
        title={t("quality.byDepartment")}
        heads={[t("people.department")]}
        lines={quality.departments.map((one) => ({
          key: one.department,
          names: [units.get(one.department) ?? one.department],
          figures: one.figures,
        }))}
        note={quality.hiddenDepartments > 0 ? t("quality.hidden", { count: quality.hiddenDepartments }) : ""}
      />
      <Text size="sm" c="dimmed">{t("quality.counted", { day: quality.day })}</Text>
    </>
  );
}
