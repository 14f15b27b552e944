/** What is wanted of a department: a form, and the change that it comes to. */
import type { DepartmentChangeInput, DepartmentChangeKind } from "@/gql/graphql";

export const KINDS = ["RENAME", "MOVE", "MERGE", "SPLIT", "RETIRE"] as const satisfies readonly DepartmentChangeKind[];
export type Kind = (typeof KINDS)[number];

export interface Part {
  department: string | null;
  employees: string[];
}

export interface Form {
  kind: Kind;
  /** First day; empty: today. */
  day: string;
  name: string;
  code: string;
  parent: string | null;
  into: string | null;
  parts: readonly Part[];
}

export interface Named {
  id: string;
  name: string | null;
  code: string | null;
  parent: { id: string } | null;
}

export function formOf(one: Named): Form {
  return {
    kind: "RENAME",
    day: "",
    name: one.name ?? "",
    code: one.code ?? "",
    parent: one.parent?.id ?? null,
    into: null,
    parts: [{ department: null, employees: [] }],
  };
}

/** The change, or null while something that it needs is not said. */
export function changeOf(one: Named, form: Form): DepartmentChangeInput | null {
  const made = { department: one.id, kind: form.kind, ...(form.day && { day: form.day }) };
  switch (form.kind) {
    case "RENAME": {
      const name = form.name.trim() === (one.name ?? "") ? null : form.name.trim();
      const code = form.code.trim() === (one.code ?? "") ? null : form.code.trim();
      if (!name && !code) return null;
      return { ...made, ...(name && { name }), ...(code && { code }) };
    }
    case "MOVE":
      return form.parent === (one.parent?.id ?? null) ? null : { ...made, parent: form.parent };
    case "MERGE":
      return form.into === null ? null : { ...made, into: form.into };
    case "SPLIT": {
      const parts = form.parts.flatMap(({ department, employees }) =>
        department !== null && employees.length > 0 ? [{ department, employees }] : [],
      );
      return form.into === null || parts.length === 0 ? null : { ...made, into: form.into, parts };
    }
    case "RETIRE":
      return made;
  }
}
