import { Button, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { CorrectDepartmentDocument, CreateDepartmentDocument } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";

import type { Department } from "./DepartmentsPage";

interface Props {
  /** Null: a new one. */
  department: Department | null;
  all: readonly Department[];
  close: () => void;
}

/** Rename, move or end a department, or make one; the effect is said before it is done. */
export function DepartmentDialog({ department, all, close }: Props) {
  const { t } = useTranslation();
  const tell = useTell();
  const creating = useAct(CreateDepartmentDocument);
  const correcting = useAct(CorrectDepartmentDocument);
  const [form, setForm] = useState({
    code: department?.code ?? "",
    name: department?.name ?? "",
    parent: department?.parent?.id ?? null,
    effectiveTo: department?.effectiveTo ?? "",
    reason: "",
  });
  const people = department?.employees?.totalCount ?? 0;

  function field(name: "code" | "name" | "effectiveTo" | "reason") {
    return {
      value: form[name],
      onChange: (event: { currentTarget: { value: string } }) => {
        const { value } = event.currentTarget;
        setForm((now) => ({ ...now, [name]: value }));
      },
    };
  }

  async function save() {
    const { reason, name, parent, effectiveTo, code } = form;
    const set = { name, parent, effectiveTo: effectiveTo || null };
    const done = department
      ? await correcting.act({
          input: { id: department.id, expectedVersion: department.version, reason, set },
        })
      : await creating.act({ input: { reason, department: { code, name, parent } } });
    if (!done) return;
    tell.done(t("departments.saved", { name }));
    close();
  }

  return (
    <Modal
      opened
      onClose={close}
      title={department ? department.name : t("departments.create")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack>
        {department ? (
          <Text size="sm" c="dimmed">{t("departments.effect", { count: people })}</Text>
        ) : (
          <TextInput label={t("departments.code")} required {...field("code")} />
        )}
        <TextInput label={t("departments.name")} required {...field("name")} />
        <Select
          label={t("departments.parent")}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          data={all
            .filter((one) => one.id !== department?.id)
            .map((one) => ({ value: one.id, label: one.name ?? one.code ?? one.id }))}
          value={form.parent}
          onChange={(parent) => { setForm((now) => ({ ...now, parent })); }}
        />
        {department && (
          <TextInput type="date" label={t("departments.lastDay")} {...field("effectiveTo")} />
        )}
        <TextInput label={t("common.reason")} required {...field("reason")} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t("common.cancel")}</Button>
          <Button
            loading={creating.busy || correcting.busy}
            disabled={!form.name || !form.reason || (!department && !form.code)}
            onClick={() => void save()}
          >
            {t("departments.save")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
