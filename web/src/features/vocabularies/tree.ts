/** Departments as a tree; one whose parent is not there, or above itself, stands at the top. */
export interface Unit {
  id: string;
  parent: { id: string } | null;
}

export interface Branch<U extends Unit> {
  unit: U;
  below: Branch<U>[];
}

export function treeOf<U extends Unit>(units: readonly U[]): Branch<U>[] {
  const branches = new Map(units.map((unit) => [unit.id, { unit, below: [] } as Branch<U>]));
  const roots: Branch<U>[] = [];
  for (const branch of branches.values()) {
    const parent = branches.get(branch.unit.parent?.id ?? "");
    if (parent && !isAbove(branch.unit, branches)) parent.below.push(branch);
    else roots.push(branch);
  }
  return roots;
}

/** Whether the way up from a unit comes back to it. */
function isAbove<U extends Unit>(unit: U, branches: ReadonlyMap<string, Branch<U>>): boolean {
  const seen = new Set<string>();
  let up = unit.parent?.id;
  while (up !== undefined && !seen.has(up)) {
    if (up === unit.id) return true;
    seen.add(up);
    up = branches.get(up)?.unit.parent?.id;
  }
  return false;
}
