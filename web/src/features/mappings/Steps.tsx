/** The steps of a rule: each with a form made from what the hub says of its arguments. */
import { ActionIcon, Group, NumberInput, Paper, Select, Stack, Switch, TagsInput, Text, TextInput, Title } from "@mantine/core";
import { IconArrowUp, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { stepArguments, stepName, stepOf, type StepDocument } from "./document";
import type { StepKind } from "./MappingPage";

interface Props {
  steps: readonly StepDocument[];
  kinds: readonly StepKind[];
  onChange: (steps: StepDocument[]) => void;
}

export function Steps({ steps, kinds, onChange }: Props) {
  const { t } = useTranslation();

  function replaced(place: number, by: StepDocument[]): StepDocument[] {
    return [...steps.slice(0, place), ...by, ...steps.slice(place + 1)];
  }

  function up(place: number) {
    const next = [...steps];
    const [moved] = next.splice(place, 1);
    if (moved !== undefined) next.splice(place - 1, 0, moved);
    onChange(next);
  }

  return (
    <Stack gap="xs">
      <Title order={3}>{t("mappings.steps")}</Title>
      {steps.map((step, place) => (
        <StepForm
          key={`${String(place)}${stepName(step)}`}
          step={step}
          kind={kinds.find((one) => one.name === stepName(step))}
          onChange={(next) => { onChange(replaced(place, [next])); }}
          onRemove={() => { onChange(replaced(place, [])); }}
          onUp={place > 0 ? () => { up(place); } : undefined}
        />
      ))}
      <Select
        searchable
        placeholder={t("mappings.addStep")}
        aria-label={t("mappings.addStep")}
        data={kinds.map((one) => ({ value: one.name, label: `${one.name} – ${one.about}` }))}
        value={null}
        onChange={(one) => { if (one) onChange([...steps, one]); }}
        comboboxProps={{ keepMounted: false }}
      />
    </Stack>
  );
}

interface FormProps {
  step: StepDocument;
  kind: StepKind | undefined;
  onChange: (step: StepDocument) => void;
  onRemove: () => void;
  onUp: (() => void) | undefined;
}

function StepForm({ step, kind, onChange, onRemove, onUp }: FormProps) {
  const { t } = useTranslation();
  const name = stepName(step);
  const short = kind?.short ?? null;
  const given = stepArguments(step, short);
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {kind?.about}
          </Text>
        </div>
        <Group gap={4} wrap="nowrap">
          {onUp && (
            <ActionIcon variant="subtle" color="gray" onClick={onUp} aria-label={t("mappings.up", { name })}>
              <IconArrowUp size={16} />
            </ActionIcon>
          )}
          <ActionIcon variant="subtle" color="gray" onClick={onRemove} aria-label={t("mappings.removeStep", { name })}>
            <IconX size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <Stack gap="xs" mt={kind?.arguments.length ? "xs" : 0}>
        {kind?.arguments.map((one) => (
          <Argument
            key={one.name}
            argument={one}
            value={given[one.name]}
            onChange={(value) => { onChange(stepOf(name, { ...given, [one.name]: value }, short)); }}
          />
        ))}
      </Stack>
    </Paper>
  );
}

interface ArgumentProps {
  argument: StepKind["arguments"][number];
  value: unknown;
  onChange: (value: unknown) => void;
}

function Argument({ argument, value, onChange }: ArgumentProps) {
  const shared = {
    size: "xs" as const,
    label: argument.name,
    description: argument.about,
    required: argument.required,
  };
  const usual = argument.default === null ? "" : String(argument.default);
  if (argument.type === "bool") {
    return (
      <Switch
        {...shared}
        checked={value === true}
        onChange={(event) => { onChange(event.currentTarget.checked || undefined); }}
      />
    );
  }
  if (argument.choices.length) {
    return (
      <Select
        {...shared}
        data={argument.choices}
        value={value === undefined ? null : String(value)}
        placeholder={usual}
        onChange={(one) => { onChange(one ?? undefined); }}
      />
    );
  }
  if (argument.type === "int") {
    return (
      <NumberInput
        {...shared}
        value={typeof value === "number" ? value : ""}
        placeholder={usual}
        allowDecimal={false}
        onChange={(one) => { onChange(typeof one === "number" ? one : undefined); }}
      />
    );
  }
  if (argument.type === "texts") {
    return (
      <TagsInput
        {...shared}
        value={Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]}
        onChange={(all) => { onChange(all.length ? all : undefined); }}
      />
    );
  }
  if (argument.type === "map") return <Words shared={shared} value={value} onChange={onChange} />;
  return (
    <TextInput
      {...shared}
      value={typeof value === "string" ? value : ""}
      placeholder={usual}
      onChange={(event) => { onChange(event.currentTarget.value); }}
    />
  );
}

interface WordsProps {
  shared: { size: "xs"; label: string; description: string };
  value: unknown;
  onChange: (value: unknown) => void;
}

/** Their word = our code, a pair for each tag. */
function Words({ shared, value, onChange }: WordsProps) {
  const pairs = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return (
    <TagsInput
      {...shared}
      value={pairs.map(([word, code]) => `${word}=${String(code)}`)}
      onChange={(all) => {
        const split = all.map((one) => one.split("=", 2)).filter((one) => one.length === 2);
        onChange(split.length ? Object.fromEntries(split) : undefined);
      }}
    />
  );
}
