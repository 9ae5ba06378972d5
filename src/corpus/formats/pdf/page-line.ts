/** What stands on a page of a PDF: runs of characters, and the lines they make. Places are in points, from the top left. */

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
  /** Ends of the column of text that the line stands in. */
  left: number;
  right: number;
}

/** Words of a line, its wide gaps as spaces. */
export function lineWords(line: PageLine): string {
  return line.segments.map(({ text }) => text).join(" ");
}
