// @vitest-environment happy-dom
/** How much of an editor of 200 fields is drawn anew by what a person does: never a matter of time. */
import { MantineProvider } from "@mantine/core";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { Provider, useQuery } from "urql";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { ViewerProvider } from "@/app/viewer";
import { loadWords } from "@/app/words";
import { MappingDocument } from "@/gql/graphql";
import { graphClient } from "@/graph/client";
import { TellingProvider } from "@/parts/telling";

import { documentOf, problemsOf, sourceText, type Chain, type MappingDocument as Written } from "./document";
import { Editor } from "./Editor";

vi.mock("./document", async (original) => {
  const own = await original<typeof import("./document")>();
  return { ...own, sourceText: vi.fn(own.sourceText), problemsOf: vi.fn(own.problemsOf) };
});

// Drawing 200 rules takes a while where others use the machine too.
vi.setConfig({ testTimeout: 120_000 });

const ROWS = 4;
const EACH = 50;
// In the order in which the client writes names and the hub answers them.
const names = Array.from({ length: EACH }, (_, at) => `field_${String(at).padStart(2, "0")}`);
const entities = Array.from({ length: ROWS }, (_, at) => `Entity${String(at)}`);
const columns = entities.flatMap((entity) => names.map((name) => `${entity}.${name}`));

/** Every second rule with a step: a chain that each answer of the hub brings as a new object. */
function written(): Written {
  return {
    rows: entities.map((entity) => ({
      entity,
      fields: Object.fromEntries(
        names.map((name, at): [string, string | Chain] => {
          const from = `${entity}.${name}`;
          return [name, at % 2 ? { from, steps: ["trim"] } : from];
        }),
      ),
    })),
  };
}

/** The hub as far as the editor asks it. */
class Hub {
  draft: Record<string, unknown> | null = null;
  problems: unknown[] = [];
  saves = 0;
  /** Waits for what stands in here before labels are told. */
  labels: Promise<void> = Promise.resolve();

  mapping() {
    return {
      __typename: "StreamMapping", connection: "c", stream: "s", versionInUse: 1, versions: [], examples: [],
      document: written(), draft: this.draft,
      fields: columns.map((path) => ({
        __typename: "SourceField", path, guess: "words", nulls: 0, distinct: 2, samples: [path], masked: false, mapped: true,
      })),
    };
  }

  async answer(_url: unknown, init?: RequestInit): Promise<Response> {
    const { operationName, variables } = JSON.parse(String(init?.body)) as { operationName: string; variables: Asked };
    if (operationName === "Labels") await this.labels;
    return new Response(JSON.stringify({ data: this.data(operationName, variables) }), {
      headers: { "content-type": "application/json" },
    });
  }

  data(operation: string, variables: Asked): unknown {
    switch (operation) {
      case "Viewer":
        return {
          __typename: "Query",
          viewer: { __typename: "Viewer", scopes: [], employee: null, grants: ["hr: CORE: everywhere", "admin: : everywhere"] },
        };
      case "Mapping":
        return { __typename: "Query", mapping: this.mapping(), mappingSteps: [] };
      case "MappingTargets":
        return { __typename: "Query", mapping: { __typename: "StreamMapping", connection: "c", stream: "s", targets: targets() } };
      case "Labels":
        return {
          __typename: "Query",
          entityLabels: entities.map((entity) => ({ __typename: "EntityLabel", entity, label: `Label of ${entity}`, fields: [] })),
        };
      case "Trial":
        return { __typename: "Query", mappingTrial: variables.fields.map((one) => trialOf(one)) };
      case "SaveDraft":
        this.saves += 1;
        this.draft = {
          __typename: "MappingDraft", state: "draft", hash: String(this.saves), author: "a", reason: null, approvedBy: null,
          changedAt: "2026-01-01T00:00:00Z", document: variables.input.document, acts: [], problems: this.problems, diff: [],
        };
        return {
          __typename: "Mutation",
          saveMappingDraft: { __typename: "MappingDraftSuccess", mapping: this.mapping() },
        };
      default:
        throw new Error(`nobody answers ${operation}`);
    }
  }
}

interface Asked {
  fields: { row: string; field: string; values: string[] }[];
  input: { document: Written };
}

function targets() {
  return entities.flatMap((entity) =>
    [...names, "spare"].map((field) => ({
      __typename: "MappingTarget", entity, field, label: `Label of ${field}`, kind: "Text", vocabulary: null, target: null,
      required: false, about: "", dataClass: "CORE", readers: [],
    })),
  );
}

function trialOf({ row, field, values }: Asked["fields"][number]) {
  return {
    __typename: "MappingTrialField", row, field,
    trials: values.map((given) => ({ __typename: "MappingTrial", given, value: given, reason: null, status: "mapped", link: null })),
  };
}

function Host() {
  const [{ data }] = useQuery({ query: MappingDocument, variables: { connection: "c", stream: "s" } });
  const found = data?.mapping;
  const document = documentOf(found?.draft?.document ?? found?.document);
  return found && document ? <Editor mapping={found} document={document} kinds={[]} /> : null;
}

let root: Root;
let hub: Hub;

