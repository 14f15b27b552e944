import { expect, test } from "vitest";

import { editOf, formOf, type Known } from "./term";

const TERM: Known = { code: "bachelor", zh: "本科", en: "Bachelor", active: true, broader: null };

test("only what differs is said", () => {
  const form = formOf(TERM);
  expect(editOf("level", TERM, form)).toBeNull();
  expect(editOf("level", TERM, { ...form, zh: " 大学本科 " })).toEqual({
    vocabulary: "level",
    code: "bachelor",
    label: { zh: "大学本科" },
  });
  expect(editOf("level", TERM, { ...form, active: false })).toEqual({
    vocabulary: "level",
    code: "bachelor",
    active: false,
  });
});

test("a new term has a code and both labels", () => {
  const form = { ...formOf(null), code: "micro", zh: "微证书" };
  expect(editOf("level", null, form)).toBeNull();
  expect(editOf("level", null, { ...form, en: "Microcredential", rank: 3 })).toEqual({
    vocabulary: "level",
    code: "micro",
    create: true,
    label: { zh: "微证书", en: "Microcredential" },
    rank: 3,
  });
});
