/** Makes any string safe to hand to a model. Only for models: the text that answers quote is never changed. */

const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Control and format characters that no tokenizer of ours knows, and every kind of white space. */
const BLANKS = /[\s\p{Cc}\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]+/gu;

/**
 * At most `maxCharacters` UTF-16 code units of `text`, well formed, with each run of white space and
 * control characters as one space, and none around it.
 */
export function cleanText(text: string, maxCharacters: number): string {
  return text.slice(0, maxCharacters).replace(LONE_SURROGATES, "\uFFFD").replace(BLANKS, " ").trim();
}
