/** Deciding about own edits, each for itself: what one is refused for holds up no other. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import {
  ApproveOwnEditDocument,
  RejectOwnEditDocument,
  WithdrawOwnEditDocument,
  type OwnEditFragment,
} from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";

export type Decision = "approve" | "reject" | "withdraw";

const DONE = {
  approve: "ownEdits.approved",
  reject: "ownEdits.rejected",
  withdraw: "ownEdits.withdrawn",
} as const;

export function useOwnEdits() {
  const { t } = useTranslation();
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const approving = useAct(ApproveOwnEditDocument);
  const rejecting = useAct(RejectOwnEditDocument);
  const withdrawing = useAct(WithdrawOwnEditDocument);

  async function one(decision: Decision, id: string, reason: string): Promise<boolean> {
    if (decision === "approve") return (await approving.act({ id, reason })) !== null;
    if (decision === "reject") return (await rejecting.act({ id, reason })) !== null;
    return (await withdrawing.act({ id })) !== null;
  }

  /** Those that were decided; what another was refused for is told. */
  async function decide(
    decision: Decision,
    edits: readonly OwnEditFragment[],
    reason: string,
  ): Promise<OwnEditFragment[]> {
    setBusy(true);
    const done: OwnEditFragment[] = [];
    for (const each of edits) {
      if (await one(decision, each.id, reason)) done.push(each);
    }
    setBusy(false);
    if (done.length) tell.done(t(DONE[decision], { count: done.length }));
    return done;
  }

  return { decide, busy };
}
