/** Rows of a list that are marked, so that one decision is about many. */
import { useState } from "react";

interface Marks {
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  clear: () => void;
}

export function useMarks(): Marks {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  return {
    has: (id) => marked.has(id),
    toggle: (id) => {
      setMarked((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      });
    },
    clear: () => { setMarked(new Set()); },
  };
}
