import { expect, test } from "vitest";

import { problemIn } from "./trouble";

test("a success is no problem, whatever fields it has", () => {
  expect(problemIn({ __typename: "EditTermSuccess", code: "bachelor" })).toBeNull();
  expect(problemIn({ __typename: "SaveSuccess" })).toBeNull();
});

test("a problem has its code, and its hint where there is one", () => {
  const told = { code: "TERM_UNKNOWN", message: "No such term.", hint: null };
  expect(problemIn({ __typename: "NotFound", ...told })).toEqual(told);
});
