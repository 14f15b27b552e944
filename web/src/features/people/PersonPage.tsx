/** One person's record, put together from all systems: each value with its origin, or its lock. */
import { Anchor, Button, Group, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link, useParams } from "wouter";

import { PersonDocument, type PersonQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { useLabels } from "@/parts/names";
import { Page } from "@/parts/Page";

import { Cell } from "./Cell";
import { editable } from "./edit";
import { EditPerson } from "./EditPerson";
import { SECTIONS } from "./sections";

export type Person = NonNullable<PersonQuery["employee"]>;
export type Access = NonNullable<PersonQuery["access"]>;

export default function PersonPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams<{ id: string }>();
  const [asked, again] = useQuery({ query: PersonDocument, variables: { id } });
  return (
    <Loaded asked={asked} again={again} lines={12}>
      {({ employee, access }) =>
        employee ? (
          <Record person={employee} access={access ?? []} again={() => { again({ requestPolicy: "network-only" }); }} />
        ) : (
          <Empty whole title={t("people.unknown")}>
            {t("people.unknownAbout")}
          </Empty>
        )
      }
    </Loaded>
  );
}

interface RecordProps {
  person: Person;
  access: Access;
  again: () => void;
}

function Record({ person, access, again }: RecordProps) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const mayChange = editable(useLabels().get("Employee")?.fields ?? [], access).length > 0;
  const reasons = new Map(access.map((one) => [one.field, one.because]));
  return (
    <Page
      title={person.legalName ?? person.number ?? t("people.unnamed")}
      trail={<Anchor component={Link} href="/people">{t("people.title")}</Anchor>}
      about={[person.number, person.department?.name, person.position].filter(Boolean).join(" · ")}
      actions={
        <Group>
          <Anchor component={Link} href={`/access?person=${person.id}`}>
            {t("people.whoMay")}
          </Anchor>
          {mayChange && (
            <Button variant="default" onClick={() => { setChanging(true); }}>{t("people.change")}</Button>
          )}
        </Group>
      }
    >
      {changing && (
        <EditPerson person={person} access={access} again={again} close={() => { setChanging(false); }} />
      )}
      <Text size="sm" c="dimmed">
        {t("people.legend")}
      </Text>
      {SECTIONS.map(([name, fields]) => (
        <Section key={name} name={name} fields={fields} person={person} reasons={reasons} />
      ))}
      <Posts person={person} />
      <Educations person={person} />
    </Page>
  );
}

interface SectionProps {
  name: (typeof SECTIONS)[number][0];
  fields: readonly string[];
  person: Person;
  reasons: ReadonlyMap<string, string>;
}

function Section({ name, fields, person, reasons }: SectionProps) {
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
              <dt>{labels?.find((one) => one.graphName === field)?.label ?? field}</dt>
              <dd>
                <Cell row={person} field={field} because={reasons.get(field)} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}

function Posts({ person }: { person: Person }) {
  const { t } = useTranslation();
  return (
    <Rows title={t("people.posts")} rows={person.assignments?.nodes} entity="Assignment"
      fields={["effectiveFrom", "effectiveTo", "department", "position"]} />
  );
}

function Educations({ person }: { person: Person }) {
  const { t } = useTranslation();
  return (
    <Rows title={t("people.educations")} rows={person.educations?.nodes} entity="Education"
      fields={["level", "school", "fieldOfStudy", "endDate"]} />
  );
}

interface RowsProps {
  title: string;
  entity: string;
  fields: readonly string[];
  /** Undefined where the whole list is locked. */
  rows: readonly (Parameters<typeof Cell>[0]["row"])[] | undefined;
}

function Rows({ title, entity, fields, rows }: RowsProps) {
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
                      <Cell row={row} field={field} />
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
