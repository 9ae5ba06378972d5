/**
 * The ledger of a report: every figure with what it counts, when, and whether it is a result or a target.
 * Doesn't parse sections or sentences; it reads the structure it is given.
 */
import type { ReportStructure, Sentence } from "../report.ts";
import type { Span } from "../span.ts";
import { assignKind } from "./assign-kind.ts";
import { assignPeriod } from "./assign-period.ts";
import type { Indicator } from "./compose-indicator.ts";
import type { Figure, FigureKind, FigureMention } from "./figure.ts";
import { foldCharacters } from "./fold-characters.ts";
import { readNoteTimes } from "./note-times.ts";
import { readIndicators } from "./read-indicator.ts";
import { readMentions } from "./read-mentions.ts";
import { readTableFigures } from "./read-table-figures.ts";
import { type Calendar, type Period, readTimes, type TimeExpression, UNKNOWN_YEAR } from "./read-times.ts";
import { readSectionTimes, type SectionTime } from "./section-time.ts";
import { unitClass } from "./units.ts";

/** Figures in the order of the text; `index` is the position in the list. */
export function readLedger(structure: ReportStructure): Figure[] {
  const folded = foldCharacters(structure.text);
  const reading: Reading = {
    structure,
    folded,
    sections: readSectionTimes(structure),
    notes: readNoteTimes(structure, folded),
    state: { paragraph: -1, section: -1, opened: undefined, tableUnit: "", subject: [] },
  };
  const figures = structure.sentences.flatMap((sentence) => readSentence(reading, sentence));
  return figures.map((figure, index) => ({ ...figure, index }));
}

interface Reading {
  structure: ReportStructure;
  /** Folded text of the whole report, same offsets. */
  folded: string;
  sections: SectionTime[];
  notes: ReturnType<typeof readNoteTimes>;
  state: State;
}

/** What a sentence inherits from those before it. */
interface State {
  paragraph: number;
  section: number;
  /** Time that opened the paragraph, or a paragraph before it in the section. */
  opened: Period | undefined;
  /** 单位：万吨, printed above the rows of a table. */
  tableUnit: string;
  /** What the first figure of the sentence before counts. */
  subject: Span[];
}

function readSentence(reading: Reading, sentence: Sentence): Omit<Figure, "index">[] {
  const { structure, folded, state } = reading;
  const section = reading.notes(sentence) ?? reading.sections[sentence.section];
  if (section === undefined) return [];
  const words = folded.slice(sentence.start, sentence.end);
  const calendar = { ...structure.metadata, ...section.calendar, ahead: section.role === "plan" };
  const times = readTimes(words, calendar).map((time) => ({
    ...time,
    start: time.start + sentence.start,
    end: time.end + sentence.start,
  }));
  const mentions = readMentions(structure.text.slice(sentence.start, sentence.end)).map((mention) => ({
    ...mention,
    start: mention.start + sentence.start,
    end: mention.end + sentence.start,
  }));
  fillYears(times, state.opened ?? section.period);
  if (structure.sections[sentence.section]?.role !== "glossary") {
    updateState(sentence, words, times, mentions.length > 0, calendar.reviewed[0] < calendar.reviewed[1], state);
  }
  if (sentence.row !== undefined) {
    const cells = readTableFigures(structure, sentence, section, state.tableUnit);
    const prose = mentions.filter(
      (mention) => !cells.some((cell) => cell.start < mention.end && mention.start < cell.end),
    );
    return [...cells, ...describeAll(reading, sentence, section, calendar, times, prose)].sort(
      (a, b) => a.start - b.start,
    );
  }
  return describeAll(reading, sentence, section, calendar, times, mentions);
}

function describeAll(
  reading: Reading,
  sentence: Sentence,
  section: SectionTime,
  calendar: Calendar,
  times: readonly TimeExpression[],
  mentions: readonly FigureMention[],
): Omit<Figure, "index">[] {
  const { structure, folded, state } = reading;
  const words = { start: sentence.start, end: sentence.end, folded, text: structure.text, mentions };
  const isBreakdown = /^(?:其中[,，])?(?:分|按)[^，]{1,10}(?:看|分)[，,]/.test(
    folded.slice(sentence.start, sentence.end),
  );
  const indicators = readIndicators(words, isBreakdown ? state.subject : []);
  if (!isBreakdown && indicators[0] !== undefined) state.subject = indicators[0].base;
  const scope = { folded, sentence, section, calendar, times, mentions, opened: state.opened };
  return mentions.map((_, position) => toFigure(scope, position, indicators[position]));
}

/** 一季度 without a year is of the year named before it, else of the paragraph or section. */
function fillYears(times: TimeExpression[], context: Period): void {
  let year = context.to;
  for (const time of times) {
    if (time.to === UNKNOWN_YEAR) Object.assign(time, { from: year, to: year });
    else if (!time.reference) year = time.to;
  }
}

