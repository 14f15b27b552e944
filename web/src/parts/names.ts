/** What entities and fields are called in the language of the reader, as the hub says it. */
import { useMemo } from "react";
import { useQuery } from "urql";

import { LabelsDocument, type LabelsQuery } from "@/gql/graphql";

export type EntityLabel = NonNullable<LabelsQuery["entityLabels"]>[number];
export type FieldLabel = EntityLabel["fields"][number];

/** All entities by name; empty until they have come. */
export function useLabels(): ReadonlyMap<string, EntityLabel> {
  const [{ data }] = useQuery({ query: LabelsDocument, requestPolicy: "cache-first" });
  const found = data?.entityLabels;
  return useMemo(() => new Map((found ?? []).map((one) => [one.entity, one])), [found]);
}

/** Whether they have come; also where they could not: the names themselves stand then. */
export function useLabelsCome(): boolean {
  const [{ data, fetching }] = useQuery({ query: LabelsDocument, requestPolicy: "cache-first" });
  return data !== undefined || !fetching;
}

/** `Education`, `level` → “教育经历 · 学历”; the names themselves until labels have come. */
export function useFieldName(): (entity: string, field: string) => string {
  const labels = useLabels();
  return (entity, field) => {
    const known = labels.get(entity);
    const label = known?.fields.find((one) => one.name === field || one.graphName === field)?.label;
    return `${known?.label ?? entity} · ${label ?? field}`;
  };
}
