import "./page";

import { cleanup, render } from "@testing-library/react";
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Provider } from "urql";

import { graphql } from "./gql";
import { ask, everybody, session, somebody, url } from "./hub";
import { marks, toTheEnd } from "./screen";
import { Directory } from "./urql/Directory";
import { hubClient } from "./urql/client";
import { correct } from "./urql/correct";

const warnings: unknown[] = [];
console.warn = (...said: unknown[]) => void warnings.push(said[0]);

afterEach(() => {
  cleanup();
  assert.deepEqual(warnings.splice(0), []); // graphcache warns where schema, keys and answer disagree
});

const ONE = graphql(`
  query UrqlOne($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Employee { legalName version workPhone restricted pending { field reason } }
    }
  }
`);
const HOME = graphql(`
  query UrqlHome {
    viewer {
      employee {
        id
        legalName
        status { id label codings { system code } }
        payslips(first: 2) { edges { node { id net { amount currency } } } }
        reports(first: 2) { edges { node { id legalName } } }
      }
      scopes
    }
    vocabulary(name: "education_level") { name label terms { id code label } }
  }
`);
const PAGE = graphql(`
  query UrqlPage($after: String) {
    employees(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
  }
`);

test("pages add up to everybody, once and in order", async () => {
  const all = await everybody("hr");
  const client = hubClient(url, session("hr"));
  const page = render(<Provider value={client}><Directory first={25} /></Provider>);
  const names = await toTheEnd(page, 25, all.totalCount);
  assert.deepEqual(names, all.nodes.map((one) => one.legalName));
});

test("a locked cell is shown as a lock", async () => {
  const all = await everybody("manager");
  const client = hubClient(url, session("manager"));
  const page = render(<Provider value={client}><Directory first={1000} /></Provider>);
  await toTheEnd(page, 1000, all.totalCount);
  assert.equal(marks(page, "locked"), all.totalCount - 1); // all but one's own
});

test("the cache takes every kind of answer, and gives it back without asking", async () => {
  const client = hubClient(url, session("employee"));
  const first = await client.query(HOME, {});
  assert.equal(first.error, undefined);
  const again = await client.query(HOME, {}, { requestPolicy: "cache-only" });
  assert.deepEqual(again.data, first.data);
  assert.ok(first.data?.viewer.employee?.payslips?.edges.length);
});

test("an error of the hub arrives with its code", async () => {
  const found = await hubClient(url, session("hr")).query(PAGE, { after: "nonsense" });
  assert.equal(found.error?.graphQLErrors[0]?.extensions["code"], "CURSOR_INVALID");
});

test("a token that is over is renewed once, and the answer arrives", async () => {
  const mine = session("hr", "over");
  const found = await hubClient(url, mine).query(HOME, {});
  assert.equal(mine.seen.renewed, 1);
  assert.ok(found.data?.viewer.scopes.length);
});

test("a mutation is answered by a success, then by a conflict, and the cache follows", async () => {
  const client = hubClient(url, session("hr"));
  const { id, version } = await somebody(2);
  await client.query(ONE, { id });
  const input = { id, expectedVersion: version, set: { workPhone: "8124" }, reason: "new desk" };
  const done = await correct(client, input);
  assert.equal(done.__typename, "CorrectEmployeeSuccess");
  const kept = await client.query(ONE, { id }, { requestPolicy: "cache-only" });
  assert.ok(kept.data?.node && "workPhone" in kept.data.node);
  assert.equal(kept.data.node.workPhone, "8124");
  const late = await correct(client, input);
  assert.equal(late.__typename, "Conflict");
  const asked = await ask<{ node: { workPhone: string } }>(
    "hr",
    "query($id: ID!) { node(id: $id) { ... on Employee { workPhone } } }",
    { id },
  );
  assert.equal(asked.node.workPhone, "8124");
});
