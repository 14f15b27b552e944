import { ActionIcon, Button, Group, MultiSelect, Select, Stack, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { DepartmentPeopleDocument } from "@/gql/graphql";

import type { Form, Part } from "./change";
import type { Department } from "./DepartmentsPage";

interface Props {
  department: Department;
  all: readonly Department[];
  form: Form;
  change: (next: Partial<Form>) => void;
}

/** What each kind of change needs to be told. */
export function ChangeFields({ department, all, form, change }: Props) {
  const { t } = useTranslation();
  const units = all
    .filter((one) => one.id !== department.id)
    .map((one) => ({ value: one.id, label: [one.name, one.code].filter(Boolean).join(" · ") }));
  if (form.kind === "RETIRE") return null;
  if (form.kind === "RENAME") {
    return (
      <Group grow>
        <TextInput
          label={t("departments.name")}
          value={form.name}
          onChange={(event) => { change({ name: event.currentTarget.value }); }}
        />
        <TextInput
          label={t("departments.code")}
          value={form.code}
          onChange={(event) => { change({ code: event.currentTarget.value }); }}
        />
      </Group>
    );
  }
  if (form.kind === "MOVE") {
    return (
      <Unit label={t("departments.parent")} units={units} value={form.parent} onChange={(parent) => { change({ parent }); }} />
    );
  }
  return (
    <>
      <Unit
        label={t(form.kind === "MERGE" ? "departments.into" : "departments.rest")}
        units={units}
        value={form.into}
        onChange={(into) => { change({ into }); }}
      />
      {form.kind === "SPLIT" && (
        <Parts department={department.id} units={units} parts={form.parts} onChange={(parts) => { change({ parts }); }} />
      )}
    </>
  );
}

interface UnitProps {
  label: string;
  units: { value: string; label: string }[];
  value: string | null;
  onChange: (unit: string | null) => void;
}

function Unit({ label, units, value, onChange }: UnitProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={label}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("common.clear") }}
      data={units}
      value={value}
      onChange={onChange}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

interface PartsProps {
  department: string;
  units: { value: string; label: string }[];
  parts: readonly Part[];
  onChange: (parts: readonly Part[]) => void;
}

/** Who goes elsewhere than the rest. */
function Parts({ department, units, parts, onChange }: PartsProps) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: DepartmentPeopleDocument, variables: { department } });
  const people = (data?.employees.nodes ?? []).map((one) => ({
    value: one.id,
    label: [one.legalName, one.number].filter(Boolean).join(" "),
  }));

  function put(place: number, next: Partial<Part>) {
    onChange(parts.map((one, at) => (at === place ? { ...one, ...next } : one)));
  }

  return (
    <Stack gap="sm">
      {parts.map((part, place) => (
        <Group key={place} align="flex-end" wrap="nowrap" role="group" aria-label={t("departments.part", { number: place + 1 })}>
          <Unit label={t("departments.goesTo")} units={units} value={part.department} onChange={(one) => { put(place, { department: one }); }} />
          <MultiSelect
            flex={1}
            label={t("departments.who")}
            searchable
            data={people.filter(({ value }) => parts.every((one) => one === part || !one.employees.includes(value)))}
            value={part.employees}
            onChange={(employees) => { put(place, { employees }); }}
            comboboxProps={{ withinPortal: false }}
          />
          {parts.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              mb={4}
              aria-label={t("departments.removePart", { number: place + 1 })}
              onClick={() => { onChange(parts.filter((_, at) => at !== place)); }}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </Group>
      ))}
      <div>
        <Button size="xs" variant="default" onClick={() => { onChange([...parts, { department: null, employees: [] }]); }}>
          {t("departments.addPart")}
        </Button>
      </div>
    </Stack>
  );
}
