/** Each of several people gets values of their own, by a sheet: taken, filled in, looked at, applied. */
import { Button, Drawer, FileInput, Group, MultiSelect, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { PeopleSheetDocument } from "@/gql/graphql";
import { useKeptFile } from "@/graph/useKeptFile";
import { useLabels } from "@/parts/names";

import { fillable } from "./edit";
import { SheetAccount } from "./SheetAccount";
import { useSheet } from "./useSheet";

interface Props {
  count: number;
  /** Whom the sheet is about; null where they could not be read, which is told. */
  whom: () => Promise<string[] | null>;
  /** Reads the list anew. */
  again: () => void;
  close: () => void;
}

export function ChangeBySheet({ count, whom, again, close }: Props) {
  const { t } = useTranslation();
  const fields = fillable(useLabels().get("Employee")?.fields ?? []);
  const taking = useKeptFile(PeopleSheetDocument, (data) => data.peopleSheet);
  const { account, anew, send, progress } = useSheet();
  const [chosen, setChosen] = useState<string[]>([]);
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState("");
  const [finding, setFinding] = useState(false);

  async function take() {
    setFinding(true);
    const people = await whom();
    if (people) await taking.keep({ people, fields: chosen });
    setFinding(false);
  }

  async function sent(dryRun: boolean) {
    if (file && (await send(file, reason.trim(), dryRun)) > 0 && !dryRun) again();
  }

  function look(event: FormEvent) {
    event.preventDefault();
    void sent(true);
  }

  const busy = progress !== null;
  const begun = account !== null && !account.dryRun;
  const done = begun && account.taken === account.parts;
  // What is looked at or made stays what is shown: nothing is exchanged or closed meanwhile.
  const shut = busy || begun;
  return (
    <Drawer
      opened
      onClose={() => { if (!busy) close(); }}
      position="right"
      size="xl"
      title={<Title order={2}>{t("people.sheetTitle", { count })}</Title>}
      closeButtonProps={{ "aria-label": t("common.close") }}
      transitionProps={{ duration: 0 }}
    >
      <Stack component="form" onSubmit={look}>
        <Text size="sm" c="dimmed">{t("people.sheetAbout")}</Text>
        <MultiSelect
          label={t("people.sheetFields")}
          data={fields.map((one) => ({ value: one.graphName, label: one.label }))}
          value={chosen}
          onChange={setChosen}
          disabled={shut}
          searchable
          comboboxProps={{ withinPortal: false }}
        />
        <Group>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            loading={finding}
            disabled={chosen.length === 0 || shut}
            onClick={() => void take()}
          >
            {t("people.sheetTake", { count })}
          </Button>
        </Group>
        <FileInput
          label={t("people.sheetFile")}
          placeholder={t("connect.choose")}
          accept=".xlsx"
          leftSection={<IconUpload size={16} />}
          value={file}
          onChange={(one) => { setFile(one); anew(); }}
          disabled={shut}
        />
        <TextInput
          label={t("common.reason")}
          required
          value={reason}
          onChange={(event) => { setReason(event.currentTarget.value); anew(); }}
          disabled={shut}
        />
        <Text size="sm" role="status">
          {progress && progress.parts > 1 && t("people.sheetPart", { ...progress })}
          {begun && !done && !busy && t("people.sheetLeft", { part: account.taken, parts: account.parts })}
        </Text>
        {account && <SheetAccount account={account} fields={fields} />}
        <Group justify="flex-end">
          <Button variant="default" disabled={busy} onClick={close}>{t(done ? "common.close" : "common.cancel")}</Button>
          {account === null && (
            <Button type="submit" loading={busy} disabled={!file || !reason.trim()}>{t("people.look")}</Button>
          )}
          {begun && !done && (
            <Button loading={busy} onClick={() => void sent(false)}>{t("people.sheetGoOn")}</Button>
          )}
          {account?.dryRun && (
            <Button loading={busy} disabled={account.changed === 0} onClick={() => void sent(false)}>
              {t("people.changeNow", { count: account.changed })}
            </Button>
          )}
        </Group>
      </Stack>
    </Drawer>
  );
}
