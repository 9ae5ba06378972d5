/**
 * How the golden sets write values, units and sections, and when two of them are the same. Deliberately not the product's
 * own reader of figures: a grader that reads as the product does would forgive what the product misreads.
 */

/** A figure written as text. */
export interface GoldValue {
  /** In base units; undefined when the text holds no numeral. */
  value: number | undefined;
  unit: string;
}

const DIGITS = "零一二三四五六七八九";
const TENS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Record<string, number> = { 万: 1e4, 亿: 1e8 };
const SCALES: Record<string, number> = { 万亿: 1e12, 亿: 1e8, 万: 1e4, 千: 1e3, 百: 1e2 };
const CHINESE = "零〇一二两三四五六七八九十百千万亿点";

const PERCENT = /百分之([零〇一二两三四五六七八九十百千点\d.]+)/u;
const ARABIC =
  /([-+−]?\d+(?:\.\d+)?)\p{White_Space}*[余多]?\p{White_Space}*(万亿|亿|万|千(?![升瓦米克])|百)?[余多]?\p{White_Space}*([^\d\p{White_Space}]*)/u;
const NUMERAL = new RegExp(`([${CHINESE}]+)[余多]?([^\\d\\p{White_Space}]*)`, "u");
const ONLY_NUMERAL = new RegExp(`^[${CHINESE}]+$`, "u");

function digitOf(character: string): number | undefined {
  if (character === "〇") return 0;
  if (character === "两") return 2;
  const digit = DIGITS.indexOf(character);
  return digit < 0 ? undefined : digit;
}

/** 十三 → 13, 三点二亿 → 3.2 (what stands after 点 is read digit by digit); undefined for anything else. */
export function readChineseNumeral(text: string): number | undefined {
  if (!ONLY_NUMERAL.test(text)) return undefined;
  const point = text.indexOf("点");
  const whole = point < 0 ? text : text.slice(0, point);
  const decimals = point < 0 ? "" : text.slice(point + 1);
  let [total, section, digit] = [0, 0, 0];
  for (const character of whole) {
    const ten = TENS[character];
    const large = LARGE[character];
    if (ten !== undefined) {
      section += (digit || (character === "十" ? 1 : 0)) * ten;
      digit = 0;
    } else if (large !== undefined) {
      total = (total + section + digit) * large;
      [section, digit] = [0, 0];
    } else digit = digitOf(character) ?? 0;
  }
  const fraction = [...decimals].map((character) => digitOf(character) ?? "").join("");
  return total + section + digit + (decimals === "" ? 0 : Number(`0.${fraction}`));
}

/** Value and unit of a figure such as 5047.4亿元, 6.2万人, 十三年, 百分之八, -0.3%. */
export function readGoldValue(text: string): GoldValue {
  const plain = text.normalize("NFKC").replaceAll(",", "");
  const percent = PERCENT.exec(plain)?.[1];
  if (percent !== undefined) return { value: readChineseNumeral(percent) ?? Number(percent), unit: "%" };
  const arabic = ARABIC.exec(plain);
  if (arabic) {
    const [, number = "", scale = "", unit = ""] = arabic;
    return { value: Number(number.replace("−", "-")) * (SCALES[scale] ?? 1), unit };
  }
  const chinese = NUMERAL.exec(plain);
  if (!chinese) return { value: undefined, unit: "" };
  return { value: readChineseNumeral(chinese[1] ?? ""), unit: chinese[2] ?? "" };
}

/** Equal but for rounding errors of the machine. */
export function isClose(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined || Number.isNaN(a) || Number.isNaN(b)) return false;
  return Math.abs(a - b) <= Math.max(1e-6 * Math.max(Math.abs(a), Math.abs(b)), 1e-9);
}

const UNIT_NAMES: Record<string, string> = {
  个百分点: "百分点",
  "percentage points": "百分点",
  percent: "%",
  平米: "平方米",
  人民币: "元",
  yuan: "元",
};

/** A unit as it's compared: without 左右, 以上, and one name for each. */
export function unitKey(unit: string | undefined): string {
  const plain = (unit ?? "").normalize("NFKC").trim();
  const bare = plain.replace(/(?:以上|以下|以内|左右|余|多)$/u, "");
  return UNIT_NAMES[bare] ?? bare;
}

/** A section label as it's compared: `一、(一)` is `一(一)`. */
export function sectionKey(label: string | undefined): string {
  return (label ?? "").normalize("NFKC").replace(/[、,.\p{White_Space}]/gu, "");
}

/** Text without white space. */
export function foldSpace(text: string): string {
  return text.replace(/\p{White_Space}/gu, "");
}
