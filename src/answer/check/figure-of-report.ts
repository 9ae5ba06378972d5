/** A figure with the report and the sentence it stands in, and the words right before it. */
import type { Figure } from "../../corpus/figures/figure.ts";
import type { Report, Sentence } from "../../corpus/report.ts";
import { sliceSpan } from "../../corpus/span.ts";
import { aspectIn, type Direction, directionOf, isOrigin, isOutcome, reachedOrChanged } from "./direction.ts";
import { foldDraft } from "./fold-draft.ts";

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

/** Whether it tells where a change began, or what it came to; undefined where no change is told so. */
export function figureEnd(each: FigureOfReport): "origin" | "outcome" | undefined {
  const before = foldDraft(wordsBefore(each));
  return isOutcome(before) ? "outcome" : isOrigin(before) ? "origin" : undefined;
}

/** See reachedOrChanged. */
export const figureReach = (each: FigureOfReport): "reached" | "changed" | undefined =>
  reachedOrChanged(foldDraft(wordsBefore(each)));

/** The aspect read as that of a claim is, so that both can be compared. */
export const figureAspect = (each: FigureOfReport): Figure["aspect"] =>
  each.figure.column === undefined
    ? aspectIn(each.figure, figureDirection(each), wordsBefore(each))
    : each.figure.aspect;
