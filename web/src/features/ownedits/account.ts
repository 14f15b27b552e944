/** The account of several own edits: which were not decided, and why. */
import type { OwnEditFragment, OwnEditOutcomeFragment } from "@/gql/graphql";
import type { Trouble } from "@/graph/trouble";

export interface Refused {
  edit: OwnEditFragment;
  trouble: Trouble;
}

/** Those that were refused, in the order in which they were asked; one without an outcome was not decided either. */
export function refusedOf(
  edits: readonly OwnEditFragment[],
  outcomes: readonly OwnEditOutcomeFragment[],
): Refused[] {
  const known = new Map(outcomes.map((one) => [one.id, one]));
  return edits.flatMap((edit) => {
    const found = known.get(edit.id);
    if (found?.done) return [];
    const { code = null, message = null, hint = null } = found ?? {};
    return [{ edit, trouble: { code: code ?? "OFFLINE", message: message ?? "", hint } }];
  });
}
