/**
 * Clauses (分句) of a sentence, between ，；： and not inside short quotations or brackets, each with the subject it shares
 * with an earlier one. A heuristic on word order: it doesn't parse the language.
 */
import type { Clause } from "../report.ts";
import type { Span } from "../span.ts";
import { findTopic, needsSubject } from "./find-topic.ts";
import { closingOf } from "./split-sentences.ts";

const SEPARATORS = new Set("，；：,;:");

/** Clauses with their punctuation; they cover the sentence without a gap. */
export function splitClauses(text: string, sentence: Span): Clause[] {
  const clauses: Clause[] = [];
  let topic: Span | undefined;
  for (const span of clauseSpans(text, sentence)) {
    const words = text.slice(span.start, span.end);
    if (topic && needsSubject(words)) {
      clauses.push({ ...span, subject: topic });
      continue;
    }
    clauses.push(span);
    const found = findTopic(words);
    if (found) topic = { start: span.start + found.start, end: span.start + found.end };
  }
  return clauses;
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
