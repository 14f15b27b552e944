import { Button, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { GroupFragment } from "@/gql/graphql";
import { Count } from "@/parts/Count";
import { useFieldName } from "@/parts/names";
import { When } from "@/parts/When";

interface Props {
  groups: readonly GroupFragment[];
  chosen: GroupFragment | null;
  choose: (group: GroupFragment) => void;
}

/** Reasons, those of most cells first; each opens to its records. */
export function GroupsTable({ groups, chosen, choose }: Props) {
  const { t } = useTranslation();
  return (
    <div className="surface">
      <div className="scroll" tabIndex={0} role="group" aria-label={t("quarantine.reasons")}>
        <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("quarantine.reasons")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("quarantine.why")}</Table.Th>
              <Table.Th scope="col">{t("queue.where")}</Table.Th>
              <Table.Th scope="col" className="numeric">{t("quarantine.cells")}</Table.Th>
              <Table.Th scope="col" className="numeric">{t("queue.people")}</Table.Th>
              <Table.Th scope="col">{t("quarantine.last")}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map((one) => (
              <Line key={Object.values(one).slice(0, 5).join("/")} group={one} chosen={one === chosen} choose={choose} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}

interface LineProps {
  group: GroupFragment;
  chosen: boolean;
  choose: (group: GroupFragment) => void;
}

function Line({ group, chosen, choose }: LineProps) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const field = group.field ? fieldName(group.entity, group.field) : t("quarantine.whole");
  return (
    <Table.Tr className={chosen ? "row-chosen" : ""} data-code={group.code} data-field={group.field}>
      <Table.Td>
        <Text>{group.why}</Text>
        <Text size="sm" c="dimmed">{group.remedy}</Text>
      </Table.Td>
      <Table.Td>
        <Text>{field}</Text>
        <Text size="sm" c="dimmed">{group.connection} / {group.stream}</Text>
      </Table.Td>
      <Table.Td className="numeric"><Count of={group.cells} /></Table.Td>
      <Table.Td className="numeric"><Count of={group.people} /></Table.Td>
      <Table.Td><When at={group.lastSeen} /></Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant={chosen ? "light" : "subtle"}
          aria-pressed={chosen}
          aria-label={`${t("quarantine.show")} · ${field} · ${group.why}`}
          onClick={() => { choose(group); }}
        >
          {t("quarantine.show")}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
