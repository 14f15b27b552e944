/** What the draft would do to everything that is kept; then it is published, or given up. */
import { Alert, Button, Group, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DiscardDraftDocument, PreviewDraftDocument, type PreviewShownFragment } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { Count } from "@/parts/Count";
import { Empty } from "@/parts/Empty";
import { useFieldName } from "@/parts/names";

import { Differences } from "./Differences";
import type { StreamMapping } from "./MappingPage";
import { PublishDialog } from "./PublishDialog";

export function PreviewPanel({ mapping }: { mapping: StreamMapping }) {
  const { t } = useTranslation();
  const [preview, setPreview] = useState<PreviewShownFragment | null>(null);
  const previewing = useAct(PreviewDraftDocument);
  const discarding = useAct(DiscardDraftDocument);
  const { connection, stream, draft } = mapping;
  if (!draft) return <Empty title={t("mappings.noDraft")}>{t("mappings.noDraftAbout")}</Empty>;

  async function run() {
    const done = await previewing.act({ connection, stream });
    if (done?.previewMappingDraft.__typename === "MappingPreviewSuccess") {
      setPreview(done.previewMappingDraft.preview);
    }
  }

  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" maw={640}>{t(mapping.versionInUse === null ? "mappings.previewFirst" : "mappings.previewAbout")}</Text>
        <Group gap="sm">
          <Button
            variant="subtle"
            color="red"
            loading={discarding.busy}
            onClick={() => void discarding.act({ connection, stream })}
          >
            {t("mappings.discard")}
          </Button>
          <Button variant="default" loading={previewing.busy} onClick={() => void run()}>
            {t("mappings.runPreview")}
          </Button>
          <PublishDialog mapping={mapping} needsApproval={preview?.needsApproval ?? false} />
        </Group>
      </Group>
      <section>
        <Title order={2} mb="sm">{t("mappings.changes")}</Title>
        <Differences found={draft.diff} />
      </section>
      {preview && <Effect preview={preview} />}
    </Stack>
  );
}

function Effect({ preview }: { preview: PreviewShownFragment }) {
  const { t } = useTranslation();
  const numbers = [
    ["records", preview.records],
    ["differing", preview.differing],
    ["employees", preview.employees],
    ["harmed", preview.harmed],
    ["rowsMade", preview.rowsMade],
    ["rowsDropped", preview.rowsDropped],
    ["accepted", preview.accepted],
    ["rejected", preview.rejected],
  ] as const;
  return (
    <section aria-live="polite">
      <Title order={2} mb="sm">{t("mappings.effect")}</Title>
      <SimpleGrid cols={{ base: 2, md: 4 }} mb="md">
        {numbers.map(([name, value]) => (
          <div key={name} className="surface pad">
            <Text size="sm" c="dimmed">{t(`effect.${name}`)}</Text>
            <Text fw={600} size="xl"><Count of={value} /></Text>
          </div>
        ))}
      </SimpleGrid>
      {preview.failingExamples.length > 0 && (
        <Alert color="red" mb="md" title={t("mappings.examplesFail")}>
          {preview.failingExamples.join(" · ")}
        </Alert>
      )}
      {preview.fields.length === 0 ? (
        <Text>{t("mappings.noEffect")}</Text>
      ) : (
        <Cells fields={preview.fields} />
      )}
    </section>
  );
}

function Cells({ fields }: { fields: PreviewShownFragment["fields"] }) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  return (
    <div className="surface">
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("mappings.ours")}</Table.Th>
            <Table.Th scope="col">{t("mappings.becomes")}</Table.Th>
            <Table.Th scope="col" className="numeric">{t("mappings.cells")}</Table.Th>
            <Table.Th scope="col">{t("mappings.beforeAfter")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map((one) => (
            <Table.Tr key={one.row + one.field + one.kind}>
              <Table.Td>{fieldName(one.entity, one.field)}</Table.Td>
              <Table.Td>{t(`kinds.${one.kind}` as "kinds.changed")}</Table.Td>
              <Table.Td className="numeric"><Count of={one.cells} /></Table.Td>
              <Table.Td>
                {one.samples.slice(0, 3).map((sample, place) => (
                  <Text key={place} size="sm">
                    <Text span c="dimmed">{sample.raw}</Text>{" "}
                    <del><Value value={sample.before} reason={sample.beforeReason} /></del>
                    {" → "}
                    <b><Value value={sample.after} reason={sample.afterReason} /></b>
                  </Text>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** What a cell holds, or why it waits. */
function Value({ value, reason }: { value: string | null; reason: string | null }) {
  const { t, i18n } = useTranslation();
  const why = `reasons.${reason ?? ""}`;
  if (value !== null) return value;
  if (reason === null) return t("mappings.empty");
  return i18n.exists(why) ? t(why as "reasons.UNMAPPED") : reason;
}
