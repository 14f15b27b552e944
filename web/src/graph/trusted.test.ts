import { afterEach, describe, expect, it, vi } from "vitest";

import ids from "@/gql/documents.json";

import { fetchTrusted } from "./trusted";

const sent: Record<string, unknown>[] = [];

/** Answers in turn; keeps what was sent. */
function hub(...answers: Response[]) {
  sent.length = 0;
  vi.stubGlobal("fetch", (_url: string, init: RequestInit) => {
    sent.push(JSON.parse(init.body as string) as Record<string, unknown>);
    return Promise.resolve(answers.shift());
  });
}

const refusal = (code: string) => Response.json({ errors: [{ extensions: { code } }] }, { status: 400 });
const ask = (operationName: string) =>
  fetchTrusted("/graphql", { body: JSON.stringify({ operationName, query: "query { … }", variables: { a: 1 } }) });

describe("the console's documents", () => {
  afterEach(() => { vi.unstubAllGlobals(); });

  it("go by their ids", async () => {
    hub(Response.json({ data: {} }));
    await ask("Viewer");
    expect(sent).toEqual([{ operationName: "Viewer", variables: { a: 1 }, documentId: ids.Viewer }]);
  });

  it("are sent as text to a hub of another release", async () => {
    hub(refusal("DOCUMENT_UNKNOWN"), Response.json({ data: { ok: true } }));
    const found = await ask("Viewer");
    expect(await found.json()).toEqual({ data: { ok: true } });
    expect(sent[1]).toMatchObject({ query: "query { … }" });
  });

  it("that the hub refuses for what they ask are not asked twice", async () => {
    hub(refusal("VARIABLES_INVALID"));
    expect((await ask("Viewer")).status).toBe(400);
    expect(sent).toHaveLength(1);
  });
});
