import { useTranslation } from "react-i18next";

/** A share as it is written where the reader lives; a dash where there is nothing to share. */
export function usePercent(): (share: number | null) => string {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 1 });
  return (share) => (share === null ? "–" : format.format(share));
}
