/** Which field of a person stands beside a column of an account's record. */
import type { FieldLabel } from "@/parts/names";

/** The fields that the page has of both sides. */
export const FIELDS = [
  ...["legalName", "latinName", "number", "gender", "birthDate", "nativePlace"],
  ...["workEmail", "workPhone", "privatePhone", "status", "hireDate", "department", "position"],
] as const;

/** The first field of Employee that the column fills; undefined where it fills none. */
export function filled(targets: readonly string[], labels: readonly FieldLabel[]): FieldLabel | undefined {
  for (const target of targets) {
    const [entity, name] = target.split(".", 2);
    const found = entity === "Employee" ? labels.find((one) => one.name === name) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Whether the page has that field of the person. */
export function shown(field: FieldLabel | undefined): boolean {
  return field !== undefined && (FIELDS as readonly string[]).includes(field.graphName);
}
