import { expect, test } from "vitest";

import { treeOf, type Branch, type Unit } from "./tree";

const unit = (id: string, parent: string | null): Unit => ({ id, parent: parent ? { id: parent } : null });
const shown = (branches: Branch<Unit>[]): unknown =>
  branches.map((one) => [one.unit.id, shown(one.below)]);

test("children stand below their parents, in their order", () => {
  const units = [unit("b", "a"), unit("a", null), unit("c", "b"), unit("d", "a")];
  expect(shown(treeOf(units))).toEqual([["a", [["b", [["c", []]]], ["d", []]]]]);
});

test("nobody is lost: without a known parent, or in a circle, a unit stands at the top", () => {
  const units = [unit("x", "elsewhere"), unit("a", "b"), unit("b", "a"), unit("c", "a")];
  const flat: string[] = [];
  const walk = (one: Branch<Unit>) => {
    flat.push(one.unit.id);
    one.below.forEach(walk);
  };
  treeOf(units).forEach(walk);
  expect(flat.sort()).toEqual(["a", "b", "c", "x"]);
});
