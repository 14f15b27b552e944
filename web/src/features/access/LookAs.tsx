/** What another would see of a person, and you may see too; with the reason for each cell. */
import { Button, Group, Stack, Table, Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Provider, useClient, useQuery, type Client } from "urql";

import { LookAsDocument, WhoCanSeeDocument, type LookAsQuery } from "@/gql/graphql";
import { clientAs } from "@/graph/client";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { useClassName } from "@/parts/model";
import { useLabels, type FieldLabel } from "@/parts/names";
import { useFilters } from "@/parts/useFilters";

import { PersonPicker } from "./PersonPicker";

type Seen = NonNullable<LookAsQuery["employee"]>;

export function LookAs() {
  const { t, i18n } = useTranslation();
  const [get, set] = useFilters();
  const own = useClient();
  const labels = useLabels().get("Employee")?.fields ?? [];
  const looker = get("as");
  const person = get("person");
  const client = useMemo(() => clientAs(looker, i18n.language), [looker, i18n.language]);
  return (
    <Stack>
      <Text c="dimmed" maw={760}>{t("access.lookAbout")}</Text>
      <Group align="flex-end">
        <PersonPicker label={t("access.looker")} person={looker} onChange={(one) => { set({ as: one }); }} />
        <PersonPicker label={t("access.lookedAt")} person={person} onChange={(one) => { set({ person: one }); }} />
      </Group>
      {looker && person ? (
        <Provider value={client}>
          <Cells key={`${looker}/${person}`} person={person} looker={looker} labels={labels} own={own} />
        </Provider>
      ) : (
        <Empty title={t("access.chooseTwo")}>{t("access.chooseTwoAbout")}</Empty>
      )}
    </Stack>
  );
}

interface CellsProps {
  person: string;
  looker: string;
  labels: readonly FieldLabel[];
  /** The reader's own client: reasons are asked for in one's own name. */
  own: Client;
}

function Cells({ person, looker, labels, own }: CellsProps) {
  const { t } = useTranslation();
  const called = useClassName();
  const [why, setWhy] = useState<ReadonlySet<string>>(new Set());
  const [asked, again] = useQuery({ query: LookAsDocument, variables: { id: person } });
  return (
    <Loaded asked={asked} again={again} lines={10}>
      {({ employee }) =>
        employee ? (
          <div className="surface">
            <div className="scroll" tabIndex={0} role="group" aria-label={t("access.lookAs")}>
              <Table verticalSpacing={6} horizontalSpacing="md" aria-label={t("access.lookAs")}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t("access.field")}</Table.Th>
                    <Table.Th scope="col">{t("access.class")}</Table.Th>
                    <Table.Th scope="col">{t("access.seen")}</Table.Th>
                    <Table.Td />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {labels.map((one) => (
                    <Table.Tr key={one.graphName} data-field={one.graphName}>
                      <Table.Th scope="row" className="plain">{one.label}</Table.Th>
                      <Table.Td>{called(one.class)}</Table.Td>
                      <Table.Td><Shown of={employee} field={one.graphName} /></Table.Td>
                      <Table.Td>
                        {why.has(one.graphName) ? (
                          <Provider value={own}>
                            <Reason person={person} looker={looker} field={one.graphName} />
                          </Provider>
                        ) : (
                          <Button
                            size="compact-sm"
                            variant="subtle"
                            aria-label={`${t("access.whyCell")} · ${one.label}`}
                            onClick={() => { setWhy((now) => new Set(now).add(one.graphName)); }}
                          >
                            {t("access.whyCell")}
                          </Button>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          </div>
        ) : (
          <Empty title={t("access.notKnown")}>{t("access.notKnownAbout")}</Empty>
        )
      }
    </Loaded>
  );
}

function Shown({ of, field }: { of: Seen; field: string }) {
  const { t } = useTranslation();
  if (of.restricted.includes(field)) {
    return <span className="open"><IconLock size={14} aria-hidden /> {t("access.locked")}</span>;
  }
  return <>{textOf(field in of ? of[field as keyof Seen] : undefined) ?? t("access.isOpen")}</>;
}

/** A cell as text; undefined for one that the page does not ask for. */
function textOf(value: Seen[keyof Seen] | undefined): string | undefined {
  if (value === null) return "–";
  if (value === undefined || Array.isArray(value)) return undefined;
  if (typeof value !== "object") return value;
  if ("label" in value) return value.label;
  return ("name" in value ? value.name : value.legalName) ?? "–";
}

interface ReasonProps {
  person: string;
  looker: string;
  field: string;
}

/** By which way that one can see the cell, as the hub weighs it. */
function Reason({ person, looker, field }: ReasonProps) {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: WhoCanSeeDocument, variables: { id: person, field } });
  return (
    <div role="status">
      <Loaded asked={asked} again={again} lines={1}>
        {({ whoCanSee }) => {
          const found = whoCanSee?.named.find((one) => one.by.endsWith(looker.replace("employee_", "")));
          const why = whoCanSee?.everyone ? t("access.everyone") : (found?.because ?? t("access.noWay"));
          return <Text size="sm">{why}</Text>;
        }}
      </Loaded>
    </div>
  );
}
