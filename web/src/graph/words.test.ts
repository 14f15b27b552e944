import i18next, { type i18n } from "i18next";
import { beforeAll, expect, test } from "vitest";

import en from "@/words/en.json";
import zh from "@/words/zh.json";

import { faultText, remedy, told } from "./words";

const spoken: Record<string, i18n> = {};

function words(language: "zh-CN" | "en") {
  const found = spoken[language];
  if (!found) throw new Error(language);
  return { t: found.t, i18n: found };
}

beforeAll(async () => {
  for (const lng of ["zh-CN", "en"]) {
    const made = i18next.createInstance();
    await made.init({
      lng,
      fallbackLng: false,
      resources: { en: { translation: en }, "zh-CN": { translation: zh } },
      interpolation: { escapeValue: false },
    });
    spoken[lng] = made;
  }
});

const trouble = { code: "STREAM_UNKNOWN", message: "No such stream.", hint: "Perhaps you meant `staff`." };

test("a known code is told in Chinese, with the names that the hub's hint has", () => {
  expect(told(words("zh-CN"), trouble)).toBe("系统没有这个数据流。");
  expect(remedy(words("zh-CN"), trouble)).toBe("请选择已有的数据流。 您要的可能是 staff。");
  expect(remedy(words("en"), trouble)).toBe("Choose one of those that it has. Perhaps you meant staff.");
});

test.each([
  ["INTERNAL_ERROR", "Quote 0f3a9c to the operator.", "0f3a9c"],
  ["FIELD_NOT_WRITABLE", "It takes a grant of CORE or PAY for this employee.", "CORE or PAY"],
  ["LATE_STATE", "One of waiting, done.", "waiting, done"],
  ["MANIFEST_INVALID", "Known: a, b.", "a, b"],
])("%s keeps what only the hub knows", (code, hint, names) => {
  const said = remedy(words("zh-CN"), { code, hint });
  expect(said).toContain(names);
  expect(said).not.toContain(hint.slice(0, 6));
});

test("a hint in other words is left out where the code is known", () => {
  expect(remedy(words("zh-CN"), { code: "FILES_FULL", hint: "Remove connections." })).toBe("请移除不再使用的连接。");
  expect(remedy(words("zh-CN"), { code: "FILES_FULL", hint: null })).toBe("请移除不再使用的连接。");
});

test("what the console does not know is told as the hub says it", () => {
  const other = { code: "NEVER_HEARD", message: "No.", hint: "Do it." };
  expect([told(words("zh-CN"), other), remedy(words("zh-CN"), other)]).toEqual(["No.", "Do it."]);
  expect(faultText(words("zh-CN"), other)).toBe("No. Do it.");
});

test("a fault of a mapping is told in the reader's language", () => {
  const fault = { code: "PATH_UNKNOWN", message: "The record has no 工号码.", hint: "Perhaps you meant 工号." };
  expect(faultText(words("zh-CN"), fault)).toBe("数据流没有这一列。 请选择已有的列。 您要的可能是 工号。");
  const needs = { code: "STEP_INVALID", message: "case needs `to`.", hint: "upper or lower." };
  expect(faultText(words("zh-CN"), needs)).toBe("步骤的设置有误。 涉及：to。 请在步骤表单中更正。");
  expect(faultText(words("en"), { ...fault, hint: "" })).toBe(
    "The stream has no such column. Choose one that it has.",
  );
});

test("every code has a sentence and a remedy in both languages, and Chinese ones are Chinese", () => {
  const sets = [[en.codes, en.remedies, zh.codes, zh.remedies], [en.faults, en.faultRemedies, zh.faults, zh.faultRemedies]];
  for (const [first, ...others] of sets) {
    for (const other of others) expect(Object.keys(other).sort()).toEqual(Object.keys(first ?? {}).sort());
  }
  for (const book of [zh.codes, zh.remedies, zh.faults, zh.faultRemedies]) {
    for (const [code, text] of Object.entries(book)) expect(text, code).toMatch(/[\u4e00-\u9fff].*。$/);
  }
});
