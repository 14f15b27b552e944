/** Both rows of a pair beside each other, field by field; asked for when somebody looks. */
import { Button, Group, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { Cell } from "@/features/people/Cell";
import { PairSidesDocument, type PairSideFragment } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useLabels } from "@/parts/names";

import { FIELDS } from "./sides";

interface Props {
  one: string;
  other: string;
  /** Makes them one; null where nothing is to be decided. */
  merge: ((survivor: string, merged: string) => void) | null;
  busy: boolean;
}

export function Sides({ one, other, merge, busy }: Props) {
  const { t } = useTranslation();
  const labels = useLabels().get("Employee")?.fields;
  const [asked, again] = useQuery({ query: PairSidesDocument, variables: { ids: [one, other] } });
  return (
    <Loaded asked={asked} again={again} lines={6}>
      {({ nodes }) => {
        const sides = nodes.filter((row): row is PairSideFragment & { __typename: "Employee" } => row?.__typename === "Employee");
        if (sides.length < 2) return <Text c="dimmed">{t("identity.oneGone")}</Text>;
        return (
          <Table verticalSpacing={6} horizontalSpacing="md" layout="fixed" aria-label={t("identity.beside")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col" w={160}>{t("queue.field")}</Table.Th>
                <Table.Th scope="col">{t("identity.one")}</Table.Th>
                <Table.Th scope="col">{t("identity.other")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {FIELDS.map((field) => (
                <Table.Tr key={field} data-field={field}>
                  <Table.Th scope="row">{labels?.find((each) => each.graphName === field)?.label ?? field}</Table.Th>
                  {sides.map((row) => <Table.Td key={row.id}><Cell row={row} field={field} /></Table.Td>)}
                </Table.Tr>
              ))}
              {merge && (
                <Table.Tr>
                  <Table.Td />
                  {[[one, other], [other, one]].map(([survivor = "", merged = ""], place) => (
                    <Table.Td key={survivor}>
                      <Group>
                        <Button
                          size="compact-sm"
                          variant="default"
                          leftSection={<kbd>{place + 1}</kbd>}
                          disabled={busy}
                          onClick={() => { merge(survivor, merged); }}
                        >
                          {t(place === 0 ? "identity.intoOne" : "identity.intoOther")}
                        </Button>
                      </Group>
                    </Table.Td>
                  ))}
                </Table.Tr>
              )}
            </Table.Tbody>
          </Table>
        );
      }}
    </Loaded>
  );
}
