/** A record that could not land: what stands in it is put right, and it is tried again. */
import { Button, Group, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import type { EntryFragment } from "@/gql/graphql";

import type { Correction } from "./useQuarantine";
import { Value } from "./Value";

interface Props {
  entry: EntryFragment;
  onCorrect: (id: string, values: Correction[], reason: string) => Promise<boolean>;
}

export function CorrectForm({ entry, onCorrect }: Props) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<ReadonlyMap<string, string>>(new Map());
  const [reason, setReason] = useState("");
  if (entry.cells.length === 0) return <Text c="dimmed">{t("quarantine.erased")}</Text>;

  const changed = entry.cells.flatMap(({ path, value }): Correction[] => {
    const now = given.get(path);
    return now === undefined || now === (value ?? "") ? [] : [{ path, value: now === "" ? null : now }];
  });

  async function send(event: FormEvent) {
    event.preventDefault();
    if (await onCorrect(entry.id, changed, reason)) setGiven(new Map());
  }

  return (
    <form onSubmit={(event) => void send(event)} aria-label={`${t("quarantine.correct")} ${entry.record}`}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="lg" verticalSpacing="xs">
          {entry.cells.map(({ path, value, masked }) =>
            masked || path.startsWith("_") ? ( // where it stood in a file is no value of theirs
              <div key={path} className="fact"><Text size="sm">{path}</Text><Value value={value} masked={masked} /></div>
            ) : (
              <TextInput
                key={path}
                label={path}
                placeholder={t("mappings.empty")}
                value={given.get(path) ?? value ?? ""}
                onChange={(event) => { setGiven(new Map(given).set(path, event.currentTarget.value)); }}
              />
            ),
          )}
        </SimpleGrid>
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t("quarantine.correctReason")}
            value={reason}
            onChange={(event) => { setReason(event.currentTarget.value); }}
            w={320}
          />
          <Button type="submit" disabled={changed.length === 0 || !reason.trim()}>
            {t("quarantine.correct")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
