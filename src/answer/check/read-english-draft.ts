/** An English draft → its claims. Words of a figure are those between its neighbours in the clause; finer grammar isn't read. */
import { type Span, sliceSpan } from "../../corpus/span.ts";
import { type AskedPeriod, readAskedPeriods } from "../../retrieval/asked-period.ts";
import { readAsk } from "../../retrieval/question.ts";
import type { Claim, ClaimTime } from "./claim.ts";
import { datelinesOf, isFiledAt } from "./datelines.ts";
import type { NamedPlace } from "./draft-places.ts";
import { type EnglishMention, readEnglishMentions } from "./english-mentions.ts";

const SENTENCE = /[^.!?\n](?:[^.!?\n]|[.](?=\d|\w\.)|(?<=\d)[.](?=\d))*[.!?\n]?/gu;
const BREAK = /[,;:](?!\d)|\b(?:while|whereas|but)\b/iu;
const SHARE = /\b(?:share|accounts?|accounted|proportion|rate|ratio|coverage|percentage of)\b/iu;

/** More Latin words than Han characters. */
export function isEnglish(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[a-z]{2,}/giu)?.length ?? 0;
  return latin > 0 && latin >= 2 * han;
}

/** Words that name nothing by themselves, beside a number. */
const EMPTY =
  /^(?:[^a-z]|\b(?:up|down|by|an?|the|of|to|in|and|or|its?|that|which|was|were|is|are|had|has|have|been|will|would|more|less|about|around|nearly|over|than|from|year|on|growth|increase|decrease|decline|rise|rose|grew|fell|increased|decreased|declined|compared|with|last|previous|annual(?:ly)?|reached|totall?ed|amounted|share|accounted|accounts|for|total|overall|s)\b)*$/u;
/** Verbs of planning say that something is to come, not what; nor does the one that plans. */
const PLANNING =
  /\b(?:plans?|planned|aims?|aimed|expects?|expected|intends?|hopes?|targets?|will|would|sets?|to add|adds?|added|has|have|had|saw|recorded|achieved|completed|realised|realized|reached|districts?|city|county|province|government|authorities)\b/gu;
/** People are counted by words that say who: teachers, jobs. */
const NOBODY = /^(?:people|persons?|residents|members|visits?|trips?|households|families)$/u;
/** Between two figures: what stands before belongs to the one, what comes after to the other. */
const CONJUNCTION = /\b(?:and|plus|as well as|or)\b/gu;

/** Claims of an English draft, in order. Spans count UTF-16 code units of `text`. */
export function readEnglishDraft(text: string, placesIn: (folded: string) => NamedPlace[]): Claim[] {
  const folded = text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
  const datelines = datelinesOf(text);
  const places = placesIn(text).filter((each) => !isFiledAt(each, datelines) && !isGovernment(folded, each));
  const mentions = readEnglishMentions(text);
  const claims: Claim[] = [];
  let time: ClaimTime | undefined;
  let place: NamedPlace | undefined;
  for (const match of folded.matchAll(SENTENCE)) {
    const sentence = { start: match.index, end: match.index + match[0].length };
    const isWithin = (span: Span): boolean => span.start >= sentence.start && span.end <= sentence.end;
    const own = mentions.filter(isWithin);
    const periods = readAskedPeriods(sliceSpan(folded, sentence).replace(/[.!?]$/u, " ")).map((period) => ({
      ...period,
      start: period.start + sentence.start,
      end: period.end + sentence.start,
    }));
    const named = toldAbout(places.filter(isWithin));
    const carried = place;
    const hidden = [...own, ...periods, ...named.filter(({ reports }) => reports.length > 0)];
    for (const mention of own) {
      const before = mention === own[0] ? undefined : claims.at(-1);
      place = named.filter(({ end }) => end <= mention.start).at(-1) ?? named[0] ?? carried;
      claims.push(toClaim({ folded, sentence, own, periods, hidden, time, place, before }, mention, claims.length));
    }
    place = named[0] ?? carried;
    const last = periods.filter(({ role }) => role === "asked").at(-1);
    if (last) time = { ...timeNamed(folded, last), nearness: "draft" };
  }
  return claims;
}

/** So many characters on each side of a figure are looked at. */
const SENTENCE_CHARS = 400;

interface Scope {
  folded: string;
  sentence: Span;
  own: readonly EnglishMention[];
  periods: readonly AskedPeriod[];
  hidden: readonly Span[];
  time: ClaimTime | undefined;
  place: NamedPlace | undefined;
  /** The claim before it in the sentence. */
  before: Claim | undefined;
}

