/** Whether the evidence is about the place that a claim names. Reads no names of places. */
import { viewOf } from "../../retrieval/report-view.ts";
import type { Claim } from "./claim.ts";
import { compareValues, isEqual } from "./compare-values.ts";
import type { FigureOfReport } from "./figure-of-report.ts";

/**
 * The claim is about a place that neither the figure's sentence nor what stands over it names. A place named further off is
 * let pass where the number is the report's: drafts name places by the way.
 */
export function missesPlace(claim: Claim, { report, sentence, figure }: FigureOfReport): boolean {
  const { otherPlace } = claim;
  if (!otherPlace || (otherPlace.far && isEqual(compareValues(claim, figure)))) return false;
  const view = viewOf(report);
  const text = `${view.sentence(sentence.index)} ${view.around(sentence.index)}`;
  if (otherPlace.needles.some((needle) => text.includes(needle))) return false;
  const clause = view.clause(sentence.index, figure.clause);
  return !otherPlace.wholes.some((word) => clause.includes(word));
}
