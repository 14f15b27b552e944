import { expect, test } from "vitest";

import { ago, exact } from "./When";

const NOW = Date.parse("2026-03-01T12:00:00+08:00");

test.each([
  ["2026-03-01T11:59:30+08:00", "30 seconds ago", "30秒钟前"],
  ["2026-03-01T11:15:00+08:00", "45 minutes ago", "45分钟前"],
  ["2026-02-28T12:00:00+08:00", "yesterday", "昨天"],
])("%s is said as people say it", (moment, english, chinese) => {
  expect(ago(moment, "en", NOW)).toBe(english);
  expect(ago(moment, "zh-CN", NOW)).toBe(chinese);
});

test("a moment is written in the company's zone, wherever the reader sits", () => {
  expect(exact("2026-03-01T00:30:00+08:00", "zh-CN")).toBe("2026年3月1日 00:30");
});
