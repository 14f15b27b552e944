/** The words of a column: how often each stands, what it may mean, and what was decided. */
import { Button, Group, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { TermPicker } from "@/features/queue/TermPicker";
import { useTermLabel } from "@/features/queue/terms";
import { MappingWordsDocument, type MappingWordsQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Count } from "@/parts/Count";

type Word = NonNullable<MappingWordsQuery["mappingWords"]>[number];
/** A code, null for "means nothing", undefined for open. */
type Decision = string | null | undefined;

interface Props {
  place: { connection: string; stream: string; path: string; field: string };
  vocabulary: string;
  lexicon: Record<string, string | null>;
  decide: (word: string, code: Decision) => void;
}

export function WordsGrid({ place, vocabulary, lexicon, decide }: Props) {
  const { t } = useTranslation();
  const [asked, again] = useQuery({
    query: MappingWordsDocument,
    variables: place,
    requestPolicy: "cache-first",
  });
  return (
    <section aria-labelledby="words">
      <Title order={3} id="words" mb={6}>{t("mappings.words")}</Title>
      <Loaded asked={asked} again={again} lines={3}>
        {({ mappingWords }) => (
          <div className="surface">
            <Table verticalSpacing={6} horizontalSpacing="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t("queue.word")}</Table.Th>
                  <Table.Th scope="col" className="numeric">{t("mappings.wordCount")}</Table.Th>
                  <Table.Th scope="col">{t("queue.meaning")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {(mappingWords ?? []).map((one, at) =>
                  one.raw === null ? (
                    <Table.Tr key={at}>
                      <Table.Td>{t("queue.locked")}</Table.Td>
                      <Table.Td className="numeric"><Count of={one.records} /></Table.Td>
                      <Table.Td />
                    </Table.Tr>
                  ) : (
                    <WordLine
                      key={one.raw}
                      word={one}
                      raw={one.raw}
                      vocabulary={vocabulary}
                      decided={lexicon[one.raw]}
                      decide={decide}
                    />
                  ),
                )}
              </Table.Tbody>
            </Table>
          </div>
        )}
      </Loaded>
    </section>
  );
}

interface LineProps {
  word: Word;
  raw: string;
  vocabulary: string;
  decided: Decision;
  decide: (word: string, code: Decision) => void;
}

function WordLine({ word, raw, vocabulary, decided, decide }: LineProps) {
  const { t } = useTranslation();
  const label = useTermLabel(vocabulary);
  const open = decided === undefined && word.term === null;
  return (
    <Table.Tr>
      <Table.Th scope="row" className="plain raw">{raw}</Table.Th>
      <Table.Td className="numeric"><Count of={word.records} /></Table.Td>
      <Table.Td>
        {decided !== undefined && (
          <Group gap="xs">
            <b>{decided === null ? t("queue.meansNothing") : label(decided)}</b>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t("mappings.reopenWord", { word: raw })}
              onClick={() => { decide(raw, undefined); }}
            >
              {t("mappings.reopen")}
            </Button>
          </Group>
        )}
        {decided === undefined && word.term !== null && (
          <Text size="sm">
            {label(word.term)} <Text span c="dimmed" size="xs">{t("mappings.byItself")}</Text>
          </Text>
        )}
        {open && (
          <Group gap="xs">
            {word.suggestions.slice(0, 3).map((one) => (
              <Button key={one.term} size="compact-sm" variant="light" title={one.evidence} onClick={() => { decide(raw, one.term); }}>
                {label(one.term)}
              </Button>
            ))}
            {word.suggestions[0] && <Text size="xs" c="dimmed">{word.suggestions[0].evidence}</Text>}
            <TermPicker vocabulary={vocabulary} word={raw} onTerm={(term) => { decide(raw, term); }} />
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
