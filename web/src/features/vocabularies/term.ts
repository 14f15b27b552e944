/** What is said of a term: a form, and the edit that it comes to. */
import type { TermEditInput } from "@/gql/graphql";

export interface Known {
  code: string;
  zh: string;
  en: string;
  active: boolean;
  broader: string | null;
}

export interface TermForm {
  code: string;
  zh: string;
  en: string;
  aliases: string[];
  active: boolean;
  broader: string | null;
  rank: number | null;
}

export function formOf(term: Known | null): TermForm {
  return {
    code: term?.code ?? "",
    zh: term?.zh ?? "",
    en: term?.en ?? "",
    aliases: [],
    active: term?.active ?? true,
    broader: term?.broader ?? null,
    rank: null,
  };
}

/** Only what differs is said; null while nothing does, or a new term lacks code or labels. */
export function editOf(vocabulary: string, term: Known | null, form: TermForm): TermEditInput | null {
  const zh = form.zh.trim();
  const en = form.en.trim();
  if (term === null && !(form.code.trim() && zh && en)) return null;
  const label = {
    ...(zh && zh !== term?.zh && { zh }),
    ...(en && en !== term?.en && { en }),
  };
  const said = {
    ...(Object.keys(label).length > 0 && { label }),
    ...(form.aliases.length > 0 && { aliases: form.aliases }),
    ...(term !== null && form.active !== term.active && { active: form.active }),
    ...(form.broader !== null && form.broader !== term?.broader && { broader: form.broader }),
    ...(term === null && form.rank !== null && { rank: form.rank }),
  };
  if (Object.keys(said).length === 0) return null;
  return { vocabulary, code: form.code.trim(), ...(term === null && { create: true }), ...said };
}
