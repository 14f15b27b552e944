/** The draft that is worked on: every change is saved a moment later, and can be undone. */
import { useCallback, useEffect, useRef, useState } from "react";

import { SaveDraftDocument, type DraftShownFragment } from "@/gql/graphql";
import { useAct } from "@/graph/useAct";

import type { MappingDocument } from "./document";

const PAUSE = 700;

export type Change = (next: MappingDocument | ((now: MappingDocument) => MappingDocument)) => void;

export interface Draft {
  document: MappingDocument;
  /** Whether somebody works on it; without, the version in use is shown. */
  open: boolean;
  /** What was not saved stays on the page, and is saved with the next change. */
  state: "saved" | "saving" | "notSaved";
  /** Of a function it is given the document as it is by then. */
  change: Change;
  undo: (() => void) | null;
}

interface Work {
  local: MappingDocument | null;
  past: readonly MappingDocument[];
}

interface Place {
  connection: string;
  stream: string;
}

export function useDraft(
  place: Place,
  kept: MappingDocument,
  draft: DraftShownFragment | null,
): Draft {
  const { connection, stream } = place;
  const { act } = useAct(SaveDraftDocument);
  // What was typed and is not saved yet (the hub's own is shown else), and what was before.
  const [{ local, past }, setWork] = useState<Work>({ local: null, past: [] });
  const [failed, setFailed] = useState(false);
  const seen = useRef(draft?.hash ?? null);
  // `change` stays the same function over every save: whoever holds it is not drawn anew.
  const base = useRef(kept);
  useEffect(() => {
    base.current = kept;
  }, [kept]);
  // Saves wait for each other: each names the draft that the one before it made.
  const saves = useRef(Promise.resolve());
  useEffect(() => {
    seen.current = draft?.hash ?? null;
  }, [draft?.hash]);

  useEffect(() => {
    if (local === null) return undefined;
    async function save(document: MappingDocument) {
      const input = { connection, stream, document, expectedHash: seen.current };
      const done = (await act({ input }))?.saveMappingDraft;
      setFailed(done === undefined);
      if (done?.__typename !== "MappingDraftSuccess") return;
      seen.current = done.mapping.draft?.hash ?? null;
      setWork((now) => (now.local === document ? { ...now, local: null } : now));
    }
    const timer = setTimeout(() => {
      saves.current = saves.current.then(() => save(local));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
    };
    // `act` is made anew with every look; only what was typed starts a save.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [local, connection, stream]);

  const change = useCallback<Change>((next) => {
    const shown = base.current;
    setWork((now) => {
      const before = now.local ?? shown;
      const after = typeof next === "function" ? next(before) : next;
      return { local: after, past: [...now.past.slice(-49), before] };
    });
  }, []);
  const last = past.at(-1);
  return {
    document: local ?? kept,
    open: draft !== null || local !== null,
    state: failed && local !== null ? "notSaved" : local === null ? "saved" : "saving",
    change,
    undo: last ? () => { setWork({ local: last, past: past.slice(0, -1) }); } : null,
  };
}
