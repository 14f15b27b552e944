/** What became of the records of a run; the parts add up to what was read. */
import { useTranslation } from "react-i18next";

import type { AccountFragment } from "@/gql/graphql";

export const PARTS = [
  ["inserted", "#2b8a5f"],
  ["changed", "#3b82c4"],
  ["unchanged", "#a3adb8"],
  ["ignored", "#cfd5db"],
  ["deleted", "#8a6db1"],
  ["quarantined", "#d9480f"],
] as const;

type Counts = Pick<AccountFragment, "read" | (typeof PARTS)[number][0]>;

/** Whether the account balances: the hub would not have landed it otherwise. */
export function balanced(account: Counts): boolean {
  return account.read === PARTS.reduce((sum, [name]) => sum + account[name], 0);
}

export function AccountBar({ account }: { account: Counts }) {
  const { t, i18n } = useTranslation();
  const said = PARTS.filter(([name]) => account[name] > 0)
    .map(([name]) => `${t(`account.${name}`)} ${account[name].toLocaleString(i18n.language)}`)
    .join(" · ");
  return (
    <div className="account" role="img" aria-label={said || t("account.none")} title={said}>
      {PARTS.map(([name, color]) => (
        <svg key={name} width={`${String((100 * account[name]) / (account.read || 1))}%`} height="8">
          <rect width="100%" height="8" fill={color} />
        </svg>
      ))}
    </div>
  );
}

/** What the colours of these bars mean, for those who have no pointer to rest on them. */
export function AccountLegend({ accounts }: { accounts: readonly Counts[] }) {
  const { t } = useTranslation();
  const there = PARTS.filter(([name]) => accounts.some((one) => one[name] > 0));
  return (
    <ul className="legend">
      {there.map(([name, color]) => (
        <li key={name}>
          <svg width="10" height="10" aria-hidden>
            <rect width="10" height="10" rx="2" fill={color} />
          </svg>
          {t(`account.${name}`)}
        </li>
      ))}
    </ul>
  );
}
