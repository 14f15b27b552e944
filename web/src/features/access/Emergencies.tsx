/** Emergency access: asked for by one, opened by another, for an hour; and the trail of all of it. */
import { Alert, Badge, Button, Group, List, Modal, MultiSelect, Stack, Table, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { useViewer } from "@/app/viewer";
import { AskEmergencyDocument, EmergenciesDocument, OpenEmergencyDocument, PolicyDocument, RefuseEmergencyDocument, type EmergenciesQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useAct } from "@/graph/useAct";
import { Empty } from "@/parts/Empty";
import { LastPager } from "@/parts/LastPager";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { useClassName } from "@/parts/model";
import { useTell } from "@/parts/telling";
import { useFilters } from "@/parts/useFilters";
import { When } from "@/parts/When";
import { Who } from "@/parts/Who";

type Emergency = NonNullable<EmergenciesQuery["emergencies"]>[number];
/** As many as the query asks for. */
const PAGE = 50;
/** It is never opened in an emergency. */
const NEVER = "HEALTH";

export function Emergencies() {
  const { t } = useTranslation();
  const called = useClassName();
  const tell = useTell();
  const may = useViewer().roles.has("admin");
  const [get] = useFilters();
  const after = get("after");
  const [asking, setAsking] = useState(false);
  const [refusing, setRefusing] = useState<string | null>(null);
  const { act } = useAct(RefuseEmergencyDocument);
  const [asked, again] = useQuery({ query: EmergenciesDocument, variables: { before: after || null } });

  async function refuse(id: string, reason: string): Promise<boolean> {
    const done = await act({ input: { id, reason } });
    if (done) tell.done(t("access.refused"));
    return done !== null;
  }

  return (
    <Stack>
      <Group justify="space-between" wrap="nowrap">
        <Text c="dimmed" maw={760}>{t("access.emergencyAbout")}</Text>
        {may && <Button variant="default" flex="none" onClick={() => { setAsking(true); }}>{t("access.askEmergency")}</Button>}
      </Group>
      <Loaded asked={asked} again={again}>
        {({ emergencies, accessAlarms }) => (
          <>
            {accessAlarms?.length ? (
              <Alert color="red" title={t("access.alarms")}>
                <List size="sm">
                  {accessAlarms.map((one) => (
                    <List.Item key={one.kind + one.by + one.class}>
                      {t(`access.alarmKinds.${one.kind === "bulk" ? "bulk" : "emergency"}`, { class: called(one.class), count: one.people ?? 0 })}{" "}
                      <Who is={one.by} /> · <When at={one.since} />
                    </List.Item>
                  ))}
                </List>
              </Alert>
            ) : null}
            {emergencies?.length || after ? (
              <>
                <Trail emergencies={emergencies ?? []} refuse={setRefusing} />
                <LastPager rows={emergencies ?? []} page={PAGE} />
              </>
            ) : (
              <Empty title={t("access.noEmergency")} />
            )}
          </>
        )}
      </Loaded>
      {asking && <Ask close={() => { setAsking(false); }} />}
      {refusing && (
        <ReasonDialog title={t("access.refuse")} doing={t("access.refuse")} act={(reason) => refuse(refusing, reason)} close={() => { setRefusing(null); }} />
      )}
    </Stack>
  );
}

interface TrailProps {
  emergencies: readonly Emergency[];
  refuse: (id: string) => void;
}

function Trail({ emergencies, refuse }: TrailProps) {
  const { t } = useTranslation();
  const called = useClassName();
  const { id: self, roles } = useViewer();
  const tell = useTell();
  const { act, busy } = useAct(OpenEmergencyDocument);

  async function open(id: string) {
    if (await act({ id })) tell.done(t("access.opened"));
  }

  return (
    <div className="surface">
      <div className="scroll" tabIndex={0} role="group" aria-label={t("access.emergency")}>
        <Table verticalSpacing={8} horizontalSpacing="md" aria-label={t("access.emergency")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("access.askedBy")}</Table.Th>
              <Table.Th scope="col">{t("access.purpose")}</Table.Th>
              <Table.Th scope="col">{t("access.classes")}</Table.Th>
              <Table.Th scope="col">{t("access.openedBy")}</Table.Th>
              <Table.Th scope="col">{t("queue.state")}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {emergencies.map((one) => {
              const waits = stateOf(one) === "asked";
              return (
                <Table.Tr key={one.id}>
                  <Table.Th scope="row" className="plain"><Who is={one.by} /> <Text span size="sm" c="dimmed"><When at={one.askedAt} full /></Text></Table.Th>
                  <Table.Td>{one.purpose}</Table.Td>
                  <Table.Td><Group gap={4}>{one.classes.map((name) => <Badge key={name} variant="default" tt="none">{called(name)}</Badge>)}</Group></Table.Td>
                  <Table.Td>{one.openedBy && <Who is={one.openedBy} />} {one.openedAt && <When at={one.openedAt} full />}</Table.Td>
                  <Table.Td>{t(`access.emergencyStates.${stateOf(one)}`)} {one.endedAt && <When at={one.endedAt} full />}</Table.Td>
                  <Table.Td>
                    {waits && roles.has("admin") && (
                      <Group gap="xs" wrap="nowrap">
                        {one.by !== self && (
                          <Button size="compact-sm" variant="default" loading={busy} onClick={() => void open(one.id)}>{t("access.open")}</Button>
                        )}
                        <Button size="compact-sm" variant="default" onClick={() => { refuse(one.id); }}>{t("access.refuse")}</Button>
                      </Group>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}

const HOUR = 3_600_000;

function stateOf(one: Emergency, now = Date.now()): "asked" | "lapsed" | "open" | "over" | "refused" {
  if (one.openedAt === null) {
    if (one.endedAt !== null) return "refused";
    return Date.parse(one.askedAt) + HOUR < now ? "lapsed" : "asked";
  }
  const ends = one.endedAt ?? one.expiresAt;
  return ends !== null && Date.parse(ends) < now ? "over" : "open";
}

function Ask({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const called = useClassName();
  const tell = useTell();
  const { act, busy } = useAct(AskEmergencyDocument);
  const [{ data }] = useQuery({ query: PolicyDocument, variables: { entity: null }, requestPolicy: "cache-first" });
  const [classes, setClasses] = useState<string[]>([]);
  const [purpose, setPurpose] = useState("");

  async function ask() {
    if (!(await act({ input: { classes, purpose } }))) return;
    tell.done(t("access.asked"));
    close();
  }

  return (
    <Modal opened onClose={close} title={t("access.askEmergency")} closeButtonProps={{ "aria-label": t("common.close") }} transitionProps={{ duration: 0 }}>
      <Stack>
        <MultiSelect
          label={t("access.classes")}
          searchable
          data={(data?.accessPolicy?.grants ?? []).filter((one) => one !== NEVER).map((one) => ({ value: one, label: called(one) }))}
          value={classes}
          onChange={setClasses}
        />
        <TextInput required label={t("access.purpose")} description={t("access.purposeAbout")} value={purpose} onChange={(event) => { setPurpose(event.currentTarget.value); }} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t("common.cancel")}</Button>
          <Button variant="default" loading={busy} disabled={!classes.length || !purpose.trim()} onClick={() => void ask()}>{t("access.askEmergency")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
