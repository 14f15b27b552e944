import { Button, Group, Table, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { DisputedFragment } from "@/gql/graphql";
import { useWalk } from "@/parts/useWalk";

import { ConflictRow } from "./ConflictRow";
import { useRowNames } from "./rowNames";
import { useConflicts } from "./useConflicts";

interface Props {
  conflicts: readonly DisputedFragment[];
  state: "open" | "taken" | "kept";
}

/** Cells in conflict: walked with the arrows; a figure takes a side, B says that all are right. */
export function ConflictsTable({ conflicts, state }: Props) {
  const { t } = useTranslation();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState("");
  const why = useRef<HTMLInputElement>(null);
  const { take, keep, reopen, busy } = useConflicts();
  const nameOf = useRowNames(conflicts);
  const walk = useWalk(conflicts.length, onKey);
  const chosen = conflicts.filter((one) => marked.has(one.id));
  const meant = chosen.length ? chosen : conflicts.slice(walk.here, walk.here + 1);
  const open = state === "open";

  /** Do it if it is said why; else that is asked first. */
  async function act(doing: (why: string) => Promise<boolean>) {
    if (busy) return;
    if (!reason.trim()) {
      why.current?.focus();
      return;
    }
    if (await doing(reason.trim())) setMarked(new Set());
  }

  function decide(conflict: DisputedFragment, side: string) {
    void act((said) => take(conflict.id, side, said));
  }

  function many() {
    const ids = meant.map((one) => one.id);
    if (ids.length) void act((said) => (open ? keep(ids, said) : reopen(ids, said)));
  }

  function mark(id: string) {
    setMarked((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  function onKey(key: string, here: number): boolean {
    const one = conflicts[here];
    if (!one) return false;
    const side = open ? one.sides[Number(key) - 1] : undefined;
    if (key === "x" || key === " ") mark(one.id);
    else if (key === (open ? "b" : "r")) many();
    else if (side) decide(one, side.id);
    else return false;
    return true;
  }

  return (
    <>
      <Group justify="space-between" align="flex-end" gap="sm">
        <TextInput
          ref={why}
          label={t("conflicts.reason")}
          value={reason}
          onChange={(event) => { setReason(event.currentTarget.value); }}
          w={320}
        />
        <Group gap="sm">
          <Text size="sm" c="dimmed" className="keys">{t(open ? "conflicts.keys" : "conflicts.keysDecided")}</Text>
          <Button variant="default" loading={busy} disabled={meant.length === 0 || !reason.trim()} onClick={many}>
            {t(open ? "conflicts.keep" : "conflicts.reopen", { count: meant.length })}
          </Button>
        </Group>
      </Group>
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-label={t("conflicts.title")}>
          <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("conflicts.title")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col" w={36}><VisuallyHidden>{t("queue.mark")}</VisuallyHidden></Table.Th>
                <Table.Th scope="col">{t("conflicts.whom")}</Table.Th>
                <Table.Th scope="col">{t("queue.field")}</Table.Th>
                <Table.Th scope="col" miw={380}>{t("conflicts.sides")}</Table.Th>
                <Table.Th scope="col">{t("queue.since")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody onKeyDown={walk.onKeyDown}>
              {conflicts.map((one, place) => (
                <ConflictRow
                  key={one.id}
                  conflict={one}
                  nameOf={nameOf}
                  current={place === walk.here}
                  marked={marked.has(one.id)}
                  busy={busy}
                  onFocus={() => { walk.stand(place); }}
                  onMark={() => { mark(one.id); }}
                  onSide={open ? (side) => { decide(one, side); } : null}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </>
  );
}
