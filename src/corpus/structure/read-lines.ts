/**
 * Canonical text → lines, each with the span of what is left without padding (white space, `&nbsp;`, `??`, Markdown marks).
 * Doesn't decide what a line is.
 */
import type { Span } from "../span.ts";

/** A line without its padding; `text` is empty for a blank line. */
export interface Line extends Span {
  /** Position in the array of lines; the printed line number is one more. */
  index: number;
  text: string;
  /** Number of `#` of a Markdown heading, else 0. */
  hashes: number;
}

const PADDING_BEFORE = /^(?:[\s\u200b\ufeff]|&nbsp;|\?(?=\?)|(?<=\?)\?)+/;
const PADDING_AFTER = /(?:[\s\u200b\ufeff]|&nbsp;|(?<=\?)\?|\?(?=\?*$))+$/;
const MARKDOWN_HEADING = /^(#{1,6})[ \t\u3000]+/;

export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of text.split("\n")) {
    lines.push(trimLine(raw, start, lines.length));
    start += raw.length + 1;
  }
  return lines;
}

function trimLine(raw: string, offset: number, index: number): Line {
  let start = PADDING_BEFORE.exec(raw)?.[0].length ?? 0;
  let end = raw.length - (PADDING_AFTER.exec(raw.slice(start))?.[0].length ?? 0);
  const heading = MARKDOWN_HEADING.exec(raw.slice(start, end));
  start += heading?.[0].length ?? 0;
  const bold = /^\*\*.*\*\*$/.test(raw.slice(start, end)) && end - start > 4;
  if (bold) {
    start += 2;
    end -= 2;
  }
  return {
    index,
    start: offset + start,
    end: offset + Math.max(start, end),
    text: raw.slice(start, end),
    hashes: heading?.[1]?.length ?? 0,
  };
}
