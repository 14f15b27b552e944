/** A sheet of people brought back, a hundred lines at a time: looked at, then made. */
import { useState } from "react";

import { ChangeBySheetDocument, type ChangeBySheetMutation } from "@/gql/graphql";
import { base64Of } from "@/graph/base64";
import { useAct } from "@/graph/useAct";

type Success = Extract<
  ChangeBySheetMutation["changePeopleBySheet"],
  { __typename: "ChangePeopleBySheetSuccess" }
>;
export type Account = Pick<Success, "dryRun" | "changed" | "lines">;

interface Progress {
  part: number;
  parts: number;
}

export function useSheet() {
  const { act, busy } = useAct(ChangeBySheetDocument);
  const [account, setAccount] = useState<Account | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  // One key for a sheet, a reason and a part: pressed again after a lost connection, each part is
  // taken once.
  const [keys, setKeys] = useState(() => new Map<number, string>());

  function anew() {
    setAccount(null);
    setKeys(new Map());
  }

  function keyOf(part: number): string {
    const key = keys.get(part) ?? crypto.randomUUID();
    keys.set(part, key);
    return key;
  }

  /** The whole account, or null where a part was refused: what it says is on the page already. */
  async function send(file: File, reason: string, dryRun: boolean): Promise<Account | null> {
    const content = await base64Of(file);
    const whole: Account = { dryRun, changed: 0, lines: [] };
    let parts = 1;
    for (let part = 1; part <= parts; part += 1) {
      setProgress(parts > 1 ? { part, parts } : null);
      const input = { content, reason, dryRun, part };
      const done = (await act({ input }, dryRun ? undefined : keyOf(part)))?.changePeopleBySheet;
      if (done?.__typename !== "ChangePeopleBySheetSuccess") {
        setProgress(null);
        return null;
      }
      parts = done.parts;
      whole.changed += done.changed;
      whole.lines = [...whole.lines, ...done.lines];
    }
    setProgress(null);
    setAccount(whole);
    return whole;
  }

  return { account, anew, send, progress, busy };
}
