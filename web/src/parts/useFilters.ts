/** Filters of a page lie in its address: a reload, the way back and a shared link keep them. */
import { useCallback } from "react";
import { useSearchParams } from "wouter";

export type Filters = Record<string, string>;

export function useFilters(): [(name: string) => string, (change: Filters) => void] {
  const [params, setParams] = useSearchParams();
  const get = useCallback((name: string) => params.get(name) ?? "", [params]);
  const set = useCallback(
    (change: Filters) => {
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(change)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: !("after" in change) },
      );
    },
    [setParams],
  );
  return [get, set];
}
