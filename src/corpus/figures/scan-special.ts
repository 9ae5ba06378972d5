/**
 * Reads quantities whose form is their unit: 百分之八, 三分之一, 1/3, 近三成, 翻一番, 20:50:30.
 * Doesn't decide whether the place is a date or a name.
 */
import { CHINESE_NUMERALS } from "./not-figures.ts";
import { parseNumeral } from "./parse-numeral.ts";

/** A quantity that needs no unit after it. */
export interface SpecialQuantity {
  start: number;
  end: number;
  value: number;
  values?: number[];
  unit: string;
  numeral: "arabic" | "chinese";
}

const N = CHINESE_NUMERALS;
const NUMBER = `(?:\\d+(?:\\.\\d+)?|[${N}]+(?:点[〇零一二三四五六七八九]+)?)`;
const PER_HUNDRED = new RegExp(`([百千])分之(${NUMBER})(?:[至到—-]+(?:百分之)?(${NUMBER}))?`, "y");
const FRACTION = new RegExp(`([${N}]{1,3})分之([${N}]{1,3})`, "y");
const SLASH_FRACTION = /(\d{1,2})\/(\d{1,3})(?![\d/.])/y;
const TENTHS = /([一二两三四五六七八九\d])成([一二三四五六七八九半])?(?![立就为果员效功长熟分份本交型品])/y;
const DOUBLING = /翻(?:了|近|约)*([一两二三四\d])番|翻番/y;
const RATIO = /\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,4}/y;

/** Special quantity beginning at `at`, or undefined. `text` is folded. */
export function scanSpecial(text: string, at: number): SpecialQuantity | undefined {
  const previous = text.charAt(at - 1);
  if (/[\d.]/.test(previous)) return undefined;
  return (
    perHundred(text, at) ??
    fraction(text, at) ??
    slashFraction(text, at) ??
    tenths(text, at) ??
    doubling(text, at) ??
    ratio(text, at)
  );
}

function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function perHundred(text: string, at: number): SpecialQuantity | undefined {
  const match = execAt(PER_HUNDRED, text, at);
  const value = parseNumeral(match?.[2] ?? "");
  if (match === null || value === undefined) return undefined;
  const high = match[3] === undefined ? undefined : parseNumeral(match[3]);
  const numeral = /\d/.test(match[2] ?? "") ? "arabic" : "chinese";
  const quantity = {
    start: at,
    end: at + match[0].length,
    value,
    unit: match[1] === "百" ? "%" : "‰",
    numeral,
  } as const;
  return high === undefined ? quantity : { ...quantity, values: [value, high] };
}

function fraction(text: string, at: number): SpecialQuantity | undefined {
  const match = execAt(FRACTION, text, at);
  return match === null
    ? undefined
    : ofWhole(at, match, parseNumeral(match[2] ?? ""), parseNumeral(match[1] ?? ""), "chinese");
}

function slashFraction(text: string, at: number): SpecialQuantity | undefined {
  const match = execAt(SLASH_FRACTION, text, at);
  if (match === null || !/^(?:以上|左右|强|弱|的|[，。；、]|$)/.test(text.slice(at + match[0].length)))
    return undefined;
  if (Number(match[1]) >= Number(match[2])) return undefined;
  return ofWhole(at, match, Number(match[1]), Number(match[2]), "arabic");
}

function ofWhole(
  at: number,
  match: RegExpExecArray,
  part: number | undefined,
  whole: number | undefined,
  numeral: "arabic" | "chinese",
): SpecialQuantity | undefined {
  if (part === undefined || whole === undefined || whole === 0 || part === 0) return undefined;
  return { start: at, end: at + match[0].length, value: Number(((part / whole) * 100).toFixed(2)), unit: "%", numeral };
}

function tenths(text: string, at: number): SpecialQuantity | undefined {
  const match = execAt(TENTHS, text, at);
  const value = parseNumeral(match?.[1] ?? "");
  if (match === null || value === undefined || /[第十百千万]$/.test(text.charAt(at - 1))) return undefined;
  if (value === 1 && !/[近约超逾达过增降升减涨占到高低]$/.test(text.charAt(at - 1))) return undefined;
  const extra = match[2] === "半" ? 5 : (parseNumeral(match[2] ?? "") ?? 0);
  return {
    start: at,
    end: at + match[0].length,
    value: value * 10 + extra,
    unit: "%",
    numeral: /\d/.test(match[0]) ? "arabic" : "chinese",
  };
}

/** 翻一番 is twice as much, 翻两番 four times. */
function doubling(text: string, at: number): SpecialQuantity | undefined {
  const match = execAt(DOUBLING, text, at);
  if (match === null) return undefined;
  const times = match[1] === undefined ? 1 : (parseNumeral(match[1]) ?? 1);
  return {
    start: at,
    end: at + match[0].length,
    value: 2 ** times,
    unit: "倍",
    numeral: /\d/.test(match[0]) ? "arabic" : "chinese",
  };
}

/** Three parts or more are always a ratio; two only where one is spoken of (7:30 is an hour). */
function ratio(text: string, at: number): SpecialQuantity | undefined {
  const match = execAt(RATIO, text, at);
  if (match === null) return undefined;
  const values = match[0].split(":").map(Number);
  if (values.length === 2 && !/比[^，。；]{0,12}$/.test(text.slice(Math.max(0, at - 16), at))) return undefined;
  return { start: at, end: at + match[0].length, value: values[0] ?? 0, values, unit: ":", numeral: "arabic" };
}
