/** The console's own words, in Chinese and English; what the hub says comes in the same language. */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import en from "@/words/en.json";
import zh from "@/words/zh.json";

export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
const KEPT = "hub-console-language";

/** What was chosen here before, else what the browser wishes. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  const found = LANGUAGES.find((one) => one === kept);
  return found ?? (navigator.language.startsWith("zh") ? "zh-CN" : "en");
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
  void i18next.changeLanguage(language);
}

export async function loadWords(): Promise<void> {
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    lng: preferredLanguage(),
    fallbackLng: false,
    resources: { en: { translation: en }, "zh-CN": { translation: zh } },
    interpolation: { escapeValue: false },
  });
}
