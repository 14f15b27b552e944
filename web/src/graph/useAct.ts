/** Do something in the hub: a mutation whose problem, if it has one, is told on the page. */
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutation, type AnyVariables } from "urql";

import { useTell } from "@/parts/telling";

import { ENDED, fetchOptions } from "./client";
import { problemIn, troubleOf } from "./trouble";

interface Outcome {
  __typename: string;
}

export interface Act<D, V> {
  /**
   * What the mutation gave if it succeeded, else null: the problem is on the page already. With a
   * key the hub does the same request once, however often it is sent.
   */
  act: (variables: V, key?: string) => Promise<D | null>;
  busy: boolean;
}

export function useAct<D extends object, V extends AnyVariables>(
  document: TypedDocumentNode<D, V>,
): Act<D, V> {
  const tell = useTell();
  const { i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [, run] = useMutation<D, V>(document);

  async function act(variables: V, key?: string): Promise<D | null> {
    setBusy(true);
    const once = key === undefined ? {} : { fetchOptions: fetchOptions(i18n.language, { "idempotency-key": key }) };
    const { data, error } = await run(variables, once);
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
