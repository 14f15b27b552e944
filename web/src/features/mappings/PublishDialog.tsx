import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApproveDraftDocument, PublishDraftDocument } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";
import { useFilters } from "@/parts/useFilters";

import type { StreamMapping } from "./MappingPage";

interface Props {
  mapping: StreamMapping;
  needsApproval: boolean;
}

/** Publish with a reason; a second person approves first where the preview says so. */
export function PublishDialog({ mapping, needsApproval }: Props) {
  const { t } = useTranslation();
  const tell = useTell();
  const [, setFilters] = useFilters();
  const [opened, { open, close }] = useDisclosure();
  const [reason, setReason] = useState("");
  const [accept, setAccept] = useState(false);
  const publishing = useAct(PublishDraftDocument);
  const approving = useAct(ApproveDraftDocument);
  const { connection, stream, draft } = mapping;
  const faults = draft?.problems.length ?? 0;

  async function publish() {
    const done = await publishing.act({ connection, stream, reason, acceptChanges: accept });
    if (done?.publishMappingDraft.__typename !== "PublishMappingSuccess") return;
    tell.done(t("mappings.published", { version: done.publishMappingDraft.version }));
    close();
    setFilters({ tab: "versions" });
  }

  async function approve() {
    if (await approving.act({ connection, stream, reason })) tell.done(t("mappings.approved"));
  }

  return (
    <>
      <Button onClick={open} disabled={faults > 0 || !draft?.acts.includes("publish")}>
        {t("mappings.publish")}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t("mappings.publishTitle", { stream })}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <Stack>
          {needsApproval && <Text>{t("mappings.needsApproval")}</Text>}
          <Textarea
            label={t("common.reason")}
            description={t("mappings.reasonAbout")}
            value={reason}
            onChange={(event) => { setReason(event.currentTarget.value); }}
            required
            data-autofocus
          />
          <Checkbox
            label={t("mappings.acceptChanges")}
            checked={accept}
            onChange={(event) => { setAccept(event.currentTarget.checked); }}
          />
          <Group justify="flex-end">
            {draft?.acts.includes("approve") && (
              <Button variant="default" loading={approving.busy} disabled={!reason} onClick={() => void approve()}>
                {t("mappings.approve")}
              </Button>
            )}
            <Button loading={publishing.busy} disabled={!reason} onClick={() => void publish()}>
              {t("mappings.publish")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
