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
    const periods = readAskedPeriods(sliceSpan(folded, sentence)).map((period) => ({
      ...period,
      start: period.start + sentence.start,
      end: period.end + sentence.start,
    }));
    const named = places.filter(isWithin);
    place = named[0] ?? place;
    const hidden = [...own, ...periods, ...named.filter(({ reports }) => reports.length > 0)];
    for (const mention of own) {
      claims.push(toClaim({ folded, sentence, own, periods, hidden, time, place }, mention, claims.length));
    }
    const last = periods.filter(({ role }) => role === "asked").at(-1);
    if (last) time = { reference: last.reference, nearness: "draft" };
  }
  return claims;
}

interface Scope {
  folded: string;
  sentence: Span;
  own: readonly FigureMention[];
  periods: readonly AskedPeriod[];
  hidden: readonly Span[];
  time: ClaimTime | undefined;
  place: NamedPlace | undefined;
}

function toClaim(scope: Scope, mention: FigureMention, index: number): Claim {
  const { folded, sentence, own, periods, hidden, place } = scope;
  const position = own.indexOf(mention);
  const clause = clauseOf(folded, sentence, mention);
  const left = Math.max(clause.start, own[position - 1]?.end ?? sentence.start);
  const right = Math.min(clause.end, own[position + 1]?.start ?? sentence.end);
  const words = (span: Span): string => without(folded, span, hidden).trim();
  const asked = periods.filter(({ role }) => role === "asked");
  const near = asked.filter(({ start, end }) => start >= clause.start && end <= clause.end).at(-1);
  const inSentence = asked.filter(({ end }) => end <= mention.start).at(-1) ?? asked[0];
  const time: ClaimTime | undefined = near
    ? { reference: near.reference, nearness: "clause" }
    : inSentence
      ? { reference: inSentence.reference, nearness: "sentence" }
      : scope.time;
  const { target, actual } = readAsk(sliceSpan(folded, sentence));
  const kind = target > actual ? "target" : actual > target ? "actual" : undefined;
  const before = folded.slice(left, mention.start);
  const isRate = mention.unit === "%" || mention.unit === "百分点";
  const own2 = `${words({ start: left, end: mention.start })} ${words({ start: mention.end, end: right })}`.trim();
  return {
    ...mention,
    index,
    indicator: own2.length >= 4 ? own2 : words(clause),
    aspect: isRate && mention.direction ? "change" : isRate && SHARE.test(own2) ? "share" : isRate ? "share" : "level",
    clause: words(clause),
    sentence: words(sentence),
    question: `${without(folded, { start: clause.start, end: mention.start }, [])}how much${folded.slice(mention.end, clause.end)}`,
    before,
    after: folded.slice(mention.end, right),
    ...(time ? { time } : {}),
    ...(kind ? { kind } : {}),
    origin: /\bfrom $/u.test(before),
    ...(!place
      ? {}
      : place.reports.length > 0
        ? { reports: place.reports }
        : { otherPlace: { name: place.name, needles: place.needles, far: place.start < clause.start } }),
  };
}

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
