import { Button, Group, Modal, MultiSelect, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { DepartmentsDocument, GiveGrantDocument, PolicyDocument } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useClassName } from "@/parts/model";
import { useTell } from "@/parts/telling";

import { PersonPicker } from "./PersonPicker";

/** Classes of fields, of all people or of some departments, for a time, with a reason. */
export function GiveGrant({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const called = useClassName();
  const tell = useTell();
  const { act, busy } = useAct(GiveGrantDocument);
  const [{ data }] = useQuery({ query: PolicyDocument, variables: { entity: null }, requestPolicy: "cache-first" });
  const [units] = useQuery({ query: DepartmentsDocument, requestPolicy: "cache-first" });
  const [holder, setHolder] = useState("");
  const [role, setRole] = useState<string | null>("hrbp");
  const [classes, setClasses] = useState<string[]>([]);
  const [of, setOf] = useState<string[]>([]);
  const [times, setTimes] = useState({ validFrom: "", validTo: "" });
  const [reason, setReason] = useState("");

  async function give() {
    if (role === null) return;
    const time = {
      ...(times.validFrom && { validFrom: times.validFrom }),
      ...(times.validTo && { validTo: times.validTo }),
    };
    const reach = of.length ? { extent: "SUBTREES" as const, of } : {};
    if (!(await act({ input: { holder, role, classes, reason, ...reach, ...time } }))) return;
    tell.done(t("access.given"));
    close();
  }

  function day(name: "validFrom" | "validTo") {
    return (
      <TextInput
        type="date"
        label={t(`access.${name}`)}
        value={times[name]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setTimes((now) => ({ ...now, [name]: value }));
        }}
      />
    );
  }

  return (
    <Modal opened onClose={close} title={t("access.give")} size="lg" closeButtonProps={{ "aria-label": t("common.close") }} transitionProps={{ duration: 0 }}>
      <Stack>
        <PersonPicker person={holder} onChange={setHolder} />
        <Select label={t("access.role")} data={data?.accessPolicy?.roles ?? []} value={role} onChange={setRole} allowDeselect={false} />
        <MultiSelect
          label={t("access.classes")}
          description={t("access.classesAbout")}
          searchable
          data={(data?.accessPolicy?.grants ?? []).map((one) => ({ value: one, label: called(one) }))}
          value={classes}
          onChange={setClasses}
        />
        <MultiSelect
          label={t("access.reach")}
          description={t("access.reachAbout")}
          searchable
          data={(units.data?.departments.nodes ?? []).map((one) => ({ value: one.id, label: one.name ?? one.code ?? one.id }))}
          value={of}
          onChange={setOf}
        />
        <Group grow>{day("validFrom")}{day("validTo")}</Group>
        <TextInput label={t("common.reason")} required value={reason} onChange={(event) => { setReason(event.currentTarget.value); }} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t("common.cancel")}</Button>
          <Button loading={busy} disabled={!holder || !reason.trim()} onClick={() => void give()}>{t("access.give")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
