import { describe, expect, it } from "vitest";

import { eachOf, eachPaths, kindOf, picks, withEach, type Each } from "./each";

const SCHOOLS = {
  entity: "Education",
  each: { list: "schools", item: "it" },
  key: ["no", "$it.id"],
  when: [{ from: "$it.kind", not_in: ["$it.kind"] }],
  fields: { school: "$it.school", level: { from: "$it.level", steps: [{ replace: { text: "$it" } }] }, remark: { const: "$it" }, other: "$items" },
};

describe("what becomes of several rows", () => {
  it("is told by its kind", () => {
    const kinds = [null, { columns: ["a"] }, { list: "a" }].map((one) => kindOf(one));
    expect(kinds).toEqual(["record", "columns", "list"]);
    expect(eachOf({ entity: "E" })).toBeNull();
  });

  it("is picked by the names that it has, or by the usual ones", () => {
    expect(picks({ columns: [] })).toEqual(["$name", "$value"]);
    expect(picks({ columns: [], name: "item", value: "amount" })).toEqual(["$item", "$amount"]);
    expect(picks({ list: "a" })).toEqual(["$item"]);
    expect(picks(null)).toEqual([]);
  });

  it("offers what stands within the items that are seen", () => {
    const samples = [{ path: "schools", samples: ['[{"id":7,"school":"清华"},{"level":"x"}]', "[]", "无", "[1,[2]]"] }];
    expect(eachPaths({ list: "schools" }, samples)).toEqual(["$item", "$item.id", "$item.school", "$item.level"]);
    expect(eachPaths({ list: "others" }, samples)).toEqual(["$item"]);
    expect(eachPaths({ columns: ["a"] }, samples)).toEqual(["$name", "$value"]);
  });

  it("is followed by its rules when it gets another name, and by nothing else", () => {
    const next: Each = { list: "schools", item: "school" };
    const row = withEach(SCHOOLS, next);
    expect(row).toEqual({
      entity: "Education",
      each: next,
      key: ["no", "$school.id"],
      when: [{ from: "$school.kind", not_in: ["$school.kind"] }],
      fields: { school: "$school.school", level: { from: "$school.level", steps: [{ replace: { text: "$it" } }] }, remark: { const: "$it" }, other: "$items" },
    });
    expect(withEach(row, { list: "schools", item: "it" })).toEqual(SCHOOLS);
  });

  it("leaves the rules alone where it becomes another kind, or none", () => {
    const row = withEach(SCHOOLS, null);
    expect(row.fields).toEqual(SCHOOLS.fields);
    expect("each" in row).toBe(false);
    expect(withEach(SCHOOLS, { columns: ["a"] })["key"]).toEqual(SCHOOLS.key);
  });
});
