/** What can be decided about accounts of systems and whose they are; each for itself. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import {
  FindAccountsDocument,
  JoinAccountDocument,
  KeepAccountApartDocument,
  TakeAccountOutDocument,
  type MatchedFragment,
} from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";

export type Decision = "join" | "apart";

export function useAccounts() {
  const { t } = useTranslation();
  const tell = useTell();
  const [deciding, setDeciding] = useState(false);
  const finding = useAct(FindAccountsDocument);
  const joining = useAct(JoinAccountDocument);
  const parting = useAct(KeepAccountApartDocument);
  const taking = useAct(TakeAccountOutDocument);

  async function find(): Promise<void> {
    const found = (await finding.act({}))?.findAccounts;
    if (found?.__typename === "FindAccountsSuccess") tell.done(t("accounts.found", { ...found, count: found.accounts }));
  }

  /** Whether it was decided; null where it was and its record waits for something else still. */
  async function one(decision: Decision, match: string, reason: string): Promise<boolean | null> {
    if (decision === "apart") return (await parting.act({ match, reason })) !== null;
    const made = (await joining.act({ match, reason }))?.joinAccount;
    if (made?.__typename !== "JoinAccountSuccess") return false;
    return made.landed ? true : null;
  }

  /** Those that were decided; what another was refused for is told, and holds up none. */
  async function decide(
    decision: Decision,
    matches: readonly MatchedFragment[],
    reason: string,
  ): Promise<MatchedFragment[]> {
    setDeciding(true);
    const done: MatchedFragment[] = [];
    let waiting = 0;
    for (const each of matches) {
      const made = await one(decision, each.match, reason);
      if (made !== false) done.push(each);
      if (made === null) waiting += 1;
    }
    setDeciding(false);
    if (done.length) {
      const said = t(decision === "join" ? "accounts.joined" : "accounts.kept", { count: done.length });
      tell.done(waiting ? `${said} ${t("accounts.stillWaiting", { count: waiting })}` : said);
    }
    return done;
  }

  async function takeOut(employee: string, account: string, reason: string): Promise<boolean> {
    const out = (await taking.act({ employee, account, reason }))?.takeAccountOut;
    if (out?.__typename !== "TakeAccountOutSuccess") return false;
    tell.done(t("accounts.out", { count: out.records }));
    return true;
  }

  return { find, finding: finding.busy, decide, takeOut, busy: deciding || taking.busy };
}
