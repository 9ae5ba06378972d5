/**
 * A draft → its claims: every figure with what the draft says it counts, when, and whether it is a result or a target.
 * Reads the draft as if it were a little report; knows no report and compares nothing.
 */
import type { Figure } from "../../corpus/figures/figure.ts";
import { readLedger } from "../../corpus/figures/read-ledger.ts";
import { readTimes } from "../../corpus/figures/read-times.ts";
import { sameUnit } from "../../corpus/figures/units.ts";
import type { ReportMetadata, ReportStructure, Sentence } from "../../corpus/report.ts";
import { type Span, sliceSpan } from "../../corpus/span.ts";
import { readParagraphs } from "../../corpus/structure/read-paragraphs.ts";
import { toSimplified } from "../../indexing/to-simplified.ts";
import { type AskedPeriod, readAskedPeriods } from "../../retrieval/asked-period.ts";
import { readAsk } from "../../retrieval/question.ts";
import type { Claim, ClaimTime } from "./claim.ts";
import { aspectIn, directionOf } from "./direction.ts";
import type { NamedPlace } from "./draft-places.ts";
import { foldDraft } from "./fold-draft.ts";

const NO_CALENDAR: ReportMetadata = {
  title: "",
  place: "",
  level: "unknown",
  genre: "other",
  year: 0,
  reviewed: [0, 0],
  planned: [0, 0],
};
/** Points back to a time named before, or to the year that the whole text is about. */
const ANAPHORIC = /^(?:这一年|当年|本年度?|全年要)/u;
/** A word of roughness with a light word between it and the number: 约有2860亿, 近乎达到. */
const ROUGHLY = /(约|大约|大概|接近|将近|近|超过|超|逾)(?:有|为|合|达到?|是|在|了)$/u;
/** Words before a time that only look as if something were compared with it: 按2017年的安排, 占比去年达到. */
const NO_BASE = /(?:按照?|[占同环]比)$/u;
/** 由2010年的 … 到: what it was before it changed. */
const ORIGIN_BEFORE = /[由从][^，。；到至]{0,12}$/u;
const ORIGIN_AFTER = /^[^，。；]{0,10}(?:到|至|为)/u;

