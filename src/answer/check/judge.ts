/**
 * A claim and the figures it may be about → its verdict: which figure of the report it is held against, and how it stands to it.
 * Rules on numbers, times and kinds; which figure counts the same thing is the binding model's choice. Words nothing.
 */
import type { CheckReason } from "../answer.ts";
import { alikeFigures, nearFigures, perhapsAlike } from "./alike.ts";
import type { Claim } from "./claim.ts";
import { compareValues, isEqual, reportValueIn, type ValueRelation } from "./compare-values.ts";
import { contradict, directionOf, reachedOrChanged } from "./direction.ts";
import { type FigureOfReport, figureAspect, figureDirection, figureEnd, figureReach } from "./figure-of-report.ts";
import { isDistinctive, isNearMiss } from "./near-miss.ts";
import { missesPlace } from "./other-place.ts";
import { isOfOtherStage, isOfOtherTime } from "./time-fit.ts";

export interface ScoredCandidate extends FigureOfReport {
  score: number;
  /** Share of the claim's words that its indicator accounts for. */
  covered: number;
}

export interface Judgement {
  verdict: "match" | "mismatch" | "not_found";
  reason?: CheckReason;
  /** The report's figure for what the claim counts; of not_found the nearest thing, which isn't it. */
  bound?: FigureOfReport;
  /** Of a mismatch: the figure whose number the draft gives. */
  owner?: FigureOfReport;
  /** Of a mismatch of the right number: what the report's figure tells, the total or by how much it changed. */
  tells?: "total" | "change";
}

/** A figure in prose may stand in for a cell of a table that says the same, if it scores no worse than this below it. */
const PROSE_MARGIN = 4;

/** A number that is the same comes before one that is only rounded, if it scores no worse than this below it. */
const EXACT_MARGIN = 4;
/** What the report does say is told when it scores no worse than this below "it doesn't say": it measures something else, or another time. */
const NEAREST_MARGIN = 3;
const NEAREST_COVERED = 0.75;

/** @param none score of "the report doesn't say" */
export function judge(claim: Claim, candidates: readonly ScoredCandidate[], none: number): Judgement {
  const ranked = [...candidates].sort((a, b) => b.score - a.score || a.figure.index - b.figure.index);
  const usable = ranked.filter((each) => canBeHeldAgainst(claim, each) && !missesPlace(claim, each));
  const best = inProse(exactly(claim, usable));
  const [first] = ranked;
  const nearest =
    first && first.score > none - NEAREST_MARGIN && first.covered >= NEAREST_COVERED ? { bound: first } : {};
  if (!best || best.score <= none) return { verdict: "not_found", reason: "absent", ...nearest };
  const relation = compareValues(claim, best.figure);
  const elsewhere = isOfOtherTime(claim, best);
  if (!isEqual(relation)) {
    if (elsewhere) return { verdict: "not_found", reason: "absent", bound: best };
    return { verdict: "mismatch", ...reasonOfMismatch(claim, best, relation, usable), bound: best };
  }
  const beside = isTheNumber(relation) ? toldBeside(claim, best, usable) : undefined;
  if (beside) return { verdict: "mismatch", reason: "indicator", bound: beside, owner: best };
  const rightful = rightfulOf(claim, best, usable, elsewhere, none);
  if (rightful)
    return { verdict: "mismatch", reason: reasonBetween(best, rightful, claim), bound: rightful, owner: best };
  if (elsewhere)
    return { verdict: "mismatch", reason: reasonBetween(best, undefined, claim), bound: best, owner: best };
  if (claim.stage === "reached" && isOfOtherStage(claim, best))
    return { verdict: "mismatch", reason: "kind", bound: best, owner: best };
  if (contradict(directionOf(claim, claim.before), figureDirection(best)) || isOtherEnd(claim, best))
    return { verdict: "mismatch", reason: "direction", bound: best };
  const reach = otherReach(claim, best);
  if (reach) return { verdict: "mismatch", reason: "kind", bound: best, tells: reach };
  const reason = relation === "unit" || relation === "numeral" || relation === "rounded" ? relation : undefined;
  return { verdict: "match", ...(reason ? { reason } : {}), bound: best };
}

/** The draft tells as the outcome what the report tells as the beginning of a change, or the other way round. */
function isOtherEnd({ origin, outcome }: Claim, each: FigureOfReport): boolean {
  const end = origin || outcome ? figureEnd(each) : undefined;
  return end !== undefined && (end === "outcome") !== outcome;
}

/** 增加了87个 against 增至87个: which of them the report tells, when it isn't what the draft tells. */
function otherReach({ before }: Claim, each: FigureOfReport): "total" | "change" | undefined {
  const said = reachedOrChanged(before);
  const given = said && figureReach(each);
  if (given === undefined || given === said) return undefined;
  return given === "reached" ? "total" : "change";
}

const isTheNumber = (relation: ValueRelation): boolean => relation !== "rounded" && isEqual(relation);

/** Do they measure the same? The amount of a thing isn't checked by its change, unless the number is that of the change. */
function canBeHeldAgainst(claim: Claim, each: FigureOfReport): boolean {
  const relation = compareValues(claim, each.figure);
  if (relation === "apart") return false;
  return isEqual(relation) || (claim.aspect === "change") === (figureAspect(each) === "change");
}

