import { CombinedError } from "urql";
import { expect, test } from "vitest";

import { problemIn, troubleOf } from "./trouble";

test("a success is no problem, whatever fields it has", () => {
  expect(problemIn({ __typename: "EditTermSuccess", code: "bachelor" })).toBeNull();
  expect(problemIn({ __typename: "SaveSuccess" })).toBeNull();
});

test("a problem has its code, and its hint where there is one", () => {
  const told = { code: "TERM_UNKNOWN", message: "No such term.", hint: null, detail: null };
  expect(problemIn({ __typename: "NotFound", ...told })).toEqual(told);
});

test("the place stays, of a problem and of an error", () => {
  const told = { code: "SKOS_INVALID", message: "No SKOS.", hint: "Mend it.", detail: "line 3" };
  expect(problemIn({ __typename: "Invalid", ...told })).toEqual(told);
  const { message, ...extensions } = told;
  expect(troubleOf(new CombinedError({ graphQLErrors: [{ message, extensions }] }))).toEqual(told);
});
