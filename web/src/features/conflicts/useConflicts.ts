/** What can be decided about conflicts. */
import { useTranslation } from "react-i18next";

import { KeepConflictsDocument, OwnFieldDocument, ReopenConflictDocument, TakeConflictValueDocument } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";

export function useConflicts() {
  const { t } = useTranslation();
  const tell = useTell();
  const taking = useAct(TakeConflictValueDocument);
  const keeping = useAct(KeepConflictsDocument);
  const reopening = useAct(ReopenConflictDocument);
  const owning = useAct(OwnFieldDocument);

  async function take(conflict: string, side: string, reason: string): Promise<boolean> {
    const done = await taking.act({ conflict, side, reason });
    if (done) tell.done(t("conflicts.taken"));
    return done !== null;
  }

  async function keep(conflicts: string[], reason: string): Promise<boolean> {
    const done = await keeping.act({ conflicts, reason });
    if (done) tell.done(t("conflicts.kept", { count: conflicts.length }));
    return done !== null;
  }

  async function reopen(conflicts: string[], reason: string): Promise<boolean> {
    for (const conflict of conflicts) {
      if ((await reopening.act({ conflict, reason })) === null) return false;
    }
    tell.done(t("conflicts.reopened", { count: conflicts.length }));
    return true;
  }

  async function own(entity: string, field: string, connection: string, reason: string): Promise<boolean> {
    const done = await owning.act({ entity, field, connection, reason });
    if (done?.ownField.__typename !== "OwnFieldSuccess") return false;
    const drafts = done.ownField.streams.filter((one) => one.outcome === "without");
    const names = drafts.map((one) => `${one.connection}/${one.stream}`).join(", ");
    tell.done(drafts.length ? t("conflicts.drafts", { names }) : t("conflicts.noDrafts"));
    return true;
  }

  const busy = taking.busy || keeping.busy || reopening.busy || owning.busy;
  return { take, keep, reopen, own, busy };
}
