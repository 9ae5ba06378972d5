/**
 * Nothing leaves with a figure that doesn't stand in a cited span or isn't computed from figures that do.
 * Checks an answer whole; mends nothing: what to send instead is the caller's work.
 */

import type { Figure } from "../corpus/figures/figure.ts";
import { readMentions } from "../corpus/figures/read-mentions.ts";
import { sameUnit } from "../corpus/figures/units.ts";
import type { Report } from "../corpus/report.ts";
import type { Answer, AnswerFigure, Citation } from "./answer.ts";

export interface GateFault {
  code: "quote" | "figure" | "operand" | "text";
  /** The offending figure or quotation. */
  text: string;
}

/** Signs of arithmetic may be read as a minus, so only magnitudes are compared. */
const close = (a: number, b: number): boolean =>
  Math.abs(Math.abs(a) - Math.abs(b)) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Faults of an answer; empty when everything it shows has its place. */
export function gateAnswer(answer: Answer, reports: ReadonlyMap<string, Report>): GateFault[] {
  const shown = [...answer.citations, ...(answer.related ?? [])];
  const faults: GateFault[] = [];
  for (const citation of shown) {
    if (
      reports.get(citation.report)?.text.slice(citation.start, citation.end) !== citation.quote ||
      citation.quote === ""
    ) {
      faults.push({ code: "quote", text: citation.quote });
    }
  }
  for (const figure of answer.figures) {
    if (figure.kind === "derived") {
      if (figure.citations.length === 0) faults.push({ code: "operand", text: figure.text });
    } else if (!figure.citations.some((n) => standsIn(figure, citationNumber(answer.citations, n), reports))) {
      faults.push({ code: "figure", text: figure.text });
    }
  }
  faults.push(...textFaults(answer, shown));
  return faults;
}

const citationNumber = (citations: readonly Citation[], n: number): Citation | undefined =>
  citations.find((citation) => citation.n === n);

/** Same value, unit, period and kind as a ledger figure inside the cited span. */
function standsIn(figure: AnswerFigure, citation: Citation | undefined, reports: ReadonlyMap<string, Report>): boolean {
  if (!citation) return false;
  const ledger = reports.get(citation.report)?.figures ?? [];
  return ledger.some(
    (each: Figure) =>
      each.start >= citation.start &&
      each.end <= citation.end &&
      close(each.value, figure.value) &&
      each.unit === figure.unit &&
      each.period === figure.period &&
      each.kind === figure.kind,
  );
}

/** Figures in the answer's own words: each must stand in a quotation shown, or be one of the answer's computed figures. */
function textFaults(answer: Answer, shown: readonly Citation[]): GateFault[] {
  const quoted = shown.flatMap(({ quote }) => readMentions(quote));
  const quotes = shown.map(
    ({ quote, column = "", row = "", heading, lead = "" }) => `${quote}${column}${row}${heading.join("")}${lead}`,
  );
  return readMentions(answer.text)
    .filter(
      (mention) =>
        !quotes.some((quote) => quote.includes(mention.text)) &&
        !quoted.some((each) => close(each.value, mention.value) && sameUnit(each.unit, mention.unit)) &&
        !answer.figures.some((figure) => close(figure.value, mention.value)),
    )
    .map((mention) => ({ code: "text" as const, text: mention.text }));
}
