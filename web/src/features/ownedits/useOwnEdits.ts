/** Deciding about own edits: several in one request, each for itself; one's own taken back. */
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import {
  ApproveOwnEditsDocument,
  RejectOwnEditsDocument,
  WithdrawOwnEditDocument,
  type OwnEditFragment,
  type OwnEditOutcomeFragment,
} from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";

import { refusedOf, type Refused } from "./account";

export type Decision = "approve" | "reject";

const DONE = { approve: "ownEdits.approved", reject: "ownEdits.rejected" } as const;

export interface Account {
  done: OwnEditFragment[];
  refused: Refused[];
}

export function useOwnEdits() {
  const { t } = useTranslation();
  const tell = useTell();
  const approving = useAct(ApproveOwnEditsDocument);
  const rejecting = useAct(RejectOwnEditsDocument);
  const withdrawing = useAct(WithdrawOwnEditDocument);
  // One key for one request: sent again after a lost connection, it is decided once.
  const sent = useRef({ what: "", key: "" });

  function keyOf(what: string): string {
    if (sent.current.what !== what) sent.current = { what, key: crypto.randomUUID() };
    return sent.current.key;
  }

  async function asked(decision: Decision, ids: string[], reason: string): Promise<readonly OwnEditOutcomeFragment[] | null> {
    const key = keyOf(JSON.stringify([decision, ids, reason]));
    const made = decision === "approve"
      ? (await approving.act({ ids, reason }, key))?.approveOwnEdits
      : (await rejecting.act({ ids, reason }, key))?.rejectOwnEdits;
    if (made?.__typename !== "ApproveOwnEditsSuccess" && made?.__typename !== "RejectOwnEditsSuccess") return null;
    sent.current = { what: "", key: "" };
    return made.edits;
  }

  /** What became of each; null where the request as a whole was refused, which is told. */
  async function decide(decision: Decision, edits: readonly OwnEditFragment[], reason: string): Promise<Account | null> {
    const outcomes = await asked(decision, edits.map((one) => one.id), reason);
    if (outcomes === null) return null;
    const refused = refusedOf(edits, outcomes);
    const left = new Set(refused.map((one) => one.edit.id));
    const done = edits.filter((one) => !left.has(one.id));
    if (done.length) tell.done(t(DONE[decision], { count: done.length }));
    return { done, refused };
  }

  async function withdraw(edit: OwnEditFragment): Promise<boolean> {
    const back = await withdrawing.act({ id: edit.id });
    if (back === null) return false;
    tell.done(t("ownEdits.withdrawn", { count: 1 }));
    return true;
  }

  const busy = approving.busy || rejecting.busy || withdrawing.busy;
  return { decide, withdraw, busy };
}
