/** The terms of one vocabulary, their codes in standards, and what a word would become. */
import { Anchor, Button, Group, Table, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link, useParams } from "wouter";

import { useViewer } from "@/app/viewer";
import { MatchWordDocument, TermEditsDocument, VocabularySkosDocument, VocabularyTermsDocument, type VocabularyTermsQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useKeptFile } from "@/graph/useKeptFile";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { LastPager } from "@/parts/LastPager";
import { SortHead } from "@/parts/SortHead";
import { State } from "@/parts/State";
import { useFilters } from "@/parts/useFilters";
import { useOrder } from "@/parts/useOrder";
import { When } from "@/parts/When";
import { Who } from "@/parts/Who";

import { SkosImport } from "./SkosImport";
import { termsIn } from "./sorted";
import { TermDrawer } from "./TermDrawer";

/** Edits of a page, as many as the query asks for. */
const EDITS = 20;
const WAYS = { own: false, label: false, code: false };

type Vocabulary = NonNullable<VocabularyTermsQuery["vocabulary"]>;
type Term = Vocabulary["terms"][number];

export default function VocabularyPage() {
  const { t } = useTranslation();
  const { name = "" } = useParams<{ name: string }>();
  const [asked, again] = useQuery({ query: VocabularyTermsDocument, variables: { name } });
  const [chosen, setChosen] = useState<Term | "new" | null>(null);
  const [bringing, setBringing] = useState(false);
  const may = useViewer().roles.has("admin");
  return (
    <Loaded asked={asked} again={again} lines={10}>
      {({ vocabulary }) =>
        vocabulary ? (
          <Page
            title={vocabulary.label}
            about={vocabulary.name}
            trail={<Anchor component={Link} href="/vocabularies">{t("vocabularies.title")}</Anchor>}
            actions={
              <Group gap="sm">
                <Export name={vocabulary.name} />
                {may && (
                  <Button variant="default" leftSection={<IconUpload size={16} />} onClick={() => { setBringing(true); }}>
                    {t("vocabularies.skosIn")}
                  </Button>
                )}
                {may && <Button onClick={() => { setChosen("new"); }}>{t("vocabularies.add")}</Button>}
              </Group>
            }
          >
            {bringing && <SkosImport vocabulary={vocabulary.name} close={() => { setBringing(false); }} />}
            <Try vocabulary={vocabulary} />
            <Terms vocabulary={vocabulary} edit={may ? setChosen : null} />
            {may && <Edits vocabulary={vocabulary} />}
            {chosen && (
              <TermDrawer
                key={chosen === "new" ? chosen : chosen.code}
                vocabulary={vocabulary}
                term={chosen === "new" ? null : chosen}
                close={() => { setChosen(null); }}
              />
            )}
          </Page>
        ) : (
          <Empty whole title={t("vocabularies.unknown")} />
        )
      }
    </Loaded>
  );
}

/** The vocabulary as the company has it, kept as SKOS. */
function Export({ name }: { name: string }) {
  const { t } = useTranslation();
  const { keep, busy } = useKeptFile(VocabularySkosDocument, (data) => data.vocabularySkos);
  return (
    <Button variant="default" leftSection={<IconDownload size={16} />} loading={busy} onClick={() => void keep({ name })}>
      {t("vocabularies.skosOut")}
    </Button>
  );
}