function toClaim(scope: Scope, mention: EnglishMention, index: number): Claim {
  const { folded, own, periods, hidden, place } = scope;
  const sentence = {
    start: Math.max(scope.sentence.start, mention.start - SENTENCE_CHARS),
    end: Math.min(scope.sentence.end, mention.end + SENTENCE_CHARS),
  };
  const position = own.indexOf(mention);
  const clause = clauseOf(folded, sentence, mention);
  const [previous, next] = [own[position - 1], own[position + 1]];
  const left = Math.max(
    clause.start,
    previous ? (conjunctionBetween(folded, previous, mention) ?? previous.end) : sentence.start,
  );
  const right = Math.min(clause.end, next ? (conjunctionBetween(folded, mention, next) ?? next.start) : sentence.end);
  const words = (span: Span): string => without(folded, span, hidden).trim();
  const asked = periods.filter(({ role }) => role === "asked");
  const inClause = asked.filter(({ start, end }) => start >= clause.start && end <= clause.end);
  const near =
    inClause.filter(({ start, end }) => start >= left && end <= right).at(-1) ??
    inClause.filter(({ end }) => end <= mention.start).at(-1) ??
    inClause[0];
  const inSentence = asked.filter(({ end }) => end <= mention.start).at(-1) ?? asked[0];
  const time: ClaimTime | undefined = near
    ? { ...timeNamed(folded, near), nearness: "clause" }
    : inSentence
      ? { ...timeNamed(folded, inSentence), nearness: "sentence" }
      : scope.time;
  const said = kindOf(sliceSpan(folded, clause));
  const kind = said ?? kindOf(folded.slice(sentence.start, clause.start));
  const before = folded.slice(left, mention.start);
  const isCount = mention.unit === "个" || mention.unit === "人" || mention.unit === "户";
  const isRate = mention.unit === "%" || mention.unit === "百分点";
  const { measure, ...figure } = mention;
  const counted = isCount && !NOBODY.test(measure) ? measure : "";
  const beside = `${words({ start: left, end: mention.start })} ${counted} ${words({ start: mention.end, end: right })}`
    .replace(PLANNING, " ")
    .trim();
  const inherited = EMPTY.test(beside) ? scope.before?.indicator : undefined;
  return {
    ...figure,
    index,
    english: true,
    about: "",
    indicator: inherited ?? (beside.length >= 4 ? beside : words(clause)),
    aspect:
      isRate && mention.direction ? "change" : isRate && SHARE.test(beside) ? "share" : isRate ? "share" : "level",
    clause: `${inherited ?? ""} ${words(clause)}`.trim(),
    sentence: words(sentence),
    question: `${inherited ?? ""} ${folded.slice(left, mention.start)}how many ${measure}${folded.slice(mention.end, right)}`,
    before,
    ...(time ? { time } : {}),
    ...(kind ? { kind } : {}),
    ...(said === "target" ? { stage: "planned" as const } : {}),
    origin: /\bfrom $/u.test(before),
    outcome: /\bfrom\b[^.;]*\d[^.;]*\bto $/u.test(folded.slice(clause.start, mention.start)),
    ...(!place
      ? {}
      : place.reports.length > 0
        ? { reports: place.reports }
        : {
            otherPlace: {
              name: place.name,
              needles: place.needles,
              wholes: place.wholes,
              far: place.start < clause.start,
            },
          }),
  };
}

/** Where the last conjunction between two figures begins. */
function conjunctionBetween(folded: string, first: Span, second: Span): number | undefined {
  const last = [...folded.slice(first.end, second.start).matchAll(CONJUNCTION)].at(-1);
  return last && first.end + last.index;
}

function kindOf(words: string): Claim["kind"] {
  const { target, actual } = readAsk(words);
  return target > actual ? "target" : actual > target ? "actual" : undefined;
}

/** Of places in a sentence with the report's own, one that it lies in only says where: Tianhe District in Guangzhou. */
function toldAbout(named: readonly NamedPlace[]): NamedPlace[] {
  const own = named.some(({ reports }) => reports.length > 0);
  return named.filter(({ reports, wholes }) => !own || reports.length > 0 || wholes.length === 0);
}

/** Beijing says: the government that sits there, not what is told about. */
const isGovernment = (folded: string, { start, end }: Span): boolean =>
  /^beijing$/u.test(folded.slice(start, end)) && SAYING.test(folded.slice(end));
const SAYING =
  /^ (?:says|said|aims|plans|expects|wants|vows|vowed|pledges|pledged|sets|set|targets|announced|hopes)\b/u;

const timeNamed = (folded: string, period: AskedPeriod): Omit<ClaimTime, "nearness"> => ({
  text: sliceSpan(folded, period),
  reference: period.reference,
});

/** Between breaks, or from one if a figure stands in each part. */
function clauseOf(folded: string, sentence: Span, mention: Span): Span {
  let { start, end } = sentence;
  for (let at = mention.start; at > sentence.start; at--) {
    if (BREAK.test(folded.slice(at - 1, at + 1))) {
      start = at;
      break;
    }
  }
  const rest = folded.slice(mention.end, sentence.end);
  const stop = rest.search(BREAK);
  if (stop >= 0) end = mention.end + stop;
  return { start, end };
}

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
