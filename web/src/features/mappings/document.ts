/** A mapping document as data, and the changes that the editor makes: each gives a new document. */

export type StepDocument = string | Record<string, unknown>;

export interface Chain {
  from?: string | string[];
  const?: string;
  join?: string[];
  by?: string;
  row?: string;
  steps?: StepDocument[];
}

export interface Row {
  entity: string;
  name?: string;
  fields?: Record<string, string | Chain>;
  [other: string]: unknown;
}

export interface MappingDocument {
  rows: Row[];
  [other: string]: unknown;
}

export interface Problem {
  code: string;
  message: string;
  place: string;
  hint: string;
}

/** A document as it came, if it has the shape of one. */
export function documentOf(given: unknown): MappingDocument | null {
  if (typeof given !== "object" || given === null) return null;
  return "rows" in given && Array.isArray(given.rows) ? (given as MappingDocument) : null;
}

export function rowName(row: Row): string {
  return row.name ?? row.entity;
}

export function chainOf(written: string | Chain): Chain {
  return typeof written === "string" ? { from: written } : written;
}

/** The shortest way to write a chain: a path alone where there is nothing else. */
export function written(chain: Chain): string | Chain {
  const { steps, ...source } = chain;
  const bare = steps?.length ? { ...source, steps } : source;
  const only = Object.keys(bare).length === 1 && typeof bare.from === "string";
  return only ? (bare.from as string) : bare;
}

/** What the value begins with, as a person reads it: a column, a fixed text, another row. */
export function sourceText(chain: Chain): string {
  if (chain.const !== undefined) return `= ${chain.const}`;
  if (chain.row !== undefined) return `→ ${chain.row}`;
  if (chain.join !== undefined) return chain.join.join(" + ");
  return Array.isArray(chain.from) ? chain.from.join(" | ") : (chain.from ?? "");
}

export function stepName(step: StepDocument): string {
  return typeof step === "string" ? step : (Object.keys(step)[0] ?? "");
}

/** The arguments of a step by name; one that stands alone gets the name that it is short for. */
export function stepArguments(step: StepDocument, short: string | null): Record<string, unknown> {
  if (typeof step === "string") return {};
  const [given] = Object.values(step);
  if (typeof given === "object" && given !== null && !Array.isArray(given)) {
    return given as Record<string, unknown>;
  }
  return short === null ? {} : { [short]: given };
}

/** The step as a document writes it, as short as can be. */
export function stepOf(
  name: string,
  given: Record<string, unknown>,
  short: string | null,
): StepDocument {
  const names = Object.keys(given).filter((one) => given[one] !== undefined && given[one] !== "");
  const kept = Object.fromEntries(names.map((one) => [one, given[one]]));
  if (names.length === 0) return name;
  return { [name]: names.length === 1 && names[0] === short ? kept[short] : kept };
}

/** What a chip says of a step: its name and, where there are some, its arguments. */
export function stepText(step: StepDocument): string {
  if (typeof step === "string") return step;
  const [given] = Object.values(step);
  return `${stepName(step)} ${said(given)}`.trim();
}

function said(given: unknown): string {
  if (Array.isArray(given)) return given.map(said).join(", ");
  if (typeof given === "object" && given !== null) {
    return Object.entries(given).map(([name, one]) => `${name}: ${said(one)}`).join(", ");
  }
  return String(given);
}

/** With this chain for the field, or without the field. */
export function withField(
  document: MappingDocument,
  row: number,
  field: string,
  chain: Chain | null,
): MappingDocument {
  const rows = document.rows.map((one, place) => {
    if (place !== row) return one;
    const rest = Object.entries(one.fields ?? {}).filter(([name]) => name !== field);
    if (chain === null) return { ...one, fields: Object.fromEntries(rest) };
    return { ...one, fields: { ...one.fields, [field]: written(chain) } };
  });
  return { ...document, rows };
}

/** The faults of a field of a row, wherever in its chain they lie. */
export function problemsOf(problems: readonly Problem[], row: number, field: string): Problem[] {
  const place = `rows[${String(row)}].fields.${field}`;
  return problems.filter((one) => one.place === place || one.place.startsWith(`${place}.`));
}

/** The faults that lie in no field. */
export function otherProblems(document: MappingDocument, problems: readonly Problem[]): Problem[] {
  const shown = new Set(
    document.rows.flatMap((row, place) =>
      Object.keys(row.fields ?? {}).flatMap((field) => problemsOf(problems, place, field)),
    ),
  );
  return problems.filter((one) => !shown.has(one));
}

/** With another row in its place. */
export function withRow(document: MappingDocument, place: number, row: Row): MappingDocument {
  return { ...document, rows: document.rows.map((one, at) => (at === place ? row : one)) };
}

/** Words of a field: their word → our code. A field may stand alone or as `Entity.field`. */
export function lexiconOf(document: MappingDocument, entity: string, field: string): Record<string, string | null> {
  const all = (document["lexicon"] ?? {}) as Record<string, Record<string, string | null>>;
  return { ...all[field], ...all[`${entity}.${field}`] };
}

/** With that word decided: a code, null for "means nothing", undefined to leave it open again. */
export function withWord(
  document: MappingDocument,
  entity: string,
  field: string,
  word: string,
  code: string | null | undefined,
): MappingDocument {
  const all = (document["lexicon"] ?? {}) as Record<string, Record<string, string | null>>;
  const name = field in all ? field : `${entity}.${field}`;
  const rest = Object.entries(all[name] ?? {}).filter(([one]) => one !== word);
  const words = Object.fromEntries(code === undefined ? rest : [...rest, [word, code]]);
  const others = Object.fromEntries(Object.entries(all).filter(([one]) => one !== name));
  const lexicon = Object.keys(words).length ? { ...others, [name]: words } : others;
  const bare = Object.fromEntries(Object.entries(document).filter(([one]) => one !== "lexicon"));
  const next = Object.keys(lexicon).length ? { ...bare, lexicon } : bare;
  return next as MappingDocument;
}

/** A test of a record, as `when` and `ignore_when` hold them. */
export interface Condition extends Chain {
  in?: string[];
  not_in?: string[];
  present?: boolean;
}

/** Paths of a key or of a chain that is written as a path, a list, or with steps. */
export function pathsOf(written: unknown): string[] {
  const parts = Array.isArray(written) ? written : written === undefined ? [] : [written];
  return parts.map((one) => sourceText(chainOf(one as string | Chain)));
}

/** A key by these paths; a part that was there already stays as it was written, steps and all. */
export function keyOf(before: unknown, paths: readonly string[]): unknown {
  const parts = (Array.isArray(before) ? before : [before]) as (string | Chain)[];
  const known = new Map(pathsOf(before).map((path, at) => [path, parts[at]]));
  const now = paths.map((path) => known.get(path) ?? path);
  return now.length === 1 ? now[0] : now;
}
