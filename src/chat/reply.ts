/** A reply (回复) as every chat draws it: runs of text with the reason they stand out, and the sources. Holds no markup. */
import type { Answer, Language } from "../answer/answer.ts";

/** A stretch of text; `figure` and `citation` are to stand out, each chat in its own way. */
export interface Run {
  text: string;
  mark?: "figure" | "citation";
}

/** One line of text. */
export type Line = Run[];

/** A place in a report, to be drawn as one block. */
export interface Source {
  /** As the [n] marks of the text; absent where no mark points here. */
  n?: number;
  /** In 《》. */
  title: string;
  /** `一、(一)` */
  section: string;
  heading: string[];
  lead?: string;
  row?: string;
  column?: string;
  /** The report's own words: the runs joined are the citation's quote. Empty when the lines of the reply hold it whole. */
  quote: Line;
  url?: string;
}

export interface Reply {
  language: Language;
  status: Answer["status"];
  lines: Line[];
  sources: Source[];
  /** Of a not_found answer. */
  related: Source[];
}
