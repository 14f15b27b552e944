import { Table, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { WordFragment } from "@/gql/graphql";
import { SortHead } from "@/parts/SortHead";
import type { Order } from "@/parts/useOrder";
import { useWalk } from "@/parts/useWalk";

import { QueueTools } from "./QueueTools";
import { bestOf, useDecisions } from "./useDecisions";
import { WordRow } from "./WordRow";

/** The words of a page; rows are walked with the arrows and decided by letters. */
interface Props {
  words: readonly WordFragment[];
  order: Order<"cells" | "people" | "seen">;
}

export function QueueTable({ words, order }: Props) {
  const { t } = useTranslation();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState("");
  const { decide, decline, busy } = useDecisions(reason);
  const walk = useWalk(words.length, onKey);
  const chosen = words.filter((one) => marked.has(one.id));
  const meant = chosen.length ? chosen : words.slice(walk.here, walk.here + 1);

  function mark(id: string) {
    setMarked((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  function done(gone: boolean) {
    if (gone) setMarked(new Set());
  }

  async function act(key: string) {
    const word = words[walk.here];
    if (!word || busy) return;
    if (key === "a") done(await decide(bestOf(meant)));
    if (key === "d") done(await decline(meant.map((one) => one.id)));
    const suggestion = word.suggestions[Number(key) - 1];
    if (suggestion) done(await decide([{ id: word.id, term: suggestion.term }]));
  }

  function onKey(key: string): boolean {
    if (key === "x" || key === " ") mark(words[walk.here]?.id ?? "");
    else if (/^[ad1-5]$/.test(key)) void act(key);
    else return false;
    return true;
  }

  return (
    <>
      <QueueTools
        reason={reason}
        onReason={setReason}
        busy={busy}
        meant={meant.length}
        acceptable={bestOf(meant).length}
        act={(key) => void act(key)}
      />
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-label={t("queue.title")}>
          <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("queue.title")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col" w={36}>
                  <VisuallyHidden>{t("queue.mark")}</VisuallyHidden>
                </Table.Th>
                <Table.Th scope="col">{t("queue.word")}</Table.Th>
                <SortHead name="seen" order={order}>{t("queue.lastSeen")}</SortHead>
                <Table.Th scope="col">{t("queue.where")}</Table.Th>
                <SortHead name="people" order={order} numeric>{t("queue.people")}</SortHead>
                <SortHead name="cells" order={order} numeric>{t("queue.values")}</SortHead>
                <Table.Th scope="col" miw={320}>{t("queue.meaning")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody onKeyDown={walk.onKeyDown}>
              {words.map((word, place) => (
                <WordRow
                  key={word.id}
                  word={word}
                  current={place === walk.here}
                  marked={marked.has(word.id)}
                  busy={busy}
                  onFocus={() => { walk.stand(place); }}
                  onMark={() => { mark(word.id); }}
                  onTerm={(term) => { void decide([{ id: word.id, term }]).then(done); }}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </>
  );
}
