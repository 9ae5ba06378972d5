/**
 * The words that stand around a figure in its report: its own clause with the subject it shares, its indicator, the headings above, place and
 * title. A sentence may put no others beside its number: 民营高新技术企业3406家 isn't 高新技术企业3406家.
 */
import { sliceSpan } from "../../corpus/span.ts";
import type { FigureOfReport } from "../check/figure-of-report.ts";
import { foldDraft } from "../check/fold-draft.ts";
import type { CitedEvidence } from "./cited-evidence.ts";

export function localWords(stated: FigureOfReport, { citations }: CitedEvidence): string {
  const { report, sentence, figure } = stated;
  const clause = sentence.clauses[figure.clause] ?? sentence;
  const cited = citations.find(
    ({ report: id, start, end }) => id === report.id && figure.start >= start && figure.end <= end,
  );
  const spans = [clause, ...("subject" in clause && clause.subject ? [clause.subject] : []), ...figure.indicatorSpans];
  const words = [
    ...spans.map((span) => sliceSpan(report.text, span)),
    // Cells of a row share their words.
    ...(figure.column === undefined ? [] : [sliceSpan(report.text, sentence)]),
    ...[figure.indicator, figure.row, figure.column, figure.qualifier],
    ...[...(cited?.heading ?? []), cited?.lead, report.metadata.place, report.metadata.title],
  ];
  return foldDraft(words.filter(Boolean).join("\n"));
}
