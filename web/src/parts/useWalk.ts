/** Rows that are walked by keyboard: arrows or j and k move, other keys are the page's. */
import { useState, type KeyboardEvent } from "react";

const MOVES: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

interface Walk {
  /** The row that is stood on. */
  here: number;
  stand: (place: number) => void;
  /** Of what holds the rows. */
  onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Rows carry `data-walk`; a key counts only on a row itself, not in what stands in it. `onKey`
 * says whether the key meant something.
 */
export function useWalk(count: number, onKey: (key: string, here: number) => boolean): Walk {
  const [at, setAt] = useState(0);
  const here = Math.max(0, Math.min(at, count - 1));

  function go(rows: Element, to: number) {
    const next = Math.max(0, Math.min(count - 1, to));
    setAt(next);
    rows.querySelectorAll<HTMLElement>("tr[data-walk]")[next]?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const onRow = event.target instanceof HTMLElement && "walk" in event.target.dataset;
    if (!onRow || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move) go(event.currentTarget, here + move);
    else if (!onKey(event.key, here)) return;
    event.preventDefault();
  }

  return { here, stand: setAt, onKeyDown };
}
