/**
 * Finds the subject of a figure whose own words name none: the figure before, or the clause before.
 * Doesn't look beyond the sentence.
 */
import type { Span } from "../span.ts";
import { measureLength } from "./clause-words.ts";
import { type FigureWords, isBreak, type SentenceWords } from "./figure-words.ts";
import { leftCore, MAX_NOUN_CHARS } from "./left-words.ts";
import type { DividedSentence } from "./right-noun.ts";

/** A figure among those of its sentence. */
export interface FigurePlace extends DividedSentence {
  index: number;
  /** What the figure before counts, without what only it adds (出口 of 进出口总额). */
  anchor: readonly Span[];
  /** All words of the figure before, for a change of it (出口64亿元，下降23%). */
  full: readonly Span[];
}

/** What the figure before counts, or the noun of the clause before; a total isn't only of what was 新增. */
export function inheritSubject(place: FigurePlace, words: FigureWords, total: boolean): Span[] {
  const { anchor, sentence, index } = place;
  const previous = sentence.mentions[index - 1];
  const between = previous === undefined ? "" : sentence.folded.slice(previous.end, words.left.start);
  const moved =
    previous === undefined ||
    /；/.test(between) ||
    /^[^，；]*，[^，]*(?:继续|不断|持续|稳步|进一步|大幅|明显|显著)[^，]*，$/.test(between);
  const topic = moved ? topicBefore(sentence, words.left.start) : [];
  const subject = topic.length > 0 ? topic : headOf(sentence.folded, anchor);
  const first = subject[0];
  if (!total || first === undefined) return subject;
  const length = /^新增/.exec(sentence.folded.slice(first.start, first.end))?.[0].length ?? 0;
  return [{ start: first.start + length, end: first.end }, ...subject.slice(1)];
}

/** Is nothing between this figure and the one before but the clause that changes it (，下降23.2%)? */
export function continuesFigure({ sentence, index, full }: FigurePlace, words: FigureWords): boolean {
  const previous = sentence.mentions[index - 1];
  return (
    full.length > 0 &&
    previous !== undefined &&
    !/[，；。]./.test(sentence.folded.slice(previous.end, words.left.start))
  );
}

/** 长城公司实现产值…；实现税收…: who it is without what was achieved. */
function headOf(folded: string, spans: readonly Span[]): Span[] {
  const [first, ...rest] = spans;
  if (first === undefined || rest.length > 0) return [...spans];
  const text = folded.slice(first.start, first.end);
  const at = /(?:实现|完成)/.exec(text)?.index ?? text.length - (/面积$/.test(text) ? measureLength(text) : 0);
  return at < 2 ? [first] : [{ start: first.start, end: first.start + at }];
}

/** The noun that opens the clause before, for clauses that are all predicate (国家外汇储备继续增加，达到2864亿美元). */
function topicBefore(sentence: SentenceWords, at: number): Span[] {
  const { folded } = sentence;
  let end = at;
  while (end > sentence.start && isBreak(folded, end - 1)) end--;
  let start = end;
  while (start > sentence.start && !isBreak(folded, start - 1)) start--;
  const core = leftCore(folded, { start, end });
  if (core === undefined || /^(?:在|为|按|根据|随着|通过|坚持|面对|围绕)/.test(folded.slice(core.start, core.end)))
    return [];
  if (sentence.mentions.some((mention) => mention.start >= start && mention.end <= end)) return [];
  const text = folded.slice(core.start, core.end);
  const cut = /(?:继续|不断|持续|稳步|进一步|大幅|明显|快速|全面|显著|平稳|增长|增加|提高|提升|下降|减少)/.exec(text);
  const length = cut !== null && cut.index >= 2 ? cut.index : text.length;
  return [{ start: core.start, end: core.start + Math.min(length, MAX_NOUN_CHARS) }];
}
