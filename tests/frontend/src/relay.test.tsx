import "./page";

import { cleanup, render } from "@testing-library/react";
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Suspense, type ReactNode } from "react";
import { RelayEnvironmentProvider } from "react-relay";
import type { Environment } from "relay-runtime";

import { ask, everybody, session, somebody, url } from "./hub";
import { Directory } from "./relay/Directory";
import { Team } from "./relay/Team";
import { WorkPhone } from "./relay/WorkPhone";
import { hubEnvironment } from "./relay/environment";
import { marks, press, toTheEnd } from "./screen";

afterEach(cleanup);

function shown(environment: Environment, page: ReactNode) {
  return render(
    <RelayEnvironmentProvider environment={environment}>
      <Suspense fallback="Loading…">{page}</Suspense>
    </RelayEnvironmentProvider>,
  );
}

test("the query that Relay generates pages through everybody, once and in order", async () => {
  const all = await everybody("hr");
  const page = shown(hubEnvironment(url, session("hr")), <Directory first={25} />);
  const names = await toTheEnd(page, 25, all.totalCount);
  assert.deepEqual(names, all.nodes.map((one) => one.legalName));
});

test("a nested list pages by node(id:) with the cursors of the first page", async () => {
  type Below = { viewer: { employee: { reports: { nodes: { legalName: string }[] } } } };
  const { viewer } = await ask<Below>(
    "manager",
    `{ viewer { employee {
         reports(first: 1000, direct: false, orderBy: [{ hireDate: DESC }]) { nodes { legalName } }
       } } }`,
  );
  const wanted = viewer.employee.reports.nodes.map((one) => `${one.legalName} 🔒`); // pay is locked
  assert.ok(wanted.length > 2);
  const page = shown(hubEnvironment(url, session("manager")), <Team first={2} />);
  assert.deepEqual(await toTheEnd(page, 2, wanted.length), wanted);
});

test("a locked cell is shown as a lock", async () => {
  const all = await everybody("employee");
  const page = shown(hubEnvironment(url, session("employee")), <Directory first={1000} />);
  await toTheEnd(page, 1000, all.totalCount);
  assert.equal(marks(page, "locked"), all.totalCount - 1); // all but one's own
});

test("a token that is over is renewed once, and the page arrives", async () => {
  const mine = session("hr", "over");
  const page = shown(hubEnvironment(url, mine), <Directory first={1} />);
  await page.findByText(/^1 of/, {}, { timeout: 10_000 });
  assert.equal(mine.seen.renewed, 1);
});

test("a mutation is answered by a success, then by a conflict", async () => {
  const one = await somebody(3);
  const page = shown(hubEnvironment(url, session("hr")), <WorkPhone id={one.id} version={one.version} />);
  await press(page, "save");
  await page.findByText("saved", {}, { timeout: 10_000 });
  await press(page, "save");
  await page.findByText(/^The row was changed meanwhile/, {}, { timeout: 10_000 });
});
