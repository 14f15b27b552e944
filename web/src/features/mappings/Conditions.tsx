/** Tests of a record: a column and what its text must be, or must not be. */
import { ActionIcon, Button, Group, Select, Stack, TagsInput, Text, Title } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { sourceText, type Condition } from "./document";

interface Props {
  title: string;
  about: string;
  paths: readonly string[];
  conditions: readonly Condition[];
  onChange: (conditions: Condition[]) => void;
}

const TESTS = ["in", "not_in", "present", "absent"] as const;
type Test = (typeof TESTS)[number];

export function Conditions({ title, about, paths, conditions, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="group" aria-label={title}>
      <Title order={3}>{title}</Title>
      <Text size="sm" c="dimmed">{about}</Text>
      {conditions.map((one, place) => (
        <Line
          key={place}
          number={place + 1}
          condition={one}
          paths={paths}
          onChange={(next) => {
            onChange(conditions.flatMap((other, at) => (at !== place ? [other] : next ? [next] : [])));
          }}
        />
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          onClick={() => { onChange([...conditions, { from: paths[0] ?? "", in: [] }]); }}
        >
          {t("mappings.addCondition")}
        </Button>
      </Group>
    </Stack>
  );
}

function testOf(one: Condition): Test {
  if (one.present !== undefined) return one.present ? "present" : "absent";
  return one.not_in === undefined ? "in" : "not_in";
}

interface LineProps {
  number: number;
  condition: Condition;
  paths: readonly string[];
  onChange: (next: Condition | null) => void;
}

function Line({ number, condition, paths, onChange }: LineProps) {
  const { t } = useTranslation();
  const { in: among, not_in: without } = condition;
  const test = testOf(condition);
  const words = among ?? without ?? [];
  const tests = new Set(["in", "not_in", "present"]);
  const chain = Object.fromEntries(Object.entries(condition).filter(([one]) => !tests.has(one)));

  function tested(now: Test, values: string[]): Condition {
    if (now === "present" || now === "absent") return { ...chain, present: now === "present" };
    return now === "in" ? { ...chain, in: values } : { ...chain, not_in: values };
  }

  return (
    <Group align="flex-start" wrap="nowrap" gap="xs">
      <Select
        size="xs"
        aria-label={t("mappings.conditionColumn", { number })}
        data={[...new Set([...paths, sourceText(condition)])]}
        value={sourceText(condition)}
        allowDeselect={false}
        searchable
        onChange={(from) => { if (from) onChange({ ...condition, from }); }}
        comboboxProps={{ withinPortal: false }}
      />
      <Select
        size="xs"
        aria-label={t("mappings.conditionTest", { number })}
        data={TESTS.map((one) => ({ value: one, label: t(`mappings.tests.${one}`) }))}
        value={test}
        allowDeselect={false}
        onChange={(one) => { if (one) onChange(tested(one as Test, words)); }}
        comboboxProps={{ withinPortal: false }}
      />
      {(test === "in" || test === "not_in") && (
        <TagsInput
          size="xs"
          flex={1}
          aria-label={t("mappings.conditionWords", { number })}
          value={words}
          onChange={(all) => { onChange(tested(test, all)); }}
        />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("mappings.removeCondition", { number })}
        onClick={() => { onChange(null); }}
      >
        <IconX size={16} />
      </ActionIcon>
    </Group>
  );
}
