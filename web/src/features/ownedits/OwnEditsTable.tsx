import { Button, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { OwnEditFragment } from "@/gql/graphql";
import { useMarks } from "@/parts/useMarks";
import { useReason } from "@/parts/useReason";
import { useWalk } from "@/parts/useWalk";

import type { Refused } from "./account";
import { OwnEditRow } from "./OwnEditRow";
import { useOwnEdits, type Decision } from "./useOwnEdits";

interface Props {
  edits: readonly OwnEditFragment[];
  waiting: boolean;
  again: () => void;
  /** Takes what was not decided of several. */
  refused: (some: readonly Refused[]) => void;
}

/**
 * Own edits, walked with the arrows: A approves, D declines those marked, else the one stood on; W
 * takes back one's own. Declining takes a reason, which the author reads.
 */
export function OwnEditsTable({ edits, waiting, again, refused }: Props) {
  const { t } = useTranslation();
  const marks = useMarks();
  const reason = useReason(t("ownEdits.reason"));
  const { decide, withdraw, busy } = useOwnEdits();
  const walk = useWalk(edits.length, onKey);
  const chosen = edits.filter((one) => marks.has(one.id));
  const meant = chosen.length ? chosen : edits.slice(walk.here, walk.here + 1);
  const decided = meant.filter((one) => one.mayDecide);

  async function act(decision: Decision, which: readonly OwnEditFragment[], said: string) {
    const found = await decide(decision, which, said);
    if (found === null) return false;
    refused(found.refused);
    for (const one of found.done) if (marks.has(one.id)) marks.toggle(one.id);
    if (found.refused.length) again(); // somebody else was first, or the row is another one
    return found.done.length > 0;
  }

  async function takeBack(one: OwnEditFragment) {
    if (!busy && !(await withdraw(one))) again();
  }

  async function settle(decision: Decision) {
    if (busy || decided.length === 0) return;
    if (decision === "approve") await act("approve", decided, reason.text);
    else await reason.act((said) => act("reject", decided, said));
  }

  function onKey(key: string, here: number): boolean {
    const one = edits[here];
    if (!one || !waiting) return false;
    if ((key === "x" || key === " ") && one.mayDecide) marks.toggle(one.id);
    else if (key === "a") void settle("approve");
    else if (key === "d") void settle("reject");
    else if (key === "w" && one.mine) void takeBack(one);
    else return false;
    return true;
  }

  return (
    <>
      {waiting && edits.some((one) => one.mayDecide) && (
        <Group justify="space-between" align="flex-end" gap="sm">
          {reason.field}
          <Group gap="sm">
            <Text size="sm" c="dimmed" className="keys">{t("ownEdits.keys")}</Text>
            <Button
              variant="default"
              loading={busy}
              disabled={!reason.said || decided.length === 0}
              onClick={() => void settle("reject")}
            >
              {t("ownEdits.reject", { count: decided.length })}
            </Button>
            <Button loading={busy} disabled={decided.length === 0} onClick={() => void settle("approve")}>
              {t("ownEdits.approve", { count: decided.length })}
            </Button>
          </Group>
        </Group>
      )}
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-label={t("ownEdits.title")}>
          <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("ownEdits.title")}>
            <Table.Thead>
              <Table.Tr>
                {waiting && <Table.Th scope="col" w={36}><VisuallyHidden>{t("queue.mark")}</VisuallyHidden></Table.Th>}
                <Table.Th scope="col">{t("ownEdits.whose")}</Table.Th>
                <Table.Th scope="col" miw={340}>{t("late.difference")}</Table.Th>
                <Table.Th scope="col">{t("ownEdits.why")}</Table.Th>
                <Table.Th scope="col">{t(waiting ? "ownEdits.asked" : "ownEdits.decided")}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody onKeyDown={walk.onKeyDown}>
              {edits.map((one, place) => (
                <OwnEditRow
                  key={one.id}
                  edit={one}
                  waiting={waiting}
                  current={place === walk.here}
                  marked={marks.has(one.id)}
                  onFocus={() => { walk.stand(place); }}
                  onMark={() => { marks.toggle(one.id); }}
                  onWithdraw={() => void takeBack(one)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </>
  );
}
