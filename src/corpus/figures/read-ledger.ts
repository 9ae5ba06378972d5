/**
 * The ledger of a report: every figure with what it counts, when, and whether it is a result or a target.
 * Doesn't parse sections or sentences; it reads the structure it is given.
 */
import type { ReportStructure, Sentence } from "../report.ts";
import { describeFigure } from "./describe-figure.ts";
import type { Figure, FigureMention } from "./figure.ts";
import { foldCharacters } from "./fold-characters.ts";
import { emptyState, fillYears, type LedgerState, updateState } from "./ledger-state.ts";
import { readNoteTimes } from "./note-times.ts";
import { readIndicators } from "./read-indicator.ts";
import { readMentions } from "./read-mentions.ts";
import { readTableFigures } from "./read-table-figures.ts";
import { type Calendar, readTimes, type TimeExpression } from "./read-times.ts";
import { readSectionTimes, type SectionTime } from "./section-time.ts";

/** Figures in the order of the text; `index` is the position in the list. */
export function readLedger(structure: ReportStructure): Figure[] {
  const folded = foldCharacters(structure.text);
  const sections = readSectionTimes(structure);
  const notes = readNoteTimes(structure, folded);
  const state = emptyState();
  const figures = structure.sentences.flatMap((sentence) => {
    const section = notes(sentence) ?? sections[sentence.section];
    return section === undefined ? [] : readSentence({ structure, folded, state, section, sentence });
  });
  return figures.map((figure, index) => ({ ...figure, index }));
}

interface Reading {
  structure: ReportStructure;
  /** Folded text of the whole report, same offsets. */
  folded: string;
  state: LedgerState;
  section: SectionTime;
  sentence: Sentence;
}

function readSentence(reading: Reading): Omit<Figure, "index">[] {
  const { structure, folded, state, section, sentence } = reading;
  const words = folded.slice(sentence.start, sentence.end);
  const calendar = calendarOf(structure, section);
  const times = readTimes(words, calendar).map((time) => moved(time, sentence.start));
  const mentions = readMentions(structure.text.slice(sentence.start, sentence.end))
    .map((mention) => moved(mention, sentence.start))
    .filter(
      (mention) =>
        !times.some((time) => time.from !== time.to && time.start <= mention.start && mention.end <= time.end),
    );
  fillYears(times, state.opened ?? section.period);
  if (structure.sections[sentence.section]?.role !== "glossary") {
    const spansYears = calendar.reviewed[0] < calendar.reviewed[1];
    updateState(state, { sentence, words, times, hasFigures: mentions.length > 0, spansYears });
  }
  if (sentence.row === undefined) return describeAll(reading, calendar, times, mentions);
  const cells = readTableFigures(structure, sentence, section, state.tableUnit);
  const inCell = (mention: FigureMention): boolean =>
    sentence.row?.cells.some((cell) => cell.start <= mention.start && mention.end <= cell.end) === true;
  const prose = mentions
    .filter(inCell)
    .filter((mention) => !cells.some((cell) => cell.start < mention.end && mention.start < cell.end));
  return [...cells, ...describeAll(reading, calendar, times, prose)].sort((a, b) => a.start - b.start);
}

function moved<T extends { start: number; end: number }>(item: T, by: number): T {
  return { ...item, start: item.start + by, end: item.end + by };
}

/** What relative times are counted from in a section; a plan over years is counted from its own. */
function calendarOf({ metadata }: ReportStructure, { role, period, calendar }: SectionTime): Calendar {
  const ahead = role === "plan";
  const planned: [number, number] = ahead && period.from < period.to ? [period.from, period.to] : metadata.planned;
  return { year: metadata.year, reviewed: metadata.reviewed, planned, ...calendar, ahead };
}

const BREAKDOWN = /^(?:其中|(?:分|按)[^，]{1,10}(?:看|分)[，,])/;

function describeAll(
  { structure, folded, state, section, sentence }: Reading,
  calendar: Calendar,
  times: readonly TimeExpression[],
  mentions: readonly FigureMention[],
): Omit<Figure, "index">[] {
  const isBreakdown = BREAKDOWN.test(folded.slice(sentence.start, sentence.end));
  const words = { start: sentence.start, end: sentence.end, folded, text: structure.text, mentions };
  const indicators = readIndicators(words, isBreakdown ? state.subject : []);
  if (!isBreakdown && indicators[0] !== undefined) state.subject = indicators[0].base;
  const scope = { folded, sentence, section, calendar, times, mentions, opened: state.opened };
  return indicators.flatMap((indicator, position) => describeFigure(scope, position, indicator) ?? []);
}
