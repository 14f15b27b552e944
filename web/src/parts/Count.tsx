import { useTranslation } from "react-i18next";

/** A number as it is written where the reader lives. */
export function Count({ of }: { of: number }) {
  const { i18n } = useTranslation();
  return <span className="number">{of.toLocaleString(i18n.language)}</span>;
}
