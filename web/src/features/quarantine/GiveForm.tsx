/** Whose an account is for which nobody was found: said by somebody who knows. */
import { Button, Group, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { PersonPicker } from "@/features/access/PersonPicker";
import type { EntryFragment } from "@/gql/graphql";

interface Props {
  entry: EntryFragment;
  busy: boolean;
  onGive: (record: string, employee: string, reason: string) => Promise<boolean>;
}

export function GiveForm({ entry, busy, onGive }: Props) {
  const { t } = useTranslation();
  const [person, setPerson] = useState("");
  const [reason, setReason] = useState("");

  function send(event: FormEvent) {
    event.preventDefault();
    void onGive(entry.id, person, reason.trim());
  }

  return (
    <form onSubmit={send} aria-label={`${t("quarantine.give")} ${entry.record}`}>
      <Group align="flex-end" gap="sm" mb="md">
        <PersonPicker label={t("quarantine.whose")} person={person} onChange={setPerson} />
        <TextInput
          label={t("quarantine.giveReason")}
          value={reason}
          onChange={(event) => { setReason(event.currentTarget.value); }}
          w={320}
        />
        <Button type="submit" variant="default" loading={busy} disabled={!person || !reason.trim()}>
          {t("quarantine.give")}
        </Button>
      </Group>
    </form>
  );
}
