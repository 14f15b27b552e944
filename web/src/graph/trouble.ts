/** What went wrong, as something that can be shown: whatever way it came. */
import type { CombinedError } from "urql";

import { codeOf } from "./client";

export interface Trouble {
  code: string;
  message: string;
  hint: string | null;
  /** The place, where one is told: a stream, a row, what a system answered. */
  detail?: string | null;
}

/** Of an answer that is an error: the first one told, else that the hub did not answer. */
export function troubleOf(error: CombinedError): Trouble {
  const [first] = error.graphQLErrors;
  if (first === undefined) return { code: "OFFLINE", message: error.message, hint: null };
  const { hint, detail } = first.extensions;
  return {
    code: codeOf(first),
    message: first.message,
    hint: typeof hint === "string" ? hint : null,
    detail: typeof detail === "string" ? detail : null,
  };
}

interface MaybeProblem {
  __typename: string;
  code?: string;
  message?: string;
  hint?: string | null;
  detail?: string | null;
}

/** Of the union that a mutation answers: its problem, or null for a success, which may have a code too. */
export function problemIn(outcome: MaybeProblem): Trouble | null {
  if (outcome.code === undefined || outcome.__typename.endsWith("Success")) return null;
  const { code, message = "", hint = null, detail = null } = outcome;
  return { code, message, hint, detail };
}
