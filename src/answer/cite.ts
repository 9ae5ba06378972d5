/** Evidence → citations: the place, verbatim, of everything an answer says. One citation for each sentence, numbered from 1. */
import type { Report, Sentence } from "../corpus/report.ts";
import { sliceSpan } from "../corpus/span.ts";
import type { Citation } from "./answer.ts";

/** Where a figure or a statement stands. */
export interface Place {
  report: Report;
  sentence: Sentence;
  /** Column heading when the place is one cell of a table row. */
  column?: string;
  /** The figure as it stands there; none for a statement in words. */
  figure?: string;
}

/** Collects places and numbers them in the order in which they are first cited. */
export class CitationList {
  readonly #citations: Citation[] = [];
  readonly #byPlace = new Map<string, Citation>();

  /** The `n` of the citation that holds the place; a sentence cited twice is one citation. */
  cite({ report, sentence, column, figure }: Place): number {
    const key = `${report.id} ${sentence.index} ${column ?? ""}`;
    const known = this.#byPlace.get(key);
    if (known) {
      if (figure !== undefined && !known.figures.includes(figure)) known.figures.push(figure);
      return known.n;
    }
    const citation = citationOf(report, sentence, this.#citations.length + 1, column);
    if (figure !== undefined) citation.figures.push(figure);
    this.#citations.push(citation);
    this.#byPlace.set(key, citation);
    return citation.n;
  }

  get all(): Citation[] {
    return this.#citations;
  }
}

/** The citation of one sentence or table row. */
export function citationOf(report: Report, sentence: Sentence, n: number, column?: string): Citation {
  const section = report.sections[sentence.section];
  const { row } = sentence;
  return {
    n,
    report: report.id,
    title: report.metadata.title,
    section: section?.label ?? "",
    heading: section?.heading ?? [],
    ...(sentence.lead ? { lead: sliceSpan(report.text, sentence.lead) } : {}),
    ...(row ? { row: row.heading } : {}),
    ...(column !== undefined ? { column } : {}),
    start: sentence.start,
    end: sentence.end,
    quote: sliceSpan(report.text, sentence),
    figures: [],
    ...(report.metadata.url ? { url: report.metadata.url } : {}),
  };
}
