/**
 * The number printed before a heading: 一、 （一） 1. （1） 第一部分. Reads one line, knows nothing of its neighbours.
 */

/** Styles of numbering, outermost first; a heading stands under the last open one with a smaller rank. */
export const MARK_RANK = {
  part: 0,
  chapter: 1,
  article: 2,
  formal: 4,
  han: 5,
  hanParen: 6,
  arabic: 7,
  arabicParen: 8,
} as const;
export type MarkStyle = keyof typeof MARK_RANK;

export interface Mark {
  style: MarkStyle;
  number: number;
  /** As in labels: NFKC, without white space: 一、 (一) 1. 第一部分. */
  label: string;
  /** Characters of the line that the mark takes, with the white space behind it. */
  length: number;
}

const HAN = "[一二三四五六七八九十百零〇]{1,4}";
const STYLES: [MarkStyle, RegExp][] = [
  ["part", new RegExp(`^(第\\s*(${HAN}|\\d{1,2})\\s*(?:部分|篇|编))\\s*[、:：.．]?\\s*`)],
  ["chapter", new RegExp(`^(第\\s*(${HAN}|\\d{1,2})\\s*章)\\s*[、:：.．]?\\s*`)],
  ["article", new RegExp(`^(第\\s*(${HAN}|\\d{1,2})\\s*节)\\s*[、:：.．]?\\s*`)],
  ["formal", /^(([壹贰貳叁參肆伍陆陸柒捌玖拾]{1,3})\s*[、.．])\s*/],
  ["han", new RegExp(`^((${HAN})\\s*[、.．])\\s*`)],
  ["hanParen", new RegExp(`^([（(]\\s*(${HAN})\\s*[）)])[、.．]?\\s*`)],
  ["hanParen", /^(([㈠-㈩]))[、.．]?\s*/],
  ["arabicParen", /^([（(]\s*([0-9０-９]{1,2})\s*[）)])[、.．]?\s*/],
  ["hanParen", new RegExp(`^((${HAN})[）)])\\s*`)],
  ["arabicParen", /^(([⑴-⒇]))[、.．]?\s*/],
  ["arabicParen", /^(([0-9０-９]{1,2})[）)])\s*/],
  ["arabic", /^(([0-9０-９]{1,2})\s*[.．、])\s*/],
  ["arabic", /^(([⒈-⒛]))\s*/],
];

/** Reads as 一、二、三产业 or 1、2号线 or 1.5万: numbers of the sentence, not of a heading. */
const NOT_A_MARK =
  /^(?:(?:一、二|二、三|三、四)(?:[、三四次]|产业)|[0-9０-９]+\s*[.．](?![12][0-9]{3}年)[0-9０-９]|[0-9０-９]+、[0-9０-９]+\s*(?:[、和及号至%]|[-—~]))/;

/** Styles whose number may be printed on a line of its own, above the title or instead of one. */
const STANDS_ALONE: ReadonlySet<MarkStyle> = new Set(["part", "chapter", "article", "han", "hanParen"]);

/** The mark a line begins with, when something other than a numeral's own continuation follows it. */
export function readMark(text: string): Mark | undefined {
  if (NOT_A_MARK.test(text)) return undefined;
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(text);
    if (!match?.[1] || !match[2]) continue;
    const number = readNumber(match[2]);
    if (number === 0 || (match[0].length === text.length && !STANDS_ALONE.has(style))) return undefined;
    return { style, number, label: match[1].normalize("NFKC").replace(/\s/g, ""), length: match[0].length };
  }
  return undefined;
}

const DIGITS: Record<string, number> = Object.fromEntries(
  [..."〇零一二三四五六七八九"].map((digit, index) => [digit, Math.max(0, index - 1)]),
);
const FORMAL = Object.fromEntries(
  [..."壹贰貳叁參肆伍陆陸柒捌玖拾"].map((digit, i) => [digit, [..."一二二三三四五六六七八九十"][i]]),
);

/** 1–99 in Chinese or Arabic numerals; 0 for anything else. */
function readNumber(printed: string): number {
  const folded = printed.normalize("NFKC").replace(/[^\d一二三四五六七八九十零〇壹贰貳叁參肆伍陆陸柒捌玖拾]/g, "");
  if (/^\d+$/.test(folded)) return Number(folded);
  const plain = [...folded].map((digit) => FORMAL[digit] ?? digit).join("");
  const [tens, ones] = plain.includes("十") ? plain.split("十") : ["零", plain];
  const value = (tens === "" ? 1 : (DIGITS[tens ?? ""] ?? 0)) * 10 + (DIGITS[ones ?? ""] ?? 0);
  return value;
}
