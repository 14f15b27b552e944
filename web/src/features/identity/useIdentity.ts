/** What can be decided about who is who. */
import { useTranslation } from "react-i18next";

import {
  FindIdentitiesDocument,
  KeepApartDocument,
  MergePeopleDocument,
  UnmergePeopleDocument,
  type PairFragment,
} from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";

export function useIdentity() {
  const { t } = useTranslation();
  const tell = useTell();
  const finding = useAct(FindIdentitiesDocument);
  const merging = useAct(MergePeopleDocument);
  const parting = useAct(KeepApartDocument);
  const undoing = useAct(UnmergePeopleDocument);

  async function find(): Promise<void> {
    const found = (await finding.act({}))?.findIdentities;
    if (found?.__typename === "FindIdentitiesSuccess") tell.done(t("identity.found", { ...found }));
  }

  async function merge(survivor: string, merged: string, reason: string): Promise<boolean> {
    const made = (await merging.act({ survivor, merged, reason }))?.mergePeople;
    if (made?.__typename !== "MergePeopleSuccess") return false;
    tell.done(t("identity.merged", { count: made.rows }));
    return true;
  }

  async function apart(pairs: readonly PairFragment[], reason: string): Promise<boolean> {
    const wanted = pairs.map(({ one, other }) => ({ one, other }));
    const kept = (await parting.act({ pairs: wanted, reason }))?.keepApart;
    if (kept?.__typename !== "KeepApartSuccess") return false;
    tell.done(t("identity.kept", { count: kept.pairs }));
    return true;
  }

  async function undo(merge: string, reason: string): Promise<boolean> {
    const back = (await undoing.act({ merge, reason }))?.unmergePeople;
    if (back?.__typename !== "UnmergePeopleSuccess") return false;
    const { rows, joinedSince } = back;
    tell.done(t(joinedSince ? "identity.undoneLeft" : "identity.undone", { count: rows, left: joinedSince }));
    return true;
  }

  const busy = merging.busy || parting.busy || undoing.busy;
  return { find, finding: finding.busy, merge, apart, undo, busy };
}
