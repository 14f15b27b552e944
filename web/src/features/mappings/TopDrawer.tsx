/** What holds for the whole document: who wins, which records are not ours, values with names. */
import { ActionIcon, Button, Drawer, Group, NumberInput, Paper, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Conditions } from "./Conditions";
import { chainOf, sourceText, written, type Chain, type Condition, type MappingDocument } from "./document";
import type { StepKind } from "./MappingPage";
import { Steps } from "./Steps";

/** Without a precedence of its own. */
const USUAL = 50;

interface Props {
  document: MappingDocument;
  paths: readonly string[];
  kinds: readonly StepKind[];
  change: (next: MappingDocument) => void;
  close: () => void;
}

export function TopDrawer({ document, paths, kinds, change, close }: Props) {
  const { t } = useTranslation();
  const values = Object.entries((document["values"] ?? {}) as Record<string, string | Chain>);
  const precedence = document["precedence"];

  function set(name: string, value: unknown) {
    const rest = Object.fromEntries(Object.entries(document).filter(([one]) => one !== name));
    change((value === undefined ? rest : { ...rest, [name]: value }) as MappingDocument);
  }

  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={t("mappings.whole")}
      closeButtonProps={{ "aria-label": t("common.close") }}
      transitionProps={{ duration: 0 }}
    >
      <Stack>
        <NumberInput
          label={t("mappings.precedence")}
          description={t("mappings.precedenceAbout")}
          min={1}
          max={999}
          allowDecimal={false}
          placeholder={String(USUAL)}
          value={typeof precedence === "number" ? precedence : ""}
          onChange={(one) => { set("precedence", typeof one === "number" ? one : undefined); }}
        />
        <Conditions
          title={t("mappings.ignoreWhen")}
          about={t("mappings.ignoreAbout")}
          paths={paths}
          conditions={(document["ignore_when"] ?? []) as Condition[]}
          onChange={(all) => { set("ignore_when", all.length ? all : undefined); }}
        />
        <Values
          values={values}
          paths={paths}
          kinds={kinds}
          onChange={(all) => { set("values", all.length ? Object.fromEntries(all) : undefined); }}
        />
      </Stack>
    </Drawer>
  );
}

type Value = [string, string | Chain];

interface ValuesProps {
  values: readonly Value[];
  paths: readonly string[];
  kinds: readonly StepKind[];
  onChange: (values: Value[]) => void;
}

/** A column with its steps under a name, which rules pick as `$name`. */
function Values({ values, paths, kinds, onChange }: ValuesProps) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const taken = values.some(([one]) => one === name);
  const changed = (place: number, chain: Chain) => {
    onChange(values.map((one, at) => (at === place ? [one[0], written(chain)] : one)));
  };
  return (
    <Stack gap="xs" role="group" aria-label={t("mappings.values")}>
      <Title order={3}>{t("mappings.values")}</Title>
      <Text size="sm" c="dimmed">{t("mappings.valuesAbout")}</Text>
      {values.map(([own, given], place) => {
        const chain = chainOf(given);
        return (
          <Paper key={own} withBorder p="sm">
            <Group justify="space-between" align="flex-end" mb="xs">
              <Select
                label={`$${own}`}
                data={[...new Set([...paths, sourceText(chain)])]}
                value={sourceText(chain)}
                allowDeselect={false}
                searchable
                onChange={(from) => { if (from) changed(place, { ...chain, from }); }}
                comboboxProps={{ withinPortal: false }}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("mappings.removeValue", { name: own })}
                onClick={() => { onChange(values.filter((_, at) => at !== place)); }}
              >
                <IconX size={16} />
              </ActionIcon>
            </Group>
            <Steps
              steps={chain.steps ?? []}
              kinds={kinds}
              onChange={(steps) => { changed(place, { ...chain, steps }); }}
            />
          </Paper>
        );
      })}
      <Group align="flex-end">
        <TextInput
          label={t("mappings.valueName")}
          value={name}
          onChange={(event) => { setName(event.currentTarget.value.replace(/\W/g, "")); }}
        />
        <Button
          variant="default"
          disabled={!name || taken}
          onClick={() => {
            onChange([...values, [name, paths[0] ?? ""]]);
            setName("");
          }}
        >
          {t("mappings.addValue")}
        </Button>
      </Group>
    </Stack>
  );
}
