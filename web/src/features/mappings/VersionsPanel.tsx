/** All versions: who published them and why, what differs, and the way back. */
import { Button, Group, Modal, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { RollbackDocument, VersionDiffDocument, type VersionShownFragment } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { Empty } from "@/parts/Empty";
import { State } from "@/parts/State";
import { useTell } from "@/parts/telling";
import { When } from "@/parts/When";
import { Who } from "@/parts/Who";

import { Differences } from "./Differences";
import type { StreamMapping } from "./MappingPage";

export function VersionsPanel({ mapping }: { mapping: StreamMapping }) {
  const { t } = useTranslation();
  const [back, setBack] = useState<VersionShownFragment | null>(null);
  const { connection, stream } = mapping;
  const [{ data }] = useQuery({ query: VersionDiffDocument, variables: { connection, stream } });
  const diffs = new Map(data?.mapping?.versions.map((one) => [one.version, one.diff]));
  if (mapping.versions.length === 0) {
    return <Empty title={t("mappings.noVersion")}>{t("mappings.noVersionAbout")}</Empty>;
  }
  return (
    <Stack gap="sm">
      {mapping.versions.map((one) => (
        <Paper key={one.version} withBorder p="md" component="article">
          <Group justify="space-between" align="flex-start">
            <div>
              <Group gap="sm">
                <Title order={2} size="h3">{t("mappings.version", { version: one.version })}</Title>
                <State of={one.state} />
              </Group>
              <Text size="sm" c="dimmed">
                <When at={one.publishedAt} full /> · <Who is={one.author} />
                {one.approvedBy && (
                  <>
                    {" · "}
                    {t("mappings.approvedBy")} <Who is={one.approvedBy} />
                  </>
                )}
              </Text>
              {one.reason && <Text mt={4}>{one.reason}</Text>}
            </div>
            {one.acts.includes("rollback") && (
              <Button variant="default" size="xs" onClick={() => { setBack(one); }}>
                {t("mappings.rollback")}
              </Button>
            )}
          </Group>
          {one.version > 1 && diffs.has(one.version) && (
            <div className="diff">
              <Differences found={diffs.get(one.version) ?? []} />
            </div>
          )}
        </Paper>
      ))}
      {back && <RollbackDialog mapping={mapping} version={back} close={() => { setBack(null); }} />}
    </Stack>
  );
}

interface DialogProps {
  mapping: StreamMapping;
  version: VersionShownFragment;
  close: () => void;
}

function RollbackDialog({ mapping, version, close }: DialogProps) {
  const { t } = useTranslation();
  const tell = useTell();
  const { act, busy } = useAct(RollbackDocument);
  const [reason, setReason] = useState("");
  const { connection, stream } = mapping;

  async function goBack() {
    const done = await act({ connection, stream, version: version.version, reason });
    if (!done) return;
    tell.done(t("mappings.rolledBack", { version: version.version }));
    close();
  }

  return (
    <Modal
      opened
      onClose={close}
      title={t("mappings.rollbackTitle", { version: version.version })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack>
        <Text>{t("mappings.rollbackAbout")}</Text>
        <Textarea
          label={t("common.reason")}
          value={reason}
          onChange={(event) => { setReason(event.currentTarget.value); }}
          required
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t("common.cancel")}</Button>
          <Button loading={busy} disabled={!reason} onClick={() => void goBack()}>
            {t("mappings.rollback")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
