import { buildClientSchema, buildSchema, findBreakingChanges, getIntrospectionQuery, isScalarType } from "graphql";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { ask } from "./hub";

const query = getIntrospectionQuery({ oneOf: true, specifiedByUrl: true, inputValueDeprecation: true });

test("what the hub says of itself is the schema that is checked in, and the company's fields", async () => {
  const served = buildClientSchema(await ask("employee", query));
  const kept = buildSchema(readFileSync("schema.graphql", "utf8"));
  assert.deepEqual(findBreakingChanges(kept, served), []);
  const more = findBreakingChanges(served, kept).map((one) => one.description);
  assert.ok(more.length > 0 && more.every((one) => /custom|shuttleLine/i.test(one)), more.join("\n"));
  const by = served.getType("EmployeeBy");
  assert.ok(by && "isOneOf" in by && by.isOneOf);
  const date = served.getType("Date");
  assert.ok(isScalarType(date) && date.specifiedByURL);
});
