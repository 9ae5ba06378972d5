/**
 * A draft → its claims: every figure with what the draft says it counts, when, and whether it is a result or a target.
 * Reads the draft as if it were a little report; knows no report and compares nothing.
 */
import type { Figure } from "../../corpus/figures/figure.ts";
import { readLedger } from "../../corpus/figures/read-ledger.ts";
import type { Sentence } from "../../corpus/report.ts";
import { type Span, sliceSpan } from "../../corpus/span.ts";
import { toSimplified } from "../../indexing/to-simplified.ts";
import type { Claim, ClaimTime } from "./claim.ts";
import { aboutOf, EMPTY, earlierClause, indicatorOf, without } from "./claim-indicator.ts";
import { datelinesOf, isFiledAt } from "./datelines.ts";
import { aspectIn, directionOf, isOutcome } from "./direction.ts";
import type { NamedPlace } from "./draft-places.ts";
import { readStructure } from "./draft-structure.ts";
import { kindOf, readSentence, type SentenceReading, timeOf } from "./draft-times.ts";
import { foldDraft } from "./fold-draft.ts";

/** A word of roughness with a light word between it and the number: 约有2860亿, 近乎达到. */
const ROUGHLY = /(约|大约|大概|接近|将近|近|超过|超|逾)(?:有|为|合|达到?|是|在|了)$/u;
/** 站上5000亿元台阶: a round number that was passed. */
const MILESTONE = /(?:[站迈跨登踏]上|[迈跨跃越]过|跨越|冲破|冲上)了?$|^(?:的)?(?:新?台阶|大关|关口|门槛)/u;
/** 由2010年的 … 到: what it was before it changed. */
const ORIGIN_BEFORE = /[由从][^，。；到至]{0,12}$/u;
const ORIGIN_AFTER = /^[^，。；]{0,10}(?:到|至|为)/u;
/** So many characters on each side of a figure are looked at; clauses and sentences are hardly ever longer. */
const CLAUSE_CHARS = 160;
const SENTENCE_CHARS = 500;

const around = ({ start, end }: Span, figure: Span, chars: number): Span => ({
  start: Math.max(start, figure.start - chars),
  end: Math.min(end, figure.end + chars),
});

/** Claims of a draft in Chinese, in order. Spans count UTF-16 code units of `text`. */
export function readDraft(text: string, placesIn: (folded: string) => NamedPlace[]): Claim[] {
  const structure = readStructure(toSimplified(text));
  const folded = foldDraft(text);
  const figures = readLedger(structure).filter(({ kind }) => kind !== "count");
  const datelines = datelinesOf(text);
  const places = placesIn(folded).filter((place) => !isFiledAt(place, datelines));
  const claims: Claim[] = [];
  const onlyOthers = places.every(({ reports }) => reports.length === 0);
  const before: Scope["before"] = {
    time: undefined,
    kind: undefined,
    place: onlyOthers ? places.find(({ leads }) => leads) : undefined,
  };
  for (const sentence of structure.sentences) {
    const own = figures.filter((figure) => figure.sentence === sentence.index);
    const inSentence = places.filter((place) => place.start >= sentence.start && place.end <= sentence.end);
    const reading = readSentence(folded, sentence, own);
    const scope = { text, folded, sentence, ...reading, figures: own, places: inSentence, before };
    for (const figure of own) claims.push(toClaim(scope, figure, claims.length));
    const last = reading.periods.filter(({ origin }) => !origin).at(-1);
    if (last) before.time = { text: last.text, reference: last.reference, nearness: "draft" };
    before.kind = reading.kind ?? (last ? undefined : before.kind);
    before.place = inSentence.filter(({ leads }) => leads).at(-1) ?? before.place;
  }
  return claims;
}

interface Scope extends SentenceReading {
  text: string;
  folded: string;
  sentence: Sentence;
  /** All figures of the sentence. */
  figures: readonly Figure[];
  places: readonly NamedPlace[];
  /** What the sentences before it said. */
  before: { time: ClaimTime | undefined; kind: Claim["kind"]; place: NamedPlace | undefined };
}

