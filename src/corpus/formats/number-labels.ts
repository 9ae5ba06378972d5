/**
 * Numbers of Word's automatic lists as Word prints them: 一、 （二） 1. ①. Counts; doesn't read the document.
 * Formats: ECMA-376 part 1, 17.18.59 ST_NumberFormat.
 */

const HAN = "〇一二三四五六七八九";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
const CIRCLED_ONE = 0x2460;
const MAX_CIRCLED = 20;
const ROMAN: readonly [number, string][] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

export interface NumberLevel {
  /** As in the file: decimal, chineseCounting … */
  format: string;
  /** %1 stands for the number of the first level: 第%1章, %1.%2. */
  text: string;
  start: number;
}

/** The label of a paragraph at `level`; `counts` are the numbers of all levels down to it. Empty for bullets. */
export function numberLabel(levels: readonly NumberLevel[], counts: readonly number[], level: number): string {
  const own = levels[level];
  if (own === undefined || own.format === "bullet" || own.format === "none") return "";
  return own.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    return formatNumber(counts[at] ?? 0, levels[at]?.format ?? "decimal");
  });
}

function formatNumber(number: number, format: string): string {
  if (/^(?:chinese|japanese|taiwanese)(?:Counting|Legal)/u.test(format)) return hanNumber(number);
  if (/^ideographDigital$|^(?:japanese|taiwanese)Digital/iu.test(format)) return hanNumber(number);
  if (format === "ideographTraditional") return STEMS[(number - 1) % STEMS.length] ?? "";
  if (format === "ideographZodiac") return BRANCHES[(number - 1) % BRANCHES.length] ?? "";
  if (/^decimalEnclosedCircle/u.test(format) && number >= 1 && number <= MAX_CIRCLED)
    return String.fromCodePoint(CIRCLED_ONE + number - 1);
  if (format === "lowerRoman") return roman(number);
  if (format === "upperRoman") return roman(number).toUpperCase();
  if (format === "lowerLetter") return letter(number);
  if (format === "upperLetter") return letter(number).toUpperCase();
  return String(number);
}

/** 12 → 十二, 105 → 一百〇五; lists are shorter than a thousand. */
function hanNumber(number: number): string {
  if (number < 10) return HAN[number] ?? "";
  if (number >= 1000) return String(number);
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor((number % 100) / 10), number % 10];
  const head = hundreds > 0 ? `${HAN[hundreds]}百` : "";
  const middle = tens > 0 ? `${tens === 1 && hundreds === 0 ? "" : HAN[tens]}十` : hundreds > 0 && ones > 0 ? "〇" : "";
  return `${head}${middle}${ones > 0 ? HAN[ones] : ""}`;
}

function roman(number: number): string {
  let [rest, text] = [number, ""];
  for (const [value, digits] of ROMAN) {
    while (rest >= value) {
      text += digits;
      rest -= value;
    }
  }
  return text;
}

function letter(number: number): string {
  return number < 1 ? "" : String.fromCodePoint(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}
