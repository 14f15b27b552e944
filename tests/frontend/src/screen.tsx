// What a person does on a page: press, and read.
import { act, fireEvent, waitFor, type RenderResult } from "@testing-library/react";
import assert from "node:assert/strict";

export const rows = (page: RenderResult) =>
  [...page.container.querySelectorAll("li")].map((one) => (one.textContent ?? "").split(",")[0]);

export const marks = (page: RenderResult, label: string) =>
  page.container.querySelectorAll(`[aria-label="${label}"]`).length;

/** Wait for so many rows. */
export async function count(page: RenderResult, wanted: number) {
  await waitFor(() => assert.equal(rows(page).length, wanted), { timeout: 10_000 });
}

export async function press(page: RenderResult, name: string) {
  const button = await page.findByText(name, { selector: "button" }, { timeout: 10_000 });
  await act(async () => void fireEvent.click(button));
}

/** Press "more" until there is no more; the names in order. */
export async function toTheEnd(page: RenderResult, step: number, total: number) {
  await count(page, Math.min(step, total));
  for (let shown = step; shown < total; shown += step) {
    await press(page, "more");
    await count(page, Math.min(shown + step, total));
  }
  await waitFor(() => assert.equal(page.queryByText("more", { selector: "button" }), null));
  return rows(page);
}
