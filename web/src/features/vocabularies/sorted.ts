/** Terms in an order of the reader's own; labels as their language has them. */
import i18next from "i18next";

interface Ordered {
  by: "own" | "label" | "code";
  falling: boolean;
}

export function termsIn<T extends { code: string; label: string }>(order: Ordered, terms: readonly T[]): T[] {
  const { by, falling } = order;
  if (by === "own") return [...terms];
  const words = new Intl.Collator(i18next.language, { numeric: true });
  const found = [...terms].sort((one, other) => words.compare(one[by], other[by]) || words.compare(one.code, other.code));
  return falling ? found.reverse() : found;
}
