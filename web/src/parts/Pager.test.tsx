// @vitest-environment happy-dom
/** The way back is the browser's, and only where it leads to a page of the same list. */
import { MantineProvider } from "@mantine/core";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { loadWords } from "@/app/words";

import { Pager } from "./Pager";

const went: string[] = [];
let root: Root;

async function shown(after: string) {
  await act(async () => {
    root.render(
      <MantineProvider env="test">
        <Pager after={after} next={`${after}+`} go={(place) => { went.push(place); }} />
      </MantineProvider>,
    );
  });
}

function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll("button")].find((one) => one.textContent === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
}

async function click(name: string) {
  await act(async () => { button(name).click(); });
}

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  localStorage.setItem("hub-console-language", "en");
  await loadWords();
  root = createRoot(document.body.appendChild(document.createElement("div")));
  went.length = 0;
});

afterEach(async () => {
  await act(async () => { root.unmount(); });
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("who came to a page by a link is not led out of the console by going back", async () => {
  await shown("b");
  expect(button("Previous").disabled).toBe(true);
  await click("First page");
  expect(went).toEqual([""]);
});

test("as many pages as were walked on can be walked back", async () => {
  const back = vi.spyOn(window.history, "back").mockImplementation(() => undefined);
  await shown("");
  expect(button("Previous").disabled).toBe(true);
  await click("Next");
  await shown("+");
  await click("Next");
  await shown("++");
  await click("Previous");
  await shown("+");
  expect(button("Previous").disabled).toBe(false);
  await click("Previous");
  await shown("");
  expect(back).toHaveBeenCalledTimes(2);
  expect(button("Previous").disabled).toBe(true);
});
