/** What rows that conflicts speak of are called, as far as the reader may know it. */
import { useMemo } from "react";
import { useQuery } from "urql";

import { RowNamesDocument, type DisputedFragment, type RowNamesQuery } from "@/gql/graphql";

type Row = NonNullable<RowNamesQuery["nodes"][number]>;

/** Ids of all rows that are named: whom it is about, the row itself, and links that are said. */
export function idsIn(conflicts: readonly DisputedFragment[]): string[] {
  const ids = conflicts.flatMap((one) => [
    one.subject ?? one.row,
    ...one.sides.flatMap((side) => (side.row === null ? [] : [side.row])),
  ]);
  return [...new Set(ids)].sort();
}

export function nameOf(row: Row): string | null {
  switch (row.__typename) {
    case "Employee":
      return row.legalName ?? row.number;
    case "Department":
      return row.departmentName;
    case "LegalEntity":
      return row.entityName;
    case "Location":
      return row.locationName;
    case "Grade":
      return row.gradeName;
    case "CostCentre":
      return row.centreName;
    default:
      return null;
  }
}

/** Row → its name; the id itself until it has come, and where the reader may not know it. */
export function useRowNames(conflicts: readonly DisputedFragment[]): (id: string) => string {
  const ids = useMemo(() => idsIn(conflicts), [conflicts]);
  const [{ data }] = useQuery({ query: RowNamesDocument, variables: { ids }, pause: ids.length === 0 });
  const names = useMemo(() => {
    const rows = (data?.nodes ?? []).filter((one) => one !== null);
    return new Map(rows.map((one) => [one.id, nameOf(one)]));
  }, [data]);
  return (id) => names.get(id) ?? id;
}
