/** The order of a list lies in the page's address, as `order=people` or, falling, `order=-people`. */
import { useFilters } from "./useFilters";

export interface Order<Name extends string> {
  by: Name;
  falling: boolean;
  /** Another heading begins with its own direction; the same one turns round. */
  turn: (name: Name) => void;
}

/** What each heading begins with: whether it falls; the first one is the order without a wish. */
export type Orders<Name extends string> = Readonly<Record<Name, boolean>>;

/** Words of the address that are none of these orders are no wish. */
export function useOrder<Name extends string>(orders: Orders<Name>): Order<Name> {
  const [get, set] = useFilters();
  const names = Object.keys(orders) as Name[];
  const first = names[0] as Name;
  const wish = get("order");
  const asked = names.find((one) => one === wish.replace(/^-/, ""));
  const by = asked ?? first;
  const falling = asked === undefined ? orders[first] : wish.startsWith("-");

  function turn(name: Name) {
    const falls = name === by ? !falling : orders[name];
    const plain = name === first && falls === orders[first];
    // Pages of one order are none of another.
    set({ order: plain ? "" : `${falls ? "-" : ""}${name}`, after: "" });
  }

  return { by, falling, turn };
}
