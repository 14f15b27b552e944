/** How many rows a record makes: one, one for each of some columns, or one for each item of a list. */
import { Group, Select, Stack, Switch, TagsInput, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { eachOf, kindOf, picks, withEach, type Columns, type Each, type EachKind, type Items } from "./each";
import type { Row } from "./document";

const KINDS: readonly EachKind[] = ["record", "columns", "list"];

interface Props {
  row: Row;
  paths: readonly string[];
  /** With `$`: values of the document that may be lists. */
  values: readonly string[];
  onChange: (row: Row) => void;
}

export function EachForm({ row, paths, values, onChange }: Props) {
  const { t } = useTranslation();
  const each = eachOf(row);
  const kind = kindOf(each);
  const set = (next: Each | null) => { onChange(withEach(row, next)); };

  function become(next: EachKind) {
    if (next === kind) return;
    if (next === "record") set(null);
    else set(next === "columns" ? { columns: [] } : { list: paths[0] ?? "" });
  }

  return (
    <Stack gap="xs" role="group" aria-label={t("mappings.each")}>
      <Title order={3}>{t("mappings.each")}</Title>
      <Select
        label={t("mappings.eachOf")}
        data={KINDS.map((one) => ({ value: one, label: t(`mappings.eachKinds.${one}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(one) => { become((one ?? "record") as EachKind); }}
        comboboxProps={{ withinPortal: false }}
      />
      {each !== null && "columns" in each && <ColumnsForm each={each} paths={paths} values={values} set={set} />}
      {each !== null && "list" in each && <ItemsForm each={each} paths={paths} values={values} set={set} />}
      {each !== null && <Text size="sm" c="dimmed">{t("mappings.eachPicks", { names: picks(each).join(", ") })}</Text>}
    </Stack>
  );
}

interface FormProps<E extends Each> {
  each: E;
  paths: readonly string[];
  values: readonly string[];
  set: (each: Each) => void;
}

function ColumnsForm({ each, paths, values, set }: FormProps<Columns>) {
  const { t } = useTranslation();
  const taken = [...values, ...picks(each)];
  return (
    <>
      <TagsInput
        label={t("mappings.eachColumns")}
        description={t("mappings.eachColumnsAbout")}
        data={[...paths]}
        value={each.columns}
        onChange={(columns) => { set({ ...each, columns }); }}
        comboboxProps={{ withinPortal: false }}
      />
      <Group grow align="flex-end">
        <NameInput label={t("mappings.eachName")} usual="name" taken={taken} value={each.name} onChange={(name) => { set(withPart(each, "name", name)); }} />
        <NameInput label={t("mappings.eachValue")} usual="value" taken={taken} value={each.value} onChange={(value) => { set(withPart(each, "value", value)); }} />
      </Group>
    </>
  );
}

function ItemsForm({ each, paths, values, set }: FormProps<Items>) {
  const { t } = useTranslation();
  const taken = [...values, ...picks(each)];
  return (
    <>
      <Select
        label={t("mappings.eachList")}
        description={t("mappings.eachListAbout")}
        data={[...new Set([...paths, ...values, each.list])]}
        value={each.list}
        allowDeselect={false}
        searchable
        onChange={(list) => { if (list) set({ ...each, list }); }}
        comboboxProps={{ withinPortal: false }}
      />
      <Group grow align="flex-end">
        <NameInput label={t("mappings.eachItem")} usual="item" taken={taken} value={each.item} onChange={(item) => { set(withPart(each, "item", item)); }} />
        <TextInput
          label={t("mappings.eachBy")}
          description={t("mappings.eachByAbout")}
          value={each.by ?? ""}
          onChange={(event) => { set(withPart(each, "by", event.currentTarget.value)); }}
        />
      </Group>
      <Switch
        label={t("mappings.eachAbsent")}
        description={t("mappings.eachAbsentAbout")}
        checked={each.absent === "empty"}
        onChange={(event) => { set(withPart(each, "absent", event.currentTarget.checked ? "empty" : "")); }}
      />
    </>
  );
}

interface NameProps {
  label: string;
  usual: string;
  value: string | undefined;
  /** With `$`: what has a name already. */
  taken: readonly string[];
  onChange: (value: string) => void;
}

/**
 * A name without the `$` by which rules pick it. It holds when it is left: rules follow it, and must
 * not follow what was half typed.
 */
function NameInput({ label, usual, value = "", taken, onChange }: NameProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const clash = typed !== value && taken.includes(`$${typed || usual}`);
  return (
    <TextInput
      label={label}
      leftSection="$"
      placeholder={usual}
      value={typed}
      error={clash && t("mappings.eachTaken")}
      onChange={(event) => { setTyped(event.currentTarget.value.replace(/[^\p{L}\p{N}_]/gu, "")); }}
      onBlur={() => { if (typed !== value && !clash) onChange(typed); }}
    />
  );
}

/** With that part, or without it where nothing stands there. */
function withPart<E extends Each>(each: E, name: string, value: string): E {
  const rest = Object.fromEntries(Object.entries(each).filter(([one]) => one !== name));
  return (value ? { ...rest, [name]: value } : rest) as E;
}
