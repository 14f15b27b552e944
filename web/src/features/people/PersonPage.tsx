/** One person's record, put together from all systems: each value with its origin, or its lock. */
import { Alert, Anchor, Button, Group, Table, Text, TextInput, Title } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Provider, useClient, useQuery } from "urql";
import { Link, useParams } from "wouter";

import { useViewer } from "@/app/viewer";
import { PersonDocument, type PersonQuery } from "@/gql/graphql";
import { graphClient } from "@/graph/client";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { useLabels } from "@/parts/names";
import { Page } from "@/parts/Page";
import { useFilters } from "@/parts/useFilters";

import { Cell } from "./Cell";
import { editable } from "./edit";
import { EditPerson } from "./EditPerson";
import { PersonAccounts } from "./PersonAccounts";
import { SECTIONS } from "./sections";

export type Person = NonNullable<PersonQuery["employee"]>;
export type Access = NonNullable<PersonQuery["access"]>;

export default function PersonPage() {
  const { i18n } = useTranslation();
  const { id = "" } = useParams<{ id: string }>();
  const [get, set] = useFilters();
  const on = get("on");
  const own = useClient();
  // What was true on another day is no row of today: it is remembered apart.
  const client = useMemo(() => (on ? graphClient(i18n.language, () => undefined) : own), [on, own, i18n.language]);
  return (
    <Provider value={client}>
      <OnDay key={on} id={id} on={on} go={(day) => { set({ on: day > new Date().toISOString() ? "" : day }); }} />
    </Provider>
  );
}

interface OnDayProps {
  id: string;
  /** A day, or empty for today. */
  on: string;
  go: (day: string) => void;
}

function OnDay({ id, on, go }: OnDayProps) {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: PersonDocument, variables: { id, on: on || null } });
  return (
    <Loaded asked={asked} again={again} lines={12}>
      {({ employee, access }) =>
        employee ? (
          <Record
            person={employee}
            access={access ?? []}
            on={on}
            undated={undatedOf(asked.extensions)}
            go={go}
            again={() => { again({ requestPolicy: "network-only" }); }}
          />
        ) : (
          <Empty whole title={t("people.unknown")}>
            {t("people.unknownAbout")}
          </Empty>
        )
      }
    </Loaded>
  );
}

/** Fields of employees that have no day since when they hold, as the graph tells them. */
function undatedOf(extensions: Record<string, unknown> | undefined): ReadonlySet<string> {
  const told = extensions?.["asOf"] as { undated?: string[] } | undefined;
  const own = (told?.undated ?? []).filter((one) => one.startsWith("Employee."));
  return new Set(own.map((one) => one.slice("Employee.".length)));
}

interface RecordProps {
  person: Person;
  access: Access;
  on: string;
  undated: ReadonlySet<string>;
  go: (day: string) => void;
  again: () => void;
}

function Record({ person, access, on, undated, go, again }: RecordProps) {
  const { t } = useTranslation();
  const { roles } = useViewer();
  const [changing, setChanging] = useState(false);
  const [accounts, setAccounts] = useState(false);
  const labels = useLabels().get("Employee")?.fields ?? [];
  const mayChange = !on && editable(labels, access).length > 0;
  const reasons = new Map(access.map((one) => [one.field, one.because]));
  return (
    <Page
      title={person.legalName ?? person.number ?? t("people.unnamed")}
      trail={<Anchor component={Link} href="/people">{t("people.title")}</Anchor>}
      about={[person.number, person.department?.name, person.position].filter(Boolean).join(" · ")}
      actions={
        <Group align="flex-end">
          <Anchor component={Link} href={`/access?person=${person.id}`}>
            {t("people.whoMay")}
          </Anchor>
          <TextInput type="date" label={t("people.on")} value={on} onChange={(event) => { go(event.currentTarget.value); }} />
          {!on && roles.has("admin") && (
            <Button variant="default" onClick={() => { setAccounts(true); }}>{t("accounts.show")}</Button>
          )}
          {mayChange && (
            <Button variant="default" onClick={() => { setChanging(true); }}>{t("people.change")}</Button>
          )}
        </Group>
      }
    >
      {accounts && (
        <PersonAccounts employee={person.id} again={again} close={() => { setAccounts(false); }} />
      )}
      {changing && (
        <EditPerson person={person} access={access} again={again} close={() => { setChanging(false); }} />
      )}
      {on ? (
        <Alert color="blue" title={t("people.onTitle", { day: on })}>
          <Group justify="space-between">
            <Text size="sm">{t("people.onAbout")}</Text>
            <Button size="xs" variant="default" onClick={() => { go(""); }}>{t("people.today")}</Button>
          </Group>
        </Alert>
      ) : (
        <Text size="sm" c="dimmed">
          {t("people.legend")}
        </Text>
      )}
      {SECTIONS.map(([name, fields]) => (
        <Section key={name} name={name} fields={fields} person={person} reasons={reasons} then={on !== ""} undated={undated} />
      ))}
      <Posts person={person} then={on !== ""} />
      <Educations person={person} then={on !== ""} />
    </Page>
  );
}

interface SectionProps {
  name: (typeof SECTIONS)[number][0];
  fields: readonly string[];
  person: Person;
  reasons: ReadonlyMap<string, string>;
  /** Whether another day is shown. */
  then: boolean;
  undated: ReadonlySet<string>;
}

function Section({ name, fields, person, reasons, then, undated }: SectionProps) {
  const { t } = useTranslation();
  const labels = useLabels().get("Employee")?.fields;
  return (
    <section aria-labelledby={name}>
      <Title order={2} id={name} mb="xs">
        {t(`people.sections.${name}`)}
      </Title>
      <div className="surface pad">
        <dl className="facts">
          {fields.map((field) => (
            <div key={field} className="fact">
              <dt>
                {labels?.find((one) => one.graphName === field)?.label ?? field}
                {undated.has(field) && " *"}
              </dt>
              <dd>
                <Cell row={person} field={field} because={reasons.get(field)} then={then} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}

interface ListProps {
  person: Person;
  then: boolean;
}

function Posts({ person, then }: ListProps) {
  const { t } = useTranslation();
  return (
    <Rows then={then} title={t("people.posts")} rows={person.assignments?.nodes} entity="Assignment"
      fields={["effectiveFrom", "effectiveTo", "department", "position"]} />
  );
}

function Educations({ person, then }: ListProps) {
  const { t } = useTranslation();
  return (
    <Rows then={then} title={t("people.educations")} rows={person.educations?.nodes} entity="Education"
      fields={["level", "school", "fieldOfStudy", "endDate"]} />
  );
}

interface RowsProps {
  title: string;
  entity: string;
  fields: readonly string[];
  /** Undefined where the whole list is locked. */
  rows: readonly (Parameters<typeof Cell>[0]["row"])[] | undefined;
  then: boolean;
}

function Rows({ title, entity, fields, rows, then }: RowsProps) {
  const { t } = useTranslation();
  const labels = useLabels().get(entity)?.fields;
  return (
    <section aria-label={title}>
      <Title order={2} mb="xs">
        {title}
      </Title>
      <div className="surface">
        {rows?.length ? (
          <Table verticalSpacing={8} horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                {fields.map((field) => (
                  <Table.Th key={field} scope="col">
                    {labels?.find((one) => one.graphName === field)?.label ?? field}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.id}>
                  {fields.map((field) => (
                    <Table.Td key={field}>
                      <Cell row={row} field={field} then={then} />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        ) : (
          <Group p="md">
            <Text c="dimmed">{t(rows ? "people.noRows" : "people.lockedList")}</Text>
          </Group>
        )}
      </div>
    </section>
  );
}
