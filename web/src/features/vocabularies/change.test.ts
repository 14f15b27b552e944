import { expect, test } from "vitest";

import { changeOf, formOf, type Named } from "./change";

const UNIT: Named = { id: "d1", name: "销售一部", code: "D1", parent: { id: "d0" } };
const FORM = formOf(UNIT);

test("what is the same is no change", () => {
  expect(changeOf(UNIT, FORM)).toBeNull();
  expect(changeOf(UNIT, { ...FORM, name: " 销售一部 " })).toBeNull();
  expect(changeOf(UNIT, { ...FORM, kind: "MOVE" })).toBeNull();
});

test("a new name leaves the code as it is", () => {
  const wanted = { department: "d1", kind: "RENAME", name: "直销部" };
  expect(changeOf(UNIT, { ...FORM, name: "直销部" })).toEqual(wanted);
});

test("a move to the top says so", () => {
  const wanted = { department: "d1", kind: "MOVE", parent: null, day: "2030-01-01" };
  expect(changeOf(UNIT, { ...FORM, kind: "MOVE", parent: null, day: "2030-01-01" })).toEqual(wanted);
});

test("a merger needs to know into what, a split who goes where", () => {
  expect(changeOf(UNIT, { ...FORM, kind: "MERGE" })).toBeNull();
  expect(changeOf(UNIT, { ...FORM, kind: "SPLIT", into: "d2" })).toBeNull();
  const parts = [
    { department: "d3", employees: ["e1"] },
    { department: null, employees: ["e2"] },
    { department: "d4", employees: [] },
  ];
  expect(changeOf(UNIT, { ...FORM, kind: "SPLIT", into: "d2", parts })?.parts).toEqual([
    { department: "d3", employees: ["e1"] },
  ]);
});
