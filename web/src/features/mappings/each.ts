/** What of a record becomes several rows: columns, or the items of a list; as a document says it. */
import type { Row } from "./document";

export interface Columns {
  columns: string[];
  name?: string;
  value?: string;
}

export interface Items {
  list: string;
  item?: string;
  /** Parts a text; without it the list is JSON. */
  by?: string;
  /** A record without the list has no items. */
  absent?: "empty";
}

export type Each = Columns | Items;
export type EachKind = "record" | "columns" | "list";

interface Sampled {
  path: string;
  samples: readonly string[];
}

export function eachOf(row: Row): Each | null {
  const given = row["each"];
  return typeof given === "object" && given !== null ? (given as Each) : null;
}

export function kindOf(each: Each | null): EachKind {
  if (each === null) return "record";
  return "list" in each ? "list" : "columns";
}

/** How a rule picks what a row is made for: `$name` and `$value`, or `$item`. */
export function picks(each: Each | null): string[] {
  if (each === null) return [];
  if ("list" in each) return [`$${each.item ?? "item"}`];
  return [`$${each.name ?? "name"}`, `$${each.value ?? "value"}`];
}

/** The same, with what stands within the items of a list as far as common values show it. */
export function eachPaths(each: Each | null, samples: readonly Sampled[]): string[] {
  const [first = "", ...more] = picks(each);
  if (each === null || !("list" in each)) return first ? [first, ...more] : [];
  const texts = samples.find((one) => one.path === each.list)?.samples ?? [];
  const names = new Set(texts.flatMap((text) => itemsOf(text).flatMap((one) => Object.keys(one))));
  return [first, ...[...names].map((one) => `${first}.${one}`)];
}

function itemsOf(text: string): object[] {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.filter((one) => typeof one === "object" && one !== null && !Array.isArray(one)) : [];
  } catch {
    return []; // a shape that stands for a value, or a text that is parted: nothing stands within
  }
}

/** The row with another way to become several; what picks from it by a name follows that name. */
export function withEach(row: Row, next: Each | null): Row {
  const before = eachOf(row);
  const renames = kindOf(before) === kindOf(next) ? pairs(picks(before), picks(next)) : [];
  const rest = Object.fromEntries(Object.entries(row).filter(([one]) => one !== "each"));
  const followed = followedBy(rest, renames) as Row;
  return next === null ? followed : { ...followed, each: next };
}

function pairs(before: string[], after: string[]): [string, string][] {
  return before.flatMap((one, at): [string, string][] => {
    const now = after[at];
    return now === undefined || now === one ? [] : [[one, now]];
  });
}

function followedBy(given: unknown, renames: readonly [string, string][]): unknown {
  if (typeof given === "string") {
    const found = renames.find(([before]) => given === before || given.startsWith(`${before}.`));
    return found ? found[1] + given.slice(found[0].length) : given;
  }
  if (Array.isArray(given)) return given.map((one) => followedBy(one, renames));
  if (typeof given !== "object" || given === null) return given;
  const kept = (name: string) => name === "const" || name === "steps";
  return Object.fromEntries(
    Object.entries(given).map(([name, one]) => [name, kept(name) ? one : followedBy(one, renames)]),
  );
}
