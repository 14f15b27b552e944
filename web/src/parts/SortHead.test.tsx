// @vitest-environment happy-dom
/** A heading orders its list: by mouse and keyboard, told to those who do not see, in the address. */
import { MantineProvider, Table } from "@mantine/core";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { SortHead } from "./SortHead";
import { useOrder } from "./useOrder";

const WAYS = { cells: true, value: false };
const NAMES = ["cells", "value"] as const;
let root: Root;

function Heads() {
  const order = useOrder(WAYS);
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {NAMES.map((name) => <SortHead key={name} name={name} order={order}>{name}</SortHead>)}
        </Table.Tr>
      </Table.Thead>
    </Table>
  );
}

async function opened(search: string) {
  window.history.replaceState(null, "", `/queue${search}`);
  root = createRoot(document.body.appendChild(document.createElement("div")));
  await act(async () => {
    root.render(
      <MantineProvider env="test">
        <Heads />
      </MantineProvider>,
    );
  });
}

function told(): (string | null)[] {
  return [...document.querySelectorAll("th")].map((one) => one.getAttribute("aria-sort"));
}

async function press(name: string) {
  const found = [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === name);
  if (!found) throw new Error(`no heading ${name}`);
  expect(found.tabIndex).toBe(0); // a button: Enter and the space bar press it
  await act(async () => { found.click(); });
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
});

afterEach(async () => {
  await act(async () => { root.unmount(); });
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test("a heading begins with its own direction and turns round; the page starts anew", async () => {
  await opened("?after=x&state=declined");
  expect(told()).toEqual(["descending", "none"]);
  await press("value");
  expect(window.location.search).toBe("?state=declined&order=value");
  expect(told()).toEqual(["none", "ascending"]);
  await press("value");
  expect(window.location.search).toBe("?state=declined&order=-value");
  expect(told()).toEqual(["none", "descending"]);
  await press("cells");
  expect(window.location.search).toBe("?state=declined");
  await press("cells");
  expect(window.location.search).toBe("?state=declined&order=cells");
  expect(told()).toEqual(["ascending", "none"]);
});

test("an address tells the order at once, and what is none is no wish", async () => {
  await opened("?order=-value");
  expect(told()).toEqual(["none", "descending"]);
  await act(async () => { root.unmount(); });
  await opened("?order=-salary");
  expect(told()).toEqual(["descending", "none"]);
});
