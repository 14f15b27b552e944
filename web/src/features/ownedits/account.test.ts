import { expect, test } from "vitest";

import type { OwnEditFragment, OwnEditOutcomeFragment } from "@/gql/graphql";

import { refusedOf } from "./account";

const edit = (id: string) => ({ id }) as OwnEditFragment;
const done = (id: string): OwnEditOutcomeFragment => ({ __typename: "OwnEditOutcome", id, done: true, code: null, message: null, hint: null });
const refused = (id: string, code: string): OwnEditOutcomeFragment => ({ __typename: "OwnEditOutcome", id, done: false, code, message: "no", hint: "look" });

test("what was done is in no account; what was refused is, in the order of the list, with its remedy", () => {
  const found = refusedOf(["a", "b", "c", "d"].map(edit), [refused("d", "X"), done("a"), refused("b", "Y"), done("c")]);
  expect(found.map((one) => one.edit.id)).toEqual(["b", "d"]);
  expect(found.map((one) => one.trouble)).toEqual([
    { code: "Y", message: "no", hint: "look" },
    { code: "X", message: "no", hint: "look" },
  ]);
});

test("an edit of which nothing is said was not decided", () => {
  expect(refusedOf([edit("a")], []).map((one) => one.trouble.code)).toEqual(["OFFLINE"]);
  expect(refusedOf([], [done("a")])).toEqual([]);
});
