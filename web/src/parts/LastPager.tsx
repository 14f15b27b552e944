/** Pages of a list that goes on from its last row: there may be more where a page is full. */
import { Pager } from "./Pager";
import { useFilters } from "./useFilters";

interface Props {
  rows: readonly { id: string }[];
  /** As many rows as the query asks for. */
  page: number;
}

export function LastPager({ rows, page }: Props) {
  const [get, set] = useFilters();
  const after = get("after");
  const full = rows.length === page;
  if (!after && !full) return null;
  return <Pager next={full ? rows.at(-1)?.id : null} after={after} go={(next) => { set({ after: next }); }} />;
}
