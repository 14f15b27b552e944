import { Button, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { MatchedFragment } from "@/gql/graphql";
import { useMarks } from "@/parts/useMarks";
import { useReason } from "@/parts/useReason";
import { useWalk } from "@/parts/useWalk";

import { AccountRow } from "./AccountRow";
import { useAccounts, type Decision } from "./useAccounts";

export type State = "open" | "joined" | "apart" | "gone";

/** What may be decided in a state: one that is joined is taken out again, one that is not joined after all. */
const DECISIONS: Record<State, readonly Decision[]> = {
  open: ["join", "apart"],
  joined: ["apart"],
  apart: ["join"],
  gone: [],
};

interface Props {
  matches: readonly MatchedFragment[];
  state: State;
}

/** Accounts, walked with the arrows: Enter lays account and person side by side, A joins, B keeps apart. */
export function AccountsTable({ matches, state }: Props) {
  const { t } = useTranslation();
  const marks = useMarks();
  const opened = useMarks();
  const reason = useReason(t("identity.reason"));
  const { decide, busy } = useAccounts();
  const walk = useWalk(matches.length, onKey);
  const decisions = DECISIONS[state];
  const chosen = matches.filter((one) => marks.has(one.match));
  const meant = chosen.length ? chosen : matches.slice(walk.here, walk.here + 1);

  async function settle(decision: Decision, which: readonly MatchedFragment[]) {
    if (busy || which.length === 0) return;
    await reason.act(async (said) => {
      const done = await decide(decision, which, said);
      for (const one of done) if (marks.has(one.match)) marks.toggle(one.match);
      return done.length > 0;
    });
  }

  function onKey(key: string, here: number): boolean {
    const one = matches[here];
    if (!one) return false;
    if (key === "Enter" || key === "o") opened.toggle(one.match);
    else if (decisions.length === 0) return false;
    else if (key === "x" || key === " ") marks.toggle(one.match);
    else if (key === "a" && decisions.includes("join")) void settle("join", meant);
    else if (key === "b" && decisions.includes("apart")) void settle("apart", meant);
    else return false;
    return true;
  }

  const doing = (one: Decision) => (one === "apart" && state === "joined" ? "out" : one);
  return (
    <>
      {decisions.length > 0 && (
        <Group justify="space-between" align="flex-end" gap="sm">
          {reason.field}
          <Group gap="sm">
            <Text size="sm" c="dimmed">{t(`accounts.keys.${state === "gone" ? "open" : state}`)}</Text>
            {decisions.map((one) => (
              <Button
                key={one}
                variant="default"
                loading={busy}
                disabled={!reason.said}
                onClick={() => void settle(one, meant)}
              >
                {t(`accounts.do.${doing(one)}`, { count: meant.length })}
              </Button>
            ))}
          </Group>
        </Group>
      )}
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-label={t("accounts.tab")}>
          <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("accounts.tab")}>
            <Table.Thead>
              <Table.Tr>
                {decisions.length > 0 && (
                  <Table.Th scope="col" w={36}><VisuallyHidden>{t("queue.mark")}</VisuallyHidden></Table.Th>
                )}
                <Table.Th scope="col">{t("accounts.account")}</Table.Th>
                <Table.Th scope="col">{t("accounts.whose")}</Table.Th>
                <Table.Th scope="col">{t("identity.grade")}</Table.Th>
                <Table.Th scope="col" miw={320}>{t("identity.evidence")}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody onKeyDown={walk.onKeyDown}>
              {matches.map((one, place) => (
                <AccountRow
                  key={one.match}
                  one={one}
                  decides={decisions.length > 0}
                  current={place === walk.here}
                  marked={marks.has(one.match)}
                  opened={opened.has(one.match)}
                  onFocus={() => { walk.stand(place); }}
                  onMark={() => { marks.toggle(one.match); }}
                  onOpen={() => { opened.toggle(one.match); }}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </>
  );
}
