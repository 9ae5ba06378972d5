/** How the time of a report's figure answers the time that a claim names. Reads no time of its own but those printed beside the figure. */
import { fitPeriod, type PeriodFit, readAskedPeriods } from "../../retrieval/asked-period.ts";
import type { Claim } from "./claim.ts";
import type { FigureOfReport } from "./figure-of-report.ts";
import { foldDraft } from "./fold-draft.ts";

/** Undefined when the claim names no time, or only now. */
export function timeFit({ time }: Claim, each: FigureOfReport): PeriodFit | undefined {
  if (!time) return undefined;
  const fit = fitPeriod(time.reference, each.report.metadata, each.figure.period);
  if (fit !== "other") return fit;
  if (time.reference.type === "now") return undefined;
  return time.nearness !== "draft" && standsBeside(time.text, each) ? "exact" : "other";
}

/** Does the claim name, beside it or in its sentence, a time that the figure isn't of? */
export const isOfOtherTime = (claim: Claim, each: FigureOfReport): boolean =>
  claim.time !== undefined && claim.time.nearness !== "draft" && timeFit(claim, each) === "other";

/** Planned, at no time that is named, where the figure was reached; or reached, where the figure is still to be. */
export function isOfOtherStage({ time, stage }: Claim, { figure }: FigureOfReport): boolean {
  if (stage === "planned") return time === undefined && figure.kind === "actual";
  return stage === "reached" && figure.kind === "target";
}

/** The draft names the time in the words that the report has beside the figure: both are read alike, whatever they mean. */
function standsBeside(words: string, { report, sentence, figure }: FigureOfReport): boolean {
  const before = foldDraft(report.text.slice(sentence.start, figure.start));
  const last = readAskedPeriods(before).at(-1);
  if (last) return before.slice(last.start, last.end) === words;
  const clause = sentence.clauses[figure.clause] ?? sentence;
  return foldDraft(report.text.slice(figure.end, clause.end)).includes(words);
}
