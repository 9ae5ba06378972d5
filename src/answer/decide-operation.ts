/** Arithmetic that a question asks for: which figures it takes, and whether the report gives the number itself. Words nothing. */
import type { Figure } from "../corpus/figures/figure.ts";
import { sameUnit } from "../corpus/figures/units.ts";
import type { RankedEvidence } from "../retrieval/rank-evidence.ts";
import type { OperationType } from "../retrieval/split-question.ts";
import { chooseFigures, type FigureCandidate, sameThing } from "./choose-figures.ts";
import { type Derived, derive } from "./derive.ts";
import type { AnswerTools, EvidenceFound } from "./find-evidence.ts";

/** Parts that fit clearly worse than the whole say that the report prints the total itself. In units of the learned score. */
const AS_GOOD = 3;

export interface ComputedDecision {
  type: "derived";
  derived: Derived;
  operands: FigureCandidate[];
  sure: boolean;
}

/** How many of the best candidates are looked at for a movement (由A增加到B) or for a result and its target. */
const CANDIDATES_LOOKED_AT = 5;
/** Operands are harder to recognise than whole questions, so less is asked of them. */
const OPERAND_REFUSAL = 0.4;

/** The computed answer; `undefined` when nothing is to be computed or the report gives the number itself. */
export function decideOperation(
  found: EvidenceFound,
  { model }: Pick<AnswerTools, "model">,
): ComputedDecision | undefined {
  const { question, whole, operands } = found;
  const type = question.operation?.type;
  const best = whole.ranked.find((candidate): candidate is FigureCandidate => candidate.figure !== undefined);
  if (!type || !best || givenDirectly(best, type)) return undefined;
  if (type === "sum" && operands.some(({ ranked }) => (ranked[0]?.score ?? 0) < best.score - AS_GOOD)) return undefined;
  const named = operands.length > 1 ? chooseOperands(operands, whole, type) : undefined;
  const chosen = named ?? movement(whole, type);
  if (!chosen) return undefined;
  const answerable = Math.max(whole.answerable, ...operands.map((operand) => operand.answerable));
  if (answerable < model.refuseBelow * OPERAND_REFUSAL) return undefined;
  const derived = derive(
    type === "rise" ? "difference" : type,
    chosen.map(({ figure }) => figure),
  );
  return (
    derived && {
      type: "derived",
      derived,
      operands: chosen,
      sure: Math.max(whole.right, ...operands.map(({ right }) => right)) >= model.unsureBelow,
    }
  );
}

/** Does the report print what is asked: a share, a multiple, the change itself? */
function givenDirectly({ figure }: FigureCandidate, type: OperationType): boolean {
  if (type === "share") return figure.unit === "%" && figure.aspect === "share";
  if (type === "multiple") return figure.unit === "倍";
  return type === "rise" && figure.aspect === "change";
}

/** Two figures that a report relates itself: both ends of a movement, an amount with its change, a result and its target. */
function movement(whole: RankedEvidence, type: OperationType): FigureCandidate[] | undefined {
  if (type === "sum" || type === "share" || type === "difference") return undefined;
  const best = whole.ranked
    .filter((candidate): candidate is FigureCandidate => candidate.figure !== undefined)
    .slice(0, CANDIDATES_LOOKED_AT);
  for (const candidate of best) {
    const pair = type === "reverse" ? levelAndChange(candidate) : endsOf(candidate);
    if (pair) return pair.map((figure) => ({ ...candidate, figure }));
  }
  const [first] = best;
  if (type !== "rise" || !first || !/比|较/u.test(whole.ask.text)) return undefined;
  const other = best.find(({ figure }) => figure.kind !== first.figure.kind && sameThing(figure, first.figure));
  return other && [first, other];
}

function levelAndChange({ report, figure }: FigureCandidate): [Figure, Figure] | undefined {
  const near = report.figures.filter(
    (other) =>
      other.sentence === figure.sentence && other.indicator === figure.indicator && sameUnit(other.unit, figure.unit),
  );
  const level = near.find(({ aspect }) => aspect === "level");
  const change = near.find(({ aspect }) => aspect === "change");
  return level && change && [level, change];
}

/** The later end first: 由4.14亿元增长到8.56亿元. */
function endsOf({ report, sentence, figure }: FigureCandidate): [Figure, Figure] | undefined {
  const near = report.figures.filter(
    (other) => other.sentence === figure.sentence && sameUnit(other.unit, figure.unit),
  );
  for (let i = 0; i + 1 < near.length; i++) {
    const [from, to] = [near[i], near[i + 1]];
    if (!from || !to || (from !== figure && to !== figure)) continue;
    const between = report.text.slice(from.end, to.start);
    const before = report.text.slice(Math.max(sentence.start, from.start - 24), from.start);
    if (/^[^，。；]{0,24}[到至为]/u.test(between) && /[由从]/u.test(before)) return [to, from];
  }
  return undefined;
}

/** One figure for each operand, of one unit. */
function chooseOperands(
  operands: readonly RankedEvidence[],
  whole: RankedEvidence,
  type: OperationType,
): FigureCandidate[] | undefined {
  const alike = (chosen: readonly FigureCandidate[]): boolean =>
    chosen.every(
      ({ figure }) =>
        sameUnit(figure.unit, chosen[0]?.figure.unit ?? "") &&
        figure.aspect !== "change" &&
        (type !== "share" || figure.unit !== "%"),
    );
  const chosen = chooseFigures(operands, whole, alike);
  return chosen.length === operands.length ? chosen : undefined;
}
