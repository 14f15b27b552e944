import { expect, test } from "vitest";

import { floorOf, marksOf, placesOf, type Point } from "./chart";

const FRAME = { width: 100, height: 60, left: 20, top: 5, bottom: 55 };

function line(...shares: (number | null)[]): Point[] {
  return shares.map((share, at) => ({ day: `2026-03-0${String(at + 1)}`, share }));
}

test.each([
  [[1, 1], 0.98],
  [[0.99, 1], 0.98],
  [[0.97, 0.99], 0.97],
  [[0.9, 0.95], 0.9],
  [[0.4, 0.9], 0.4],
  [[0, 1], 0],
])("%j begins at %d", (shares, floor) => {
  const found = floorOf([line(...shares)]);
  expect(found).toBeCloseTo(floor, 4);
  expect(found).toBeLessThanOrEqual(Math.min(...shares));
  expect(marksOf(found).at(-1)).toBe(1);
});

test("days stand where they are in time, and a day without a share is left out", () => {
  const points = line(1, null, 0.9);
  const days = points.map((one) => one.day);
  expect(placesOf(points, days, 0.9, FRAME)).toEqual([[20, 5], [100, 55]]);
});

test("one day alone stands in the middle", () => {
  expect(placesOf(line(1), ["2026-03-01"], 0.9, FRAME)).toEqual([[60, 5]]);
});
