/**
 * Is a figure of a sentence called what it counts? Its number alone doesn't tell: 新建小学8所 has the number of 幼儿园 beside it. The words next
 * to it must be those of its indicator, more than those of any neighbour's, or those of the question that it answers.
 */
import type { Span } from "../../corpus/span.ts";
import { hanBigrams } from "../../indexing/tokenize.ts";
import type { FigureOfReport } from "../check/figure-of-report.ts";
import { foldDraft } from "../check/fold-draft.ts";
import type { CitedEvidence } from "./cited-evidence.ts";
import type { SentenceReading } from "./sentence-claims.ts";
import { FRAME, type WordTools } from "./sentence-names.ts";
import { blank } from "./sentence-numbers.ts";

/** At least so much of an indicator's words must stand beside its number. */
const NAMED_SHARE = 0.5;
const CLAUSE_END = /[，,；;。：:]/u;
const ENGLISH_FRAME =
  /^(?:the|an?|in|of|to|by|at|on|for|from|and|its?|was|were|is|are|be|has|had|have|been|it|that|this|which|report|says?|said|reached|reach|stood|came|totall?ed|amounted|rose|fell|grew|increased|decreased|declined|up|down|growth|target|targets?|targeted|plan|planned|plans|aims?|result|set|year|yuan|percent|rmb|about|more|than|at|most|nearly|over|with|according|total|difference|share|per|cent|percentage|points?|new|number)$/u;

/**
 * @param asked words of the question that the figure answers, when it is one of those asked for
 */
export function isCalledRightly(
  text: string,
  mention: Span,
  reading: SentenceReading,
  stated: FigureOfReport,
  evidence: CitedEvidence,
  asked: string | undefined,
  english: boolean,
  tools: WordTools,
): boolean {
  const folded = foldDraft(text);
  if (english) {
    const words = beside(folded, mention, reading, (part) => englishMeaning(part).length > 0);
    const meaning = englishMeaning(words);
    const said = new Set((asked ?? "").toLowerCase().match(/[a-z'’-]+/gu) ?? []);
    return asked !== undefined && meaning.length > 0 && meaning.every((word) => said.has(word));
  }
  const meaningOf = (part: string): string[] =>
    tools.cut(part).filter((word) => /[\p{L}\p{N}]/u.test(word) && !tools.stopWords.has(word) && !FRAME.has(word));
  const words = beside(folded, mention, reading, (part) => meaningOf(part).length > 0);
  const own = namedShare(stated, words);
  const rival = evidence.figures.some(
    (other) => other.figure !== stated.figure && !isSameName(other, stated) && namedShare(other, words) > own,
  );
  if (rival) return false;
  if (own >= NAMED_SHARE) return true;
  const meaning = meaningOf(words);
  return asked !== undefined && meaning.length > 0 && meaning.every((word) => foldDraft(asked).includes(word));
}

const englishMeaning = (words: string): string[] =>
  (words.match(/[a-z'’-]{2,}/gu) ?? []).filter((word) => !ENGLISH_FRAME.test(word));

/**
 * The words that belong to a number: from the figure before it to the end of its clause, or the figure behind it. Where these say nothing
 * (…, 增长8%), those of the figure before.
 */
function beside(
  folded: string,
  mention: Span,
  { figures, periods }: SentenceReading,
  says: (part: string) => boolean,
): string {
  const spans = figures.map(({ mention: each }) => each).sort((a, b) => a.start - b.start);
  const plain = blank(folded, [...spans, ...periods]);
  const earlier = spans.filter(({ end }) => end <= mention.start).reverse();
  const next = spans.find(({ start }) => start >= mention.end);
  const tail = plain.slice(mention.end, next?.start ?? plain.length);
  const stop = tail.search(CLAUSE_END);
  let words = plain.slice(earlier[0]?.end ?? 0, mention.start) + (stop < 0 ? tail : tail.slice(0, stop));
  for (let i = 0; !says(words) && i < earlier.length; i++) {
    words = plain.slice(earlier[i + 1]?.end ?? 0, earlier[i]?.start);
  }
  return words;
}

const nameOf = ({ figure }: FigureOfReport): string =>
  foldDraft([figure.row, figure.column, figure.indicator].filter(Boolean).join(""));

const isSameName = (a: FigureOfReport, b: FigureOfReport): boolean => nameOf(a) === nameOf(b);

/** Share of the pairs of characters of a figure's name that stand among the words. */
function namedShare(figure: FigureOfReport, words: string): number {
  const name = nameOf(figure);
  const pairs = hanBigrams(name).filter((pair) => pair.length > 1);
  if (pairs.length === 0) return name !== "" && words.includes(name) ? 1 : 0;
  return pairs.filter((pair) => words.includes(pair)).length / pairs.length;
}
