/**
 * How the number of a draft stands to a number of the report: equal, equal in other words, honestly rounded, the same digits
 * in another unit, or another number. Looks at numbers and units only, never at what they count. Pure.
 */
import type { FigureMention } from "../../corpus/figures/figure.ts";
import { foldCharacters } from "../../corpus/figures/fold-characters.ts";
import { convertUnit, sameUnit, unitClass } from "../../corpus/figures/units.ts";

/**
 * `equal`: the same number in the same words; `unit`, `numeral`: the same number in another unit or numeral; `rounded`: the
 * draft's digits, 约, 近 or 超 allow it; `scale`: the same digits in another unit, so another number; `other`: another number;
 * `apart`: they don't measure the same kind of thing.
 */
export type ValueRelation = "equal" | "unit" | "numeral" | "rounded" | "scale" | "other" | "apart";

type Measured = Pick<FigureMention, "text" | "value" | "values" | "unit" | "qualifier" | "numeral">;

/** How far a rounded number may lie from the report's, as a share of it: with 约 and its like, and without. */
const MAX_ROUNDING = { said: 0.08, unsaid: 0.025 };
const ABOUT = /约|大概|左右|上下|接近|将近|近|about/u;
const FROM_BELOW = /近|接近|不到|不足|以内|以下|不超过|不高于|至多|最多|nearly/u;
const FROM_ABOVE = /超|逾|突破|过|以上|多|余|高达|不少于|不低于|至少|最少|之多|over/u;
/** Classes whose members may stand for each other: 46家 and 46个 count the same. */
const COUNTING = new Set(["count", "none", "other"]);
/** What 个 may count too: 6.2万个岗位 for 新增就业6.2万人. */
const COUNTED = new Set(["people", "household", "visits"]);
/** 前进18位 and 前进28个位次. */
const RANKS = /^(?:个?位次|位|名次|个?名次|名)$/u;
const EPSILON = 1e-9;

const close = (a: number, b: number): boolean => Math.abs(a - b) <= EPSILON * Math.max(1, Math.abs(a), Math.abs(b));

/** The report's value in the draft's unit; undefined when they don't measure the same. Signs are dropped: direction is told apart elsewhere. */
export function reportValueIn(claim: Measured, figure: Measured): number | undefined {
  const value = Math.abs(figure.value);
  if (sameUnit(claim.unit, figure.unit) || claim.unit === "" || figure.unit === "") return value;
  const converted = convertUnit(value, figure.unit, claim.unit);
  if (converted !== undefined) return converted;
  const [asked, given] = [unitClass(claim.unit), unitClass(figure.unit)];
  if (COUNTING.has(asked) && COUNTING.has(given)) return value;
  if (claim.unit === "个" && COUNTED.has(given)) return value;
  if (claim.unit.endsWith(figure.unit) || figure.unit.endsWith(claim.unit)) return value;
  if (RANKS.test(claim.unit) && RANKS.test(figure.unit)) return value;
  return undefined;
}

export function compareValues(claim: Measured, figure: Measured): ValueRelation {
  const given = reportValueIn(claim, figure);
  if (given === undefined) return sameDigits(claim, figure) && alikeUnits(claim, figure) ? "scale" : "apart";
  const said = Math.abs(claim.value);
  if (close(said, given) && sameValues(claim, figure)) return equalKind(claim, figure);
  if (claim.values === undefined && figure.values === undefined && isRounded(claim, said, given)) return "rounded";
  return sameDigits(claim, figure) ? "scale" : "other";
}

export const isEqual = (relation: ValueRelation): boolean =>
  relation === "equal" || relation === "unit" || relation === "numeral" || relation === "rounded";

function sameValues(claim: Measured, figure: Measured): boolean {
  const [a, b] = [claim.values, figure.values];
  if (a === undefined || b === undefined) return true;
  return a.length === b.length && a.every((value, i) => close(value, b[i] ?? Number.NaN));
}