const OPENING_CHARS = 14;
/** What may stand before a year that opens a paragraph; 园区2018年 doesn't. */
const YEAR_OPENING =
  /^[\s—“"（(]*(?:到|至|自|在|从|截至|刚刚过去的|过去的|回顾|展望|[全我][国省市县区州]|预计|力争|确保)?$/;

/**
 * A time that opens a paragraph holds for it, and for the paragraphs after it until another does.
 * `spansYears`: the report looks back on several years, so that 五年来 may open what follows in the middle of a paragraph.
 */
function updateState(
  sentence: Sentence,
  words: string,
  times: readonly TimeExpression[],
  hasFigures: boolean,
  spansYears: boolean,
  state: State,
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

interface FigureScope {
  folded: string;
  sentence: Sentence;
  section: SectionTime;
  calendar: Calendar;
  times: readonly TimeExpression[];
  mentions: readonly FigureMention[];
  opened: Period | undefined;
}

const LIST_GAP = /^(?:以上|以下|左右|以内|多)?\s*(?:[、和及与]|以及)\s*(?:近|约|超)?$/;

function toFigure(scope: FigureScope, position: number, indicator: Indicator | undefined): Omit<Figure, "index"> {
  const { folded, sentence, section, calendar, mentions, opened } = scope;
  const mention = mentions[position] as FigureMention;
  const clause = clauseOf(sentence, mention);
  const clauseStart = sentence.clauses[clause]?.start ?? sentence.start;
  let listStart = position;
  while (
    listStart > 0 &&
    LIST_GAP.test(folded.slice(mentions[listStart - 1]?.end ?? 0, mentions[listStart]?.start ?? 0))
  )
    listStart--;
  const times = timesFor(scope, mention);
  const stated = times.filter((time) => !time.reference && !time.origin).at(-1);
  const clauseBefore = folded.slice(clauseStart, mention.start);
  const before = folded.slice(
    Math.min(clauseStart, mentions[listStart]?.start ?? clauseStart),
    mentions[listStart]?.start ?? mention.start,
  );
  const after = folded.slice(mention.end, sentence.end);
  const sentenceBefore = folded.slice(sentence.start, mention.start);
  const kind = assignKind({
    mention,
    before: sentenceBefore,
    clauseBefore,
    after,
    role: section.role,
    stated,
    opened,
    calendar,
  });
  const context = contextOf(scope, kind, clauseBefore);
  const period = assignPeriod({
    mention,
    before,
    sentenceBefore,
    after,
    times,
    previousEnd: mentions[position - 1]?.end ?? sentence.start,
    context,
    calendar,
    target: kind === "target",
  });
  return {
    ...mention,
    indicator: indicator?.text ?? "",
    indicatorSpans: indicator?.spans ?? [],
    period,
    kind,
    aspect: aspectOf(mention, indicator, clauseBefore),
    section: sentence.section,
    sentence: sentence.index,
    clause,
  };
}

/**
 * Times before the figure. One in an earlier part between ； holds on only if it opens the sentence; one in the middle of a clause without a figure
 * (园区2008年列入…，累计投资) stays in that clause.
 */
function timesFor({ times, sentence, mentions, folded }: FigureScope, mention: FigureMention): TimeExpression[] {
  return times.filter((time) => {
    if (time.start >= mention.start) return false;
    const clause = sentence.clauses.find((candidate) => time.start >= candidate.start && time.start < candidate.end);
    if (time.start - sentence.start > OPENING_CHARS && /[；;]/.test(folded.slice(time.end, mention.start)))
      return false;
    if (
      time.from !== time.to ||
      clause === undefined ||
      clause.end >= mention.start ||
      YEAR_OPENING.test(folded.slice(clause.start, time.start))
    )
      return true;
    return mentions.some((other) => other.start >= clause.start && other.start < clause.end);
  });
}

/** Paragraph, else section; a standing fact in a plan belongs to the years looked back on. */
function contextOf({ section, calendar, opened }: FigureScope, kind: FigureKind, clauseBefore: string): Period {
  if (section.role !== "plan" || kind !== "actual") return opened ?? section.period;
  if (/年度|今年|本年/.test(clauseBefore)) return opened ?? section.period;
  return { from: calendar.reviewed[0], to: calendar.reviewed[1] };
}

function clauseOf(sentence: Sentence, mention: Span): number {
  const found = sentence.clauses.findIndex((clause) => mention.start >= clause.start && mention.start < clause.end);
  return Math.max(0, found);
}

function aspectOf(mention: FigureMention, indicator: Indicator | undefined, before: string): Figure["aspect"] {
  if (mention.direction !== undefined || indicator?.changes === true || mention.unit === "百分点") return "change";
  if (mention.unit === "倍") return /是[^，]*$|为[^，]*$/.test(before) ? "level" : "change";
  const unit = unitClass(mention.unit);
  if (indicator?.shares === true) return "share";
  return unit === "percent" || unit === "permille" || unit === "ratio" ? "share" : "level";
}
