/**
 * The ledger of a report: every figure with what it counts, when, and whether it is a result or a target.
 * Doesn't parse sections or sentences; it reads the structure it is given.
 */
import type { ReportStructure, Sentence } from "../report.ts";
import type { Span } from "../span.ts";
import { assignKind } from "./assign-kind.ts";
import { assignPeriod } from "./assign-period.ts";
import type { Figure, FigureMention } from "./figure.ts";
import { foldCharacters } from "./fold-characters.ts";
import { type Indicator, readIndicators } from "./read-indicator.ts";
import { readMentions } from "./read-mentions.ts";
import { readTableFigures } from "./read-table-figures.ts";
import { type Period, readTimes, type TimeExpression } from "./read-times.ts";
import { readSectionTimes, type SectionTime } from "./section-time.ts";
import { unitClass } from "./units.ts";

/** Figures in the order of the text; `index` is the position in the list. */
export function readLedger(structure: ReportStructure): Figure[] {
  const folded = foldCharacters(structure.text);
  const sections = readSectionTimes(structure);
  const state: ParagraphState = { paragraph: -1, section: -1, opened: undefined, carried: [] };
  const figures: Omit<Figure, "index">[] = [];
  for (const sentence of structure.sentences) {
    const section = sections[sentence.section];
    if (section === undefined) continue;
    if (sentence.row !== undefined) figures.push(...readTableFigures(structure, sentence, section));
    else figures.push(...readSentence(structure, folded, sentence, section, state));
  }
  return figures.map((figure, index) => ({ ...figure, index }));
}

/** What a sentence inherits from those before it. */
interface ParagraphState {
  paragraph: number;
  section: number;
  /** Time that opened the paragraph, or a paragraph before it in the section. */
  opened: Period | undefined;
  carried: Span[];
}

function readSentence(
  structure: ReportStructure,
  folded: string,
  sentence: Sentence,
  section: SectionTime,
  state: ParagraphState,
): Omit<Figure, "index">[] {
  const words = folded.slice(sentence.start, sentence.end);
  const times = readTimes(words, structure.metadata).map((time) => ({
    ...time,
    start: time.start + sentence.start,
    end: time.end + sentence.start,
  }));
  updateState(sentence, times, state);
  const mentions = readMentions(structure.text.slice(sentence.start, sentence.end)).map((mention) => ({
    ...mention,
    start: mention.start + sentence.start,
    end: mention.end + sentence.start,
  }));
  const indicators = readIndicators(
    { start: sentence.start, end: sentence.end, folded, text: structure.text, mentions },
    [],
  );
  return mentions.map((mention, position) =>
    toFigure(
      { structure, folded, sentence, section, times, context: state.opened ?? section.period },
      mention,
      indicators[position],
      mentions[position - 1],
    ),
  );
}

const OPENING_CHARS = 14;

/** A time that opens a paragraph holds for it, and for the paragraphs after it until another does. */
function updateState(sentence: Sentence, times: readonly TimeExpression[], state: ParagraphState): void {
  if (sentence.section !== state.section) {
    state.section = sentence.section;
    state.opened = undefined;
  }
  const isFirst = sentence.paragraph !== state.paragraph;
  state.paragraph = sentence.paragraph;
  const first = times.find((time) => !time.reference);
  if (first === undefined || first.start - sentence.start > OPENING_CHARS) return;
  if (isFirst || first.opens) state.opened = first;
}

interface FigureScope {
  structure: ReportStructure;
  folded: string;
  sentence: Sentence;
  section: SectionTime;
  times: readonly TimeExpression[];
  context: Period;
}

function toFigure(
  scope: FigureScope,
  mention: FigureMention,
  indicator: Indicator | undefined,
  previous: FigureMention | undefined,
): Omit<Figure, "index"> {
  const { structure, folded, sentence, section } = scope;
  const clause = clauseOf(sentence, mention);
  const clauseStart = sentence.clauses[clause]?.start ?? sentence.start;
  const times = scope.times.filter((time) => time.start < mention.start);
  const stated = times.filter((time) => !time.reference && !time.origin).at(-1);
  const after = folded.slice(mention.end, sentence.end);
  const kind = assignKind({
    mention,
    before: folded.slice(sentence.start, mention.start),
    clauseBefore: folded.slice(clauseStart, mention.start),
    after,
    role: section.role,
    stated: stated ?? (scope.context === section.period ? undefined : scope.context),
    calendar: structure.metadata,
  });
  const period = assignPeriod({
    mention,
    before: folded.slice(clauseStart, mention.start),
    after,
    times,
    previousEnd: previous?.end ?? sentence.start,
    context: scope.context,
    calendar: structure.metadata,
    target: kind === "target",
  });
  return {
    ...mention,
    indicator: indicator?.text ?? "",
    indicatorSpans: indicator?.spans ?? [],
    period,
    kind,
    aspect: aspectOf(mention, indicator, folded.slice(clauseStart, mention.start)),
    section: sentence.section,
    sentence: sentence.index,
    clause,
  };
}

function clauseOf(sentence: Sentence, mention: Span): number {
  const found = sentence.clauses.findIndex((clause) => mention.start >= clause.start && mention.start < clause.end);
  return Math.max(0, found);
}

function aspectOf(mention: FigureMention, indicator: Indicator | undefined, before: string): Figure["aspect"] {
  if (mention.direction !== undefined || indicator?.changes === true || mention.unit === "百分点") return "change";
  if (mention.unit === "倍") return /是[^，]*$|为[^，]*$/.test(before) ? "level" : "change";
  const unit = unitClass(mention.unit);
  return unit === "percent" || unit === "permille" || unit === "ratio" ? "share" : "level";
}
