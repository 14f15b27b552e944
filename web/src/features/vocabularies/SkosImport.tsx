/** A SKOS document comes in: what it would change stands here first, and is taken with a reason. */
import { Button, FileInput, Group, List, Modal, Stack, Table, Text, TextInput, Title } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { SkosEffectDocument, TakeSkosDocument, type SkosEffectQuery, type SkosRefusedFragment } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useAct } from "@/graph/useAct";
import { Remedy, Told } from "@/parts/TroubleNote";

type Effect = NonNullable<SkosEffectQuery["skosEffect"]>;
type Change = Effect["changes"][number];

interface Props {
  vocabulary: string;
  close: () => void;
}

interface Done {
  terms: number;
  filled: number;
  refused: readonly SkosRefusedFragment[];
}

export function SkosImport({ vocabulary, close }: Props) {
  const { t } = useTranslation();
  const { act, busy } = useAct(TakeSkosDocument);
  const [file, setFile] = useState<File | null>(null);
  const [document, setDocument] = useState("");
  const [reason, setReason] = useState("");
  const [done, setDone] = useState<Done | null>(null);
  const [asked, again] = useQuery({
    query: SkosEffectDocument,
    variables: { vocabulary, document },
    pause: document === "" || done !== null,
    requestPolicy: "network-only",
  });
  const changes = asked.error ? 0 : (asked.data?.skosEffect?.changes.length ?? 0);

  async function choose(chosen: File | null) {
    setFile(chosen);
    setDocument(chosen ? await chosen.text() : "");
  }

  async function take() {
    const told = (await act({ input: { vocabulary, document, reason: reason.trim() } }))?.takeSkos;
    if (told?.__typename === "TakeSkosSuccess") setDone(told);
  }

  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={t("vocabularies.skosTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
      transitionProps={{ duration: 0 }}
    >
      {done ? (
        <Stack>
          <Text fw={600} role="status">{t("vocabularies.skosDone", { count: done.terms, filled: done.filled })}</Text>
          <Refused some={done.refused} />
          <Group justify="flex-end"><Button onClick={close}>{t("common.close")}</Button></Group>
        </Stack>
      ) : (
        <Stack>
          <Text size="sm" c="dimmed">{t("vocabularies.skosAbout")}</Text>
          <FileInput
            label={t("vocabularies.skosFile")}
            placeholder={t("connect.choose")}
            accept=".jsonld,.json"
            leftSection={<IconUpload size={16} />}
            value={file}
            onChange={(chosen) => void choose(chosen)}
          />
          {document !== "" && (
            <Loaded asked={asked.error ? { ...asked, data: undefined } : asked} again={again} lines={3}>
              {({ skosEffect }) => skosEffect && <EffectOf effect={skosEffect} />}
            </Loaded>
          )}
          <TextInput
            label={t("common.reason")}
            required
            value={reason}
            onChange={(event) => { setReason(event.currentTarget.value); }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>{t("common.cancel")}</Button>
            <Button loading={busy} disabled={changes === 0 || asked.fetching || !reason.trim()} onClick={() => void take()}>
              {t("vocabularies.skosTake", { count: changes })}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function EffectOf({ effect }: { effect: Effect }) {
  const { t } = useTranslation();
  const { changes, refused, alike, left, unnamed } = effect;
  return (
    <section aria-labelledby="skos-effect" aria-live="polite">
      <Title order={3} id="skos-effect" size="h5" mb={6}>{t("vocabularies.effect")}</Title>
      <List size="sm" mb="sm">
        <List.Item>{t("vocabularies.skosChanges", { count: changes.length })}</List.Item>
        <List.Item>{t("vocabularies.skosAlike", { count: alike })}</List.Item>
        {unnamed.length > 0 && <List.Item>{t("vocabularies.skosUnnamed", { count: unnamed.length })}</List.Item>}
        {left.length > 0 && <List.Item>{t("vocabularies.skosLeft", { names: left.join(", ") })}</List.Item>}
      </List>
      {changes.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-label={t("vocabularies.effect")}>
          <Table aria-label={t("vocabularies.effect")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("vocabularies.code")}</Table.Th>
                <Table.Th scope="col">{t("vocabularies.skosWhat")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.map((one) => (
                <Table.Tr key={one.code} data-change={one.code}>
                  <Table.Th scope="row" className="plain"><code>{one.code}</code></Table.Th>
                  <Table.Td><ChangeText change={one} /></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <Refused some={refused} />
    </section>
  );
}

function ChangeText({ change }: { change: Change }) {
  const { t } = useTranslation();
  const said: (string | false)[] = [
    change.create && t("vocabularies.skosNew"),
    change.labelZh !== null && `${t("vocabularies.labelZh")}: ${change.labelZh}`,
    change.labelEn !== null && `${t("vocabularies.labelEn")}: ${change.labelEn}`,
    change.aliases.length > 0 && `${t("vocabularies.aliases")}: ${change.aliases.join(", ")}`,
    change.definition !== null && `${t("vocabularies.definition")}: ${change.definition}`,
    change.broader !== null && `${t("vocabularies.broader")}: ${change.broader}`,
    change.rank !== null && `${t("vocabularies.rank")}: ${String(change.rank)}`,
    change.active !== null && t(change.active ? "vocabularies.skosOffered" : "vocabularies.skosRetired"),
  ];
  return <Text size="sm">{said.filter(Boolean).join(" · ")}</Text>;
}

function Refused({ some }: { some: readonly SkosRefusedFragment[] }) {
  const { t } = useTranslation();
  if (some.length === 0) return null;
  return (
    <section aria-label={t("vocabularies.skosRefused")}>
      <Title order={3} size="h5" mt="sm" mb={6}>{t("vocabularies.skosRefused")}</Title>
      <List size="sm">
        {some.map((one) => (
          <List.Item key={one.term} data-refused={one.term}>
            <code>{one.term}</code> <Told trouble={one} /> <Remedy trouble={one} />
          </List.Item>
        ))}
      </List>
    </section>
  );
}
