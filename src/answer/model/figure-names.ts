/**
 * Is a figure of a sentence called what it counts? Its number alone doesn't tell: 新建小学8所 has the number of 幼儿园 beside it. The words next
 * to it must be those of its indicator, more than those of any neighbour's, or those of the question that it answers.
 */
import { type Span, sliceSpan } from "../../corpus/span.ts";
import { hanBigrams } from "../../indexing/tokenize.ts";
import { type FigureOfReport, figureDirection } from "../check/figure-of-report.ts";
import { foldDraft } from "../check/fold-draft.ts";
import type { CitedEvidence } from "./cited-evidence.ts";
import { denials } from "./claim-words.ts";
import { englishMeaning, englishWords } from "./english-words.ts";
import { isMeaning, isOwnScope, wayOf } from "./frame-words.ts";
import { localWords } from "./local-words.ts";
import type { SentenceReading } from "./sentence-claims.ts";
import type { WordTools } from "./sentence-names.ts";
import { blank } from "./sentence-numbers.ts";

/** At least so much of an indicator's words must stand beside its number. */
const NAMED_SHARE = 0.5;
/** Left out, the number still counts the same; without 新增 or 农村 it doesn't. */
const TOTALS: ReadonlySet<string> = new Set("总数 总额 总值 累计 全部".split(" "));
/** Adds to what there was: 新增800家 isn't 800家. */
const INCREMENT = /新[增建开招设改扩]|净增|增[加设]|扩[建招]/u;
const ENGLISH_FALL = /\b(?:fell|fall|dropped|declined?|decreased?|down|lost)\b/u;
const ENGLISH_RISE = /\b(?:rose|rise|grew|growth|increased?|up|gained)\b/u;
const CLAUSE_END = /[，,；;。：:]/u;
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
    const [down, up] = [ENGLISH_FALL, ENGLISH_RISE].map((way) => way.test(clauseOf(folded, mention, reading)));
    const way = figureDirection(stated);
    if ((down && way !== "down") || (up && way !== "up")) return false;
    const said = englishWords(asked ?? "");
    return asked !== undefined && meaning.length > 0 && meaning.every((word) => said.has(word));
  }
  const meaningOf = (part: string): string[] =>
    tools.cut(part).filter((word) => isMeaning(word) && wayOf(word) === undefined);
  const words = beside(folded, mention, reading, (part) => meaningOf(part).length > 0);
  const local = localWords(stated, evidence) + foldDraft(asked ?? "");
  const beyond = tools
    .cut(clauseOf(folded, mention, reading))
    .filter((word) => isMeaning(word) && !local.includes(word));
  const way = figureDirection(stated);
  if (beyond.some((word) => (way === undefined || wayOf(word) !== way) && !isOwnScope(word, evidence.places)))
    return false;
  if (denials(clauseOf(folded, mention, reading)) !== denials(clauseOfReport(stated))) return false;
  if (INCREMENT.test(nameOf(stated)) !== INCREMENT.test(words)) return false;
  const isWhole = meaningOf(nameOf(stated)).every((word) => words.includes(word) || TOTALS.has(word));
  const own = namedShare(stated, words);
  const rival = evidence.figures.some(
    (other) => other.figure !== stated.figure && !isSameName(other, stated) && namedShare(other, words) > own,
  );
  if (rival) return false;
  if (own >= NAMED_SHARE && isWhole) return true;
  const meaning = meaningOf(words);
  return asked !== undefined && meaning.length > 0 && meaning.every((word) => foldDraft(asked).includes(word));
}

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

/** The words of a number's own clause, from the figure before it to the figure behind it. */
function clauseOf(folded: string, mention: Span, { figures, periods }: SentenceReading): string {
  const spans = figures.map(({ mention: each }) => each).sort((a, b) => a.start - b.start);
  const plain = blank(folded, [...spans, ...periods]);
  const from = spans.findLast(({ end }) => end <= mention.start)?.end ?? 0;
  const to = spans.find(({ start }) => start >= mention.end)?.start ?? plain.length;
  const [before = ""] = /[^，,；;。：:]*$/u.exec(plain.slice(from, mention.start)) ?? [];
  const [after = ""] = /^[^，,；;。：:]*/u.exec(plain.slice(mention.end, to)) ?? [];
  return `${before} ${after}`;
}

/** The clause of a figure in its report, from the figure before it on. */
function clauseOfReport({ report, sentence, figure }: FigureOfReport): string {
  const clause = sentence.clauses[figure.clause] ?? sentence;
  return foldDraft(sliceSpan(report.text, clause));
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
