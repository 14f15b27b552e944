/** Something that takes a reason: what it is, why, and then it is done. */
import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  title: string;
  about?: string;
  /** What the button says. */
  doing: string;
  /** Whether it was done: the dialog closes then. */
  act: (reason: string) => Promise<boolean>;
  close: () => void;
  /** What else has to be said. */
  children?: ReactNode;
}

export function ReasonDialog({ title, about, doing, act, close, children }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);

  async function run() {
    setBusy(true);
    const done = await act(reason.trim());
    setBusy(false);
    if (done) close();
  }

  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ "aria-label": t("common.close") }} transitionProps={{ duration: 0 }}>
      <Stack component="form" onSubmit={(event) => { event.preventDefault(); void run(); }}>
        {about && <Text size="sm" c="dimmed">{about}</Text>}
        {children}
        <TextInput data-autofocus label={t("common.reason")} required value={reason} onChange={(event) => { setReason(event.currentTarget.value); }} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t("common.cancel")}</Button>
          <Button type="submit" loading={busy} disabled={!reason.trim()}>{doing}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
