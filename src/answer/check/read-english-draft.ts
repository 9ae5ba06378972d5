/** An English draft → its claims. Words of a figure are those between its neighbours in the clause; finer grammar isn't read. */
import type { FigureMention } from "../../corpus/figures/figure.ts";
import { type Span, sliceSpan } from "../../corpus/span.ts";
import { type AskedPeriod, readAskedPeriods } from "../../retrieval/asked-period.ts";
import { readAsk } from "../../retrieval/question.ts";
import type { Claim, ClaimTime } from "./claim.ts";
import type { NamedPlace } from "./draft-places.ts";
import { readEnglishMentions } from "./english-mentions.ts";

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
  /^(?:[^a-z]|\b(?:up|down|by|an?|the|of|to|in|and|or|its?|that|which|was|were|is|are|had|has|have|been|will|would|more|less|about|around|nearly|over|than|from|year|on|growth|increase|decrease|decline|rise|rose|grew|fell|increased|decreased|declined|compared|with|last|previous|annual(?:ly)?|reached|totall?ed|amounted|share|accounted|accounts|for)\b)*$/u;
/** Verbs of planning say that something is to come, not what. */
const PLANNING =
  /\b(?:plans?|planned|aims?|aimed|expects?|expected|intends?|hopes?|targets?|will|would|sets?|to add|adds?|added|has|have|had|saw|recorded|achieved|completed|realised|realized|reached)\b/gu;

/** Claims of an English draft, in order. Spans count UTF-16 code units of `text`. */
export function readEnglishDraft(text: string, placesIn: (folded: string) => NamedPlace[]): Claim[] {
  const folded = text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
  const places = placesIn(text);
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
    const named = places.filter(isWithin);
    place = named[0] ?? place;
    const hidden = [...own, ...periods, ...named.filter(({ reports }) => reports.length > 0)];
    for (const mention of own) {
      const before = mention === own[0] ? undefined : claims.at(-1);
      claims.push(toClaim({ folded, sentence, own, periods, hidden, time, place, before }, mention, claims.length));
    }
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
  own: readonly FigureMention[];
  periods: readonly AskedPeriod[];
  hidden: readonly Span[];
  time: ClaimTime | undefined;
  place: NamedPlace | undefined;
  /** The claim before it in the sentence. */
  before: Claim | undefined;
}

function toClaim(scope: Scope, mention: FigureMention, index: number): Claim {
  const { folded, own, periods, hidden, place } = scope;
  const sentence = {
    start: Math.max(scope.sentence.start, mention.start - SENTENCE_CHARS),
    end: Math.min(scope.sentence.end, mention.end + SENTENCE_CHARS),
  };
  const position = own.indexOf(mention);
  const clause = clauseOf(folded, sentence, mention);
  const left = Math.max(clause.start, own[position - 1]?.end ?? sentence.start);
  const right = Math.min(clause.end, own[position + 1]?.start ?? sentence.end);
  const words = (span: Span): string => without(folded, span, hidden).trim();
  const asked = periods.filter(({ role }) => role === "asked");
  const near = asked.filter(({ start, end }) => start >= clause.start && end <= clause.end).at(-1);
  const inSentence = asked.filter(({ end }) => end <= mention.start).at(-1) ?? asked[0];
  const time: ClaimTime | undefined = near
    ? { ...timeNamed(folded, near), nearness: "clause" }
    : inSentence
      ? { ...timeNamed(folded, inSentence), nearness: "sentence" }
      : scope.time;
  const { target, actual } = readAsk(sliceSpan(folded, sentence));
  const kind = target > actual ? "target" : actual > target ? "actual" : undefined;
  const before = folded.slice(left, mention.start);
  const isCount = mention.unit === "个" || mention.unit === "人" || mention.unit === "户";
  const isRate = mention.unit === "%" || mention.unit === "百分点";
  const beside = `${words({ start: left, end: mention.start })} ${words({ start: mention.end, end: right })}`
    .replace(PLANNING, " ")
    .trim();
  const inherited = EMPTY.test(beside) ? scope.before?.indicator : undefined;
  return {
    ...mention,
    index,
    english: true,
    about: "",
    indicator: inherited ?? (beside.length >= 4 ? beside : words(clause)),
    aspect:
      isRate && mention.direction ? "change" : isRate && SHARE.test(beside) ? "share" : isRate ? "share" : "level",
    clause: `${inherited ?? ""} ${words(clause)}`.trim(),
    sentence: words(sentence),
    question: `${inherited ?? ""} ${folded.slice(clause.start, mention.start)}${isCount ? "how many" : "how much"}${folded.slice(mention.end, clause.end)}`,
    before,
    ...(time ? { time } : {}),
    ...(kind ? { kind } : {}),
    origin: /\bfrom $/u.test(before),
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
