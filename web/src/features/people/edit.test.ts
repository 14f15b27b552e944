import { describe, expect, it } from "vitest";

import { changesOf, editable, fillable, forAll, formOf } from "./edit";

const field = (graphName: string, more: object = {}) => ({
  __typename: "FieldLabel" as const,
  name: graphName,
  graphName,
  label: graphName,
  class: "PERSONAL",
  kind: "Text",
  vocabulary: null,
  editable: true,
  ...more,
});
const right = (name: string, write: boolean) => ({ field: name, read: true, write });

describe("an edit of a person", () => {
  it("offers what the viewer may change and an edit can fill", () => {
    const labels = [field("gender"), field("birthDate"), field("manager", { editable: false })];
    const access = [right("gender", true), right("birthDate", false), right("manager", true)];
    const found = editable(labels, access).map(([name, fields]) => [name, fields.map((one) => one.graphName)]);
    expect(found).toEqual([["person", ["gender"]]]);
  });

  it("names only what was changed, and clears what was emptied", () => {
    const before = formOf({ gender: { code: "male", label: "男" }, preferredName: "小龘", birthDate: null }, [
      field("gender", { kind: "Term" }),
      field("preferredName"),
      field("birthDate"),
    ]);
    expect(before).toEqual({ gender: "male", preferredName: "小龘", birthDate: "" });
    expect(changesOf(before, { ...before, preferredName: " 小龘 " })).toEqual({});
    expect(changesOf(before, { gender: "female", preferredName: "", birthDate: "" })).toEqual({
      gender: "female",
      preferredName: null,
    });
  });

  it("offers for several people what an edit can fill, in the order of the page", () => {
    const labels = [field("legalName"), field("workPhone"), field("manager", { editable: false }), field("unknown")];
    expect(fillable(labels).map((one) => one.graphName)).toEqual(["workPhone", "legalName"]);
  });

  it("gives all the same values, and clears the chosen fields that are left empty", () => {
    const typed = { workPhone: " 1 ", gender: "", legalName: "not chosen" };
    expect(forAll(["workPhone", "gender", "preferredName"], typed)).toEqual({
      workPhone: "1",
      gender: null,
      preferredName: null,
    });
  });
});
