/**
 * What sentences inherit from those before them while a ledger is read: the time that opened the paragraph, the unit above a table.
 * Doesn't read figures.
 */
import type { Sentence } from "../report.ts";
import type { Span } from "../span.ts";
import { type Period, type TimeExpression, UNKNOWN_YEAR } from "./read-times.ts";

/** What a sentence inherits from those before it. */
export interface LedgerState {
  paragraph: number;
  section: number;
  /** Time that opened the paragraph, or a paragraph before it in the section. */
  opened: Period | undefined;
  /** 单位：万吨, printed above the rows of a table. */
  tableUnit: string;
  /** What the first figure of the sentence before counts. */
  subject: Span[];
}

/** A time that opens a sentence stands within so many characters of its start. */
export const OPENING_CHARS = 14;
/** What may stand before a year that opens a paragraph or clause; 园区2018年 doesn't. */
export const YEAR_OPENING =
  /^[\s—“"（(]*(?:到|至|自|在|从|截至|刚刚过去的|过去的|回顾|展望|[全我][国省市县区州]|预计|力争|确保)?$/;

/** State before the first sentence. */
export function emptyState(): LedgerState {
  return { paragraph: -1, section: -1, opened: undefined, tableUnit: "", subject: [] };
}

/** Changes `times`: 一季度 without a year is of the year named before it, else of the paragraph or section. */
export function fillYears(times: TimeExpression[], context: Period): void {
  let year = context.to;
  for (const time of times) {
    if (time.to === UNKNOWN_YEAR) Object.assign(time, { from: year, to: year });
    else if (!time.reference) year = time.to;
  }
}

/** A sentence as the state sees it. */
export interface ReadSentence {
  sentence: Sentence;
  /** Its folded words. */
  words: string;
  times: readonly TimeExpression[];
  hasFigures: boolean;
  /** The report looks back on several years, so that 五年来 may open what follows in the middle of a paragraph. */
  spansYears: boolean;
}

/** Changes `state`: a time that opens a paragraph holds for it, and for the paragraphs after it until another does. */
export function updateState(
  state: LedgerState,
  { sentence, words, times, hasFigures, spansYears }: ReadSentence,
): void {
  if (sentence.section !== state.section) {
    state.section = sentence.section;
    state.opened = undefined;
    state.tableUnit = "";
  }
  const unit = /^[（(]?(?:计量)?单位\s*[::]\s*([^）)]+)/.exec(words);
  if (unit?.[1] !== undefined) state.tableUnit = unit[1].trim();
  const isFirst = sentence.paragraph !== state.paragraph;
  state.paragraph = sentence.paragraph;
  const first = times.find((time) => !time.reference && !time.origin);
  if (first === undefined) return;
  const offset = first.start - sentence.start;
  const early = offset <= OPENING_CHARS && (first.opens || !hasFigures || YEAR_OPENING.test(words.slice(0, offset)));
  const opens = first.opens && (first.from === first.to || spansYears);
  if ((early && (isFirst || opens)) || (opens && !hasFigures)) state.opened = first;
}
