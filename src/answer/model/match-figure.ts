/**
 * Does a figure of a sentence equal a figure of the cited spans, by value, unit, period, kind, direction and qualifier? Stricter than the
 * check of a draft: a model copies, it doesn't round. Looks at no words around the figure.
 */
import { convertUnit, sameUnit, unitClass } from "../../corpus/figures/units.ts";
import { fitPeriod } from "../../retrieval/asked-period.ts";
import type { Claim } from "../check/claim.ts";
import { compareValues, isEqual } from "../check/compare-values.ts";
import { contradict, directionOf, reachedOrChanged } from "../check/direction.ts";
import {
  type FigureOfReport,
  figureAspect,
  figureDirection,
  figureEnd,
  figureReach,
} from "../check/figure-of-report.ts";
import type { SentenceFault } from "./wording-trace.ts";

export type FigureMatch = { figure: FigureOfReport } | { fault: SentenceFault };

/** The tests in their order; the fault is that of the first which no figure passes. */
const TESTS: readonly (readonly [SentenceFault, (claim: Claim, each: FigureOfReport) => boolean])[] = [
  ["figure", equalsValue],
  ["period", holdsThen],
  ["kind", isOfKind],
  ["direction", goesThatWay],
  ["qualifier", isAsSure],
];

export function matchFigure(claim: Claim, cited: readonly FigureOfReport[]): FigureMatch {
  let left = cited.filter(({ figure }) => figure.kind !== "count");
  for (const [fault, passes] of TESTS) {
    left = left.filter((each) => passes(claim, each));
    if (left.length === 0) return { fault };
  }
  const [figure] = left;
  return figure ? { figure } : { fault: "figure" };
}

function equalsValue(claim: Claim, { figure }: FigureOfReport): boolean {
  const relation = compareValues(claim, figure);
  if (!isEqual(relation) || relation === "rounded") return false;
  if ((claim.values?.length ?? 0) !== (figure.values?.length ?? 0)) return false;
  if (sameUnit(claim.unit, figure.unit) || convertUnit(1, claim.unit, figure.unit) !== undefined) return true;
  // English counts have no measure words; dollars aren't yuan.
  return claim.english && unitClass(claim.unit) !== unitClass("元");
}

/** At the time that the sentence names, or, where it names none, the time that such a report speaks of. */
function holdsThen({ time, origin }: Claim, each: FigureOfReport): boolean {
  const { metadata } = each.report;
  const { period, kind } = each.figure;
  // 由17800元提高到19460元: the time is that of what it came to.
  const began = figureEnd(each) === "origin";
  if (origin || began) return origin && began;
  if (time) return fitPeriod(time.reference, metadata, period) === "exact";
  const [from, to] = kind === "target" ? metadata.planned : metadata.reviewed;
  return from === to && period === String(to);
}

/** A target must be called one; a result must not. */
function isOfKind(claim: Claim, { figure }: FigureOfReport): boolean {
  return figure.kind === "target"
    ? claim.kind === "target" && claim.stage !== "reached"
    : claim.kind !== "target" && claim.stage !== "planned";
}

const DECLINE = /[降减跌落缩]\S{0,2}\s*-?$/u;

function goesThatWay(claim: Claim, each: FigureOfReport): boolean {
  const said = claim.english ? claim.direction : directionOf(claim, claim.before);
  const given = figureDirection(each);
  if (contradict(said, given)) return false;
  // 减少6.2万人 isn't 新增6.2万人; and 下降-0.3% is a rise.
  if ((said === "down") !== (given === "down") || (claim.value < 0 && DECLINE.test(claim.before))) return false;
  const kind = unitClass(each.figure.unit);
  const rate = kind === "percent" || kind === "permille" || kind === "points";
  if (rate && said !== given) return false;
  if (claim.english) return rate || said === undefined || said === given;
  if ((claim.aspect === "change") !== (figureAspect(each) === "change")) return false;
  const reach = reachedOrChanged(claim.before);
  const reached = figureReach(each);
  // 提高19460元 isn't 提高到19460元.
  if (reach === "reached" || (reached === "reached" && said !== undefined)) return reach === reached;
  return reach === undefined || reached === undefined || reach === reached;
}

const QUALIFIERS: readonly (readonly [string, RegExp])[] = [
  ["below", /近|接近|不到|不足|以内|以下|不超过|不高于|至多|最多|nearly/u],
  ["above", /超|逾|突破|过|以上|多|余|高达|不少于|不低于|至少|最少|之多|over/u],
  ["about", /约|大概|左右|上下|about/u],
];
const qualifierClass = (qualifier: string): string =>
  QUALIFIERS.find(([, pattern]) => pattern.test(qualifier))?.[0] ?? "";

function isAsSure(claim: Claim, { figure }: FigureOfReport): boolean {
  return qualifierClass(claim.qualifier) === qualifierClass(figure.qualifier);
}
