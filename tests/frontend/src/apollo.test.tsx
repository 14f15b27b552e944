import "./page";

import { NetworkStatus } from "@apollo/client";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { ApolloProvider } from "@apollo/client/react";
import { cleanup, fireEvent, render } from "@testing-library/react";
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { Directory } from "./apollo/Directory";
import { WorkPhone } from "./apollo/WorkPhone";
import { hubClient } from "./apollo/client";
import { graphql } from "./gql";
import { everybody, session, somebody, url } from "./hub";
import { marks, press, toTheEnd } from "./screen";

afterEach(cleanup);

const ONE = graphql(`
  query ApolloOne($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Employee { legalName version workPhone birthDate restricted pending { field reason } }
    }
  }
`);
const PAGE = graphql(`
  query ApolloPage($after: String) {
    employees(first: 2, after: $after) { edges { node { id } } }
  }
`);
const HOME = graphql(`
  query ApolloHome {
    viewer { employee { id legalName status { id label } } scopes }
    vocabulary(name: "education_level") { name label terms { id code label } }
  }
`);

test("pages add up to everybody, once and in order", async () => {
  const client = hubClient(url, session("hr"));
  const all = await everybody("hr");
  const page = render(<ApolloProvider client={client}><Directory first={25} /></ApolloProvider>);
  const names = await toTheEnd(page, 25, all.totalCount);
  assert.deepEqual(names, all.nodes.map((one) => one.legalName));
  assert.equal(marks(page, "locked"), 0);
});

test("a locked cell is shown as a lock", async () => {
  const client = hubClient(url, session("employee"));
  const all = await everybody("employee");
  const page = render(<ApolloProvider client={client}><Directory first={1000} /></ApolloProvider>);
  await toTheEnd(page, 1000, all.totalCount);
  assert.equal(marks(page, "locked"), all.totalCount - 1); // all but one's own
});

test("a row is one record of the cache, whichever way it came", async () => {
  const client = hubClient(url, session("hr"));
  const { id } = await somebody(0);
  await client.query({ query: ONE, variables: { id } });
  const found = await client.query({ query: ONE, variables: { id }, fetchPolicy: "cache-only" });
  assert.equal(found.data?.node?.__typename, "Employee");
  const kept = client.cache.extract() as Record<string, { legalName?: string }>;
  assert.ok(kept[`Employee:${id}`]?.legalName);
  const home = await client.query({ query: HOME });
  assert.ok(home.data?.vocabulary?.terms[0]?.label);
  const terms = Object.keys(client.cache.extract() as object).filter((key) => key.startsWith("Term:"));
  assert.ok(terms.length > 5);
});

test("an error of the hub arrives with its code, and the cache stays as it was", async () => {
  const client = hubClient(url, session("hr"));
  await client.query({ query: PAGE });
  const before = JSON.stringify(client.cache.extract());
  await assert.rejects(
    client.query({ query: PAGE, variables: { after: "nonsense" }, fetchPolicy: "network-only" }),
    (error) => CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.["code"] === "CURSOR_INVALID",
  );
  assert.equal(JSON.stringify(client.cache.extract()), before);
});

test("a token that is over is renewed once, and the answer arrives", async () => {
  const mine = session("hr", "over");
  const found = await hubClient(url, mine).query({ query: HOME });
  assert.equal(mine.seen.renewed, 1);
  assert.ok(found.data?.viewer.scopes.length);
  const never = session("hr", "over");
  const stuck = { token: never.token, renew: async () => "over" };
  await assert.rejects(hubClient(url, stuck).query({ query: HOME }), CombinedGraphQLErrors.is);
});

test("a mutation is answered by a success, then by a conflict, and every list follows", async () => {
  const client = hubClient(url, session("hr"));
  const one = await somebody(1);
  const watched = client.watchQuery({ query: ONE, variables: { id: one.id } });
  const seen: (string | null | undefined)[] = [];
  const following = watched.subscribe(({ data, networkStatus }) => {
    if (networkStatus === NetworkStatus.ready && data?.node?.__typename === "Employee") {
      seen.push("workPhone" in data.node ? data.node.workPhone : undefined);
    }
  });
  await client.query({ query: ONE, variables: { id: one.id } });
  const page = render(
    <ApolloProvider client={client}>
      <WorkPhone id={one.id} version={one.version} workPhone={one.workPhone ?? null} />
    </ApolloProvider>,
  );
  fireEvent.change(page.getByLabelText("phone"), { target: { value: "8123 转 ２" } });
  await press(page, "save");
  await page.findByText("saved", {}, { timeout: 10_000 });
  assert.equal(seen.at(-1), "8123 转 ２");
  await press(page, "save"); // with the version that was read before
  await page.findByText("Somebody was faster. Load it again.", {}, { timeout: 10_000 });
  following.unsubscribe();
});
