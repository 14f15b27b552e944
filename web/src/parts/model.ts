/** What kinds, classes and readers of our fields are called in the language of the reader. */
import { useTranslation } from "react-i18next";

import { useLabels } from "./names";

/** `PERSONAL` → “个人信息（PERSONAL）”: a class of fields, or of a grant. */
export function useClassName(): (name: string) => string {
  const { t, i18n } = useTranslation();
  return (name) => {
    const key = `classes.${name}`;
    return i18n.exists(key) ? t(key as "classes.PAY") : name;
  };
}

/** What a vocabulary follows: the hub names it as it ships, in English or by its code. */
export function useSourceName(): (vocabulary: string, source: string) => string {
  const { t, i18n } = useTranslation();
  return (vocabulary, source) => {
    const key = `sources.${vocabulary}`;
    return i18n.exists(key) ? t(key as "sources.tax_item") : source;
  };
}

interface Kinded {
  kind: string;
  /** Of a link: the entity. */
  target?: string | null;
}

interface ModelWords {
  /** `Date` → “日期”; a link names what it leads to. */
  kind: (of: Kinded) => string;
  dataClass: (name: string) => string;
  /** `direct_manager` → “直属上级”; a class for the grants of HR. */
  reader: (name: string) => string;
  /** What values look like: `words` → “词语”. */
  guess: (name: string) => string;
}

export function useModelWords(): ModelWords {
  const { t, i18n } = useTranslation();
  const labels = useLabels();

  const dataClass = useClassName();

  function said(book: "fieldKinds" | "readers" | "guesses", name: string): string | null {
    const key = `${book}.${name}`;
    return i18n.exists(key) ? t(key as "fieldKinds.Date") : null;
  }

  return {
    kind: ({ kind, target }) => {
      const entity = target ? labels.get(target)?.label : undefined;
      return entity ? t("mappings.linkTo", { entity }) : (said("fieldKinds", kind) ?? kind);
    },
    dataClass,
    reader: (name) => said("readers", name) ?? dataClass(name),
    guess: (name) => said("guesses", name) ?? name,
  };
}
