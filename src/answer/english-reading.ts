/** A figure read in English: 5047.4亿元 → 504.74 billion yuan. Rounds nothing away. */
import type { FigureMention } from "../corpus/figures/figure.ts";

/** English names of units; a unit that only counts (家, 个, 所) has none and the number stands alone. */
const UNIT_NAMES: Readonly<Record<string, string>> = {
  元: "yuan",
  美元: "US dollars",
  港元: "Hong Kong dollars",
  人: "people",
  名: "people",
  位: "people",
  人次: "person-times",
  户: "households",
  亩: "mu",
  公顷: "hectares",
  平方米: "square metres",
  平方公里: "square kilometres",
  立方米: "cubic metres",
  公里: "km",
  米: "metres",
  吨: "tonnes",
  公斤: "kg",
  千瓦: "kW",
  兆瓦: "MW",
  千瓦时: "kWh",
  年: "years",
  天: "days",
  小时: "hours",
  个工作日: "working days",
  倍: "times",
  百分点: "percentage points",
  个百分点: "percentage points",
};
const SCALES: [number, string][] = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
];

const QUALIFIERS: [RegExp, string][] = [
  [/约|左右|近/u, "about "],
  [/超|逾|以上|多|余|突破/u, "more than "],
  [/以内|以下|不超/u, "at most "],
];

/** `undefined` for ratios and other figures that read the same in English. */
export function englishReading({
  value,
  unit,
  qualifier,
  values,
}: Pick<FigureMention, "value" | "unit" | "qualifier" | "values">): string | undefined {
  if (unit === ":" || values !== undefined) return undefined;
  const prefix = QUALIFIERS.find(([pattern]) => pattern.test(qualifier))?.[1] ?? "";
  if (unit === "%" || unit === "‰") return `${prefix}${plain(value)}${unit}`;
  const scale = SCALES.find(([size]) => Math.abs(value) >= size);
  const number = scale ? `${plain(value / scale[0])} ${scale[1]}` : plain(value);
  const name = UNIT_NAMES[unit];
  return `${prefix}${number}${name ? ` ${name}` : ""}`;
}

const plain = (value: number): string =>
  Number.parseFloat(value.toPrecision(12)).toLocaleString("en-US", { maximumFractionDigits: 10 });
