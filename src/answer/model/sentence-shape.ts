/** A sentence as a model wrote it → plain words in the answer's language, or why it isn't that. Knows no evidence. */
import type { Language } from "../../retrieval/fold-question.ts";
import { draftLanguage } from "../check/draft-language.ts";
import type { SentenceFault } from "./wording-trace.ts";

/** Longer ones aren't read by anybody. */
const SENTENCE_MAX_CHARS = 300;
/** Marks that models put themselves: [1], 【1】, [1, 2]. */
const OWN_MARKS = /\s*[[【]\s*\d+(?:\s*[,，、]\s*\d+)*\s*[\]】]/gu;
/** Markup, addresses, mentions, and what nobody sees. */
const MARKUP = /[<>{}|`*_#@\\^~[\]【】\p{Cc}\p{Cf}\p{Co}\p{Cs}]|:\/\/|www\.|\/\/|\]\(/iu;
const OTHER_SCRIPT = /(?!\p{Script=Han}|\p{Script=Latin})\p{L}/u;
/** First person, orders and talk about the task have no place in an answer about a report. */
const TALK =
  /我(?!国|区|县|市|省|州|们国)|你|您|抱歉|无法|作为(?:一个)?(?:AI|人工智能|语言模型)|提示词|指令|系统消息|以下是|JSON|\b(?:I|I'm|me|my|you|your|sorry|cannot|can't|prompt|instructions?|system message|as an AI|ignore|JSON)\b/iu;

export function shapeOf(raw: string, language: Language): { text: string } | { fault: SentenceFault } {
  const text = raw.replace(OWN_MARKS, "").replace(/\s+/gu, " ").trim();
  if (text === "" || text.length > SENTENCE_MAX_CHARS || MARKUP.test(text) || TALK.test(text))
    return { fault: "markup" };
  if (OTHER_SCRIPT.test(text)) return { fault: "language" };
  const written = draftLanguage(text);
  // Words that both scripts write alike are neither; only traditional script where simplified is wanted can be told.
  if ((written === "en") !== (language === "en")) return { fault: "language" };
  if (written === "zh-TW" && language === "zh-CN") return { fault: "language" };
  return { text };
}
