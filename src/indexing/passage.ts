/** A passage (片段): what is embedded and searched. Every passage points back into its report. */
import type { Span } from "../corpus/span.ts";

/**
 * `sentence`: a whole sentence or table row; `clause`: a clause with the subject it shares;
 * `figure`: one figure with the words of its indicator.
 */
export type PassageKind = "sentence" | "clause" | "figure";

export interface Passage extends Span {
  /** Position in the index's passage list; also the label in the vector index. */
  index: number;
  kind: PassageKind;
  report: string;
  section: number;
  sentence: number;
  /** Of a clause: index into the sentence's clauses. Of a figure: index into the report's figures. */
  part: number;
  /** What is embedded and tokenised: the words of the span, with subject or indicator where they stand elsewhere. */
  text: string;
}