/**
 * The candidates with the best first. Before one that is only rounded comes the same number if it is near; before one with
 * another number the same thing with the draft's own number, told as well, if nothing that the draft says of when speaks
 * against it.
 */
function exactly(claim: Claim, usable: readonly ScoredCandidate[]): readonly ScoredCandidate[] {
  const [best] = usable;
  const relation = best && compareValues(claim, best.figure);
  if (!best || relation === undefined || isTheNumber(relation)) return usable;
  const exact = usable.find((each) => {
    if (!isTheNumber(compareValues(claim, each.figure)) || best.score - each.score >= EXACT_MARGIN) return false;
    if (relation === "rounded") return true;
    const asWell = each.report === best.report && each.covered >= best.covered && alikeFigures(each, best);
    return asWell && !isOfOtherTime(claim, each) && !isOfOtherStage(claim, each);
  });
  return exact ? [exact, ...usable.filter((other) => other !== exact)] : usable;
}

/** The best, in prose where prose says the same as a table's cell. */
function inProse(usable: readonly ScoredCandidate[]): ScoredCandidate | undefined {
  const [best] = usable;
  if (best?.figure.column === undefined) return best;
  const prose = usable.find(
    ({ report, figure, score }) =>
      figure.column === undefined &&
      report === best.report &&
      best.score - score < PROSE_MARGIN &&
      figure.period === best.figure.period &&
      reportValueIn(figure, best.figure) === Math.abs(figure.value),
  );
  return prose ?? best;
}

/** How much better the words must tell a neighbour for it to be the one that is meant. */
const BESIDE = { covered: 0.6, ahead: 0.5 };

/** In one sentence, A 5个、B 2个: the figure whose name the claim has, where the number is that of the other. */
function toldBeside(
  claim: Claim,
  best: ScoredCandidate,
  usable: readonly ScoredCandidate[],
): ScoredCandidate | undefined {
  return usable.find(
    (each) =>
      each.report === best.report &&
      each.sentence === best.sentence &&
      each.covered >= BESIDE.covered &&
      each.covered - best.covered >= BESIDE.ahead &&
      !isEqual(compareValues(claim, each.figure)) &&
      !isOfOtherTime(claim, each),
  );
}

/**
 * The figure that the draft should have given, when the one with its number counts the same thing at another time, or is
 * the level of what the draft tells the change of. Undefined when the number is where it belongs.
 */
function rightfulOf(
  claim: Claim,
  owner: ScoredCandidate,
  usable: readonly ScoredCandidate[],
  elsewhere: boolean,
  none: number,
): ScoredCandidate | undefined {
  const rivals = usable.filter(
    (other) =>
      !isEqual(compareValues(claim, other.figure)) && !isOfOtherTime(claim, other) && !isOfOtherStage(claim, other),
  );
  const others = rivals.filter((other) => alikeFigures(owner, other));
  const isChange = (each: FigureOfReport): boolean => figureAspect(each) === "change";
  if (elsewhere) {
    const alike = others.find((each) => isChange(each) === isChange(owner));
    return alike ?? rivals.find((each) => each.score > none && perhapsAlike(owner, each));
  }
  if (isOfOtherStage(claim, owner)) return others.find((each) => isChange(each) === isChange(owner));
  const told = claim.aspect === "change";
  if (told === isChange(owner)) return undefined;
  return others.find((each) => isChange(each) === told && each.sentence.index === owner.sentence.index);
}

/** What sets the figure whose number the draft gives apart from the one it should have given. */
function reasonBetween(owner: FigureOfReport, rightful: FigureOfReport | undefined, claim: Claim): CheckReason {
  const target = owner.figure.kind === "target";
  const result = rightful ? rightful.figure.kind !== "target" : claim.kind !== "target";
  if (target && result) return "kind";
  return rightful && figureAspect(rightful) !== figureAspect(owner) ? "kind" : "period";
}

function reasonOfMismatch(
  claim: Claim,
  bound: ScoredCandidate,
  relation: ValueRelation,
  usable: readonly ScoredCandidate[],
): { reason: CheckReason; owner?: FigureOfReport } {
  if (relation === "scale") return { reason: "unit" };
  const owners = usable.filter(({ figure }) => isTheNumber(compareValues(claim, figure)));
  const sibling =
    owners.find((owner) => alikeFigures(owner, bound) && differ(owner, bound)) ??
    owners.find((owner) => perhapsAlike(owner, bound) && differ(owner, bound));
  if (sibling) return { reason: reasonBetween(sibling, bound, claim), owner: sibling };
  // Small numbers stand everywhere: one of them belongs to another figure only if that is near, or called alike.
  const owner = owners.find((each) => isDistinctive(claim) || nearFigures(each, bound) || perhapsAlike(each, bound));
  if (isNearMiss(claim, bound.figure) && !(owner && nearFigures(owner, bound))) return { reason: "digits" };
  return owner ? { reason: "indicator", owner } : { reason: "digits" };
}

/** Of another time, kind or aspect: two figures of one time and kind count different things. */
const differ = (a: FigureOfReport, b: FigureOfReport): boolean =>
  a.figure.period !== b.figure.period ||
  a.figure.kind !== b.figure.kind ||
  (figureAspect(a) === "change") !== (figureAspect(b) === "change");
