import { Button, Table, Text } from "@mantine/core";
import { IconCheck, IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { CellsOfDocument, type CellsOfQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { useClassName } from "@/parts/model";
import { useLabels } from "@/parts/names";

import { Witnesses } from "./Witnesses";

type CellAccess = NonNullable<CellsOfQuery["access"]>[number];

/** Why the reader may see and change each cell of a person, by class. */
export function Cells({ id }: { id: string }) {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: CellsOfDocument, variables: { id } });
  return (
    <Loaded asked={asked} again={again} lines={10}>
      {({ access }) =>
        access ? (
          <Matrix id={id} cells={access} />
        ) : (
          <Empty title={t("people.unknown")}>{t("people.unknownAbout")}</Empty>
        )
      }
    </Loaded>
  );
}

function Matrix({ id, cells }: { id: string; cells: readonly CellAccess[] }) {
  const { t } = useTranslation();
  const className = useClassName();
  const labels = useLabels().get("Employee")?.fields;
  const [shown, setShown] = useState<string | null>(null);
  const called = (field: string) => labels?.find((one) => one.graphName === field)?.label ?? field;
  const sorted = cells.toSorted((one, other) => one.class.localeCompare(other.class));
  return (
    <div className="surface">
      <div className="scroll" tabIndex={0} role="group" aria-label={t("access.why")}>
        <Table verticalSpacing={6} horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("access.field")}</Table.Th>
              <Table.Th scope="col">{t("access.class")}</Table.Th>
              <Table.Th scope="col">{t("access.read")}</Table.Th>
              <Table.Th scope="col">{t("access.write")}</Table.Th>
              <Table.Th scope="col">{t("access.because")}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.map((one) => (
              <Table.Tr key={one.field}>
                <Table.Th scope="row" className="plain">
                  {called(one.field)}
                </Table.Th>
                <Table.Td>{className(one.class)}</Table.Td>
                <Table.Td><Open yes={one.read} /></Table.Td>
                <Table.Td><Open yes={one.write} /></Table.Td>
                <Table.Td>
                  <Text size="sm">{one.because}</Text>
                  {one.writeBecause && <Text size="sm" c="dimmed">{one.writeBecause}</Text>}
                </Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t("access.whoCanSee", { field: called(one.field) })}
                    onClick={() => { setShown(one.field); }}
                  >
                    {t("access.whoElse")}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Witnesses
        id={id}
        field={shown}
        label={called(shown ?? "")}
        close={() => { setShown(null); }}
      />
    </div>
  );
}

function Open({ yes }: { yes: boolean }) {
  const { t } = useTranslation();
  const Mark = yes ? IconCheck : IconLock;
  return (
    <span className="open">
      <Mark size={14} aria-hidden /> {t(yes ? "access.yes" : "access.no")}
    </span>
  );
}
