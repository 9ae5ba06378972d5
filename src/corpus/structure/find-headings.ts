/**
 * Which lines are headings, and how deep: numbered ones by their mark.
 * Doesn't make sections of them.
 */

import type { Line } from "./read-lines.ts";
import { MARK_RANK, readMark } from "./read-mark.ts";

/** A line, or the beginning of one, that is a heading. */
export interface Heading {
  line: Line;
  /** Smaller is further out. */
  rank: number;
  /** What the heading adds to the labels below it: 一、 (一) 2. or the text of an unnumbered heading. */
  label: string;
  title: string;
  /** Where the heading ends in the canonical text; before the end of its line when a paragraph follows on the same line. */
  end: number;
}

const SENTENCE_END = /[。！？!?]/;
/** A first sentence longer than this is a title only up to its first comma. */
const MAX_TITLE_CHARS = 50;

export function findHeadings(lines: readonly Line[]): Heading[] {
  return lines.flatMap((line) => {
    const mark = readMark(line.text);
    if (!mark) return [];
    const end = line.start + mark.length + titleLength(line.text.slice(mark.length));
    const title = line.text.slice(mark.length, end - line.start).replace(/[。；;]$/, "");
    return [{ line, rank: MARK_RANK[mark.style], label: mark.label, title, end }];
  });
}

/** Length of the title that `words`, the line behind the mark, begin with. */
function titleLength(words: string): number {
  const stop = SENTENCE_END.exec(words);
  const first = stop ? stop.index + 1 : words.length;
  if (first <= MAX_TITLE_CHARS) return first;
  const comma = words.search(/[，：；,:;]/);
  return comma >= 4 && comma <= MAX_TITLE_CHARS ? comma : first;
}
