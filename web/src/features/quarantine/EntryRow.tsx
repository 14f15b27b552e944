import { Button, Checkbox, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { TermPicker } from "@/features/queue/TermPicker";
import type { EntryFragment } from "@/gql/graphql";
import { When } from "@/parts/When";

import { CorrectForm } from "./CorrectForm";
import { GiveForm } from "./GiveForm";
import type { Correction } from "./useQuarantine";
import { Value } from "./Value";

interface Props {
  entry: EntryFragment;
  /** Whose terms a word may mean; null where none decides. */
  vocabulary: string | null;
  current: boolean;
  marked: boolean;
  opened: boolean;
  onFocus: () => void;
  onMark: () => void;
  onOpen: () => void;
  onTerm: (word: string, term: string | null) => void;
  /** Puts values into the record's place; null where the record itself is not in question. */
  onCorrect: ((id: string, values: Correction[], reason: string) => Promise<boolean>) | null;
  /** Says whose the record's account is; null where it is none for which nobody was found. */
  onGive: ((record: string, employee: string, reason: string) => Promise<boolean>) | null;
  giving: boolean;
}

export function EntryRow(props: Props) {
  const { entry, vocabulary, current, marked, opened, onFocus, onMark, onOpen, onTerm, onCorrect } = props;
  const { onGive, giving } = props;
  const { t } = useTranslation();
  const { word, value } = entry;
  return (
    <>
      <Table.Tr
        data-walk=""
        tabIndex={current ? 0 : -1}
        onFocus={onFocus}
        className={current ? "row-chosen" : ""}
      >
        <Table.Td>
          <Checkbox
            checked={marked}
            onChange={onMark}
            aria-label={t("queue.markWord", { word: entry.record })}
            tabIndex={-1}
          />
        </Table.Td>
        <Table.Td><Value value={value} masked={entry.masked} /></Table.Td>
        <Table.Td><Text className="raw">{entry.record}</Text></Table.Td>
        <Table.Td><When at={entry.firstSeen} /></Table.Td>
        <Table.Td>
          {vocabulary !== null && word !== null && value !== null && (
            <TermPicker vocabulary={vocabulary} word={value} onTerm={(term) => { onTerm(word, term); }} />
          )}
          {vocabulary !== null && word === null && (
            <Text size="sm" c="dimmed">{t("queue.lockedAbout")}</Text>
          )}
        </Table.Td>
        <Table.Td>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={opened}
            aria-label={`${t("quarantine.cellsOf")} ${entry.record}`}
            onClick={onOpen}
          >
            {t("quarantine.cellsOf")}
          </Button>
        </Table.Td>
      </Table.Tr>
      {opened && (
        <Table.Tr>
          <Table.Td />
          <Table.Td colSpan={5}>
            {onGive && <GiveForm entry={entry} busy={giving} onGive={onGive} />}
            {onCorrect === null ? <Cells entry={entry} /> : <CorrectForm entry={entry} onCorrect={onCorrect} />}
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** The whole record, the column that it is about first. */
function Cells({ entry }: { entry: EntryFragment }) {
  const { t } = useTranslation();
  if (entry.cells.length === 0) return <Text c="dimmed">{t("quarantine.erased")}</Text>;
  return (
    <dl className="facts" aria-label={`${t("quarantine.cellsOf")} ${entry.record}`}>
      {entry.cells.map((one) => (
        <div key={one.path} className="fact" data-concerns={one.concerns}>
          <dt>{one.concerns ? <b>{one.path}</b> : one.path}</dt>
          <dd><Value value={one.value} masked={one.masked} /></dd>
        </div>
      ))}
    </dl>
  );
}
