import { Button, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { PairFragment } from "@/gql/graphql";
import { useMarks } from "@/parts/useMarks";
import { useReason } from "@/parts/useReason";
import { useWalk } from "@/parts/useWalk";

import { PairRow } from "./PairRow";
import { useIdentity } from "./useIdentity";

interface Props {
  pairs: readonly PairFragment[];
  /** Whether they wait for a decision. */
  open: boolean;
}

export function keyOf({ one, other }: PairFragment): string {
  return `${one}/${other}`;
}

/** Pairs, walked with the arrows: Enter lays both side by side, 1 and 2 say who stays, B keeps apart. */
export function PairsTable({ pairs, open }: Props) {
  const { t } = useTranslation();
  const marks = useMarks();
  const opened = useMarks();
  const reason = useReason(t("identity.reason"));
  const { merge, apart, busy } = useIdentity();
  const walk = useWalk(pairs.length, onKey);
  const chosen = pairs.filter((one) => marks.has(keyOf(one)));
  const meant = chosen.length ? chosen : pairs.slice(walk.here, walk.here + 1);

  async function keep() {
    if (busy || meant.length === 0) return;
    if (await reason.act((said) => apart(meant, said))) marks.clear();
  }

  async function make(survivor: string, merged: string) {
    if (busy) return;
    if (await reason.act((said) => merge(survivor, merged, said))) marks.clear();
  }

  function onKey(key: string, here: number): boolean {
    const pair = pairs[here];
    if (!pair) return false;
    if (key === "Enter" || key === "o") opened.toggle(keyOf(pair));
    else if (!open) return false;
    else if (key === "x" || key === " ") marks.toggle(keyOf(pair));
    else if (key === "b") void keep();
    else if (key === "1") void make(pair.one, pair.other);
    else if (key === "2") void make(pair.other, pair.one);
    else return false;
    return true;
  }

  return (
    <>
      {open && (
        <Group justify="space-between" align="flex-end" gap="sm">
          {reason.field}
          <Group gap="sm">
            <Text size="sm" c="dimmed" className="keys">{t("identity.keys")}</Text>
            <Button variant="default" loading={busy} disabled={!reason.said} onClick={() => void keep()}>
              {t("identity.apart", { count: meant.length })}
            </Button>
          </Group>
        </Group>
      )}
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-label={t("identity.pairs")}>
          <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("identity.pairs")}>
            <Table.Thead>
              <Table.Tr>
                {open && <Table.Th scope="col" w={36}><VisuallyHidden>{t("queue.mark")}</VisuallyHidden></Table.Th>}
                <Table.Th scope="col">{t("identity.one")}</Table.Th>
                <Table.Th scope="col">{t("identity.other")}</Table.Th>
                <Table.Th scope="col">{t("identity.grade")}</Table.Th>
                <Table.Th scope="col" miw={320}>{t("identity.evidence")}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody onKeyDown={walk.onKeyDown}>
              {pairs.map((pair, place) => (
                <PairRow
                  key={keyOf(pair)}
                  pair={pair}
                  open={open}
                  current={place === walk.here}
                  marked={marks.has(keyOf(pair))}
                  opened={opened.has(keyOf(pair))}
                  busy={busy}
                  onFocus={() => { walk.stand(place); }}
                  onMark={() => { marks.toggle(keyOf(pair)); }}
                  onOpen={() => { opened.toggle(keyOf(pair)); }}
                  onMerge={(survivor, merged) => void make(survivor, merged)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </>
  );
}
