/** The language that a draft is written in, and its notes with it. Translates nothing. */
import { toSimplified } from "../../indexing/to-simplified.ts";
import type { Language } from "../answer.ts";
import { isEnglish } from "./read-english-draft.ts";

/** Of the Chinese characters: about a quarter of a text in traditional script; a name in a simplified one is less. */
const TRADITIONAL_SHARE = 0.08;

export function draftLanguage(text: string): Language {
  if (isEnglish(text)) return "en";
  const simplified = toSimplified(text);
  if (simplified === text) return "zh-CN";
  let [han, traditional] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    if (!/\p{Script=Han}/u.test(text[i] ?? "")) continue;
    han += 1;
    if (text[i] !== simplified[i]) traditional += 1;
  }
  return traditional >= han * TRADITIONAL_SHARE ? "zh-TW" : "zh-CN";
}
