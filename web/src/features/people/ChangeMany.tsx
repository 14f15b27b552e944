/** The same fields of several people are changed: first what would become of each, then for good. */
import { Badge, Button, Drawer, Group, MultiSelect, Stack, Table, Text, TextInput, Title } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { CorrectPeopleDocument, type CorrectPeopleMutation } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useLabels, type FieldLabel } from "@/parts/names";
import { Remedy, Told } from "@/parts/TroubleNote";

import { fillable, forAll, type Form } from "./edit";
import { FieldInput } from "./FieldInput";
import { COLOURS } from "./outcomes";
import type { Listed } from "./PeoplePage";

type Account = Extract<CorrectPeopleMutation["correctEmployees"], { __typename: "CorrectEmployeesSuccess" }>;

interface Props {
  people: readonly Listed[];
  /** Reads the list anew. */
  again: () => void;
  close: () => void;
}

export function ChangeMany({ people, again, close }: Props) {
  const { t } = useTranslation();
  const fields = fillable(useLabels().get("Employee")?.fields ?? []);
  const { act, busy } = useAct(CorrectPeopleDocument);
  const [chosen, setChosen] = useState<string[]>([]);
  const [typed, setTyped] = useState<Form>({});
  const [reason, setReason] = useState("");
  const [account, setAccount] = useState<Account | null>(null);
  // One key for what is typed: pressed again after a lost connection, it is done once.
  const [key, setKey] = useState(() => crypto.randomUUID());

  function anew() {
    setAccount(null);
    setKey(crypto.randomUUID());
  }

  async function send(dryRun: boolean) {
    const rows = people.map((one) => ({ id: one.id }));
    const input = { rows, set: forAll(chosen, typed), reason: reason.trim(), dryRun };
    const done = await act({ input }, dryRun ? undefined : key);
    if (done?.correctEmployees.__typename !== "CorrectEmployeesSuccess") return;
    setAccount(done.correctEmployees);
    if (!dryRun) again();
  }

  function look(event: FormEvent) {
    event.preventDefault();
    void send(true);
  }

  const done = account !== null && !account.dryRun;
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="xl"
      title={t("people.changeMany", { count: people.length })}
      closeButtonProps={{ "aria-label": t("common.close") }}
      transitionProps={{ duration: 0 }}
    >
      <Stack component="form" onSubmit={look}>
        <Text size="sm" c="dimmed">{t("people.changeManyAbout")}</Text>
        <MultiSelect
          label={t("people.fields")}
          data={fields.map((one) => ({ value: one.graphName, label: one.label }))}
          value={chosen}
          onChange={(all) => { setChosen(all); anew(); }}
          disabled={done}
          searchable
          comboboxProps={{ withinPortal: false }}
        />
        {fields.filter((one) => chosen.includes(one.graphName)).map((one) => (
          <FieldInput
            key={one.graphName}
            field={one}
            value={typed[one.graphName] ?? ""}
            change={(value) => { setTyped((now) => ({ ...now, [one.graphName]: value })); anew(); }}
          />
        ))}
        <TextInput
          label={t("common.reason")}
          required
          value={reason}
          onChange={(event) => { setReason(event.currentTarget.value); anew(); }}
        />
        {account && <AccountOf account={account} people={people} fields={fields} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t(done ? "common.close" : "common.cancel")}</Button>
          {account === null && (
            <Button type="submit" loading={busy} disabled={chosen.length === 0 || !reason.trim()}>
              {t("people.look")}
            </Button>
          )}
          {account?.dryRun && (
            <Button loading={busy} disabled={account.totals.changed === 0} onClick={() => void send(false)}>
              {t("people.changeNow", { count: account.totals.changed })}
            </Button>
          )}
        </Group>
      </Stack>
    </Drawer>
  );
}

interface AccountProps {
  account: Account;
  people: readonly Listed[];
  fields: readonly FieldLabel[];
}

function AccountOf({ account, people, fields }: AccountProps) {
  const { t } = useTranslation();
  const who = new Map(people.map((one) => [one.id, one.legalName ?? one.number ?? one.id]));
  const labels = new Map(fields.map((one) => [one.graphName, one.label]));
  const title = t(account.dryRun ? "people.would" : "people.became");
  return (
    <section aria-label={title}>
      <Title order={3}>{title}</Title>
      <Text role="status" mb="xs">{t("people.account", { changed: account.totals.changed, count: account.totals.rows })}</Text>
      <div className="scroll" tabIndex={0} role="group" aria-label={title}>
        <Table aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("people.name")}</Table.Th>
              <Table.Th scope="col">{t("people.outcome")}</Table.Th>
              <Table.Th scope="col">{t("people.why")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {account.rows.map((one) => (
              <Table.Tr key={one.id} data-outcome={one.outcome}>
                <Table.Th scope="row" className="plain">{who.get(one.id)}</Table.Th>
                <Table.Td>
                  <Badge variant="dot" tt="none" fw={500} className="state" color={COLOURS[one.outcome]}>
                    {t(`people.outcomes.${one.outcome}`)}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  {one.problem ? (
                    <><Told trouble={one.problem} /> <Remedy trouble={one.problem} /></>
                  ) : (
                    one.fields.map((name) => labels.get(name) ?? name).join(", ")
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
