/**
 * Sentences (句) of one line: they end at 。！？ or with the line. Doesn't split at ；, inside short quotations, or inside brackets.
 */
import type { Span } from "../span.ts";

const ENDS = new Set("。！？!?");
const CLOSERS = new Set("”’》〉）」』】〕)]\"'*");
const PAIRS = new Map(
  ["“”", "‘’", "《》", "〈〉", "（）", "()", "「」", "『』", "【】", "〔〕"].map(([open, close]) => [open, close]),
);
/** A quotation or bracket longer than this may be split inside. */
const MAX_QUOTE_CHARS = 80;
/** After a quotation that ends with its own 。 the sentence still goes on when one of these follows. */
const GOES_ON = new Set("，、；：。,;:的是等为和与及中之");

/** Spans of the sentences in `[span.start, span.end)`, without white space around them; together they cover the rest. */
export function splitSentences(text: string, span: Span): Span[] {
  const sentences: Span[] = [];
  let start = span.start;
  const cut = (end: number): void => {
    const trimmed = trimSpan(text, { start, end });
    if (trimmed.start < trimmed.end) sentences.push(trimmed);
    start = end;
  };
  let at = span.start;
  while (at < span.end) {
    const closing = closingOf(text, at, span.end);
    if (closing !== undefined) {
      at = closing + 1;
      if (ENDS.has(text[closing - 1] ?? "") && text[closing] !== "》" && !GOES_ON.has(text[at] ?? "")) {
        at = afterClosers(text, at, span.end);
        cut(at);
      }
      continue;
    }
    if (ENDS.has(text[at] ?? "") && !isPadding(text, at)) {
      at = afterClosers(text, at + 1, span.end);
      cut(at);
      continue;
    }
    at += 1;
  }
  cut(span.end);
  return sentences;
}

/** Where the quotation or bracket that opens at `at` closes, if it does so soon. */
export function closingOf(text: string, at: number, end: number): number | undefined {
  const open = text[at];
  const close = PAIRS.get(open);
  if (close === undefined) return undefined;
  const limit = Math.min(end, at + MAX_QUOTE_CHARS);
  let depth = 0;
  for (let i = at; i < limit; i++) {
    if (text[i] === open) depth += 1;
    else if (text[i] === close && --depth === 0) return i;
  }
  return undefined;
}

export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? "")) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end -= 1;
  return { start, end };
}

function afterClosers(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && (CLOSERS.has(text[next] ?? "") || ENDS.has(text[next] ?? ""))) next += 1;
  return next;
}

/** `??` stands for characters that the publisher lost, not for a question. */
function isPadding(text: string, at: number): boolean {
  return text[at] === "?" && (text[at + 1] === "?" || text[at - 1] === "?");
}
