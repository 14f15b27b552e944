/** A moment as people say it, with the exact one beside it. */
import { useTranslation } from "react-i18next";

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

export function ago(moment: string, language: string, now = Date.now()): string {
  const seconds = (Date.parse(moment) - now) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const [unit, size] = STEPS.find(([, one]) => Math.abs(seconds) >= one) ?? ["second", 1];
  return format.format(Math.round(seconds / size), unit);
}

/** By the clock of the company, in whose zone the hub writes every moment. */
export function exact(moment: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return format.format(Date.parse(`${moment.slice(0, 19)}Z`));
}

export function When({ at, full = false }: { at: string; full?: boolean }) {
  const { i18n } = useTranslation();
  const whole = exact(at, i18n.language);
  return (
    <time dateTime={at} title={whole}>
      {full ? whole : ago(at, i18n.language)}
    </time>
  );
}
