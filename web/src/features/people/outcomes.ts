/** By what colour an outcome of several is told; words say it too. */
export const COLOURS = {
  CHANGED: "green",
  UNCHANGED: "gray",
  INVALID: "red",
  REFUSED: "red",
  STALE: "orange",
  WITHHELD: "gray",
} as const;
