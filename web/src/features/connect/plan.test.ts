import { expect, test } from "vitest";

import { accessOf, complete, configOf, EMPTY, nameFor, type Kind, type Plan } from "./plan";

const PLAN: Plan = { ...EMPTY, name: "花名册", config: { path: "files/x/学历登记 2026.xlsx" } };
const FIELD = { __typename: "ConnectorField" as const, name: "path", label: "", type: "text", required: true, secret: false, help: null };
const KIND: Kind = {
  __typename: "ConnectorKind",
  kind: "files",
  label: "",
  fields: [FIELD, { ...FIELD, name: "password", secret: true }, { ...FIELD, name: "streams", type: "streams" }],
};

test("streams that need no declaration are not declared", () => {
  expect(configOf({ ...PLAN, chosen: { a: null } })).toEqual(PLAN.config);
  expect(configOf({ ...PLAN, chosen: { a: { sheet: "一" }, b: null } })).toEqual({
    ...PLAN.config,
    streams: { a: { sheet: "一" } },
  });
});

test("kept secrets are used only where nothing was typed, and only of a connection that is there", () => {
  expect(accessOf(PLAN, true)).toEqual({ connector: "files", name: "花名册", secrets: null });
  expect(accessOf(PLAN, false)).toEqual({ connector: "files", name: "", secrets: {} });
  expect(accessOf({ ...PLAN, secrets: { password: "x" } }, true).secrets).toEqual({ password: "x" });
});

test("a form is complete when all that is required is there, secrets also by being kept", () => {
  expect(complete(PLAN, KIND, [])).toBe(false);
  expect(complete(PLAN, KIND, ["password"])).toBe(true);
  expect(complete({ ...EMPTY, secrets: { password: "x" } }, KIND, [])).toBe(false);
});

test("the name comes from the file, in any script", () => {
  expect(nameFor(PLAN)).toBe("学历登记-2026");
  expect(nameFor({ ...EMPTY, kind: "sql" })).toBe("sql");
});
