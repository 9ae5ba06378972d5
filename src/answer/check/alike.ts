/** Whether two figures of a report count the same thing, at another time or as a target. Looks at the reports' words only, never at the values. */
import { viewOf } from "../../retrieval/report-view.ts";
import { pairsOf, shareOf } from "./claim-words.ts";
import { reportValueIn } from "./compare-values.ts";
import type { FigureOfReport } from "./figure-of-report.ts";
import { countOpposites } from "./opposites.ts";

/** Shares of the character pairs of the longer and of the shorter indicator. */
const ALIKE = { longer: 0.55, shorter: 0.75 };
const PERHAPS = { longer: 0.3, shorter: 0.5 };

/** Of table cells: the same row in another column. */
export function alikeFigures(a: FigureOfReport, b: FigureOfReport): boolean {
  return shareWords(a, b, ALIKE);
}

/** Indicators worded more freely: 开办18所幼儿园 and 新增10所公办幼儿园. */
export function perhapsAlike(a: FigureOfReport, b: FigureOfReport): boolean {
  return shareWords(a, b, PERHAPS);
}

/** Do they stand in the same paragraph or in neighbouring ones? */
export const nearFigures = (a: FigureOfReport, b: FigureOfReport): boolean =>
  a.report === b.report && Math.abs(a.sentence.paragraph - b.sentence.paragraph) <= 1;

function shareWords(a: FigureOfReport, b: FigureOfReport, least: typeof ALIKE): boolean {
  if (reportValueIn(a.figure, b.figure) === undefined) return false;
  if (a.figure.row !== undefined && b.figure.row !== undefined) return a.figure.row === b.figure.row;
  const [x, y] = [wordsOf(a), wordsOf(b)];
  if (countOpposites(x, y) > 0) return false;
  const [p, q] = [pairsOf(x), pairsOf(y)];
  const [short, long] = p.size <= q.size ? [p, q] : [q, p];
  return shareOf(short, long) >= least.shorter || shareOf(long, short) >= least.longer;
}

const wordsOf = ({ report, figure }: FigureOfReport): string => viewOf(report).indicator(figure.index);
