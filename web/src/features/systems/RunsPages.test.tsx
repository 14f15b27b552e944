// @vitest-environment happy-dom
/** The history of a long-lived system is walked by pages that a reload and the way back keep. */
import { MantineProvider } from "@mantine/core";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { Provider } from "urql";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { loadWords } from "@/app/words";
import { graphClient } from "@/graph/client";

import { RunsPages } from "./RunsPages";

// Known before the tests are: on a busy machine the first picture alone takes seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const PAGE = 20;
// Parts without keys are meant; the cache speaks of each in development alone.
const { warn } = console;
const quiet = (said: unknown) => { if (!String(said).startsWith("Invalid key")) warn(said); };
let ids: number[];
let asked: unknown[];
let root: Root;

function run(id: number) {
  const at = "2026-01-01T00:00:00Z";
  return {
    __typename: "Run", id: String(id), state: "succeeded", operator: null, startedAt: at, finishedAt: at, error: null,
    account: {
      __typename: "RunAccount", read: 1, inserted: 0, changed: 0, unchanged: 1, quarantined: 0, ignored: 0, deleted: 0, absent: 0,
      pendingCells: 0,
    },
    streams: [],
  };
}

/** Answers as the hub does: the latest first, those before an id. */
function answer(_url: unknown, init?: RequestInit): Promise<Response> {
  const { variables } = JSON.parse(String(init?.body)) as { variables: { before?: string } };
  asked.push(variables.before ?? null);
  const runs = ids.filter((id) => !variables.before || id < Number(variables.before)).slice(0, PAGE).map(run);
  return Promise.resolve(
    new Response(JSON.stringify({ data: { __typename: "Query", runs } }), { headers: { "content-type": "application/json" } }),
  );
}

async function opened() {
  root = createRoot(document.body.appendChild(document.createElement("div")));
  await act(async () => {
    root.render(
      <MantineProvider env="test">
        <Provider value={graphClient("en", () => undefined)}>
          <RunsPages connection="c" />
        </Provider>
      </MantineProvider>,
    );
  });
  await come();
}

/** Answers are on the page. */
async function come() {
  await act(async () => { await vi.advanceTimersByTimeAsync(100); });
}

async function click(name: string) {
  const found = [...document.querySelectorAll("button")].find((one) => one.textContent === name);
  if (!found) throw new Error(`no button ${name}`);
  await act(async () => { found.click(); });
  await come();
}

function rows(): number {
  return document.querySelectorAll("tbody tr").length;
}

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.spyOn(console, "warn").mockImplementation(quiet);
  localStorage.setItem("hub-console-language", "en");
  await loadWords();
  window.history.replaceState(null, "", "/systems/c");
  vi.useFakeTimers();
  vi.stubGlobal("fetch", vi.fn(answer));
  asked = [];
  ids = Array.from({ length: 45 }, (_, at) => 45 - at);
});

afterEach(async () => {
  await act(async () => { root.unmount(); });
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("every run is reached by the pages, and the address says which page it is", async () => {
  await opened();
  expect(rows()).toBe(PAGE);
  await click("Next");
  expect(window.location.search).toBe("?after=26");
  await click("Next");
  expect(window.location.search).toBe("?after=6");
  expect(rows()).toBe(5);
  expect(asked).toEqual([null, "26", "6"]);
  await click("First page");
  expect(window.location.search).toBe("");
  expect(rows()).toBe(PAGE);
});

test("an address that names a page opens it at once", async () => {
  window.history.replaceState(null, "", "/systems/c?after=6");
  await opened();
  expect(asked).toEqual(["6"]);
  expect(rows()).toBe(5);
});

test("few runs have no pages", async () => {
  ids = [2, 1];
  await opened();
  expect(rows()).toBe(2);
  expect(document.querySelector("nav")).toBeNull();
});
