/** Ask again every so often, as long as something is awaited. */
import { useEffect } from "react";
import type { OperationContext } from "urql";

type Again = (options?: Partial<OperationContext>) => void;

export function useAgain(again: Again, while_: boolean, seconds = 1.5): void {
  useEffect(() => {
    if (!while_) return undefined;
    const timer = setInterval(() => {
      again({ requestPolicy: "network-only" });
    }, seconds * 1000);
    return () => {
      clearInterval(timer);
    };
  }, [again, while_, seconds]);
}
