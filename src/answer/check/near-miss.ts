/** Numbers that differ as a slip of the pen makes them differ: one digit, two digits changed over, a digit more or less. Pure. */
import type { FigureMention } from "../../corpus/figures/figure.ts";
import { foldCharacters } from "../../corpus/figures/fold-characters.ts";
import { reportValueIn } from "./compare-values.ts";

type Measured = Pick<FigureMention, "text" | "value" | "values" | "unit" | "qualifier" | "numeral">;

const MIN_DIGITS = 2;

/** Numbers that hardly agree by chance: three digits or more that aren't round. */
export const isDistinctive = ({ text }: Pick<FigureMention, "text">): boolean =>
  (text.match(/\d/gu)?.join("") ?? "").replace(/^0+|0+$/gu, "").length >= 3;

/** Could the draft's number be the report's with a slip in it? Units must measure the same. */
export function isNearMiss(claim: Measured, figure: Measured): boolean {
  if (reportValueIn(claim, figure) === undefined) return false;
  const [a, b] = /[a-z]/iu.test(claim.text)
    ? [significant(claim.value), significant(figure.value)]
    : [digitsOf(claim), digitsOf(figure)];
  if (a === b || Math.max(a.length, b.length) < MIN_DIGITS) return false;
  if (a.length === b.length) return isTransposed(a, b) || (a.length > MIN_DIGITS && differences(a, b) === 1);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long === `${short}0`) return true;
  return long.length - short.length === 1 && short.length >= MIN_DIGITS && isOneMore(short, long);
}

/** All digits of the number as printed, the decimal point at its place. */
function digitsOf({ text }: Measured): string {
  return /[\d.,]*\d/u.exec(foldCharacters(text))?.[0].replaceAll(",", "") ?? "";
}

/** The same of a number in English words, whose point stands elsewhere: 504.74 billion. */
const significant = (value: number): string =>
  String(Math.abs(value))
    .replace(/\.|e.*$/gu, "")
    .replace(/0+$/u, "");

function differences(a: string, b: string): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count += 1;
  return count;
}

/** The same digits in another order, at most three of them moved: 9153 and 9135, 45.44 and 44.45. */
function isTransposed(a: string, b: string): boolean {
  const sorted = (text: string): string => [...text.replace(".", "")].sort().join("");
  return sorted(a) === sorted(b) && differences(a, b) <= 4;
}

function isOneMore(short: string, long: string): boolean {
  for (let i = 0; i < long.length; i++) if (long.slice(0, i) + long.slice(i + 1) === short) return true;
  return false;
}
