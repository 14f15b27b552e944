import { expect, test } from "vitest";

import {
  chainOf,
  keyOf,
  lexiconOf,
  otherProblems,
  problemsOf,
  stepArguments,
  stepOf,
  stepText,
  pathsOf,
  withField,
  withWord,
  written,
  type MappingDocument,
  type StepDocument,
} from "./document";

const DOCUMENT: MappingDocument = {
  hub: "mapping/1",
  rows: [{ entity: "Employee", key: "工号", fields: { legal_name: "姓名", nationality: { const: "CN" } } }],
};
const fault = (place: string) => ({ code: "STEP_UNKNOWN", message: "", place, hint: "" });

test("a chain that is a path alone is written as a path", () => {
  expect(written({ from: "姓名", steps: [] })).toBe("姓名");
  expect(written({ from: ["a", "b"] })).toEqual({ from: ["a", "b"] });
  expect(written({ from: "姓名", steps: ["trim"] })).toEqual({ from: "姓名", steps: ["trim"] });
  expect(written({ const: "CN" })).toEqual({ const: "CN" });
  expect(chainOf("姓名")).toEqual({ from: "姓名" });
});

test.each<[StepDocument, string | null]>([
  ["trim", null],
  [{ split: "/" }, "by"],
  [{ split: { by: "/", take: -1 } }, "by"],
  [{ date: ["%Y", "epoch"] }, "formats"],
])("the arguments of %j are read and written again", (step, short) => {
  const name = typeof step === "string" ? step : (Object.keys(step)[0] ?? "");
  expect(stepOf(name, stepArguments(step, short), short)).toEqual(step);
});

test("a chip names the step and its arguments", () => {
  expect(stepText("trim")).toBe("trim");
  expect(stepText({ split: { by: "/", take: -1 } })).toBe("split by: /, take: -1");
  expect(stepText({ date: ["%Y", "epoch"] })).toBe("date %Y, epoch");
});

test("a change touches one field and leaves the old document as it was", () => {
  const before = structuredClone(DOCUMENT);
  const changed = withField(DOCUMENT, 0, "legal_name", { from: "姓名", steps: ["trim"] });
  expect(changed.rows[0]?.fields).toEqual({
    legal_name: { from: "姓名", steps: ["trim"] },
    nationality: { const: "CN" },
  });
  expect(withField(changed, 0, "legal_name", null).rows[0]?.fields).toEqual({
    nationality: { const: "CN" },
  });
  expect(DOCUMENT).toEqual(before);
});

test("a fault stands with its field, and no fault is shown nowhere", () => {
  const here = fault("rows[0].fields.legal_name.steps[0]");
  const longer = fault("rows[0].fields.legal_name_2");
  const top = fault("rows[0].key");
  const all = [here, longer, top];
  expect(problemsOf(all, 0, "legal_name")).toEqual([here]);
  expect(otherProblems(DOCUMENT, all)).toEqual([longer, top]);
});

test("a word is decided and left open again; what else is decided stays", () => {
  const given = { ...DOCUMENT, lexicon: { gender: { 男: "male" } } } as MappingDocument;
  const decided = withWord(given, "Employee", "gender", "女士", "female");
  expect(lexiconOf(decided, "Employee", "gender")).toEqual({ 男: "male", 女士: "female" });
  expect(withWord(decided, "Employee", "gender", "女士", undefined)).toEqual(given);
  const first = withWord(DOCUMENT, "Employee", "gender", "/", null);
  expect(first["lexicon"]).toEqual({ "Employee.gender": { "/": null } });
  expect(withWord(first, "Employee", "gender", "/", undefined)).toEqual(DOCUMENT);
});

test("a key keeps the steps of parts that stay", () => {
  const part = { from: "日期", steps: ["trim"] };
  expect(pathsOf(["工号", part])).toEqual(["工号", "日期"]);
  expect(keyOf(["工号", part], ["日期"])).toEqual(part);
  expect(keyOf("工号", ["工号", "月份"])).toEqual(["工号", "月份"]);
});
