/** Of which fields the newest word wins, and which of their columns says when a record changed. */
import { MultiSelect, Select, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { chainOf, written, type Chain, type Problem, type Row } from "./document";
import type { StepKind } from "./MappingPage";
import type { Target } from "./RuleTable";
import { Steps } from "./Steps";
import { FaultText } from "@/parts/TroubleNote";

interface Props {
  row: Row;
  place: number;
  paths: readonly string[];
  targets: readonly Target[];
  kinds: readonly StepKind[];
  problems: readonly Problem[];
  set: (name: string, value: unknown) => void;
}

export function NewestForm({ row, place, paths, targets, kinds, problems, set }: Props) {
  const { t } = useTranslation();
  const changed = row["changed"] as string | Chain | undefined;
  const chain = changed === undefined ? null : chainOf(changed);
  const column = typeof chain?.from === "string" ? chain.from : null;
  const labels = new Map(targets.filter((one) => one.entity === row.entity).map((one) => [one.field, one.label]));
  const own = ["changed", "newest"].map((one) => `rows[${String(place)}].${one}`);
  const faults = problems.filter((one) => own.some((mine) => one.place.startsWith(mine)));

  return (
    <Stack gap="xs" role="group" aria-label={t("mappings.newest")}>
      <Title order={3}>{t("mappings.newest")}</Title>
      <MultiSelect
        label={t("mappings.newestFields")}
        description={t("mappings.newestAbout")}
        data={Object.keys(row.fields ?? {}).map((one) => ({ value: one, label: labels.get(one) ?? one }))}
        value={(row["newest"] ?? []) as string[]}
        onChange={(all) => { set("newest", all.length ? all : undefined); }}
        searchable
        comboboxProps={{ withinPortal: false }}
      />
      <Select
        label={t("mappings.changed")}
        description={t("mappings.changedAbout")}
        data={column === null || paths.includes(column) ? [...paths] : [column, ...paths]}
        value={column}
        onChange={(from) => { set("changed", from === null ? undefined : written({ ...chain, from })); }}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("common.clear") }}
        comboboxProps={{ withinPortal: false }}
      />
      {chain !== null && (
        <Steps
          steps={chain.steps ?? []}
          kinds={kinds}
          onChange={(steps) => { set("changed", written({ ...chain, steps })); }}
        />
      )}
      {faults.map((one) => (
        <Text key={one.place + one.code} className="fault" role="alert">
          <FaultText fault={one} />
        </Text>
      ))}
    </Stack>
  );
}
