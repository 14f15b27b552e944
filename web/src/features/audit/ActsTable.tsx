import { Anchor, Badge, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { ActFragment } from "@/gql/graphql";
import { Count } from "@/parts/Count";
import { useLabels } from "@/parts/names";
import { SortHead } from "@/parts/SortHead";
import type { Order } from "@/parts/useOrder";
import { When } from "@/parts/When";
import { Who } from "@/parts/Who";

interface Props {
  order: Order<"at">;
  acts: readonly ActFragment[];
  onActor: (actor: string) => void;
}

const SHOWN = 3;

/** Entries in the order of time. */
export function ActsTable({ order, acts, onActor }: Props) {
  const { t } = useTranslation();
  const labels = useLabels();
  return (
    <div className="surface">
      <div className="scroll" tabIndex={0} role="group" aria-label={t("audit.title")}>
        <Table verticalSpacing={8} horizontalSpacing="md" aria-label={t("audit.title")}>
          <Table.Thead>
            <Table.Tr>
              <SortHead name="at" order={order}>{t("access.when")}</SortHead>
              <Table.Th scope="col">{t("access.who")}</Table.Th>
              <Table.Th scope="col">{t("audit.action")}</Table.Th>
              <Table.Th scope="col">{t("audit.entity")}</Table.Th>
              <Table.Th scope="col" className="numeric">{t("audit.rows")}</Table.Th>
              <Table.Th scope="col" miw={260}>{t("audit.says")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {acts.map((one) => (
              <Table.Tr key={one.id} data-act={one.action}>
                <Table.Td><When at={one.at} full /></Table.Td>
                <Table.Td>
                  <Anchor component="button" type="button" ta="start" onClick={() => { onActor(one.by); }}><Who is={one.by} /></Anchor>
                </Table.Td>
                <Table.Td>
                  <code>{one.action}</code>
                  {!one.chained && <Badge ml="xs" variant="default" tt="none">{t("audit.notYet")}</Badge>}
                </Table.Td>
                <Table.Td>{labels.get(one.entity)?.label ?? one.entity}</Table.Td>
                <Table.Td className="numeric"><Count of={one.rows} /></Table.Td>
                <Table.Td>
                  {one.reason !== null && <Text>{one.reason}</Text>}
                  <div className="said">
                    {one.facts.map((fact) => <Fact key={fact.name} fact={fact} />)}
                  </div>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}

function Fact({ fact }: { fact: ActFragment["facts"][number] }) {
  const { t } = useTranslation();
  const shown = fact.values.slice(0, SHOWN);
  const more = fact.values.length - shown.length + fact.hidden;
  return (
    <Text size="sm" c="dimmed">
      {fact.name && `${fact.name}: `}
      {shown.map((one, place) => <span key={one}>{place > 0 && ", "}<Who is={one} /></span>)}
      {more > 0 && ` ${t("audit.more", { count: more })}`}
    </Text>
  );
}