function equalKind(claim: Measured, figure: Measured): ValueRelation {
  if (/\b(?:hundred|thousand|[mbtr]+illion|[mb]n)\b/iu.test(claim.text)) return "unit";
  if (claim.numeral !== figure.numeral) return "numeral";
  const [said, given] = [readPrinted(claim), readPrinted(figure)];
  if (said !== undefined && given !== undefined && !close(said.number, given.number)) return "unit";
  return "equal";
}

/** 2.3亿 and 2.3万: the number before 万 and 亿 is the same, what is meant is not. */
function sameDigits(claim: Measured, figure: Measured): boolean {
  if (!sameValues(claim, figure)) return false;
  const [said, given] = [beforeScale(claim), beforeScale(figure)];
  return said !== undefined && given !== undefined && close(said, given);
}

/** What stands before 万 and 亿, also in 一千二百零一亿. */
function beforeScale(measured: Measured): number | undefined {
  if (measured.numeral !== "chinese") return readPrinted(measured)?.number;
  const scale = /万亿|亿|万/u.exec(foldCharacters(measured.text))?.[0] ?? "";
  const number = Math.abs(measured.value) / (SCALES[scale] ?? 1);
  return number >= 1 && measured.values === undefined ? number : undefined;
}
const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };

/** 8% and 8个百分点, 3吨 and 3公斤, 1.17万人 and 1.17万人次: units that get confused. */
function alikeUnits(claim: Measured, figure: Measured): boolean {
  const rates = new Set(["percent", "permille", "points"]);
  const [a, b] = [unitClass(claim.unit), unitClass(figure.unit)];
  const heads = new Set(["people", "visits", "household"]);
  return (a === b && a !== "count" && a !== "other") || [rates, heads].some((set) => set.has(a) && set.has(b));
}

interface Printed {
  /** What stands before 万 and 亿. */
  number: number;
  decimals: number;
  /** Zeros that end the number when it has no decimals. */
  zeros: number;
}

/** The Arabic number as printed; undefined for Chinese numerals. */
function readPrinted({ text, numeral }: Measured): Printed | undefined {
  if (numeral === "chinese") return undefined;
  const match = /[\d,]*\d(?:\.(\d+))?/u.exec(foldCharacters(text));
  if (match === null) return undefined;
  const digits = match[0].replaceAll(",", "");
  const decimals = match[1]?.length ?? 0;
  return { number: Number(digits), decimals, zeros: decimals > 0 ? 0 : (/0*$/u.exec(digits)?.[0].length ?? 0) };
}

/** Is the draft's number what the report's becomes when it is rounded to the draft's digits, on the side its words say? */
function isRounded(claim: Measured, said: number, given: number): boolean {
  if (said === 0 || given === 0) return false;
  const qualified = ABOUT.test(claim.qualifier) || FROM_ABOVE.test(claim.qualifier) || FROM_BELOW.test(claim.qualifier);
  const distance = Math.abs(said - given);
  if (distance / given > (qualified ? MAX_ROUNDING.said : MAX_ROUNDING.unsaid)) return false;
  const step = roundingStep(claim, said, qualified);
  if (step === undefined) return false;
  if (FROM_BELOW.test(claim.qualifier) && given > said) return false;
  if (FROM_ABOVE.test(claim.qualifier) && !ABOUT.test(claim.qualifier)) return given >= said && distance < step;
  if (FROM_BELOW.test(claim.qualifier)) return distance < step;
  return distance <= step / 2 + EPSILON * said;
}

/** The last place that the draft's number shows; zeros at its end count only when nothing says 约. */
function roundingStep(claim: Measured, said: number, qualified: boolean): number | undefined {
  const printed = readPrinted(claim);
  if (printed === undefined) {
    if (/成/u.test(claim.text)) return /成$/u.test(claim.text) ? 10 : 1;
    return qualified ? lastPlace(said) : undefined;
  }
  const scale = printed.number === 0 ? 1 : said / printed.number;
  return scale * 10 ** (qualified ? printed.zeros - printed.decimals : -printed.decimals);
}

function lastPlace(value: number): number {
  let step = 1;
  while (value % (step * 10) === 0) step *= 10;
  return step;
}
