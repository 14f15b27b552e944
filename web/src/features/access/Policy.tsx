/** The policy as a matrix: who may know, read and change what, by class or for an entity's fields. */
import { Select, Stack, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { PolicyDocument, type PolicyQuery, type PolicyWho } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useClassName } from "@/parts/model";
import { useLabels } from "@/parts/names";
import { useFilters } from "@/parts/useFilters";

type Line = NonNullable<PolicyQuery["accessPolicy"]>["lines"][number];
type Way = Line["ways"][number];

const COLUMNS: readonly PolicyWho[] = ["EVERYONE", "ONESELF", "DIRECT_MANAGER", "MANAGER", "GRANT"];

export function Policy() {
  const { t } = useTranslation();
  const className = useClassName();
  const [get, set] = useFilters();
  const labels = useLabels();
  const entity = get("entity");
  const [asked, again] = useQuery({ query: PolicyDocument, variables: { entity: entity || null } });
  const known = labels.get(entity);
  const called = (line: Line) => {
    if (!line.name) return t("access.rows");
    if (!entity) return className(line.name);
    return known?.fields.find((one) => one.graphName === line.name)?.label ?? line.name;
  };
  return (
    <Stack>
      <Text c="dimmed" maw={760}>{t("access.policyAbout")}</Text>
      <Select
        label={t("access.entity")}
        placeholder={t("access.byClass")}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("common.clear") }}
        data={[...labels.values()].map((one) => ({ value: one.entity, label: one.label }))}
        value={entity || null}
        onChange={(one) => { set({ entity: one ?? "" }); }}
        maw={320}
      />
      <Loaded asked={asked} again={again} lines={12}>
        {({ accessPolicy }) => (
          <div className="surface">
            <div className="scroll" tabIndex={0} role="group" aria-label={t("access.policy")}>
              <Table verticalSpacing={6} horizontalSpacing="md" aria-label={t("access.policy")}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t(entity ? "access.field" : "access.class")}</Table.Th>
                    {COLUMNS.map((who) => <Table.Th key={who} scope="col">{t(`access.columns.${who}`)}</Table.Th>)}
                    <Table.Th scope="col">{t("access.kept")}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {accessPolicy?.lines.map((line) => (
                    <Table.Tr key={line.name} data-line={line.name}>
                      <Table.Th scope="row" className="plain">
                        {called(line)}
                        {entity && line.class && <Text size="xs" c="dimmed">{className(line.class)}</Text>}
                      </Table.Th>
                      {COLUMNS.map((who) => (
                        <Table.Td key={who}><Ways ways={line.ways.filter((one) => one.who === who)} /></Table.Td>
                      ))}
                      <Table.Td>
                        <Text size="sm">
                          {[line.recorded && t("access.recorded"), !line.queryable && t("access.sealed")].filter(Boolean).join(" · ")}
                        </Text>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          </div>
        )}
      </Loaded>
    </Stack>
  );
}

/** `Read: CORE, PAY`, one line for what each verb needs. */
function Ways({ ways }: { ways: readonly Way[] }) {
  const { t } = useTranslation();
  const className = useClassName();
  const groups = new Map<string, string[]>();
  for (const one of ways) {
    const notes = [
      one.state && t("access.onceState", { state: one.state }),
      one.stepUp && t("access.afterStepUp"),
    ].filter(Boolean);
    const key = [t(`access.verbs.${one.verb}`), ...notes].join(" ");
    const grants = groups.get(key) ?? [];
    groups.set(key, one.grant === null ? grants : [...grants, one.grant === "*" ? t("access.anyGrant") : className(one.grant)]);
  }
  return [...groups].map(([verb, grants]) => (
    <Text key={verb} size="sm">
      {verb}{grants.length > 0 && <Text span c="dimmed">{` ${grants.join(t("mappings.and"))}`}</Text>}
    </Text>
  ));
}
