import { Button, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { DecideLateChangesDocument, type LateDecision, type LateFragment } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";
import { useMarks } from "@/parts/useMarks";
import { useReason } from "@/parts/useReason";
import { useWalk } from "@/parts/useWalk";

import { LateRow } from "./LateRow";

interface Props {
  changes: readonly LateFragment[];
  /** Whether they wait for a decision. */
  open: boolean;
}

/** Late changes, walked with the arrows: A applies, D dismisses those marked, else the one stood on. */
export function LateTable({ changes, open }: Props) {
  const { t } = useTranslation();
  const tell = useTell();
  const marks = useMarks();
  const reason = useReason(t("late.reason"));
  const deciding = useAct(DecideLateChangesDocument);
  const walk = useWalk(changes.length, onKey);
  const chosen = changes.filter((one) => marks.has(one.id));
  const meant = chosen.length ? chosen : changes.slice(walk.here, walk.here + 1);

  async function decide(decision: LateDecision) {
    if (deciding.busy || meant.length === 0) return;
    const done = await reason.act(async (said) => {
      const ids = meant.map((one) => one.id);
      const told = await deciding.act({ ids, decision, reason: said });
      if (told?.decideLateChanges.__typename !== "DecideLateChangesSuccess") return false;
      tell.done(t(decision === "APPLY" ? "late.applied" : "late.dismissed", { count: told.decideLateChanges.records }));
      return true;
    });
    if (done) marks.clear();
  }

  function onKey(key: string, here: number): boolean {
    const one = changes[here];
    if (!one || !open) return false;
    if (key === "x" || key === " ") marks.toggle(one.id);
    else if (key === "a") void decide("APPLY");
    else if (key === "d") void decide("DISMISS");
    else return false;
    return true;
  }

  return (
    <>
      {open && (
        <Group justify="space-between" align="flex-end" gap="sm">
          {reason.field}
          <Group gap="sm">
            <Text size="sm" c="dimmed" className="keys">{t("late.keys")}</Text>
            <Button
              variant="default"
              loading={deciding.busy}
              disabled={!reason.said}
              onClick={() => void decide("DISMISS")}
            >
              {t("late.dismiss", { count: meant.length })}
            </Button>
            <Button loading={deciding.busy} disabled={!reason.said} onClick={() => void decide("APPLY")}>
              {t("late.apply", { count: meant.length })}
            </Button>
          </Group>
        </Group>
      )}
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-label={t("late.title")}>
          <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("late.title")}>
            <Table.Thead>
              <Table.Tr>
                {open && <Table.Th scope="col" w={36}><VisuallyHidden>{t("queue.mark")}</VisuallyHidden></Table.Th>}
                <Table.Th scope="col">{t("conflicts.whom")}</Table.Th>
                <Table.Th scope="col">{t("late.what")}</Table.Th>
                <Table.Th scope="col" miw={340}>{t("late.difference")}</Table.Th>
                <Table.Th scope="col">{t("late.where")}</Table.Th>
                <Table.Th scope="col">{t("queue.since")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody onKeyDown={walk.onKeyDown}>
              {changes.map((one, place) => (
                <LateRow
                  key={one.id}
                  change={one}
                  current={place === walk.here}
                  marked={marks.has(one.id)}
                  onFocus={() => { walk.stand(place); }}
                  onMark={open ? () => { marks.toggle(one.id); } : null}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </>
  );
}
