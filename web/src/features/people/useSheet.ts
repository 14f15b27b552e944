/** A sheet of people brought back, a hundred lines at a time: looked at, then made. */
import { useRef, useState } from "react";

import { ChangeBySheetDocument, type ChangeBySheetMutation } from "@/gql/graphql";
import { base64Of } from "@/graph/base64";
import { useAct } from "@/graph/useAct";

type Success = Extract<
  ChangeBySheetMutation["changePeopleBySheet"],
  { __typename: "ChangePeopleBySheetSuccess" }
>;

export interface Account extends Pick<Success, "dryRun" | "changed" | "lines" | "parts"> {
  /** Parts that were taken: fewer than there are where one was refused, which is told. */
  taken: number;
}

interface Progress {
  part: number;
  parts: number;
}

export function useSheet() {
  const { act } = useAct(ChangeBySheetDocument);
  const [account, setAccount] = useState<Account | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  // One key for a sheet, a reason and a part: pressed again after a lost connection, each part is
  // taken once.
  const keys = useRef(new Map<number, string>());

  function anew() {
    setAccount(null);
    keys.current = new Map();
  }

  function keyOf(part: number): string {
    const key = keys.current.get(part) ?? crypto.randomUUID();
    keys.current.set(part, key);
    return key;
  }

  /** How many parts were taken: all, or those before one that was refused, which is told. */
  async function send(file: File, reason: string, dryRun: boolean): Promise<number> {
    setProgress({ part: 1, parts: 1 });
    const content = await base64Of(file);
    const whole: Account = { dryRun, changed: 0, lines: [], parts: 1, taken: 0 };
    while (whole.taken < whole.parts) {
      const part = whole.taken + 1;
      setProgress({ part, parts: whole.parts });
      const input = { content, reason, dryRun, part };
      const done = (await act({ input }, dryRun ? undefined : keyOf(part)))?.changePeopleBySheet;
      if (done?.__typename !== "ChangePeopleBySheetSuccess") break;
      whole.parts = done.parts;
      whole.taken = part;
      whole.changed += done.changed;
      whole.lines = [...whole.lines, ...done.lines];
    }
    setProgress(null);
    // A look that ended early tells of too little; what was made is told, however far it came.
    if (whole.taken === whole.parts || (!dryRun && whole.taken > 0)) setAccount(whole);
    return whole.taken;
  }

  return { account, anew, send, progress };
}
