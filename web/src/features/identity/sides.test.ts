import { expect, test } from "vitest";

import type { FieldLabel } from "@/parts/names";

import { FIELDS, filled, shown } from "./sides";

const label = (name: string, graphName: string) => ({ name, graphName, label: name }) as unknown as FieldLabel;
const labels = [label("legal_name", "legalName"), label("private_phone", "privatePhone"), label("home_address", "homeAddress")];

test("a column stands beside the first field of the person that it fills", () => {
  expect(filled(["BankAccount.number", "Employee.private_phone", "Employee.legal_name"], labels)?.graphName).toBe("privatePhone");
});

test("a column of other entities, of no field or of an unknown one stands beside nothing", () => {
  for (const targets of [[], ["BankAccount.number"], ["Employee.nothing"], ["legal_name"], ["X.legal_name"]]) {
    expect(filled(targets, labels)).toBeUndefined();
  }
});

test("only fields that the page has asked for are shown", () => {
  expect(shown(undefined)).toBe(false);
  expect(shown(labels[2])).toBe(false);
  expect(shown(labels[0])).toBe(true);
  expect(new Set(FIELDS).size).toBe(FIELDS.length);
});