/** Claims of a draft in Chinese, in order. Spans count UTF-16 code units of `text`. */
export function readDraft(text: string, placesIn: (folded: string) => NamedPlace[]): Claim[] {
  const structure = readStructure(toSimplified(text));
  const folded = foldDraft(text);
  const figures = readLedger(structure).filter(({ kind }) => kind !== "count");
  const places = placesIn(folded);
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

/** One section that holds everything: a draft's lines are paragraphs, never headings or furniture. */
function readStructure(text: string): ReportStructure {
  const blocks = [...text.matchAll(/[^\n]*\S[^\n]*/gu)].map((line) => ({
    section: 0,
    start: line.index,
    end: line.index + line[0].length,
  }));
  const whole = { start: 0, end: text.length, headingSpan: { start: 0, end: 0 }, heading: [], label: "", title: "" };
  const section = { index: 0, level: 0, parent: null, role: "body" as const, ...whole };
  return { id: "", metadata: NO_CALENDAR, text, sections: [section], ...readParagraphs(text, blocks), warnings: [] };
}

interface NamedPeriod extends AskedPeriod {
  text: string;
  /** Where a change begins: holds for the next figure only. */
  origin: boolean;
}

interface SentenceReading {
  /** Times told about, not those compared with. */
  periods: NamedPeriod[];
  /** Spans of all time words. */
  times: Span[];
  kind: Claim["kind"];
}

function readSentence(folded: string, sentence: Sentence, figures: readonly Figure[]): SentenceReading {
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

function kindOf(words: string): Claim["kind"] {
  const { target, actual } = readAsk(words);
  return target > actual ? "target" : actual > target ? "actual" : undefined;
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
  const { text, folded, sentence, figures, places, times } = scope;
  const clause = sentence.clauses[figure.clause] ?? sentence;
  const subject = sentence.clauses[figure.clause]?.subject;
  const hidden = [...figures, ...times, ...places.filter(({ reports }) => reports.length > 0)];
  const words = (spans: readonly Span[]): string =>
    spans
      .map((span) => without(folded, span, hidden))
      .join("")
      .trim();
  const { value, values, unit, numeral, start, end } = figure;
  const others = figures.filter((other) => other !== figure);
  const asked = without(folded, { start: clause.start, end: start }, others);
  const previous = figures.filter((other) => other.end <= start).at(-1);
  const before = folded.slice(Math.max(clause.start, previous?.end ?? sentence.start), start);
  const next = figures.find((other) => other.start >= end);
  const after = folded.slice(end, Math.min(clause.end, next?.start ?? sentence.end));
  const origin = ORIGIN_BEFORE.test(before) && ORIGIN_AFTER.test(folded.slice(end, sentence.end));
  const direction = directionOf(figure, before);
  const time = timeOf(scope, figure, clause, origin);
  const kind = kindOf(sliceSpan(folded, clause)) ?? scope.kind ?? scope.before.kind;
  const place = placeFor(scope, figure, clause);
  const earlier = EMPTY.test(words([clause])) ? earlierClause(sentence, clause) : undefined;
  const lead = earlier ? without(folded, earlier, others) : "";
  return {
    index,
    english: false,
    text: text.slice(start, end),
    start,
    end,
    value,
    ...(values ? { values } : {}),
    unit,
    qualifier: figure.qualifier || (ROUGHLY.exec(before)?.[1] ?? ""),
    ...(direction ? { direction } : {}),
    numeral,
    indicator: indicatorOf(scope, figure, clause, words),
    about: aboutOf(text, figure.indicatorSpans, hidden),
    aspect: aspectIn(figure, direction, before),
    clause: words(subject ? [subject, clause] : [clause]),
    sentence: words([sentence]),
    question: `${subject ? sliceSpan(folded, subject) : lead}${asked}多少${unit}${without(folded, { start: end, end: clause.end }, others)}`,
    before,
    after,
    ...(time ? { time } : {}),
    ...(kind ? { kind } : {}),
    origin,
    ...saidOf(place, clause),
  };
}

/** Words that name nothing by themselves: 要投入, 比上年多, 又修. */
const EMPTY =
  /^(?:[\s，。；：、的了]|要|占|将|还|再|又|另|共|已|总|约|其中|累计|总?投资?额?|投入|投下去|下去|花费?|拿出|安排|新增|新修|修建?|建成?|有|达到?|完成|实现|增加?|增长|减少?|下降|多|少|比|同比|较|上年|上期|去年|年均|平均|预计|预期|目标|任务|计划|资金|乡下|城里|全[县市区省州国])*$/u;

/** What is counted; where the words beside the number name nothing, those of the figure or of the clause before. */
function indicatorOf(
  { figures, sentence }: Scope,
  figure: Figure,
  clause: Span,
  words: (spans: readonly Span[]) => string,
): string {
  const own = words(figure.indicatorSpans);
  if (!EMPTY.test(own)) return own;
  const previous = figures.filter((other) => other.end <= figure.start).at(-1);
  const alike = previous !== undefined && sameUnit(previous.unit, figure.unit);
  if (previous && (alike || /%|‰|百分点|倍/u.test(figure.unit))) {
    const inherited = words(previous.indicatorSpans);
    if (!EMPTY.test(inherited)) return `${inherited} ${own}`;
  }
  const whole = words([clause]);
  const earlier = earlierClause(sentence, clause);
  return EMPTY.test(whole) && earlier ? `${words([earlier])} ${whole}` : whole;
}

const LEADING =
  /^(?:[\s，。；：、的]|完成|实现|全年|要|将|將|还要|還要|计划|計畫|計劃|力争|力爭|确保|確保|实现|實現|共有?|已有?|目前|其中|截至|底)+/u;

function aboutOf(text: string, spans: readonly Span[], hidden: readonly Span[]): string {
  const words = spans
    .map((span) => without(text, span, hidden))
    .join("")
    .replace(/\s+/gu, "");
  const about = words.replace(LEADING, "").replace(/[\s，。；：、]+$/u, "");
  return about.length < 2 || EMPTY.test(foldDraft(about)) ? "" : about;
}

const earlierClause = ({ clauses }: Sentence, clause: Span): Span | undefined =>
  clauses.filter(({ end }) => end <= clause.start).at(-1);

/** The words of a span with a space in place of each of the spans `hidden`. */
function without(folded: string, span: Span, hidden: readonly Span[]): string {
  let out = "";
  let at = span.start;
  for (const { start, end } of [...hidden].sort((a, b) => a.start - b.start)) {
    if (start < at || end > span.end) continue;
    out += `${folded.slice(at, start)} `;
    at = end;
  }
  return out + folded.slice(at, span.end);
}

/** The last time named before the figure in its clause, else its sentence, else anywhere in the clause, else before. */
function timeOf({ periods, before }: Scope, figure: Figure, clause: Span, origin: boolean): ClaimTime | undefined {
  const inClause = periods.filter((each) => each.start >= clause.start && each.end <= clause.end);
  if (origin) {
    const named = inClause.find(({ end }) => end <= figure.start && figure.start - end <= 2);
    return named && { text: named.text, reference: named.reference, nearness: "clause" };
  }
  const told = inClause.filter((each) => !each.origin);
  const nearest = told.filter(({ end }) => end <= figure.start).at(-1) ?? told[0];
  if (nearest) return { text: nearest.text, reference: nearest.reference, nearness: "clause" };
  const inSentence = periods.filter((each) => !each.origin && each.end <= figure.start).at(-1);
  if (inSentence) return { text: inSentence.text, reference: inSentence.reference, nearness: "sentence" };
  return before.time;
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
