import { expect, test } from "vitest";

import { shared } from "./useShared";

const parts = [null, 0, "a", [], {}, ["a", "b"], { a: 1 }, { b: 1, a: [1, { c: null }] }, [{ a: 1 }, { a: 2 }]];
const copy = <T>(one: T): T => JSON.parse(JSON.stringify(one)) as T;

test("what says the same is the very same", () => {
  for (const one of parts) expect(shared(one, copy(one))).toBe(one);
});

test("whatever was there before, the answer says what the next one says, in its order", () => {
  for (const before of parts) {
    for (const next of parts) {
      expect(JSON.stringify(shared(before, copy(next)))).toBe(JSON.stringify(next));
    }
  }
});

test("only what leads to the change is another", () => {
  const before = { rows: [{ a: { from: "x" } }, { b: { from: "y" } }] };
  const next = copy(before);
  next.rows[1] = { b: { from: "z" } };
  const kept = shared(before, next);
  expect(kept.rows[0]).toBe(before.rows[0]);
  expect(kept.rows[1]).toEqual({ b: { from: "z" } });
  expect(before.rows[1]).toEqual({ b: { from: "y" } });
});

test("the order of names is part of what is said", () => {
  const before = { a: 1, b: 2 };
  expect(Object.keys(shared(before, { b: 2, a: 1 }))).toEqual(["b", "a"]);
});
