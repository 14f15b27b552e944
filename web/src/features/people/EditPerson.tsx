/** A person's record is changed by hand, with a reason: only fields that the viewer may change are offered. */
import { Button, Drawer, Fieldset, Group, List, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { CorrectPersonDocument } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useLabels } from "@/parts/names";
import { useTell } from "@/parts/telling";

import { changesOf, editable, formOf, type Form } from "./edit";
import { FieldInput } from "./FieldInput";
import type { Access, Person } from "./PersonPage";

interface Props {
  person: Person;
  access: Access;
  /** Reads the record anew: it was changed, here or meanwhile by somebody else. */
  again: () => void;
  close: () => void;
}

export function EditPerson({ person, access, again, close }: Props) {
  const { t } = useTranslation();
  const tell = useTell();
  const { act, busy } = useAct(CorrectPersonDocument);
  const sections = editable(useLabels().get("Employee")?.fields ?? [], access);
  const fields = sections.flatMap(([, some]) => some);
  const before = formOf(person, fields);
  const [typed, setTyped] = useState<Form>({});
  const [reason, setReason] = useState("");
  // What was typed stays, also where the record is read anew below it.
  const changes = changesOf(before, typed);
  const changed = fields.filter((one) => one.graphName in changes);

  async function save() {
    const done = await act({
      input: { id: person.id, expectedVersion: person.version, set: changes, reason: reason.trim() },
    });
    again();
    if (done === null) return;
    const waits = done.correctEmployee.__typename === "CorrectEmployeeSuccess" && done.correctEmployee.needsApproval;
    tell.done(t(waits ? "people.waitsForApproval" : "people.changed", { count: changed.length }));
    close();
  }

  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={t("people.changeTitle", { name: person.legalName ?? person.number })}
      closeButtonProps={{ "aria-label": t("common.close") }}
      transitionProps={{ duration: 0 }}
    >
      <Stack component="form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Text size="sm" c="dimmed">{t("people.changeAbout")}</Text>
        {sections.map(([name, some]) => (
          <Fieldset key={name} legend={t(`people.sections.${name}`)}>
            <Stack gap="sm">
              {some.map((one) => (
                <FieldInput
                  key={one.graphName}
                  field={one}
                  value={typed[one.graphName] ?? before[one.graphName] ?? ""}
                  change={(value) => { setTyped((now) => ({ ...now, [one.graphName]: value })); }}
                />
              ))}
            </Stack>
          </Fieldset>
        ))}
        {changed.length > 0 && (
          <List size="sm" aria-label={t("people.changes")}>
            {changed.map((one) => (
              <List.Item key={one.graphName}>
                {one.label}: {before[one.graphName] || t("people.empty")} → {changes[one.graphName] ?? t("people.empty")}
              </List.Item>
            ))}
          </List>
        )}
        <TextInput label={t("common.reason")} required value={reason} onChange={(event) => { setReason(event.currentTarget.value); }} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t("common.cancel")}</Button>
          <Button type="submit" loading={busy} disabled={changed.length === 0 || !reason.trim()}>{t("people.change")}</Button>
        </Group>
      </Stack>
    </Drawer>
  );
}
