/** Places in canonical text. */

/** Half-open range `[start, end)` in UTF-16 code units of a report's canonical text. */
export interface Span {
  start: number;
  end: number;
}

export function sliceSpan(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}
