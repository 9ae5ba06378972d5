/**
 * Reads one quantity (numeral, multiplier, unit) that begins at a place of folded text: 4000多万元, 两万五千亩, 百分之八点五.
 * Doesn't decide whether it is a figure.
 */
import { CHINESE_NUMERALS } from "./not-figures.ts";
import { multiplierValue, parseNumeral, scaleDecimal } from "./parse-numeral.ts";
import { canonicalUnit, KEPT_THOUSANDS, unitLengthAt } from "./units.ts";

/** A quantity as scanned; `unit` and `multiplier` are empty when none is printed. */
export interface Quantity {
  start: number;
  /** End of the unit, or of the numeral when there is no unit. */
  end: number;
  numeralEnd: number;
  /** Value of the numeral with its multiplier. */
  value: number;
  unit: string;
  /** 万, 亿 … after an Arabic number, else empty. */
  multiplier: string;
  /** 多, 余, 来 between numeral and unit. */
  more: string;
  numeral: "arabic" | "chinese";
}

const ARABIC = /(?:\d{1,3}(?:,\d{3})+(?![\d])|\d+)(?:\.\d+)?/y;
const CHINESE = new RegExp(`[${CHINESE_NUMERALS}]+(?:点[〇零一二三四五六七八九]+)?`, "y");
const MULTIPLIER = /万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百/y;
const MORE = /[多余来](?=[个万亿千百项家名人元亩公平户吨辆台座所件条处米头年天月种次场亿倍斤])|[多余]/y;
const GAP = /(?:[ \u00a0\u3000]|&nbsp;){0,2}/y;
const DIGIT = /\d/;

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** Quantity beginning exactly at `at`, or undefined. */
export function scanQuantity(text: string, at: number): Quantity | undefined {
  return DIGIT.test(text.charAt(at)) ? scanArabic(text, at) : scanChinese(text, at);
}

function scanArabic(text: string, at: number): Quantity | undefined {
  const number = matchAt(ARABIC, text, at);
  if (number === "" || /^0\d/.test(number)) return undefined;
  let end = at + number.length;
  let value = Number(number.replaceAll(",", ""));
  let more = matchAt(MORE, text, end);
  let gap = matchAt(GAP, text, end + more.length);
  const multiplier = readMultiplier(text, end + more.length + gap.length);
  if (multiplier !== "") {
    end += more.length + gap.length + multiplier.length;
    value = scaleDecimal(value, multiplierValue(multiplier));
    const mixed = /^\d+(?:\.\d+)?(?:千|百|万)/.exec(text.slice(end, end + 8));
    const whole = mixed === null ? undefined : parseNumeral(`${number}${multiplier}${mixed[0]}`);
    if (mixed !== null && whole !== undefined && more === "") {
      value = whole;
      end += mixed[0].length;
    }
    const later = matchAt(MORE, text, end);
    more = more === "" ? later : more;
    end += later.length;
    const larger = later === "" || multiplier !== "万" ? "" : matchAt(/亿/y, text, end);
    value = scaleDecimal(value, multiplierValue(larger));
    end += larger.length;
  } else if (more !== "") end += more.length;
  gap = matchAt(GAP, text, end);
  return finish(text, { start: at, numeralEnd: end, value, multiplier, more, numeral: "arabic" }, gap.length);
}

function readMultiplier(text: string, at: number): string {
  const word = matchAt(MULTIPLIER, text, at);
  const kept = KEPT_THOUSANDS.test(text.slice(at + word.length - 1, at + word.length + 1));
  return word.endsWith("千") && kept ? word.slice(0, -1) : word;
}

function scanChinese(text: string, at: number): Quantity | undefined {
  let number = matchAt(CHINESE, text, at);
  if (number === "") return undefined;
  if (
    number.length > 1 &&
    number.endsWith("千") &&
    KEPT_THOUSANDS.test(text.slice(at + number.length - 1, at + number.length + 1))
  )
    number = number.slice(0, -1);
  let more = matchAt(MORE, text, at + number.length);
  let end = at + number.length + more.length;
  if (more !== "") {
    const tail = matchAt(/[万亿]+/y, text, end);
    end += tail.length;
    number += tail;
  }
  const value = parseNumeral(number);
  if (value === undefined) return undefined;
  const late = more === "" ? matchAt(MORE, text, end) : "";
  more = more === "" ? late : more;
  return finish(text, { start: at, numeralEnd: end + late.length, value, multiplier: "", more, numeral: "chinese" }, 0);
}

function finish(text: string, head: Omit<Quantity, "unit" | "end">, gap: number): Quantity {
  const unitLength = unitLengthAt(text, head.numeralEnd + gap, head.numeral === "chinese");
  if (unitLength === 0) return { ...head, unit: "", end: head.numeralEnd };
  const from = head.numeralEnd + gap;
  if (text.startsWith("个体工商", from) || text.startsWith("个体户", from))
    return { ...head, unit: "", end: head.numeralEnd };
  if (/^人民(?!币)/u.test(text.slice(from, from + 3)) && /[万亿]$/u.test(text.slice(0, head.numeralEnd)))
    return { ...head, unit: "", end: head.numeralEnd };
  const unit = canonicalUnit(text.slice(from, from + unitLength));
  const isPopulation = unit === "人" && text.charAt(from + unitLength) === "口";
  return { ...head, unit, end: from + unitLength + (isPopulation ? 1 : 0) };
}
