/** The words of a report that an answer quotes: whole clauses of figures, whole sentences, each once. Chooses no evidence. */
import { sliceSpan } from "../corpus/span.ts";
import type { Candidate } from "../retrieval/evidence.ts";
import type { FigureCandidate } from "./choose-figures.ts";
import type { CitationList } from "./cite.ts";

/** What a near miss says: the clause of its figure, or its sentence. */
export function nearestWords({ report, sentence, figure }: Candidate): string {
  const clause = figure && sentence.row === undefined ? (sentence.clauses[figure.clause] ?? sentence) : sentence;
  const subject = "subject" in clause && clause.subject ? `${sliceSpan(report.text, clause.subject)}…` : "";
  return (
    subject +
    sliceSpan(report.text, clause)
      .replace(/[，,；;：:、。\s]+$/u, "")
      .trim()
  );
}

/** The clauses in which figures stand, each once, neighbours joined. */
export function clausesOf(
  candidates: readonly FigureCandidate[],
  citations: CitationList,
): { clause: string; n: number }[] {
  const clauses = new Map<string, { start: number; end: number; text: string; n: number }>();
  for (const { report, sentence, figure } of candidates) {
    const clause = sentence.clauses[figure.clause] ?? sentence;
    const spans = figure.indicatorSpans.filter((span) => span.start >= sentence.start);
    const first = Math.min(clause.start, ...spans.map((span) => span.start));
    // Whole clauses: 新增 left out before 孵化器41家 would change what is said.
    const start = sentence.clauses.find(({ end }) => end > first)?.start ?? clause.start;
    const key = `${report.id} ${sentence.index}`;
    const known = clauses.get(key);
    const n = citations.cite({
      report,
      sentence,
      figure: figure.text,
      ...(figure.column === undefined ? {} : { column: figure.column }),
    });
    clauses.set(key, {
      start: Math.min(known?.start ?? start, start),
      end: Math.max(known?.end ?? clause.end, clause.end),
      text: report.text,
      n,
    });
  }
  return [...clauses.values()].map(({ start, end, text, n }) => ({
    clause: text
      .slice(start, end)
      .replace(/[，,；;：:、\s]+$/u, "")
      .trim(),
    n,
  }));
}

export function quoteOf({ report, sentence }: Pick<FigureCandidate, "report" | "sentence">): string {
  return sliceSpan(report.text, sentence).trim();
}
