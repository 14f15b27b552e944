/** Each of several people gets values of their own, by a sheet: taken, filled in, looked at, applied. */
import { Button, Drawer, FileInput, Group, MultiSelect, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { ChangeBySheetDocument, PeopleSheetDocument } from "@/gql/graphql";
import { base64Of } from "@/graph/base64";
import { useAct } from "@/graph/useAct";
import { useKeptFile } from "@/graph/useKeptFile";
import { useLabels } from "@/parts/names";

import { fillable } from "./edit";
import type { Listed } from "./PeoplePage";
import { SheetAccount, type Account } from "./SheetAccount";

interface Props {
  people: readonly Listed[];
  /** Reads the list anew. */
  again: () => void;
  close: () => void;
}

export function ChangeBySheet({ people, again, close }: Props) {
  const { t } = useTranslation();
  const fields = fillable(useLabels().get("Employee")?.fields ?? []);
  const taking = useKeptFile(PeopleSheetDocument, (data) => data.peopleSheet);
  const { act, busy } = useAct(ChangeBySheetDocument);
  const [chosen, setChosen] = useState<string[]>([]);
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState("");
  const [account, setAccount] = useState<Account | null>(null);
  // One key for one sheet and reason: pressed again after a lost connection, it is taken once.
  const [key, setKey] = useState(() => crypto.randomUUID());

  function anew() {
    setAccount(null);
    setKey(crypto.randomUUID());
  }

  async function send(dryRun: boolean) {
    if (!file) return;
    const input = { content: await base64Of(file), reason: reason.trim(), dryRun };
    const done = await act({ input }, dryRun ? undefined : key);
    if (done?.changePeopleBySheet.__typename !== "ChangePeopleBySheetSuccess") return;
    setAccount(done.changePeopleBySheet);
    if (!dryRun) again();
  }

  function look(event: FormEvent) {
    event.preventDefault();
    void send(true);
  }

  const count = people.length;
  const done = account !== null && !account.dryRun;
  return (
    <Drawer
      opened
      onClose={close}
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
          disabled={done}
          searchable
          comboboxProps={{ withinPortal: false }}
        />
        <Group>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            loading={taking.busy}
            disabled={chosen.length === 0 || done}
            onClick={() => void taking.keep({ people: people.map((one) => one.id), fields: chosen })}
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
          disabled={done}
        />
        <TextInput
          label={t("common.reason")}
          required
          value={reason}
          onChange={(event) => { setReason(event.currentTarget.value); anew(); }}
          disabled={done}
        />
        {account && <SheetAccount account={account} fields={fields} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t(done ? "common.close" : "common.cancel")}</Button>
          {account === null && (
            <Button type="submit" loading={busy} disabled={!file || !reason.trim()}>{t("people.look")}</Button>
          )}
          {account?.dryRun && (
            <Button loading={busy} disabled={account.changed === 0} onClick={() => void send(false)}>
              {t("people.changeNow", { count: account.changed })}
            </Button>
          )}
        </Group>
      </Stack>
    </Drawer>
  );
}