function Try({ vocabulary }: { vocabulary: Vocabulary }) {
  const { t } = useTranslation();
  const [word, setWord] = useState("");
  const [still] = useDebouncedValue(word.trim(), 250);
  const [{ data }] = useQuery({
    query: MatchWordDocument,
    variables: { name: vocabulary.name, values: [still] },
    pause: still === "",
  });
  const [match] = still ? (data?.vocabulary?.match ?? []) : [];
  const label = (code: string) =>
    vocabulary.terms.find((one) => one.code === code)?.label ?? code;
  return (
    <section aria-label={t("vocabularies.try")} className="surface pad">
      <TextInput
        label={t("vocabularies.try")}
        description={t("vocabularies.tryAbout")}
        value={word}
        onChange={(event) => { setWord(event.currentTarget.value); }}
        maw={420}
      />
      <div role="status" className="answer">
        {match?.term && (
          <Text>
            {match.raw} → <b>{label(match.term)}</b>
          </Text>
        )}
        {match && !match.term && (
          <>
            <Text>{t("vocabularies.notTaken", { word: match.raw })}</Text>
            {match.suggestions.map((one) => (
              <Text key={one.term} size="sm">
                {label(one.term)} <Text span c="dimmed">{one.evidence}</Text>
              </Text>
            ))}
          </>
        )}
      </div>
    </section>
  );
}

interface TermsProps {
  vocabulary: Vocabulary;
  /** Null for who may not. */
  edit: ((term: Term) => void) | null;
}

/** The whole list is here: `own` is the order in which the vocabulary has its terms. */
function Terms({ vocabulary, edit }: TermsProps) {
  const { t } = useTranslation();
  const order = useOrder(WAYS);
  return (
    <section aria-labelledby="terms">
      <Title order={2} id="terms" mb="sm">{t("vocabularies.terms")}</Title>
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="terms">
          <Table verticalSpacing={8} horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <SortHead name="label" order={order}>{t("vocabularies.term")}</SortHead>
                <SortHead name="code" order={order}>{t("vocabularies.code")}</SortHead>
                <Table.Th scope="col">{t("vocabularies.broader")}</Table.Th>
                <Table.Th scope="col">{t("vocabularies.codings")}</Table.Th>
                {edit && <Table.Td />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {termsIn(order, vocabulary.terms).map((one) => (
                <Table.Tr key={one.code}>
                  <Table.Th scope="row" className="plain">
                    {one.label} {!one.active && <State of="retired" />}
                  </Table.Th>
                  <Table.Td><code>{one.code}</code></Table.Td>
                  <Table.Td>{one.broader}</Table.Td>
                  <Table.Td>
                    {one.codings.map((coding) => `${coding.system} ${coding.code}`).join(" · ")}
                  </Table.Td>
                  {edit && (
                    <Table.Td>
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        aria-label={`${t("vocabularies.edit")} ${one.label}`}
                        onClick={() => { edit(one); }}
                      >
                        {t("vocabularies.edit")}
                      </Button>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </section>
  );
}

/** What the company has said of terms, beside what ships. */
function Edits({ vocabulary }: { vocabulary: Vocabulary }) {
  const { t } = useTranslation();
  const [get] = useFilters();
  const after = get("after");
  const [asked, again] = useQuery({ query: TermEditsDocument, variables: { vocabulary: vocabulary.name, before: after || null } });
  const label = (code: string) => vocabulary.terms.find((one) => one.code === code)?.label ?? code;
  return (
    <Loaded asked={asked} again={again} lines={2}>
      {({ termEdits }) =>
        termEdits?.length || after ? (
          <section aria-labelledby="edits">
            <Title order={2} id="edits" mb="sm">{t("vocabularies.edits")}</Title>
            <div className="surface">
              <Table verticalSpacing={8} horizontalSpacing="md">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t("vocabularies.term")}</Table.Th>
                    <Table.Th scope="col">{t("vocabularies.aliases")}</Table.Th>
                    <Table.Th scope="col">{t("common.reason")}</Table.Th>
                    <Table.Th scope="col">{t("access.who")}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {termEdits?.map((one) => (
                    <Table.Tr key={one.id}>
                      <Table.Th scope="row" className="plain">{label(one.code)}</Table.Th>
                      <Table.Td>{one.aliases.join(", ")}</Table.Td>
                      <Table.Td>{one.reason}</Table.Td>
                      <Table.Td><Who is={one.author} /> <When at={one.at} /></Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
            <LastPager rows={termEdits ?? []} page={EDITS} />
          </section>
        ) : null
      }
    </Loaded>
  );
}
