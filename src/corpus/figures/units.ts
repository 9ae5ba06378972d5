/**
 * Units of measure and measure words: which words are units, their class, and honest conversion between those of one base.
 * Doesn't find figures; a unit here is what stands after the numeral with 百千万亿 multiplied out.
 */
import { readWordList } from "./read-word-list.ts";

/** `count`: measure words such as 家, 项, 座; `sets`: 大, 类, which only count parts; `other`: any unit not in the list. */
export type UnitClass =
  | "money"
  | "people"
  | "visits"
  | "household"
  | "area"
  | "length"
  | "weight"
  | "coal"
  | "tonnage"
  | "volume"
  | "power"
  | "voltage"
  | "energy"
  | "temperature"
  | "computing"
  | "bandwidth"
  | "percent"
  | "permille"
  | "points"
  | "multiple"
  | "time"
  | "age"
  | "rank"
  | "score"
  | "ratio"
  | "rate"
  | "sets"
  | "count"
  | "none"
  | "other";

interface Unit {
  class: UnitClass;
  base: string;
  factor: number;
  arabicOnly: boolean;
}

const UNITS: ReadonlyMap<string, Unit> = new Map(
  readWordList("units").map(([word = "", unitClass = "other", base = word, factor = "1", numerals = "any"]) => [
    word,
    { class: unitClass as UnitClass, base, factor: Number(factor), arabicOnly: numerals === "arabic" },
  ]),
);
const LONGEST_UNIT = Math.max(...[...UNITS.keys()].map((word) => word.length));
/** Signs of one character that NFKC takes apart (㎡ is m2, µ is μ). */
const SQUARED = /[\u00b2\u00b3\u00b5\u3380-\u33df]/;
/** Parts of compound units by their signs; alone a letter is seldom a unit. */
const PART_SIGNS: Readonly<Record<string, string>> = {
  ug: "微克",
  μg: "微克",
  mg: "毫克",
  g: "克",
  kg: "公斤",
  千克: "公斤",
  m3: "立方米",
  立方: "立方米",
  m2: "平方米",
  平方: "平方米",
  平米: "平方米",
  km2: "平方公里",
  平方千米: "平方公里",
  km: "公里",
  千米: "公里",
  m: "米",
  L: "升",
  l: "升",
  h: "小时",
  时: "小时",
  d: "日",
  s: "秒",
  天: "日",
};
const PART_AFTER_SLASH = /^(?:日|月|时|株|桶|年|季|[hdLlms](?![A-Za-z0-9³²]))/;

/** Units that open with 千 and stay whole (千瓦); all others give their 千 to the number (千伏 is 1000 伏). */
export const KEPT_THOUSANDS = /^千(?:瓦|克|升|米)/;

/**
 * Length of the unit that begins at `at`, 0 when none does. Compound units are read whole: 微克/立方米, 元/人.
 * `chinese`: the numeral before it is Chinese, so words that rarely are units then (方, 里) are not read.
 */
export function unitLengthAt(text: string, at: number, chinese = false): number {
  const simple = simpleUnitLength(text, at, chinese);
  if (simple === 0) return 0;
  let end = at + simple;
  while (/[/／]/.test(text.charAt(end))) {
    const per = /^(?:百|千|万|亿|每)*/.exec(text.slice(end + 1, end + 5))?.[0].length ?? 0;
    const next = simpleUnitLength(text, end + 1 + per, false);
    const day = PART_AFTER_SLASH.test(text.slice(end + 1, end + 3)) ? 1 : 0;
    if (next === 0 && day === 0) break;
    end += 1 + (next === 0 ? day : per + next);
  }
  return end - at;
}

function simpleUnitLength(text: string, at: number, chinese: boolean): number {
  for (let length = Math.min(LONGEST_UNIT, text.length - at); length > 0; length--) {
    const printed = text.slice(at, at + length);
    const word = SQUARED.test(printed) ? printed.normalize("NFKC") : printed;
    const unit = UNITS.get(word);
    if (unit === undefined || (chinese && unit.arabicOnly)) continue;
    if (/[A-Za-z]$/.test(word) && /[A-Za-z0-9]/.test(text.charAt(at + length))) continue;
    return length;
  }
  return 0;
}

/**
 * One unit for all spellings of a compound: μg/m³, μg/m3 and 微克每立方米 are 微克/立方米, mg/L is 毫克/升. A simple unit stays as it is printed
 * after NFKC.
 */
export function canonicalUnit(printed: string): string {
  const unit = printed.normalize("NFKC").replace(/^个(?=[百千]分点$)/, "");
  const parts = unit.split(/[/／]|(?<=克)每(?=立方|升)/);
  return parts.length < 2 ? unit : parts.map((part) => PART_SIGNS[part] ?? part).join("/");
}

/** What kind of quantity a unit measures; compound units (元/人) are `rate`, `:` is `ratio`, the empty unit `none`. */
export function unitClass(unit: string): UnitClass {
  if (unit === "") return "none";
  if (unit === ":") return "ratio";
  if (unit.includes("/")) return "rate";
  return UNITS.get(unit)?.class ?? "other";
}

/** The unit that others of its kind are converted to: 平米 and 亩 → 平方米, 名 → 人; unknown units are their own. */
export function baseUnit(unit: string): string {
  return UNITS.get(unit)?.base ?? unit;
}

/** Do two units say the same, whatever the wording (平米 and 平方米, 名 and 人)? */
export function sameUnit(a: string, b: string): boolean {
  return a === b || (baseUnit(a) === baseUnit(b) && (UNITS.get(a)?.factor ?? 1) === (UNITS.get(b)?.factor ?? 1));
}

/** `value` of `from` in `to` (5 公里 → 5000 米), undefined when they don't measure the same. */
export function convertUnit(value: number, from: string, to: string): number | undefined {
  if (from === to) return value;
  const source = UNITS.get(from);
  const target = UNITS.get(to);
  if (source === undefined || target === undefined || source.base !== target.base) return undefined;
  return Number.parseFloat(((value * source.factor) / target.factor).toPrecision(12));
}
