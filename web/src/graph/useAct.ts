/** Do something in the hub: a mutation whose problem, if it has one, is told on the page. */
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState } from "react";
import { useMutation, type AnyVariables } from "urql";

import { useTell } from "@/parts/telling";

import { ENDED } from "./client";
import { problemIn, troubleOf } from "./trouble";

interface Outcome {
  __typename: string;
}

export interface Act<D, V> {
  /** What the mutation gave if it succeeded, else null: the problem is on the page already. */
  act: (variables: V) => Promise<D | null>;
  busy: boolean;
}

export function useAct<D extends object, V extends AnyVariables>(
  document: TypedDocumentNode<D, V>,
): Act<D, V> {
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const [, run] = useMutation<D, V>(document);

  async function act(variables: V): Promise<D | null> {
    setBusy(true);
    const { data, error } = await run(variables);
    setBusy(false);
    const [outcome] = Object.values(data ?? {}).filter(isOutcome);
    const trouble = error ? troubleOf(error) : outcome ? problemIn(outcome) : null;
    if (trouble && !ENDED.has(trouble.code)) tell.trouble(trouble);
    return trouble ? null : (data ?? null);
  }

  return { act, busy };
}

function isOutcome(one: unknown): one is Outcome {
  return typeof one === "object" && one !== null && "__typename" in one;
}
