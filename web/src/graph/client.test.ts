import { describe, expect, it } from "vitest";

import { CorrectPersonDocument } from "@/gql/graphql";

import { graphClient } from "./client";

describe("what a mutation answers", () => {
  it("keeps its problem, whatever a success would hold", async () => {
    const conflict = { __typename: "Conflict", code: "VERSION_CONFLICT", message: "…", hint: null, detail: null };
    const fetch = () => Promise.resolve(Response.json({ data: { correctEmployee: conflict } }));
    const variables = { input: { id: "employee_1", reason: "…", set: {} } };
    const context = { fetch: fetch as typeof globalThis.fetch, url: "http://localhost/graphql" };
    const { data } = await graphClient("en", () => undefined)
      .mutation(CorrectPersonDocument, variables, context)
      .toPromise();
    expect(data?.correctEmployee).toEqual(conflict);
  });
});
