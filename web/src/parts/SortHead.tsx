/** The heading of a column that its list can be ordered by: a button, by mouse and keyboard. */
import { Table, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconArrowsSort } from "@tabler/icons-react";
import type { ReactNode } from "react";

import type { Order } from "./useOrder";

interface Props<Name extends string> {
  name: Name;
  order: Order<Name>;
  numeric?: boolean;
  children: ReactNode;
}

export function SortHead<Name extends string>({ name, order, numeric, children }: Props<Name>) {
  const here = order.by === name;
  const Sign = here ? (order.falling ? IconArrowDown : IconArrowUp) : IconArrowsSort;
  return (
    <Table.Th
      scope="col"
      className={numeric ? "numeric" : undefined}
      aria-sort={here ? (order.falling ? "descending" : "ascending") : "none"}
    >
      <UnstyledButton className="sort" onClick={() => { order.turn(name); }}>
        {children} <Sign size={14} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  );
}
