/** The other reading of a question that leaves one open: a result beside its target, another time, another scope. Pure. */
import type { Candidate } from "../retrieval/evidence.ts";
import { FIGURE_FEATURES, type FigureFeature } from "../retrieval/figure-feature-names.ts";
import type { RankedEvidence } from "../retrieval/rank-evidence.ts";
import type { FigureCandidate } from "./choose-figures.ts";
import { isFigure } from "./choose-figures.ts";
import { isPair, OVERLAP, sameThing } from "./compare-figures.ts";

/**
 * How far below the best another reading may score and still be shown: `kind`, a target beside a result; `other`, counted
 * another way or at another time; `settled`, when the question names a time or a kind. In units of the learned score.
 */
const READING_MARGIN = { kind: 5, other: 2.2, settled: 0.5 };

/** Share of the question's words from which an indicator counts as naming all of them. */
const FULLY_COVERED = 0.95;

/** A reading this far below the best is mentioned behind it; the question is not called ambiguous. */
export const CLEARLY_BEST = 3;

/**
 * The reading that the question leaves open: the same thing as a target beside a result, or counted another way.
 * `undefined` when the words settle it.
 */
export function otherReading({ ask, ranked }: RankedEvidence): FigureCandidate | undefined {
  const [best, ...rest] = ranked.filter(isFigure).slice(0, 14);
  if (!best) return undefined;
  const timed = ask.periods.some(({ role }) => role === "asked");
  return rest.find((candidate) => {
    const otherKind = candidate.figure.kind !== best.figure.kind;
    // A time or a 了 tells result from target and year from year, not one scope from another (规模以上工业 of 工业).
    const otherScope = !otherKind && candidate.figure.period === best.figure.period;
    const settled = !otherScope && (timed || ask.target !== ask.actual);
    // All that is asked stands in both indicators, of different times: nothing but the time tells them apart.
    const alike =
      candidate.figure.period !== best.figure.period &&
      Math.min(feature(candidate, "covered by indicator"), feature(best, "covered by indicator")) >= FULLY_COVERED;
    const margin = settled ? READING_MARGIN.settled : otherKind || alike ? READING_MARGIN.kind : READING_MARGIN.other;
    if (
      !otherKind &&
      (settled || feature(candidate, "covered by indicator") < feature(best, "covered by indicator") - 0.02)
    ) {
      return false;
    }
    return (
      best.score - candidate.score <= margin &&
      candidate.figure.value !== best.figure.value &&
      sameThing(best.figure, candidate.figure, otherKind ? OVERLAP.sameThing : OVERLAP.reading) &&
      !isPair(best.figure, candidate.figure, best.report.text)
    );
  });
}

const feature = ({ features }: Candidate, name: FigureFeature): number => features[FIGURE_FEATURES.indexOf(name)] ?? 0;
