/**
 * Puts together all that is known of one figure of a sentence: kind, period, aspect, and where it stands.
 * Doesn't find figures or what they count.
 */
import type { Sentence } from "../report.ts";
import type { Span } from "../span.ts";
import { assignKind } from "./assign-kind.ts";
import { assignPeriod } from "./assign-period.ts";
import type { Indicator } from "./compose-indicator.ts";
import type { Figure, FigureKind, FigureMention } from "./figure.ts";
import { OPENING_CHARS, YEAR_OPENING } from "./ledger-state.ts";
import type { Calendar, Period, TimeExpression } from "./read-times.ts";
import type { SectionTime } from "./section-time.ts";
import { unitClass } from "./units.ts";

/** The sentence of a figure and what holds for it. */
export interface FigureScope {
  /** Folded text of the whole report. */
  folded: string;
  sentence: Sentence;
  section: SectionTime;
  calendar: Calendar;
  /** Times of the sentence, with spans in the report. */
  times: readonly TimeExpression[];
  /** Figures of the sentence, with spans in the report. */
  mentions: readonly FigureMention[];
  /** Time that opened the paragraph. */
  opened: Period | undefined;
}

const LIST_GAP = /^(?:以上|以下|左右|以内|多)?\s*(?:[、和及与]|以及)\s*(?:近|约|超)?$/;

/** Words farther away than this tell nothing of a figure. */
const CONTEXT_CHARS = 400;

/** The figure at `position` among those of its sentence; undefined when there is none. */
export function describeFigure(
  scope: FigureScope,
  position: number,
  indicator: Indicator | undefined,
): Omit<Figure, "index"> | undefined {
  const { folded, sentence, section, calendar, mentions, opened } = scope;
  const mention = mentions[position];
  if (mention === undefined) return undefined;
  const clause = clauseOf(sentence, mention);
  const clauseStart = sentence.clauses[clause]?.start ?? sentence.start;
  const clauseBefore = folded.slice(Math.max(clauseStart, mention.start - CONTEXT_CHARS), mention.start);
  const sentenceBefore = folded.slice(Math.max(sentence.start, mention.start - CONTEXT_CHARS), mention.start);
  const after = folded.slice(mention.end, Math.min(sentence.end, mention.end + CONTEXT_CHARS));
  const times = timesFor(scope, mention);
  const stated = times.filter((time) => !time.reference && !time.origin).at(-1);
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
  const first = firstOfList(scope, position);
  const period = assignPeriod({
    mention,
    before: folded.slice(Math.max(Math.min(clauseStart, first), first - CONTEXT_CHARS), first),
    sentenceBefore,
    after,
    times,
    previousEnd: mentions[position - 1]?.end ?? sentence.start,
    context: contextOf(scope, kind, clauseBefore),
    calendar,
    target: kind === "target",
  });
  const direction = mention.direction ?? indicator?.direction;
  return {
    ...mention,
    ...(direction === undefined ? {} : { direction }),
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

/** Where the first figure of the list begins that the figure stands in (32.6%和38.4%). */
function firstOfList({ folded, mentions }: FigureScope, position: number): number {
  let first = position;
  while (first > 0 && LIST_GAP.test(folded.slice(mentions[first - 1]?.end ?? 0, mentions[first]?.start ?? 0))) first--;
  return mentions[first]?.start ?? 0;
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
  if (
    (mention.direction ?? indicator?.direction) !== undefined ||
    indicator?.changes === true ||
    mention.unit === "百分点"
  )
    return "change";
  if (mention.unit === "倍") return /是[^，]*$|为[^，]*$/.test(before) ? "level" : "change";
  const unit = unitClass(mention.unit);
  if (indicator?.shares === true) return "share";
  return unit === "percent" || unit === "permille" || unit === "ratio" ? "share" : "level";
}
