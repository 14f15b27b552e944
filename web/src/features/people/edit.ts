/** An edit of a person's record: which fields can be filled, and what of them was changed. */
import type { FieldLabel } from "@/parts/names";

import { SECTIONS } from "./sections";

/** Field → what stands in its input; empty for no value. */
export type Form = Readonly<Record<string, string>>;

/** As an input of the graph: only what was changed; null clears. */
export type Changes = Record<string, string | null>;

interface Right {
  field: string;
  read: boolean;
  write: boolean;
}

/** The fields of the page that this viewer may change, by section; sections without any are left out. */
export function editable(
  labels: readonly FieldLabel[],
  access: readonly Right[],
): readonly (readonly [(typeof SECTIONS)[number][0], readonly FieldLabel[]])[] {
  const open = new Set(access.filter((one) => one.write).map((one) => one.field));
  const known = new Map(labels.map((one) => [one.graphName, one]));
  return SECTIONS.map(([name, fields]) => {
    const found = fields.flatMap((field) => known.get(field) ?? []);
    return [name, found.filter((one) => one.editable && open.has(one.graphName))] as const;
  }).filter(([, fields]) => fields.length > 0);
}

/** The fields of the page that an edit can fill at all, in the order of the page. */
export function fillable(labels: readonly FieldLabel[]): readonly FieldLabel[] {
  const known = new Map(labels.map((one) => [one.graphName, one]));
  return SECTIONS.flatMap(([, fields]) => fields.flatMap((field) => known.get(field) ?? [])).filter((one) => one.editable);
}

/** The same values for everybody: what is left empty clears its field. */
export function forAll(fields: readonly string[], typedNow: Form): Changes {
  return Object.fromEntries(fields.map((field) => [field, (typedNow[field] ?? "").trim() || null]));
}

/** What stands in the inputs before anything is typed: a term by its code. */
export function formOf(person: object, fields: readonly FieldLabel[]): Form {
  const row = person as Record<string, unknown>;
  return Object.fromEntries(fields.map((one) => [one.graphName, typed(row[one.graphName])]));
}

/** What was changed against the record; a field that is typed as it was is not changed. */
export function changesOf(before: Form, typedNow: Form): Changes {
  const changed = Object.entries(typedNow).filter(([field, value]) => value.trim() !== (before[field] ?? ""));
  return Object.fromEntries(changed.map(([field, value]) => [field, value.trim() || null]));
}

function typed(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return String((value as { code?: unknown }).code ?? "");
  return String(value);
}
