/** What the sentences of a draft say about when, and whether it is done or still to come. Reads no figure and no report. */
import type { Figure } from "../../corpus/figures/figure.ts";
import { readTimes } from "../../corpus/figures/read-times.ts";
import type { Sentence } from "../../corpus/report.ts";
import { type Span, sliceSpan } from "../../corpus/span.ts";
import { type AskedPeriod, readAskedPeriods } from "../../retrieval/asked-period.ts";
import { readAsk } from "../../retrieval/question.ts";
import type { Claim, ClaimTime } from "./claim.ts";
import { NO_CALENDAR } from "./draft-structure.ts";

/** Points back to a time named before, or to the year that the whole text is about. */
const ANAPHORIC = /^(?:这一年|当年|本年度?|全年要)/u;
/** Words before a time that only look as if something were compared with it: 按2017年的安排, 占比去年达到. */
const NO_BASE = /(?:按照?|[占同环]比)$/u;

export interface NamedPeriod extends AskedPeriod {
  text: string;
  /** Where a change begins: holds for the next figure only. */
  origin: boolean;
}

export interface SentenceReading {
  /** Times told about, not those compared with. */
  periods: NamedPeriod[];
  /** Spans of all time words. */
  times: Span[];
  kind: Claim["kind"];
}

export function readSentence(folded: string, sentence: Sentence, figures: readonly Figure[]): SentenceReading {
  const words = blanked(folded, sentence, figures);
  const printed = sliceSpan(folded, sentence);
  const isNoBase = (start: number): boolean => NO_BASE.test(printed.slice(Math.max(0, start - 3), start));
  const compared = readTimes(printed, NO_CALENDAR).filter(({ reference, start }) => reference && !isNoBase(start));
  const all = readAskedPeriods(words);
  const periods = all.filter(
    ({ role, start, end }) =>
      (role === "asked" || isNoBase(start)) &&
      !ANAPHORIC.test(words.slice(start)) &&
      !compared.some((time) => time.start < end && start < time.end),
  );
  const moved = <T extends Span>(span: T): T => ({
    ...span,
    start: span.start + sentence.start,
    end: span.end + sentence.start,
  });
  const named = periods.map((period) => ({
    ...moved(period),
    text: words.slice(period.start, period.end),
    origin: /[由从]\s*$/u.test(words.slice(0, period.start)),
  }));
  return { periods: named, times: [...all, ...compared].map(moved), kind: kindOf(words) };
}

/** The words of a span with spaces all over the figures, so that 一百三十五 names no plan; nothing moves. */
function blanked(folded: string, span: Span, figures: readonly Span[]): string {
  let out = sliceSpan(folded, span);
  for (const { start, end } of figures) {
    out = out.slice(0, start - span.start) + " ".repeat(end - start) + out.slice(end - span.start);
  }
  return out;
}

export function kindOf(words: string): Claim["kind"] {
  const { target, actual } = readAsk(words);
  return target > actual ? "target" : actual > target ? "actual" : undefined;
}

/** The last time named before the figure in its clause, else its sentence, else anywhere in the clause. */
export function timeOf(
  periods: readonly NamedPeriod[],
  figure: Figure,
  clause: Span,
  origin: boolean,
): ClaimTime | undefined {
  const inClause = periods.filter((each) => each.start >= clause.start && each.end <= clause.end);
  if (origin) {
    const named = inClause.find(({ end }) => end <= figure.start && figure.start - end <= 2);
    return named && { text: named.text, reference: named.reference, nearness: "clause" };
  }
  const told = inClause.filter((each) => !each.origin);
  const nearest = told.filter(({ end }) => end <= figure.start).at(-1) ?? told[0];
  if (nearest) return { text: nearest.text, reference: nearest.reference, nearness: "clause" };
  const inSentence = periods.filter((each) => !each.origin && each.end <= figure.start).at(-1);
  return inSentence && { text: inSentence.text, reference: inSentence.reference, nearness: "sentence" };
}
