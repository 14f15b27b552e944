/** What can be done with words of the queue. */
import { useTranslation } from "react-i18next";

import { AnnotateDocument, DecideDocument, type WordFragment } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";

export interface Decision {
  id: string;
  term: string | null;
}

/** The best suggestion of each word that has one. */
export function bestOf(words: readonly WordFragment[]): Decision[] {
  return words.flatMap((one) => {
    const [best] = one.suggestions;
    return best ? [{ id: one.id, term: best.term }] : [];
  });
}

export function useDecisions(reason: string) {
  const { t } = useTranslation();
  const tell = useTell();
  const deciding = useAct(DecideDocument);
  const annotating = useAct(AnnotateDocument);

  async function decide(decisions: Decision[]): Promise<boolean> {
    if (decisions.length === 0) return false;
    const done = await deciding.act({ decisions, reason: reason || t("queue.reasonDefault") });
    if (done?.decideWords.__typename !== "DecideWordsSuccess") return false;
    const filled = done.decideWords.streams.reduce((sum, one) => sum + one.filled, 0);
    tell.done(t("queue.decided", { count: decisions.length, cells: filled }));
    return true;
  }

  async function decline(ids: string[]): Promise<boolean> {
    if (ids.length === 0) return false;
    const done = await annotating.act({ ids, decline: true, comment: reason || null });
    if (done) tell.done(t("queue.declined", { count: ids.length }));
    return done !== null;
  }

  return { decide, decline, busy: deciding.busy || annotating.busy };
}
