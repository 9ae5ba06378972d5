/** Arithmetic that a follow-up asks of the answers before it (差多少, 一共, 几倍): which of their figures it takes. Computes nothing. */

import { convertUnit, sameUnit } from "../corpus/figures/units.ts";
import { measureOf } from "../retrieval/asked-unit.ts";
import type { RankedEvidence } from "../retrieval/rank-evidence.ts";
import type { AnswerArithmetic } from "../retrieval/read-answer-arithmetic.ts";
import { chooseFigures, type FigureCandidate } from "./choose-figures.ts";
import { sameThing } from "./compare-figures.ts";
import { decideOperation } from "./decide-operation.ts";
import type { AnswerTools, EvidenceFound } from "./find-evidence.ts";

/** The figures that a turn was answered with, each with the evidence it comes from. */
export interface AnsweredFigure {
  candidate: FigureCandidate;
  evidence: RankedEvidence;
}

/** What of `found` answers the turn; none when it was refused or answered in words. */
export function figuresAnswered(found: EvidenceFound, tools: Pick<AnswerTools, "model">): AnsweredFigure[] {
  const { asked, whole } = found;
  const computed = decideOperation(found, tools);
  if (computed) return computed.operands.map((candidate) => ({ candidate, evidence: whole }));
  if (whole.answerable < tools.model.refuseBelow) return [];
  if (asked.length > 1) {
    return chooseFigures(asked, whole).map((candidate, i) => ({ candidate, evidence: asked[i] ?? whole }));
  }
  const [best] = whole.ranked;
  return best?.figure ? [{ candidate: { ...best, figure: best.figure }, evidence: whole }] : [];
}

const measureAlike = (a: FigureCandidate, b: FigureCandidate): boolean =>
  sameUnit(a.figure.unit, b.figure.unit) || convertUnit(b.figure.value, b.figure.unit, a.figure.unit) !== undefined;

/** The operands that `arithmetic` takes of the answers before, in the order of the arithmetic; none when they don't fit it. */
export function operandsOf(
  answered: readonly AnsweredFigure[],
  { type, count, change, number }: AnswerArithmetic,
): RankedEvidence[] | undefined {
  const last = answered.at(-1);
  if (!last) return undefined;
  const run: AnsweredFigure[] = [];
  for (const each of [...answered].reverse()) {
    if (!measureAlike(each.candidate, last.candidate)) break;
    if (run.some(({ candidate }) => candidate.figure === each.candidate.figure)) continue;
    run.unshift(each);
  }
  const taken = run.slice(-(count ?? run.length));
  const [first, second] = [taken[0], taken[1]];
  if (!first || !second) return undefined;
  if (change && !oneThing(first.candidate, second.candidate)) return undefined;
  const measure = number?.measure ?? "any";
  const given = measureOf(last.candidate.figure.unit);
  if (type !== "share" && type !== "multiple" && measure !== "any" && measure !== given) {
    if (!(measure === "things" && given === "people") && !(measure === "people" && given === "things"))
      return undefined;
  }
  // Each stands for itself: scores of different turns aren't of one scale.
  const score = last.candidate.score;
  return inOrder(type, taken).map(({ candidate, evidence }) => ({ ...evidence, ranked: [{ ...candidate, score }] }));
}

/** One thing at two times, or as result and target. */
const oneThing = (a: FigureCandidate, b: FigureCandidate): boolean =>
  (a.figure.period !== b.figure.period || a.figure.kind !== b.figure.kind) && sameThing(a.figure, b.figure);

/** 占几成 takes the part of the whole; 几倍 the later answer by the one before. */
function inOrder(type: AnswerArithmetic["type"], taken: readonly AnsweredFigure[]): readonly AnsweredFigure[] {
  const [first, second] = taken;
  if (!first || !second || type === "sum" || type === "difference") return taken;
  const larger = second.candidate.figure.value > first.candidate.figure.value;
  return type === "share" ? (larger ? [first, second] : [second, first]) : [second, first];
}
