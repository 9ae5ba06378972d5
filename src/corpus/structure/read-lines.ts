/**
 * Canonical text → lines, each with the span of what is left without padding (white space, `&nbsp;`, `??`, Markdown marks).
 * Doesn't decide what a line is.
 */
import type { Span } from "../span.ts";

/** A line without its padding; `text` is empty for a blank line. */
export interface Line extends Span {
  /** Position in the array of lines. */
  index: number;
  /** 1-based number of the printed line. */
  number: number;
  text: string;
  /** Number of `#` of a Markdown heading, else 0. */
  hashes: number;
}

const NBSP = "&nbsp;";
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
  let [start, end] = [0, raw.length];
  for (let width = paddingAt(raw, start); width > 0 && start < end; width = paddingAt(raw, start)) start += width;
  for (let width = paddingBefore(raw, end); width > 0 && end > start; width = paddingBefore(raw, end)) end -= width;
  end = Math.max(start, end);
  const heading = MARKDOWN_HEADING.exec(raw.slice(start, end));
  start += heading?.[0].length ?? 0;
  if (raw.startsWith("**", start) && end - start > 4) {
    if (raw.endsWith("**", end)) end -= 2;
    start += 2;
  }
  return {
    index,
    number: index + 1,
    start: offset + start,
    end: offset + Math.max(start, end),
    text: raw.slice(start, end),
    hashes: heading?.[1]?.length ?? 0,
  };
}

/** Length of the padding that begins at `at`: white space, &nbsp; or one of several `?` for lost characters. */
function paddingAt(raw: string, at: number): number {
  if (isSpace(raw[at]) || (raw[at] === "?" && (raw[at + 1] === "?" || raw[at - 1] === "?"))) return 1;
  return raw.startsWith(NBSP, at) ? NBSP.length : 0;
}

/** Length of the padding that ends before `end`. */
function paddingBefore(raw: string, end: number): number {
  if (isSpace(raw[end - 1]) || (raw[end - 1] === "?" && (raw[end - 2] === "?" || raw[end] === "?"))) return 1;
  return raw.startsWith(NBSP, end - NBSP.length) && end >= NBSP.length ? NBSP.length : 0;
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /[\s\u200b\ufeff]/.test(character);
}
