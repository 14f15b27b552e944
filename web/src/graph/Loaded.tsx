/** A part of a page that waits for a query: a skeleton, what went wrong, or the answer. */
import { Skeleton, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import type { CombinedError } from "urql";

import { TroubleNote } from "@/parts/TroubleNote";

import { troubleOf } from "./trouble";

interface Asked<D> {
  data?: D | undefined;
  error?: CombinedError | undefined;
  fetching: boolean;
}

interface Props<D> {
  asked: Asked<D>;
  again: () => void;
  /** Lines of the skeleton. */
  lines?: number;
  children: (data: D) => ReactNode;
}

export function Loaded<D>({ asked, again, lines = 5, children }: Props<D>) {
  if (asked.data !== undefined && asked.data !== null) {
    return (
      <>
        {asked.error && <TroubleNote trouble={troubleOf(asked.error)} again={again} />}
        {children(asked.data)}
      </>
    );
  }
  if (asked.error) return <TroubleNote trouble={troubleOf(asked.error)} again={again} />;
  return (
    <Stack gap="sm" aria-busy="true">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={28} radius="sm" />
      ))}
    </Stack>
  );
}
