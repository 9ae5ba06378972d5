/** Whether the evidence is about the place that a claim names. Reads no names of places. */
import { viewOf } from "../../retrieval/report-view.ts";
import type { Claim } from "./claim.ts";
import type { FigureOfReport } from "./figure-of-report.ts";

/** The claim is about a place that neither the figure's sentence nor what stands over it names. */
export function missesPlace({ otherPlace }: Claim, { report, sentence }: FigureOfReport): boolean {
  if (!otherPlace) return false;
  const view = viewOf(report);
  const text = `${view.sentence(sentence.index)} ${view.around(sentence.index)}`;
  return otherPlace.needles.every((needle) => !text.includes(needle));
}
