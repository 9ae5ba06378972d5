/**
 * Sets figures in brackets apart from those of the sentence round them: 增长14.4%(年度目标7%左右), 幼儿园20所（其中公办8所）.
 * Doesn't say what they count.
 */
import type { Span } from "../span.ts";
import type { SentenceWords } from "./figure-words.ts";

/** A bracket with figures in it. */
export interface Aside {
  /** The words inside the brackets, with their figures. */
  words: SentenceWords;
  /** The brackets and all between them. */
  span: Span;
}

export interface DividedAsides {
  /** The sentence with blanks in place of the asides, and the figures outside them; same offsets. */
  plain: SentenceWords;
  asides: Aside[];
}

const BRACKETS = /[（(][^（()）\n]*[)）]/g;

/** The sentence without the brackets that hold figures, and these brackets; most sentences have none. */
export function divideAsides(sentence: SentenceWords): DividedAsides {
  const { start, end, folded, mentions } = sentence;
  const asides: Aside[] = [];
  for (const match of folded.slice(start, end).matchAll(BRACKETS)) {
    const span = { start: start + match.index, end: start + match.index + match[0].length };
    const inside = mentions.filter((mention) => mention.start > span.start && mention.end < span.end);
    if (inside.length === 0) continue;
    asides.push({ span, words: { ...sentence, start: span.start + 1, end: span.end - 1, mentions: inside } });
  }
  if (asides.length === 0) return { plain: sentence, asides };
  const outside = mentions.filter(
    (mention) => !asides.some(({ span }) => mention.start > span.start && mention.end < span.end),
  );
  const blank = (words: string): string =>
    asides.reduce(
      (kept, { span }) => kept.slice(0, span.start) + " ".repeat(span.end - span.start) + kept.slice(span.end),
      words,
    );
  return { plain: { ...sentence, folded: blank(folded), text: blank(sentence.text), mentions: outside }, asides };
}