function toClaim(scope: Scope, figure: Figure, index: number): Claim {
  const { text, folded, figures } = scope;
  const { value, values, unit, numeral, start, end } = figure;
  const words = wordsOf(scope, figure);
  const { clause, before } = words;
  const origin = ORIGIN_BEFORE.test(before) && ORIGIN_AFTER.test(folded.slice(end, scope.sentence.end));
  const direction = directionOf(figure, before);
  const time = timeOf(scope.periods, figure, clause, origin) ?? (origin ? undefined : scope.before.time);
  const said = kindOf(sliceSpan(folded, clause));
  const kind = said ?? scope.kind ?? scope.before.kind;
  return {
    index,
    english: false,
    text: text.slice(start, end),
    start,
    end,
    value,
    ...(values ? { values } : {}),
    unit,
    qualifier: isMilestone(before, folded.slice(end, clause.end))
      ? "超"
      : figure.qualifier || (ROUGHLY.exec(before)?.[1] ?? ""),
    ...(direction ? { direction } : {}),
    numeral,
    indicator: indicatorOf({ figures, sentence: scope.sentence }, figure, clause, words.plain),
    about: aboutOf(text, figure.indicatorSpans, words.hidden),
    aspect: aspectIn(figure, direction, before),
    clause: words.plain(words.subject ? [words.subject, clause] : [clause]),
    sentence: words.plain([around(scope.sentence, figure, SENTENCE_CHARS)]),
    question: words.question,
    before,
    ...(time ? { time } : {}),
    ...(kind ? { kind } : {}),
    ...stageOf(said, sliceSpan(folded, { start: clause.start, end: start })),
    origin,
    outcome: isOutcome(folded.slice(clause.start, start)),
    ...saidOf(placeFor(scope, figure, clause), clause),
  };
}

/** 已, 已经 and a verb with 了 tell what is done; a bare 完成 may also be planned. */
const REACHED = /已经?|(?:达到|突破|完成|实现|增长|增加|建成|超过)了/u;
const NOT_REACHED = /(?:将|要|力争|计划|预计|确保)[^，。；]*$/u;

function stageOf(kind: Claim["kind"], before: string): Pick<Claim, "stage"> {
  if (kind === "target") return { stage: "planned" };
  return REACHED.test(before) && !NOT_REACHED.test(before) ? { stage: "reached" } : {};
}

const isMilestone = (before: string, after: string): boolean => MILESTONE.test(before) || MILESTONE.test(after);

/** The words around a figure, cut to what belongs to it. */
interface FigureSurroundings {
  clause: Span;
  subject: Span | undefined;
  /** Figures, times and the reports' own places. */
  hidden: Span[];
  before: string;
  question: string;
  /** Words of spans without what is hidden. */
  plain(spans: readonly Span[]): string;
}

function wordsOf(scope: Scope, figure: Figure): FigureSurroundings {
  const { folded, sentence, figures, places, times } = scope;
  const { start, end, unit } = figure;
  const own = sentence.clauses[figure.clause];
  const clause = around(own ?? sentence, figure, CLAUSE_CHARS);
  const hidden = [...figures, ...times, ...places.filter(({ reports }) => reports.length > 0)];
  const plain = (spans: readonly Span[]): string =>
    spans
      .map((span) => without(folded, span, hidden))
      .join("")
      .trim();
  const others = figures.filter((other) => other !== figure);
  const previous = figures.filter((other) => other.end <= start).at(-1);
  const earlier = EMPTY.test(plain([clause])) ? earlierClause(sentence, clause) : undefined;
  const lead = own?.subject ? sliceSpan(folded, own.subject) : earlier ? without(folded, earlier, others) : "";
  const [head, tail] = [
    { start: clause.start, end: start },
    { start: end, end: clause.end },
  ];
  return {
    clause,
    subject: own?.subject,
    hidden,
    before: folded.slice(Math.max(clause.start, previous?.end ?? sentence.start), start),
    question: `${lead}${without(folded, head, others)}多少${unit}${without(folded, tail, others)}`,
    plain,
  };
}

/** The place that the figure is about: named in its clause, else at the head of an earlier one. */
function placeFor({ places, before }: Scope, figure: Figure, clause: Span): NamedPlace | undefined {
  const inClause = places.filter(({ start }) => start >= clause.start && start < clause.end);
  const local = inClause.filter(({ national }) => !national);
  const earlier = places.filter(({ start, leads }) => leads && start < clause.start);
  return (
    local.filter(({ start }) => start < figure.start).at(-1) ??
    local[0] ??
    inClause.find(({ leads }) => leads) ??
    earlier.at(-1) ??
    before.place
  );
}

function saidOf(place: NamedPlace | undefined, clause: Span): Pick<Claim, "reports" | "otherPlace"> {
  if (!place) return {};
  const { reports, name, needles, wholes, start } = place;
  return reports.length > 0 ? { reports } : { otherPlace: { name, needles, wholes, far: start < clause.start } };
}
