import { expect, test } from "vitest";

import type { GroupFragment } from "@/gql/graphql";

import { chosenOf, filtersOf, keyOf, same } from "./groups";

const GROUP: GroupFragment = {
  __typename: "QuarantineGroup",
  connection: "hr",
  stream: "staff",
  entity: "",
  field: "",
  code: "KEY_MISSING",
  why: "",
  remedy: "",
  vocabulary: null,
  accounts: false,
  cells: 1,
  records: 1,
  people: 1,
  firstSeen: "",
  lastSeen: "",
};

test("a group is found again by its address, one of whole records too", () => {
  const address = new Map(Object.entries(filtersOf(GROUP)));
  const found = chosenOf((name) => address.get(name) ?? "");
  expect(found).toEqual(keyOf(GROUP));
  expect(found && same(GROUP, found)).toBe(true);
});

test("groups of another field are others", () => {
  expect(same(GROUP, { ...GROUP, field: "level" })).toBe(false);
});

test("an address without a group names none", () => {
  const address = new Map(Object.entries(filtersOf(null)));
  expect(chosenOf((name) => address.get(name) ?? "")).toBeNull();
});
