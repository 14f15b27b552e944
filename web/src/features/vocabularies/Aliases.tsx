/** Names of a department beside its own, as systems send them. */
import { ActionIcon, Button, Group, Select, Stack, Table, Text, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { AddDepartmentAliasDocument, DepartmentAliasesDocument, RemoveDepartmentAliasDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";
import { When } from "@/parts/When";

export function Aliases({ department }: { department: string }) {
  const { t } = useTranslation();
  const tell = useTell();
  const removing = useAct(RemoveDepartmentAliasDocument);
  const [asked, again] = useQuery({ query: DepartmentAliasesDocument, variables: { department } });

  async function remove(id: string, value: string) {
    if (await removing.act({ id })) tell.done(t("departments.aliasRemoved", { value }));
  }

  return (
    <Loaded asked={asked} again={again} lines={3}>
      {({ departmentAliases, connections }) => (
        <Stack>
          <Text size="sm" c="dimmed">{t("departments.aliasesAbout")}</Text>
          {departmentAliases?.length ? (
            <div className="surface">
              <Table verticalSpacing={6} horizontalSpacing="sm" aria-label={t("departments.aliases")}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t("departments.alias")}</Table.Th>
                    <Table.Th scope="col">{t("queue.connection")}</Table.Th>
                    <Table.Th scope="col">{t("common.reason")}</Table.Th>
                    <Table.Td />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {departmentAliases.map((one) => (
                    <Table.Tr key={one.id}>
                      <Table.Th scope="row" className="plain">{one.value}</Table.Th>
                      <Table.Td>{one.connection ?? t("common.all")}</Table.Td>
                      <Table.Td>{one.reason} <Text span size="sm" c="dimmed"><When at={one.at} /></Text></Table.Td>
                      <Table.Td>
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={t("departments.removeAlias", { value: one.value })}
                          onClick={() => void remove(one.id, one.value)}
                        >
                          <IconX size={16} />
                        </ActionIcon>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          ) : (
            <Text c="dimmed">{t("departments.noAliases")}</Text>
          )}
          <NewAlias department={department} connections={(connections ?? []).map((one) => one.name)} />
        </Stack>
      )}
    </Loaded>
  );
}

function NewAlias({ department, connections }: { department: string; connections: string[] }) {
  const { t } = useTranslation();
  const tell = useTell();
  const { act, busy } = useAct(AddDepartmentAliasDocument);
  const [value, setValue] = useState("");
  const [reason, setReason] = useState("");
  const [connection, setConnection] = useState<string | null>(null);

  async function add() {
    const done = (await act({ input: { department, value, connection, reason } }))?.addDepartmentAlias;
    if (done?.__typename !== "AddDepartmentAliasSuccess") return;
    tell.done(t("departments.aliasAdded", { value, count: done.filled }));
    setValue("");
    setReason("");
  }

  return (
    <Stack component="form" gap="sm" onSubmit={(event) => { event.preventDefault(); void add(); }}>
      <Group grow align="flex-end">
        <TextInput label={t("departments.alias")} required value={value} onChange={(event) => { setValue(event.currentTarget.value); }} />
        <Select
          label={t("queue.connection")}
          placeholder={t("common.all")}
          data={connections}
          value={connection}
          onChange={setConnection}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          comboboxProps={{ withinPortal: false }}
        />
      </Group>
      <TextInput label={t("common.reason")} required value={reason} onChange={(event) => { setReason(event.currentTarget.value); }} />
      <Group justify="flex-end">
        <Button type="submit" loading={busy} disabled={!value.trim() || !reason.trim()}>{t("departments.addAlias")}</Button>
      </Group>
    </Stack>
  );
}
