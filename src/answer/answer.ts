/** The answer (回答) and the check (核对) as every surface gets them: DESIGN.md, Contract. Nothing here composes. */

import type { Language } from "../retrieval/fold-question.ts";

export type { Language };

export interface Answer {
  status: "answered" | "ambiguous" | "not_found";
  /** What a person reads, plain text, with [1] marks. */
  text: string;
  language: Language;
  /** The figures asserted as the answer, the asked one first; empty when not found. */
  figures: AnswerFigure[];
  citations: Citation[];
  /** Composed from clauses, or worded by a language model and gated. */
  mode: "desk" | "model";
  /** Of a not_found answer: the nearest things the report does say. */
  related?: Citation[];
  notes: Note[];
  /** Short hash of question, snapshot and answer. */
  receipt: string;
}

export interface AnswerFigure {
  text: string;
  value: number;
  unit: string;
  indicator: string;
  period: string;
  kind: "actual" | "target" | "count" | "derived";
  direction?: "up" | "down";
  values?: number[];
  qualifier: string;
  /** The `n` of each citation in which it stands, or of each operand. */
  citations: number[];
}

export interface Citation {
  n: number;
  report: string;
  title: string;
  /** `一、(一)` */
  section: string;
  heading: string[];
  lead?: string;
  row?: string;
  column?: string;
  start: number;
  end: number;
  /** `text.slice(start, end)` of the report's canonical text. */
  quote: string;
  figures: string[];
  url?: string;
}

export type NoteCode = "unsure" | "near" | "broader" | "computed" | "readings" | "unit";

export interface Note {
  code: NoteCode;
  text: string;
}

export interface Check {
  figures: CheckedFigure[];
}

export type CheckReason =
  | "unit"
  | "rounded"
  | "numeral"
  | "digits"
  | "period"
  | "kind"
  | "direction"
  | "indicator"
  | "absent";

export interface CheckedFigure {
  /** As in the draft. */
  text: string;
  start: number;
  end: number;
  verdict: "match" | "mismatch" | "not_found";
  reason?: CheckReason;
  reportFigure?: string;
  note: string;
  citation?: Citation;
}