// Parts without keys are meant; the cache speaks of each of 200 in development alone.
const { warn } = console;
const quiet = (said: unknown) => { if (!String(said).startsWith("Invalid key")) warn(said); };

beforeEach(async () => {
  vi.spyOn(console, "warn").mockImplementation(quiet);
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  localStorage.setItem("hub-console-language", "en");
  await loadWords();
  hub = new Hub();
  vi.useFakeTimers();
  vi.stubGlobal("fetch", vi.fn(hub.answer.bind(hub)));
  const place = document.createElement("div");
  document.body.append(place);
  root = createRoot(place);
});

afterEach(async () => {
  await act(async () => { root.unmount(); });
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.mocked(console.warn).mockRestore();
});

/** The editor drawn, with whatever it asked answered. */
async function begun() {
  await act(async () => {
    root.render(
      <MantineProvider env="test">
        <Provider value={graphClient("en", () => undefined)}>
          <TellingProvider>
            <ViewerProvider>
              <Host />
            </ViewerProvider>
          </TellingProvider>
        </Provider>
      </MantineProvider>,
    );
  });
  await settled();
}

/** What is saved and tried a moment later has come. */
async function settled() {
  await act(async () => { await vi.advanceTimersByTimeAsync(3000); });
}

/** Rules, and tables' looks at a rule, that `doing` and all that follows from it drew. */
async function drawn(doing: () => void): Promise<{ lines: number; looks: number }> {
  vi.mocked(sourceText).mockClear();
  vi.mocked(problemsOf).mockClear();
  await act(async () => { doing(); });
  await settled();
  return { lines: vi.mocked(sourceText).mock.calls.length, looks: vi.mocked(problemsOf).mock.calls.length };
}

function button(name: string, within: ParentNode = document): HTMLElement {
  const all = [...within.querySelectorAll<HTMLElement>("button")];
  const found = all.find((one) => (one.getAttribute("aria-label") ?? one.textContent) === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
}

function key(input: HTMLInputElement, letter: string) {
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value") ?? {};
  set?.call(input, input.value + letter);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function column(): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>("[role=dialog] input");
  if (!found) throw new Error("no rule is open");
  return found;
}

test("opening a rule draws none of the 200 anew", async () => {
  await begun();
  expect(document.querySelectorAll("tbody tr")).toHaveLength(ROWS * EACH);
  expect(await drawn(() => { button("Edit Label of field_07").click(); })).toMatchObject({ lines: 0 });
  expect(column().value).toBe("Entity0.field_07");
});

test("a key, its save and its trial draw the rule alone, and look at its table alone", async () => {
  await begun();
  await drawn(() => { button("Edit Label of field_07").click(); });
  const did = await drawn(() => { key(column(), "x"); });
  expect(hub.saves).toBe(1);
  expect(did.lines).toBeGreaterThan(0);
  expect(did.lines).toBeLessThanOrEqual(3);
  expect(did.looks).toBeLessThan(4 * EACH); // its own table for the key, the save and the trial, no other
  const again = await drawn(() => { key(column(), "y"); });
  expect(hub.saves).toBe(2);
  expect(again.lines).toBeLessThanOrEqual(3);
});

test("taking back, removing and adding a rule draw few", async () => {
  await begun();
  await drawn(() => { button("Edit Label of field_07").click(); });
  await drawn(() => { key(column(), "x"); });
  expect((await drawn(() => { button("Undo").click(); })).lines).toBeLessThanOrEqual(3);
  expect(column().value).toBe("Entity0.field_07");
  expect((await drawn(() => { button("Remove this field").click(); })).lines).toBe(0);
  expect(document.querySelectorAll("tbody tr")).toHaveLength(ROWS * EACH - 1);
  expect((await drawn(() => { button("Undo").click(); })).lines).toBeLessThanOrEqual(3);
  expect(document.querySelectorAll("tbody tr")).toHaveLength(ROWS * EACH);
});

test("faults that come with a save draw the rules that they stand at", async () => {
  await begun();
  hub.problems = [3, 4].map((at) => ({
    __typename: "MappingProblem", code: "PATH_UNKNOWN", message: "m", place: `rows[0].fields.field_0${String(at)}`, hint: "",
  }));
  await drawn(() => { button("Edit Label of field_07").click(); });
  const did = await drawn(() => { key(column(), "x"); });
  expect(document.querySelectorAll("tr[data-faulty=true]")).toHaveLength(2);
  expect(did.lines).toBeLessThanOrEqual(5);
  expect((await drawn(() => { key(column(), "y"); })).lines).toBeLessThanOrEqual(3);
});

test("no rule stands under a bare name before its label has come", async () => {
  let come = () => {};
  hub.labels = new Promise((done) => { come = done; });
  await begun();
  expect(document.querySelectorAll("tbody tr")).toHaveLength(0);
  expect(document.querySelectorAll("[aria-busy=true]")).toHaveLength(1);
  await act(async () => { come(); });
  await settled();
  expect([...document.querySelectorAll("h2")].map((one) => one.firstChild?.textContent)).toEqual(
    entities.map((one) => `Label of ${one}`),
  );
  expect(document.querySelectorAll("tbody tr")).toHaveLength(ROWS * EACH);
});
