/** Examples that HR writes: this record should give that. They run against what is edited. */
import { Badge, Button, Group, Paper, Stack, Table, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { KeepExampleDocument, MappingExamplesDocument, RemoveExampleDocument, type MappingExamplesQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useAct } from "@/graph/useAct";
import { Who } from "@/parts/Who";

import { chainOf, rowName, type MappingDocument } from "./document";
import type { StreamMapping } from "./MappingPage";

type Example = NonNullable<MappingExamplesQuery["mappingExamples"]>[number];
type Texts = Record<string, string>;

export function ExamplesPanel({ mapping, document }: { mapping: StreamMapping; document: MappingDocument }) {
  const { t } = useTranslation();
  const { connection, stream } = mapping;
  const [asked, again] = useQuery({
    query: MappingExamplesDocument,
    variables: { connection, stream, document },
    requestPolicy: "network-only",
  });
  const [edited, setEdited] = useState<Example | "new" | null>(null);
  const removing = useAct(RemoveExampleDocument);
  const anew = () => { again({ requestPolicy: "network-only" }); };

  async function remove(name: string) {
    if (await removing.act({ input: { connection, stream, name } })) anew();
  }

  return (
    <Stack>
      <Group justify="space-between">
        <Text c="dimmed" maw={640}>{t("mappings.examplesAbout")}</Text>
        <Button variant="default" onClick={() => { setEdited("new"); }}>{t("mappings.addExample")}</Button>
      </Group>
      {edited && (
        <ExampleForm
          key={edited === "new" ? "" : edited.name}
          mapping={mapping}
          document={document}
          example={edited === "new" ? null : edited}
          done={() => {
            setEdited(null);
            anew();
          }}
        />
      )}
      <Loaded asked={asked} again={anew}>
        {({ mappingExamples }) => (
          <Stack gap="sm">
            {(mappingExamples ?? []).map((one) => (
              <Paper key={one.name} withBorder p="md" component="article" aria-label={one.name}>
                <Group justify="space-between">
                  <Group gap="sm">
                    <Title order={3}>{one.name}</Title>
                    <Badge color={one.misses.length ? "red" : "teal"} variant="dot" tt="none" className="state">
                      {t(one.misses.length ? "mappings.fails" : "mappings.holds")}
                    </Badge>
                    <Text size="sm" c="dimmed"><Who is={one.author} /></Text>
                  </Group>
                  <Group gap="xs">
                    <Button size="xs" variant="default" disabled={one.given === null} onClick={() => { setEdited(one); }}>
                      {t("mappings.editExample", { name: one.name })}
                    </Button>
                    <Button size="xs" variant="subtle" color="red" onClick={() => void remove(one.name)}>
                      {t("mappings.removeExample", { name: one.name })}
                    </Button>
                  </Group>
                </Group>
                {one.misses.map((place) => (
                  <Text key={place} size="sm" className="fault">{t("mappings.missesAt", { place })}</Text>
                ))}
              </Paper>
            ))}
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}

interface FormProps {
  mapping: StreamMapping;
  document: MappingDocument;
  example: Example | null;
  done: () => void;
}

/** Left the record, column by column; right what each of our fields should hold. */
function ExampleForm({ mapping, document, example, done }: FormProps) {
  const { t } = useTranslation();
  const keeping = useAct(KeepExampleDocument);
  const [name, setName] = useState(example?.name ?? "");
  const [given, setGiven] = useState<Texts>(() => ({ ...(example?.given as Texts | null) }));
  const [then, setThen] = useState<Texts>(() => flat(example?.then as Record<string, Texts> | null));
  const paths = mapping.fields.map((one) => one.path).filter((one) => !one.startsWith("_"));
  const places = document.rows.flatMap((row) =>
    Object.entries(row.fields ?? {})
      .filter(([, one]) => chainOf(one).row === undefined)
      .map(([field]) => `${rowName(row)}.${field}`),
  );

  async function keep() {
    const { connection, stream } = mapping;
    const input = { connection, stream, name, given: filled(given), then: nested(then) };
    if (await keeping.act({ input })) done();
  }

  return (
    <Paper withBorder p="md">
      <Stack>
        <TextInput label={t("mappings.exampleName")} value={name} onChange={(event) => { setName(event.currentTarget.value); }} required />
        <Group align="flex-start" grow>
          <Cells title={t("mappings.given")} names={paths} values={given} change={setGiven} />
          <Cells title={t("mappings.then")} names={places} values={then} change={setThen} />
        </Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>{t("common.cancel")}</Button>
          <Button loading={keeping.busy} disabled={!name || !Object.keys(filled(then)).length} onClick={() => void keep()}>
            {t("mappings.keepExample")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

interface CellsProps {
  title: string;
  names: readonly string[];
  values: Texts;
  change: (values: Texts) => void;
}

function Cells({ title, names, values, change }: CellsProps) {
  return (
    <Table verticalSpacing={4} aria-label={title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" colSpan={2}>{title}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {names.map((one) => (
          <Table.Tr key={one}>
            <Table.Th scope="row" className="plain">{one}</Table.Th>
            <Table.Td>
              <TextInput
                size="xs"
                aria-label={one}
                value={values[one] ?? ""}
                onChange={(event) => { change({ ...values, [one]: event.currentTarget.value }); }}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function filled(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([, one]) => one !== ""));
}

function flat(then: Record<string, Texts> | null): Texts {
  const rows = Object.entries(then ?? {});
  return Object.fromEntries(rows.flatMap(([row, cells]) => Object.entries(cells).map(([field, text]) => [`${row}.${field}`, text])));
}

function nested(then: Texts): Record<string, Texts> {
  const found: Record<string, Texts> = {};
  for (const [place, text] of Object.entries(filled(then))) {
    const [row = "", field = ""] = place.split(".", 2);
    found[row] = { ...found[row], [field]: text };
  }
  return found;
}
