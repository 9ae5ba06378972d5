/**
 * Reads numerals: Arabic (1,234.5), Chinese (两万五千, 一亿二千万, 一百零三点五, 二〇二〇) and mixed (3.2亿, 4千万).
 * Doesn't look for them in a text and knows no unit.
 */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** Multipliers that may follow an Arabic number: 3.2亿, 4千万, 1.3万亿. */
const MULTIPLIERS: Readonly<Record<string, number>> = {
  万亿: 1e12,
  千亿: 1e11,
  百亿: 1e10,
  十亿: 1e9,
  亿: 1e8,
  千万: 1e7,
  百万: 1e6,
  十万: 1e5,
  万: 1e4,
  千: 1e3,
  百: 1e2,
};

/** What a multiplier word stands for (万 is 10000), 1 for the empty string. @throws never; unknown words are 1. */
export function multiplierValue(word: string): number {
  return MULTIPLIERS[word] ?? 1;
}

/** Multiplies without leaving binary dust: 1.23 × 1e8 is 123000000, not 122999999.99999999. */
export function scaleDecimal(value: number, factor: number): number {
  return Number.parseFloat((value * factor).toPrecision(15));
}

/** Value of a whole numeral, or undefined when it isn't one (三四十, 千二, 十几). */
export function parseNumeral(numeral: string): number | undefined {
  const text = numeral.replace(/[,\s]/g, "").replace("−", "-");
  if (/^[-+]?\d/.test(text)) return parseMixed(text);
  return parseChinese(text);
}

/** 3.2亿, 2万5千, 1.3万亿, 40: parts with falling multipliers. */
function parseMixed(text: string): number | undefined {
  const sign = text.startsWith("-") ? -1 : 1;
  let rest = text.replace(/^[-+]/, "");
  let total = 0;
  let last = Number.POSITIVE_INFINITY;
  while (rest !== "") {
    const part = /^(\d+(?:\.\d+)?)(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?/.exec(rest);
    if (part === null) return undefined;
    const multiplier = multiplierValue(part[2] ?? "");
    if (multiplier >= last) return undefined;
    total += scaleDecimal(Number(part[1]), multiplier);
    last = multiplier;
    rest = rest.slice(part[0].length);
  }
  return sign * total;
}

function parseChinese(text: string): number | undefined {
  const [whole = "", fraction, more] = text.split("点");
  if (more !== undefined) return undefined;
  const digitsOnly = whole.length > 2 && [...whole].every((character) => character in DIGITS && character !== "两");
  const integer = digitsOnly ? Number([...whole].map((character) => DIGITS[character]).join("")) : parseWhole(whole);
  if (integer === undefined || fraction === undefined) return integer;
  if (fraction === "" || ![...fraction].every((character) => character in DIGITS)) return undefined;
  return Number(`${integer}.${[...fraction].map((character) => DIGITS[character]).join("")}`);
}

/** Splits at the largest 亿 or 万: 一亿二千万 is 一 × 亿 + 二千万; 一万五 is 15000. */
function parseWhole(text: string): number | undefined {
  if (text === "") return undefined;
  for (const unit of ["亿", "万"]) {
    const at = text.lastIndexOf(unit);
    if (at < 0) continue;
    const factor = LARGE[unit] ?? 1;
    const head = at === 0 ? 1 : parseWhole(text.slice(0, at));
    const tail = text.slice(at + 1).replace(/^[零〇]/, "");
    if (head === undefined || (tail === "" && at + 1 < text.length)) return undefined;
    if (tail === "") return head * factor;
    const short = tail === text.slice(at + 1) ? DIGITS[tail] : undefined;
    const rest = short === undefined ? parseWhole(tail) : (short * factor) / 10;
    return rest === undefined || rest >= factor ? undefined : head * factor + rest;
  }
  return parseSection(text);
}

/** A number below ten thousand: 三千零五, 一百二 (120), 十八. */
function parseSection(text: string): number | undefined {
  let total = 0;
  let digit: number | undefined;
  let last = 10_000;
  let zero = false;
  for (const [index, character] of [...text].entries()) {
    const small = SMALL[character];
    if (small !== undefined) {
      if (small >= last || digit === 0 || (digit === undefined && index > 0 && !(small === 10 && zero)))
        return undefined;
      if (digit === undefined && small > 10 && text.length > 1) return undefined;
      total += (digit ?? 1) * small;
      last = small;
      digit = undefined;
      zero = false;
      continue;
    }
    const value = DIGITS[character];
    if (value === undefined || digit !== undefined) return undefined;
    if (value === 0 && text.length > 1) zero = true;
    else digit = value;
  }
  if (digit === undefined) return zero ? undefined : total;
  return total + (last === 10_000 || last === 10 || zero ? digit : (digit * last) / 10);
}
