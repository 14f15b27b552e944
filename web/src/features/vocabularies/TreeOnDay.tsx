/** The departments of another day: as they were recorded, and with what is planned by then. */
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { DepartmentTreeDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";

import { treeOf, type Branch } from "./tree";

interface Unit {
  id: string;
  parent: { id: string } | null;
  code: string;
  name: string | null;
}

export function TreeOnDay({ day }: { day: string }) {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: DepartmentTreeDocument, variables: { on: day } });
  return (
    <Loaded asked={asked} again={again} lines={10}>
      {({ departmentTree }) => {
        const units = (departmentTree ?? []).map((one) => ({
          ...one,
          parent: one.parent === null ? null : { id: one.parent },
        }));
        return (
          <div className="surface pad">
            <Units branches={treeOf<Unit>(units)} label={t("departments.onDay", { day })} />
          </div>
        );
      }}
    </Loaded>
  );
}

function Units({ branches, label }: { branches: readonly Branch<Unit>[]; label?: string }) {
  return (
    <ul className={label ? "tree" : undefined} aria-label={label}>
      {branches.map(({ unit, below }) => (
        <li key={unit.id}>
          <div className="unit">
            <Text>{unit.name ?? unit.code}</Text>
            <Text size="sm" c="dimmed">{unit.code}</Text>
          </div>
          {below.length > 0 && <Units branches={below} />}
        </li>
      ))}
    </ul>
  );
}
