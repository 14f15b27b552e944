// The served hub: its address and a token for each kind of viewer come from the environment.
import type { Session } from "./session";

function given(name: string): string {
  const found = process.env[name];
  if (!found) throw new Error(`${name} is not set`);
  return found;
}

export const url = given("HUB_TEST_URL");
const tokens: Record<string, string> = JSON.parse(given("HUB_TEST_TOKENS"));

export function token(scope: "employee" | "manager" | "hr"): string {
  return tokens[scope] ?? "";
}

/** A session whose token is good, or runs out once before it is. */
export function session(scope: "employee" | "manager" | "hr", first = token(scope)) {
  const seen = { renewed: 0 };
  let now = first;
  const made: Session = {
    token: async () => now,
    renew: async () => {
      seen.renewed += 1;
      now = token(scope);
      return now;
    },
  };
  return { ...made, seen };
}

/** What the hub answers, asked without any client. */
export async function ask<T>(scope: "employee" | "manager" | "hr", query: string, variables = {}): Promise<T> {
  const found = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token(scope)}`, "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await found.json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

type Names = { employees: { nodes: { id: string; legalName: string }[]; totalCount: number } };

/** Everybody whom the viewer may know, in the order of the directory: what the pages must add up to. */
export async function everybody(scope: "employee" | "manager" | "hr") {
  const { employees } = await ask<Names>(
    scope,
    "{ employees(first: 1000, orderBy: [{ legalName: ASC }]) { totalCount nodes { id legalName } } }",
  );
  return employees;
}

/** One person whom the test may change, picked by place so that tests do not meet. */
export async function somebody(place: number) {
  const found = await ask<{ employees: { nodes: { id: string; version: number; workPhone: string | null }[] } }>(
    "hr",
    "{ employees(first: 20, orderBy: [{ number: ASC }]) { nodes { id version workPhone } } }",
  );
  const one = found.employees.nodes[place];
  if (!one) throw new Error("The company is too small.");
  return one;
}
