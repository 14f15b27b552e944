/** Which group is looked at: it stands in the page's address. */
import type { GroupFragment, QuarantineGroupInput } from "@/gql/graphql";
import type { Filters } from "@/parts/useFilters";

export function keyOf(one: QuarantineGroupInput): QuarantineGroupInput {
  const { connection, stream, entity, field, code } = one;
  return { connection, stream, entity, field, code };
}

export function same(one: QuarantineGroupInput, other: QuarantineGroupInput): boolean {
  return (
    one.connection === other.connection &&
    one.stream === other.stream &&
    one.entity === other.entity &&
    one.field === other.field &&
    one.code === other.code
  );
}

/** The address of a group; of none, what takes one away. */
export function filtersOf(one: GroupFragment | null): Filters {
  return {
    system: one?.connection ?? "",
    stream: one?.stream ?? "",
    entity: one?.entity ?? "",
    field: one?.field ?? "",
    code: one?.code ?? "",
    after: "",
    order: "",
  };
}

export function chosenOf(get: (name: string) => string): QuarantineGroupInput | null {
  if (!get("code")) return null;
  return {
    connection: get("system"),
    stream: get("stream"),
    entity: get("entity"),
    field: get("field"),
    code: get("code"),
  };
}
