import { Button, Checkbox, Group, Stack, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { WordFragment } from "@/gql/graphql";
import { Count } from "@/parts/Count";
import { useFieldName } from "@/parts/names";
import { When } from "@/parts/When";

import { TermPicker } from "./TermPicker";
import { useTermLabel } from "./terms";

interface Props {
  word: WordFragment;
  current: boolean;
  marked: boolean;
  busy: boolean;
  onFocus: () => void;
  onMark: () => void;
  onTerm: (term: string | null) => void;
}

export function WordRow({ word, current, marked, busy, onFocus, onMark, onTerm }: Props) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  return (
    <Table.Tr
      data-word={word.id}
      data-walk=""
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
      className={current ? "row-chosen" : ""}
    >
      <Table.Td>
        <Checkbox
          checked={marked}
          onChange={onMark}
          aria-label={t("queue.markWord", { word: word.value ?? t("queue.locked") })}
          tabIndex={-1}
        />
      </Table.Td>
      <Table.Td>
        <Text className="raw">{word.value ?? t("queue.locked")}</Text>
        <Text size="sm" c="dimmed">
          {t("queue.since")} <When at={word.firstSeen} />
        </Text>
      </Table.Td>
      <Table.Td><When at={word.lastSeen} /></Table.Td>
      <Table.Td>
        <Text>{fieldName(word.entity, word.field)}</Text>
        <Text size="sm" c="dimmed">
          {word.connection} / {word.stream}
        </Text>
      </Table.Td>
      <Table.Td className="numeric"><Count of={word.people} /></Table.Td>
      <Table.Td className="numeric"><Count of={word.cells} /></Table.Td>
      <Table.Td>
        <Stack gap={6}>
          <Suggestions word={word} busy={busy} onTerm={onTerm} />
          {word.value !== null && (
            <TermPicker vocabulary={word.vocabulary} word={word.value} onTerm={onTerm} />
          )}
          {word.comment && <Text size="sm">{word.comment}</Text>}
        </Stack>
      </Table.Td>
    </Table.Tr>
  );
}

function Suggestions({ word, busy, onTerm }: Pick<Props, "word" | "busy" | "onTerm">) {
  const { t } = useTranslation();
  const label = useTermLabel(word.vocabulary);
  if (word.value === null) return <Text c="dimmed">{t("queue.lockedAbout")}</Text>;
  if (word.suggestions.length === 0) return <Text c="dimmed">{t("queue.noSuggestion")}</Text>;
  return word.suggestions.slice(0, 3).map((one, place) => (
    <Group key={one.term} gap="sm" wrap="nowrap">
      <Button
        size="compact-sm"
        variant={place === 0 ? "light" : "default"}
        disabled={busy}
        onClick={() => { onTerm(one.term); }}
        leftSection={<kbd>{place + 1}</kbd>}
        className="term"
      >
        {label(one.term)}
      </Button>
      <Text size="sm" c="dimmed" lineClamp={1} title={one.evidence}>
        {one.evidence}
      </Text>
    </Group>
  ));
}
