/**
 * Nothing leaves with a figure that doesn't stand in a cited span or isn't computed from figures that do.
 * Checks an answer whole; mends nothing: what to send instead is the caller's work.
 */
import type { Figure } from "../corpus/figures/figure.ts";
import { readMentions } from "../corpus/figures/read-mentions.ts";
import { convertUnit, sameUnit } from "../corpus/figures/units.ts";
import type { Report } from "../corpus/report.ts";
import { holdsFigure } from "../retrieval/said-figures.ts";
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
    const text = reports.get(citation.report)?.text.slice(citation.start, citation.end);
    if (text !== citation.quote || citation.quote === "") faults.push({ code: "quote", text: citation.quote });
  }
  for (const figure of answer.figures) {
    const cited = figure.citations.map((n) => answer.citations.find((citation) => citation.n === n));
    if (figure.kind === "derived") {
      const operands = answer.figures.filter(({ kind }) => kind !== "derived");
      const known = cited.length > 0 && cited.every((citation) => citation !== undefined);
      if (!known || !isComputedFrom(figure, operands)) faults.push({ code: "operand", text: figure.text });
    } else if (!cited.some((citation) => standsIn(figure, citation, reports))) {
      faults.push({ code: "figure", text: figure.text });
    }
  }
  return [...faults, ...textFaults(answer, shown)];
}

/** Printed so, with the same value, unit, period, kind and direction, inside the cited span. */
function standsIn(figure: AnswerFigure, citation: Citation | undefined, reports: ReadonlyMap<string, Report>): boolean {
  if (!citation) return false;
  const ledger = reports.get(citation.report)?.figures ?? [];
  return ledger.some(
    (each: Figure) =>
      each.start >= citation.start &&
      each.end <= citation.end &&
      each.text === figure.text &&
      each.value === figure.value &&
      each.unit === figure.unit &&
      each.period === figure.period &&
      each.kind === figure.kind &&
      (figure.direction === undefined || each.direction === figure.direction),
  );
}

/** Is the computed value a sum, difference, quotient or percentage of the operands shown? Rounding to two digits is allowed. */
function isComputedFrom(derived: AnswerFigure, operands: readonly AnswerFigure[]): boolean {
  const [first] = operands;
  if (!first || operands.length < 2) return false;
  if (isQuotientOfTwoKinds(derived, operands)) return true;
  const values = operands.map(({ value, unit }) =>
    sameUnit(unit, first.unit) ? value : convertUnit(value, unit, first.unit),
  );
  if (values.some((value) => value === undefined)) return false;
  const [a = 0, b = 0] = values as number[];
  const sum = (values as number[]).reduce((total, value) => total + value, 0);
  const exact = [sum, a - b, a + b].some((value) => close(value, derived.value));
  return exact || [a / b, (a / b) * 100].some((value) => Math.abs(value - derived.value) <= 0.005000001);
}

/** Per head (元 of 元 and 人), the level before a growth in per cent, the whole of a share; rounded to two digits of the scale shown. */
function isQuotientOfTwoKinds(derived: AnswerFigure, [first, second]: readonly AnswerFigure[]): boolean {
  if (!first || !second || derived.unit !== first.unit || sameUnit(first.unit, second.unit)) return false;
  const growth = 1 + (second.direction === "down" ? -second.value : second.value) / 100;
  const expected =
    second.unit !== "%"
      ? [first.value / second.value]
      : [first.value / growth, ...(second.direction === undefined ? [(first.value / second.value) * 100] : [])];
  return expected.some((value) => Math.abs(value - derived.value) <= Math.max(0.005000001, Math.abs(value) * 2e-3));
}

/** Figures in the answer's own words: each must stand in a quotation shown, or be one of the answer's figures. */
function textFaults(answer: Answer, shown: readonly Citation[]): GateFault[] {
  const quoted = shown.flatMap(({ quote }) => readMentions(quote));
  const quotes = shown.map(
    ({ quote, column = "", row = "", heading, lead = "" }) =>
      `${quote}\n${column}\n${row}\n${heading.join("\n")}\n${lead}`,
  );
  return readMentions(answer.text)
    .filter(
      (mention) =>
        !quotes.some((quote) => holdsFigure(quote, mention.text)) &&
        !quoted.some((each) => close(each.value, mention.value) && sameUnit(each.unit, mention.unit)) &&
        !answer.figures.some((figure) => close(figure.value, mention.value) && sameUnit(figure.unit, mention.unit)),
    )
    .map((mention) => ({ code: "text" as const, text: mention.text }));
}
