/**
 * Clauses (分句) of a sentence, between ，；： and not inside short quotations or brackets, each with the subject it shares
 * with an earlier one. A heuristic on word order: it doesn't parse the language.
 */
import type { Clause } from "../report.ts";
import type { Span } from "../span.ts";
import { findTopic, needsSubject } from "./find-topic.ts";
import { closingOf } from "./split-sentences.ts";

const NUMBER = "[\\d０-９]+(?:[.．][\\d０-９]+)?";
const SHARED_FIGURES = new RegExp(`${NUMBER}[^\\d，]{0,6}(?:[和、与及]${NUMBER}[^\\d，]{0,6})+`);
const SEPARATORS = new Set("，；：,;:");

/** Clauses with their punctuation; they cover the sentence without a gap. */
export function splitClauses(text: string, sentence: Span): Clause[] {
  const topics: { span: Span; figures: number }[] = [];
  return clauseSpans(text, sentence).map((span) => {
    const words = text.slice(span.start, span.end);
    const figures = countFigures(words);
    const last = topics.at(-1);
    if (last && needsSubject(words)) {
      const first = last.figures === 1 ? (topics.at(-Math.max(figures, 1)) ?? last) : last;
      return { ...span, subject: { start: first.span.start, end: last.span.end } };
    }
    const found = findTopic(words);
    if (found) topics.push({ span: { start: span.start + found.start, end: span.start + found.end }, figures });
    return span;
  });
}

/** Figures that stand side by side: two in 增长5.3%和6.4%, which then speak of two subjects. */
function countFigures(words: string): number {
  return words.match(SHARED_FIGURES)?.[0].match(/[\d０-９]+(?:[.．][\d０-９]+)?/g)?.length ?? 1;
}

function clauseSpans(text: string, sentence: Span): Span[] {
  const spans: Span[] = [];
  let start = sentence.start;
  let at = sentence.start;
  while (at < sentence.end) {
    const closing = closingOf(text, at, sentence.end);
    if (closing !== undefined) {
      at = closing + 1;
      continue;
    }
    at += 1;
    if (at < sentence.end && SEPARATORS.has(text[at - 1] ?? "") && !betweenDigits(text, at - 1)) {
      spans.push({ start, end: at });
      start = at;
    }
  }
  if (start < sentence.end) spans.push({ start, end: sentence.end });
  return spans;
}

/** 1,577,693 and 20:50:30 are one number each. */
function betweenDigits(text: string, at: number): boolean {
  return /[\d０-９]/.test(text[at - 1] ?? "") && /[\d０-９]/.test(text[at + 1] ?? "");
}
