/** Picks the catalogue of a language, and the language of the interface. Holds no words. */
import type { Language } from "../../answer/answer.ts";
import { en } from "./en.ts";
import type { Messages } from "./messages.ts";
import { zhCN } from "./zh-cn.ts";
import { zhTW } from "./zh-tw.ts";

const CATALOGUES: Record<Language, Messages> = { "zh-CN": zhCN, "zh-TW": zhTW, en };

export function messagesFor(language: Language): Messages {
  return CATALOGUES[language];
}

/**
 * Language of help, progress and errors: the wanted one (INTERFACE_LANGUAGE) where there is such a catalogue, else what
 * fits the system's locale (BCP 47): traditional script for Taiwan, Hong Kong and Macao, English outside Chinese.
 */
export function chooseInterfaceLanguage(wanted: string | undefined, systemLocale: string): Language {
  const exact = Object.keys(CATALOGUES).find((language) => language === wanted?.trim());
  if (exact !== undefined) return exact as Language;
  if (!systemLocale.startsWith("zh")) return "en";
  return /-(?:TW|HK|MO|Hant)\b/.test(systemLocale) ? "zh-TW" : "zh-CN";
}
