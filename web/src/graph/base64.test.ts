import { expect, test } from "vitest";

import { base64Of } from "./base64";

test("whatever the bytes and however many, they come back as they were", async () => {
  for (const size of [0, 1, 2, 3, 0x8000 - 1, 0x8000, 0x8000 + 1, 100_000]) {
    const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 7 + 13) % 256);
    const back = Uint8Array.from(atob(await base64Of(new Blob([bytes]))), (one) => one.charCodeAt(0));
    expect(back.length).toBe(size);
    expect(back.every((one, at) => one === bytes[at])).toBe(true);
  }
});
