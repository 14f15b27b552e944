/** What makes a row: its key, whose it is, and when a record makes one. */
import { Checkbox, Drawer, Group, Select, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { eachOf, eachPaths } from "./each";
import { EachForm } from "./EachForm";
import { Conditions } from "./Conditions";
import { keyOf, pathsOf, rowName, withRow, type Condition, type MappingDocument, type Problem, type Row } from "./document";
import type { StepKind } from "./MappingPage";
import { NewestForm } from "./NewestForm";
import type { Samples, Target } from "./RuleTable";

interface Props {
  place: number;
  document: MappingDocument;
  samples: Samples;
  targets: readonly Target[];
  kinds: readonly StepKind[];
  problems: readonly Problem[];
  change: (next: MappingDocument) => void;
  close: () => void;
}

interface Found {
  by?: string;
  from?: string;
  [other: string]: unknown;
}

export function RowDrawer({ place, document, samples, targets, kinds, problems, change, close }: Props) {
  const { t } = useTranslation();
  const row = document.rows[place];
  if (!row) return null;
  const columns = samples.map((one) => one.path);
  const values = Object.keys((document["values"] ?? {}) as object).map((one) => `$${one}`);
  const paths = [...columns, ...values, ...eachPaths(eachOf(row), samples)];

  function set(name: string, value: unknown) {
    const rest = Object.fromEntries(Object.entries(row as Row).filter(([one]) => one !== name));
    const next = value === undefined ? rest : { ...rest, [name]: value };
    change(withRow(document, place, next as Row));
  }

  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={t("mappings.rowOf", { row: rowName(row) })}
      closeButtonProps={{ "aria-label": t("common.close") }}
      transitionProps={{ duration: 0 }}
    >
      <Stack>
        <EachForm
          row={row}
          paths={columns}
          values={values}
          onChange={(next) => { change(withRow(document, place, next)); }}
        />
        <TagsInput
          label={t("mappings.key")}
          description={t("mappings.keyAbout")}
          data={[...paths]}
          value={pathsOf(row["key"])}
          onChange={(all) => { set("key", all.length ? keyOf(row["key"], all) : undefined); }}
          comboboxProps={{ withinPortal: false }}
        />
        <Whose name="of" row={row} document={document} paths={paths} set={set} />
        <Whose name="find" row={row} document={document} paths={paths} set={set} />
        <Checkbox
          label={t("mappings.create")}
          description={t("mappings.createAbout")}
          checked={row["create"] === true}
          onChange={(event) => { set("create", event.currentTarget.checked || undefined); }}
        />
        <Conditions
          title={t("mappings.when")}
          about={t("mappings.whenAbout")}
          paths={paths}
          conditions={(row["when"] ?? []) as Condition[]}
          onChange={(all) => { set("when", all.length ? all : undefined); }}
        />
        <NewestForm
          row={row}
          place={place}
          paths={paths}
          targets={targets}
          kinds={kinds}
          problems={problems}
          set={set}
        />
      </Stack>
    </Drawer>
  );
}

interface WhoseProps {
  name: "of" | "find";
  row: Row;
  document: MappingDocument;
  paths: readonly string[];
  set: (name: string, value: unknown) => void;
}

/** By which of our fields, and from which of their columns, a row finds the one that there is. */
function Whose({ name, row, document, paths, set }: WhoseProps) {
  const { t } = useTranslation();
  const given = row[name];
  const others = document.rows.map(rowName).filter((one) => one !== rowName(row));
  if (typeof given === "string") {
    return (
      <Select
        label={t(`mappings.${name}`)}
        data={others}
        value={given}
        onChange={(one) => { set(name, one ?? undefined); }}
        clearable
        clearButtonProps={{ "aria-label": t("common.clear") }}
        comboboxProps={{ withinPortal: false }}
      />
    );
  }
  const found = (given ?? {}) as Found;
  const part = (change: Found) => {
    const next = { ...found, ...change };
    set(name, next.by || next.from ? next : undefined);
  };
  return (
    <Group align="flex-end" grow role="group" aria-label={t(`mappings.${name}`)}>
      <TextInput
        label={t(`mappings.${name}`)}
        description={t("mappings.byAbout")}
        value={found.by ?? ""}
        onChange={(event) => { part({ by: event.currentTarget.value }); }}
      />
      <Select
        label={t("mappings.fromColumn")}
        data={[...paths]}
        value={typeof found.from === "string" ? found.from : null}
        onChange={(from) => { part({ from: from ?? "" }); }}
        searchable
        comboboxProps={{ withinPortal: false }}
      />
      {given === undefined && <Text size="xs" c="dimmed">{t("mappings.notSet")}</Text>}
    </Group>
  );
}
