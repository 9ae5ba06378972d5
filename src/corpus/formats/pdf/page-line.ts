/** What stands on a page of a PDF: runs of characters, and the lines they make. Places are in points, from the top left. */

import type { TableCell } from "../table-lines.ts";

/** Characters that were drawn together. */
export interface PageRun {
  text: string;
  x: number;
  /** Right end. */
  end: number;
  /** Baseline, growing downwards. */
  y: number;
  /** Of the font. */
  size: number;
}

/** A part of a line between wide gaps: all of it in running text, a cell in a table. */
export interface LineSegment {
  text: string;
  x: number;
  end: number;
}

export interface PageLine {
  /** 1-based. */
  page: number;
  y: number;
  x: number;
  end: number;
  size: number;
  segments: LineSegment[];
  /** Columns of text on a page are numbered from the left; 0 where there's one. */
  column: number;
  /** A table drawn with rules, in place of a line; then there are no segments. */
  table?: TableCell[][];
}

/** Words of a line, its wide gaps as spaces. */
export function lineWords(line: PageLine): string {
  return line.segments.map(({ text }) => text).join(" ");
}
