/** A figure with the report and the sentence it stands in, and the words right before it. */
import type { Figure } from "../../corpus/figures/figure.ts";
import type { Report, Sentence } from "../../corpus/report.ts";
import { sliceSpan } from "../../corpus/span.ts";
import { aspectIn, type Direction, directionOf } from "./direction.ts";

export interface FigureOfReport {
  report: Report;
  sentence: Sentence;
  figure: Figure;
}

/** Words of the clause before the figure. */
function wordsBefore({ report, sentence, figure }: FigureOfReport): string {
  const clause = sentence.clauses[figure.clause] ?? sentence;
  return sliceSpan(report.text, { start: Math.min(clause.start, figure.start), end: figure.start });
}

/** 增长 or 下降, also where the ledger's reader sees none. */
export const figureDirection = (each: FigureOfReport): Direction | undefined =>
  directionOf(each.figure, wordsBefore(each));

/** The aspect read as that of a claim is, so that both can be compared. */
export const figureAspect = (each: FigureOfReport): Figure["aspect"] =>
  each.figure.column === undefined
    ? aspectIn(each.figure, figureDirection(each), wordsBefore(each))
    : each.figure.aspect;
