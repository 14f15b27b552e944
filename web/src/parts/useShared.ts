/** Answers come as new objects even where they say the same: what did not change stays as it was. */
import { useState } from "react";

/** `next`, with each part that equals its part of `before` being that very part; JSON data alone. */
export function shared<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next;
  if (Array.isArray(before) && Array.isArray(next)) {
    const parts = next.map((one: unknown, at) => shared(before[at], one));
    return (before.length === next.length && parts.every((one, at) => one === before[at]) ? before : parts) as T;
  }
  if (!isRecord(before) || !isRecord(next)) return next;
  const names = Object.keys(next);
  const parts = Object.fromEntries(names.map((name) => [name, shared(before[name], next[name])]));
  const known = Object.keys(before);
  // In the same order too: a document's fields are shown in theirs.
  const same = names.length === known.length && names.every((name, at) => name === known[at] && parts[name] === before[name]);
  return (same ? before : parts) as T;
}

function isRecord(one: unknown): one is Record<string, unknown> {
  return typeof one === "object" && one !== null && !Array.isArray(one);
}

/** The same, of what a component is given from one drawing to the next. */
export function useShared<T>(next: T): T {
  const [known, setKnown] = useState({ given: next, kept: next });
  if (known.given === next) return known.kept;
  const kept = shared(known.kept, next);
  setKnown({ given: next, kept });
  return kept;
}
