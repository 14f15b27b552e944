/** Where the lines of a chart of shares run: days from left to right, shares from below. */

export interface Point {
  day: string;
  share: number | null;
}

export interface Frame {
  width: number;
  height: number;
  left: number;
  bottom: number;
  top: number;
}

const DAY = 86_400_000;
const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5];

/** The lowest share that is drawn: a step below the lowest one, so that small changes are seen. */
export function floorOf(lines: readonly (readonly Point[])[]): number {
  const shares = lines.flat().flatMap((one) => (one.share === null ? [] : [one.share]));
  const lowest = Math.min(1, ...shares);
  const step = STEPS.find((one) => 1 - lowest <= one * 4) ?? 0.5;
  return Math.max(0, round(1 - step * Math.max(2, Math.ceil(round((1 - lowest) / step)))));
}

/** Shares beside which a line is drawn across: from the floor to all. */
export function marksOf(floor: number): number[] {
  return [0, 1, 2, 3, 4].map((one) => round(floor + ((1 - floor) * one) / 4));
}

/** One place for each day that has a share, `x,y`; a day without one breaks nothing. */
export function placesOf(line: readonly Point[], days: readonly string[], floor: number, frame: Frame): [number, number][] {
  const first = Date.parse(days[0] ?? "");
  const last = Date.parse(days.at(-1) ?? "");
  const span = Math.max(DAY, last - first);
  return line.flatMap((one): [number, number][] => {
    if (one.share === null) return [];
    const along = last === first ? 0.5 : (Date.parse(one.day) - first) / span;
    return [[frame.left + along * (frame.width - frame.left), heightOf(one.share, floor, frame)]];
  });
}

export function heightOf(share: number, floor: number, frame: Frame): number {
  const up = (Math.max(floor, share) - floor) / (1 - floor || 1);
  return frame.bottom - up * (frame.bottom - frame.top);
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
