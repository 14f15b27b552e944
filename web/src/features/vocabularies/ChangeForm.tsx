/** Rename, move, merge, split or retire a department; what it would come to stands below. */
import { Button, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ChangeDepartmentDocument } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";

import { changeOf, formOf, KINDS, type Kind } from "./change";
import { ChangeEffect } from "./ChangeEffect";
import { ChangeFields } from "./ChangeFields";
import type { Department } from "./DepartmentsPage";

interface Props {
  department: Department;
  all: readonly Department[];
  close: () => void;
}

export function ChangeForm({ department, all, close }: Props) {
  const { t } = useTranslation();
  const tell = useTell();
  const [form, setForm] = useState(() => formOf(department));
  const [reason, setReason] = useState("");
  const { act, busy } = useAct(ChangeDepartmentDocument);
  const change = changeOf(department, form);
  const name = department.name ?? department.code ?? "";

  async function save() {
    if (change === null) return;
    const done = (await act({ input: { change, reason } }))?.changeDepartment;
    if (done?.__typename !== "ChangeDepartmentSuccess") return;
    const said = { name, day: form.day, count: done.filled };
    tell.done(t(done.state === "planned" ? "departments.planned" : "departments.changed", said));
    close();
  }

  return (
    <Stack>
      <SegmentedControl
        fullWidth
        aria-label={t("departments.kind")}
        value={form.kind}
        onChange={(kind) => { setForm((now) => ({ ...now, kind: kind as Kind })); }}
        data={KINDS.map((one) => ({ value: one, label: t(`departments.kinds.${one}`) }))}
      />
      <Text size="sm" c="dimmed">{t(`departments.kindsAbout.${form.kind}`)}</Text>
      <ChangeFields
        department={department}
        all={all}
        form={form}
        change={(next) => { setForm((now) => ({ ...now, ...next })); }}
      />
      <TextInput
        type="date"
        label={t("departments.day")}
        description={t("departments.dayAbout")}
        value={form.day}
        onChange={(event) => {
          const day = event.currentTarget.value;
          setForm((now) => ({ ...now, day }));
        }}
      />
      {change ? <ChangeEffect change={change} /> : <Text c="dimmed">{t("departments.notYet")}</Text>}
      <TextInput
        label={t("common.reason")}
        required
        value={reason}
        onChange={(event) => { setReason(event.currentTarget.value); }}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>{t("common.cancel")}</Button>
        <Button loading={busy} disabled={!change || !reason.trim()} onClick={() => void save()}>
          {t("departments.save")}
        </Button>
      </Group>
    </Stack>
  );
}
