/** Words of a file as one line of canonical text: white space, bars and characters that no one sees. Breaks no line itself. */

/** Soft hyphens, marks of direction, zero widths, private marks of a byte order. */
const INVISIBLE = /[\p{Cf}\ufffe\uffff]/gu;
const CONTROL = /\p{Cc}/gu;
const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/gu;
/** One Han character set apart from the next for looks: 产 量, 粮 食. */
const SPACED_HAN = /(?<=(?:^|[\s:：])\p{Script=Han})\s(?=\p{Script=Han}(?:\s|$))/gu;
const SPACED_NUMBER = /^[-−+]?[\d\s]*\d[\d\s]*(?:[,.][\d\s]+)*[%‰]?$/u;

/** White space as single spaces, and bars that would pass for borders of cells as the wide bar. */
export function lineText(words: string): string {
  return words.replace(INVISIBLE, "").replace(CONTROL, " ").replace(SPACES, " ").replaceAll("|", "｜").trim();
}

/** A cell's words in one line, with the spaces taken out that were set for looks. */
export function cellText(words: string): string {
  const line = lineText(words);
  return SPACED_NUMBER.test(line) ? line.replaceAll(" ", "") : line.replace(SPACED_HAN, "").replaceAll(" （", "（");
}

/** The raised mark of a note: [2] in 国内生产总值[2]1260582亿元. */
export const NOTE_MARK = /^\s*(?:[[［【〔(（]\s*(?:注\s*)?\d{1,3}\s*[\]］】〕)）]|[①-⑳]|注\d{1,2})\s*$/u;
