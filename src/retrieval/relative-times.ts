/** Times that a follow-up gives by the time asked before (前一年, 再往前推五年, 第二年, the year before), written out as a year. */
import type { Ask } from "./question.ts";

const COUNTS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  八: 8,
  十: 10,
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  ten: 10,
};
const COUNT = "([一两二三四五六八十]|\\d{1,2})";
const SHIFTS: readonly [RegExp, (match: RegExpMatchArray) => number][] = [
  [new RegExp(`(?:再|又|更)?(?:往前推?|往回推?|倒推|向前推?|往前数)${COUNT}年`, "u"), (m) => -countOf(m[1])],
  [new RegExp(`${COUNT}年(?:以|之)?前(?!景)`, "u"), (m) => -countOf(m[1])],
  [new RegExp(`${COUNT}年(?:以|之)?后`, "u"), (m) => countOf(m[1])],
  [/再往前|再早一年|再上一年|再前一年|(?<!以|之)(?:前|上|头|早)一年(?:度)?|上年度/u, () => -1],
  [/(?:次年|第二年|后一年|下一年(?:度)?|转过年来)/u, () => 1],
  [/(\w+) years (?:earlier|before|previously|ago)/u, (m) => -countOf(m[1])],
  [/(?:the )?(?:year before(?: that)?|previous year|preceding year|a year earlier)/u, () => -1],
  [/(?:the )?(?:following year|year after(?: that)?|next year)/u, () => 1],
];
/** The years that a report's reader names without a number. */
const OFFSETS = new Map([
  [-2, "前年"],
  [-1, "去年"],
  [0, "今年"],
  [1, "明年"],
]);

const countOf = (text = ""): number => COUNTS[text] ?? (Number(text) || 1);

/** The fragment with a relative time written out, when the question before names one year. */
export function writeOutTimes(fragment: string, before: Ask): string {
  const asked = before.periods.findLast(
    ({ role, reference }) => role === "asked" && (reference.type === "years" || reference.type === "offset"),
  )?.reference;
  if (!asked) return fragment;
  for (const [pattern, shiftOf] of SHIFTS) {
    const match = fragment.match(pattern);
    if (!match) continue;
    const shift = shiftOf(match);
    const year =
      asked.type === "years" && asked.from === asked.to
        ? `${asked.to + shift}年`
        : asked.type === "offset"
          ? OFFSETS.get(asked.years + shift)
          : undefined;
    const written =
      year && /[a-z]/u.test(match[0]) && !/\p{Script=Han}/u.test(fragment) ? year.replace("年", "") : year;
    return written === undefined ? fragment : fragment.replace(pattern, written);
  }
  return fragment;
}
