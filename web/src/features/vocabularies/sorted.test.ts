/** Terms are put in order by what the reader sees, and stay as they are without a wish. */
import { expect, test } from "vitest";

import { termsIn } from "./sorted";

const TERMS = [
  { code: "b10", label: "Master" },
  { code: "b9", label: "bachelor" },
  { code: "a", label: "Master" },
];

function codes(by: "own" | "label" | "code", falling = false): string[] {
  return termsIn({ by, falling }, TERMS).map((one) => one.code);
}

test("the vocabulary's own order stands", () => {
  expect(codes("own")).toEqual(["b10", "b9", "a"]);
  expect(codes("own", true)).toEqual(["b10", "b9", "a"]);
});

test("numbers in codes count as numbers, and terms of one label stand by their codes", () => {
  expect(codes("code")).toEqual(["a", "b9", "b10"]);
  expect(codes("code", true)).toEqual(["b10", "b9", "a"]);
  expect(codes("label")).toEqual(["b9", "a", "b10"]);
});
