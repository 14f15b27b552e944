/** What went wrong and what to do, in the reader's language wherever the console knows the code. */
import type { TFunction, i18n } from "i18next";

import type { Trouble } from "./trouble";

type Named = "meant" | "known" | "quote" | "grant";

/** The forms in which the hub's own hints name something that no catalogue can know. */
const FORMS: readonly [Named, RegExp][] = [
  ["meant", /^Perhaps(?: you meant|:) (.+)\.$/],
  ["known", /^(?:One of|Known:) (.+)\.$/],
  ["quote", /^Quote (\w+) to the operator\.$/],
  ["grant", /^It takes a grant of (.+) for this employee\.$/],
];

interface Words {
  t: TFunction;
  i18n: Pick<i18n, "exists">;
}

/** One sentence; as the hub says it where the code is not known. */
export function told({ t, i18n }: Words, trouble: Pick<Trouble, "code" | "message">): string {
  const key = `codes.${trouble.code}`;
  return i18n.exists(key) ? t(key as "codes.OFFLINE") : trouble.message;
}

/** What to do, with the names that the hub's hint has; the hint itself where the code is not known. */
export function remedy({ t, i18n }: Words, trouble: Pick<Trouble, "code" | "hint">): string {
  const key = `remedies.${trouble.code}`;
  if (!i18n.exists(key)) return trouble.hint ?? "";
  return withNames(t, t(key as "remedies.OFFLINE"), trouble.hint);
}

/** A fault of a mapping: what is wrong, and what to do. */
export function faultText({ t, i18n }: Words, fault: { code: string; message: string; hint: string }): string {
  const key = `faults.${fault.code}`;
  if (!i18n.exists(key)) return `${fault.message} ${fault.hint}`.trim();
  const what = t(key as "faults.TYPE");
  const names = [...fault.message.matchAll(/`([^`]+)`/g)].map((one) => one[1]).join(", ");
  const about = names && ` ${t("named.about", { names })}`;
  return `${what}${about} ${withNames(t, t(`faultRemedies.${fault.code}` as "faultRemedies.TYPE"), fault.hint)}`;
}

function withNames(t: TFunction, text: string, hint: string | null): string {
  for (const [name, form] of FORMS) {
    const names = form.exec(hint ?? "")?.[1];
    if (names !== undefined) return `${text} ${t(`named.${name}`, { names: names.replaceAll("`", "") })}`;
  }
  return text;
}
