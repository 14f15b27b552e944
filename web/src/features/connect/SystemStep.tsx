/** Which system, and how to get in: a form made from what its connector asks for. */
import { Button, Checkbox, Group, NumberInput, PasswordInput, Select, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { TryConnectionDocument } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";

import type { StepProps } from "./ConnectPage";
import { accessOf, complete, configOf, nameFor, type Kind, type KindField, type Stream } from "./plan";
import { UploadField } from "./UploadField";

interface Props extends StepProps {
  kinds: readonly Kind[];
  /** Secrets that are kept, by name. */
  kept: readonly string[];
  found: (streams: readonly Stream[]) => void;
}

/** Fields that name a file of the hub, which is uploaded. */
const FILES: Record<string, string> = { files: "path", rest: "manifest" };

export function SystemStep({ plan, change, kinds, kept, there, found }: Props) {
  const { t } = useTranslation();
  const trying = useAct(TryConnectionDocument);
  const kind = kinds.find((one) => one.kind === plan.kind);

  async function reach() {
    const name = plan.name || nameFor(plan);
    const input = { ...accessOf(plan, there), config: there ? configOf(plan) : plan.config };
    const done = (await trying.act({ input }))?.tryConnection;
    if (done?.__typename !== "TryConnectionSuccess") return;
    change({ name });
    found(done.streams);
  }

  if (!kind) return null;
  return (
    <Stack maw={620} mt="md">
      <Select
        label={t("connect.kind")}
        data={kinds.map((one) => ({ value: one.kind, label: one.label }))}
        value={plan.kind}
        onChange={(one) => { if (one) change({ kind: one, config: {}, secrets: {}, chosen: {} }); }}
        disabled={there}
        allowDeselect={false}
      />
      {kind.fields.filter((one) => one.type !== "streams").map((one) => (
        <Stack key={one.name} gap={6}>
          {FILES[kind.kind] === one.name && (
            <UploadField
              accept={kind.kind === "files" ? ".xlsx,.xls,.xlsm,.ods,.csv,.tsv" : ".yaml,.yml"}
              taken={(path) => { change({ config: { ...plan.config, [one.name]: path }, chosen: there ? plan.chosen : {} }); }}
            />
          )}
          <SpecField
            field={one}
            kept={kept.includes(one.name)}
            value={one.secret ? plan.secrets[one.name] : plan.config[one.name]}
            onChange={(value) => {
              const part = one.secret ? plan.secrets : plan.config;
              const rest = Object.fromEntries(Object.entries(part).filter(([name]) => name !== one.name));
              const next = value === undefined ? rest : { ...rest, [one.name]: value };
              change(one.secret ? { secrets: next as Record<string, string> } : { config: next });
            }}
          />
        </Stack>
      ))}
      <Text size="sm" c="dimmed">{t("connect.tryAbout")}</Text>
      <Group>
        <Button loading={trying.busy} disabled={!complete(plan, kind, kept)} onClick={() => void reach()}>
          {t("connect.try")}
        </Button>
      </Group>
    </Stack>
  );
}

interface FieldProps {
  field: KindField;
  kept: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
}

function SpecField({ field, kept, value, onChange }: FieldProps) {
  const { t } = useTranslation();
  const shared = { label: field.label, description: field.help, required: field.required && !kept };
  const text = typeof value === "string" ? value : "";
  if (field.secret) {
    return (
      <PasswordInput
        {...shared}
        description={kept ? t("connect.kept") : (field.help ?? t("connect.secret"))}
        value={text}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": t("connect.reveal") }}
        onChange={(event) => { onChange(event.currentTarget.value || undefined); }}
      />
    );
  }
  if (field.type === "boolean") {
    return (
      <Checkbox
        label={field.label}
        description={field.help}
        checked={value === true}
        onChange={(event) => { onChange(event.currentTarget.checked || undefined); }}
      />
    );
  }
  if (field.type === "integer") {
    return (
      <NumberInput
        {...shared}
        allowDecimal={false}
        value={typeof value === "number" ? value : ""}
        onChange={(one) => { onChange(typeof one === "number" ? one : undefined); }}
      />
    );
  }
  return (
    <TextInput {...shared} value={text} onChange={(event) => { onChange(event.currentTarget.value || undefined); }} />
  );
}
