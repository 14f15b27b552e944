/** What can be done with what did not land. */
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { CorrectRecordDocument, DecideDocument, DismissQuarantineDocument, GiveAccountDocument, ReopenQuarantineDocument, RetryQuarantineDocument } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";

export interface Correction {
  path: string;
  value: string | null;
}

export function useEntryActs() {
  const { t } = useTranslation();
  const tell = useTell();
  const deciding = useAct(DecideDocument);
  const correcting = useAct(CorrectRecordDocument);
  const dismissing = useAct(DismissQuarantineDocument);
  const reopening = useAct(ReopenQuarantineDocument);
  const giving = useAct(GiveAccountDocument);
  // One key for what is said: pressed again after a lost connection, it is done once.
  const sent = useRef({ what: "", key: "" });
  const retrying = useAct(RetryQuarantineDocument);

  async function decide(word: string, term: string | null): Promise<boolean> {
    const decisions = [{ id: word, term }];
    const done = await deciding.act({ decisions, reason: t("quarantine.decideReason") });
    if (done?.decideWords.__typename !== "DecideWordsSuccess") return false;
    const filled = done.decideWords.streams.reduce((sum, one) => sum + one.filled, 0);
    tell.done(t("queue.decided", { count: 1, cells: filled }));
    return true;
  }

  /** Put values into a record's place; whether it has landed with them. */
  async function correct(id: string, values: Correction[], reason: string): Promise<boolean> {
    const done = (await correcting.act({ id, values, reason }))?.correctRecord;
    if (done?.__typename !== "CorrectRecordSuccess") return false;
    const landed = done.state === "landed" || done.state === "partial";
    const said = { why: done.why ?? done.state };
    tell.done(t(landed ? "quarantine.corrected" : "quarantine.stillWaits", said));
    return landed;
  }

  /** Say whose the account of a record is; whether it was taken. */
  async function give(record: string, employee: string, reason: string): Promise<boolean> {
    const what = JSON.stringify([record, employee, reason]);
    if (sent.current.what !== what) sent.current = { what, key: crypto.randomUUID() };
    const done = (await giving.act({ record, employee, reason }, sent.current.key))?.giveAccount;
    if (done?.__typename !== "GiveAccountSuccess") return false;
    tell.done(t(done.landed ? "quarantine.given" : "quarantine.givenWaits"));
    return true;
  }

  async function dismiss(ids: string[], reason: string): Promise<boolean> {
    const done = (await dismissing.act({ ids, reason }))?.dismissQuarantine;
    if (done?.__typename !== "DismissQuarantineSuccess") return false;
    tell.done(t("quarantine.dismissedSome", { count: done.entries }));
    return true;
  }

  async function reopen(ids: string[]): Promise<boolean> {
    const done = (await reopening.act({ ids }))?.reopenQuarantine;
    if (done?.__typename !== "ReopenQuarantineSuccess") return false;
    tell.done(t("quarantine.reopenedSome", { count: done.entries }));
    return true;
  }

  async function retry(connection: string, stream: string): Promise<void> {
    const done = (await retrying.act({ connection, stream }))?.retryQuarantine;
    if (done?.__typename !== "RetryQuarantineSuccess") return;
    tell.done(t("quarantine.retried", { count: done.landed, waiting: done.waiting }));
  }

  const busy = deciding.busy || correcting.busy || dismissing.busy || reopening.busy;
  return { decide, correct, give, giving: giving.busy, dismiss, reopen, retry, busy, retrying: retrying.busy };
}
