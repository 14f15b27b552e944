/** Deputies for managers: from day to day, given and ended with a reason. */
import { Button, Group, Modal, Stack, Table, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { useViewer } from "@/app/viewer";
import { DelegateDocument, DelegationsDocument, EndDelegationDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useAct } from "@/graph/useAct";
import { Empty } from "@/parts/Empty";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { useTell } from "@/parts/telling";
import { Who } from "@/parts/Who";

import { PersonPicker } from "./PersonPicker";

export function Deputies() {
  const { t } = useTranslation();
  const tell = useTell();
  const [naming, setNaming] = useState(false);
  const [ending, setEnding] = useState<string | null>(null);
  const { act } = useAct(EndDelegationDocument);
  const [asked, again] = useQuery({ query: DelegationsDocument });

  async function end(id: string, reason: string): Promise<boolean> {
    const done = await act({ input: { id, reason } });
    if (done) tell.done(t("access.deputyEnded"));
    return done !== null;
  }

  return (
    <Stack>
      <Group justify="space-between" wrap="nowrap">
        <Text c="dimmed" maw={760}>{t("access.deputiesAbout")}</Text>
        <Button flex="none" onClick={() => { setNaming(true); }}>{t("access.nameDeputy")}</Button>
      </Group>
      <Loaded asked={asked} again={again}>
        {({ delegations }) =>
          delegations?.length ? (
            <div className="surface">
              <Table verticalSpacing={8} horizontalSpacing="md" aria-label={t("access.deputies")}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t("access.manager")}</Table.Th>
                    <Table.Th scope="col">{t("access.deputy")}</Table.Th>
                    <Table.Th scope="col">{t("access.until")}</Table.Th>
                    <Table.Th scope="col">{t("common.reason")}</Table.Th>
                    <Table.Td />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {delegations.map((one) => (
                    <Table.Tr key={one.id}>
                      <Table.Th scope="row" className="plain"><Who is={one.manager} /></Table.Th>
                      <Table.Td><Who is={one.deputy} /></Table.Td>
                      <Table.Td>{one.validTo} <Text span size="sm" c="dimmed">{t("access.since", { day: one.validFrom })}</Text></Table.Td>
                      <Table.Td>{one.reason} <Text span size="sm" c="dimmed"><Who is={one.givenBy} /></Text></Table.Td>
                      <Table.Td>
                        <Button size="compact-sm" variant="subtle" color="red" onClick={() => { setEnding(one.id); }}>{t("access.end")}</Button>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          ) : (
            <Empty title={t("access.noDeputies")} />
          )
        }
      </Loaded>
      {naming && <NameDeputy close={() => { setNaming(false); }} />}
      {ending && (
        <ReasonDialog title={t("access.end")} doing={t("access.end")} act={(reason) => end(ending, reason)} close={() => { setEnding(null); }} />
      )}
    </Stack>
  );
}

function NameDeputy({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const tell = useTell();
  const { roles } = useViewer();
  const { act, busy } = useAct(DelegateDocument);
  const [manager, setManager] = useState("");
  const [deputy, setDeputy] = useState("");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");

  async function name() {
    if (!(await act({ input: { manager: manager || null, deputy, validTo: until, reason } }))) return;
    tell.done(t("access.deputyNamed"));
    close();
  }

  return (
    <Modal opened onClose={close} title={t("access.nameDeputy")} closeButtonProps={{ "aria-label": t("common.close") }} transitionProps={{ duration: 0 }}>
      <Stack>
        {roles.has("admin") && <PersonPicker label={t("access.manager")} about={t("access.managerAbout")} person={manager} onChange={setManager} />}
        <PersonPicker label={t("access.deputy")} person={deputy} onChange={setDeputy} />
        <TextInput type="date" required label={t("access.validTo")} value={until} onChange={(event) => { setUntil(event.currentTarget.value); }} />
        <TextInput required label={t("common.reason")} value={reason} onChange={(event) => { setReason(event.currentTarget.value); }} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t("common.cancel")}</Button>
          <Button loading={busy} disabled={!deputy || !until || !reason.trim()} onClick={() => void name()}>{t("access.nameDeputy")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
