/** A workbook that was filled in comes back: what was taken of it, and what was refused and why. */
import { Button, FileInput, Group, List, Modal, Stack, Table, Text, TextInput, Title } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { TakeQuarantineSheetDocument, type SheetAccountFragment, type SheetLineFragment } from "@/gql/graphql";
import { upload } from "@/graph/upload";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";
import { Remedy, Told } from "@/parts/TroubleNote";

export function BringBack({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const [account, setAccount] = useState<SheetAccountFragment | null>(null);
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={t("quarantine.bringTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
      transitionProps={{ duration: 0 }}
    >
      {account === null ? (
        <SendForm taken={setAccount} close={close} />
      ) : (
        <Stack>
          <AccountOf account={account} />
          <Group justify="flex-end"><Button onClick={close}>{t("common.close")}</Button></Group>
        </Stack>
      )}
    </Modal>
  );
}

interface FormProps {
  taken: (account: SheetAccountFragment) => void;
  close: () => void;
}

function SendForm({ taken, close }: FormProps) {
  const { t } = useTranslation();
  const tell = useTell();
  const taking = useAct(TakeQuarantineSheetDocument);
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (!file) return;
    setBusy(true);
    const found = await upload(file);
    if ("code" in found) tell.trouble(found);
    else {
      const done = await taking.act({ path: found.path, reason: reason.trim() });
      if (done?.takeQuarantineSheet.__typename === "TakeQuarantineSheetSuccess") taken(done.takeQuarantineSheet);
    }
    setBusy(false);
  }

  return (
    <Stack component="form" onSubmit={(event) => void send(event)}>
      <List size="sm">
        <List.Item>{t("quarantine.bringWords")}</List.Item>
        <List.Item>{t("quarantine.bringRecords")}</List.Item>
        <List.Item>{t("quarantine.bringDismiss")}</List.Item>
      </List>
      <FileInput
        data-autofocus
        label={t("quarantine.workbook")}
        placeholder={t("connect.choose")}
        accept=".xlsx"
        leftSection={<IconUpload size={16} />}
        value={file}
        onChange={setFile}
      />
      <TextInput
        label={t("late.reason")}
        required
        value={reason}
        onChange={(event) => { setReason(event.currentTarget.value); }}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>{t("common.cancel")}</Button>
        <Button type="submit" loading={busy} disabled={!file || !reason.trim()}>{t("quarantine.bring")}</Button>
      </Group>
    </Stack>
  );
}

function AccountOf({ account }: { account: SheetAccountFragment }) {
  const { t } = useTranslation();
  const { lines, taken, words, cells, records, dismissed, refused, still } = account;
  return (
    <>
      <Text fw={600} role="status">{t("quarantine.taken", { taken, count: lines })}</Text>
      <List size="sm">
        {words > 0 && <List.Item>{t("queue.decided", { count: words, cells })}</List.Item>}
        {records > 0 && <List.Item>{t("quarantine.correctedSome", { count: records })}</List.Item>}
        {dismissed > 0 && <List.Item>{t("quarantine.dismissedSome", { count: dismissed })}</List.Item>}
      </List>
      {refused.length > 0 && <Lines title={t("quarantine.refused")} lines={refused} />}
      {still.length > 0 && <Lines title={t("quarantine.still")} lines={still} />}
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly SheetLineFragment[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={title}>
      <Title order={3} size="h5" mb="xs">{title}</Title>
      <div className="scroll" tabIndex={0} role="group" aria-label={title}>
        <Table aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("quarantine.sheet")}</Table.Th>
              <Table.Th scope="col" className="numeric">{t("quarantine.row")}</Table.Th>
              <Table.Th scope="col">{t("quarantine.why")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((one) => (
              <Table.Tr key={`${one.sheet}/${String(one.row)}`} data-refused={one.code}>
                <Table.Td>{one.sheet}</Table.Td>
                <Table.Td className="numeric">{one.row}</Table.Td>
                <Table.Td><Told trouble={one} /> <Remedy trouble={one} /></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
