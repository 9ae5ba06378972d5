/**
 * The signals that say whether a figure of a report counts what a claim counts, and one row of signals for "none of them".
 * Named, pure, cheap. How much each counts is learned (training/) and kept in data/weights/; nothing is weighed here.
 */
import type { Figure } from "../../corpus/figures/figure.ts";
import { sameUnit, unitClass } from "../../corpus/figures/units.ts";
import type { Report, Sentence } from "../../corpus/report.ts";
import { parsePeriod } from "../../retrieval/asked-period.ts";
import { measureOf } from "../../retrieval/asked-unit.ts";
import { coverage, creditIn } from "../../retrieval/concepts.ts";
import { QUALIFIERS } from "../../retrieval/figure-word-features.ts";
import { viewOf } from "../../retrieval/report-view.ts";
import { BINDING_FEATURES, type BindingFeature } from "./binding-feature-names.ts";
import type { Claim } from "./claim.ts";
import { type ClaimWords, pairsOf, shareOf } from "./claim-words.ts";
import { compareValues, isEqual, type ValueRelation } from "./compare-values.ts";
import { contradict } from "./direction.ts";
import { type FigureOfReport, figureAspect, figureDirection } from "./figure-of-report.ts";
import { isDistinctive, isNearMiss } from "./near-miss.ts";
import { countOpposites } from "./opposites.ts";
import { missesPlace } from "./other-place.ts";
import { timeFit } from "./time-fit.ts";

/** Closeness of a claim's question to passages (cosine) and of its words (BM25+ as a share of the best). */
export interface Closeness {
  dense: { figure: number; clause: number; sentence: number };
  lexical: { figure: number; clause: number; sentence: number };
}

const flag = (condition: boolean): number => (condition ? 1 : 0);

/** Values of {@link BINDING_FEATURES} for one figure. */
export function bindingFeatures(
  claim: Claim,
  words: ClaimWords,
  each: FigureOfReport,
  { dense, lexical }: Closeness,
): Float64Array {
  const { report, sentence, figure } = each;
  const values: Partial<Record<BindingFeature, number>> = {
    "dense figure": dense.figure,
    "dense clause": dense.clause,
    "dense sentence": dense.sentence,
    "lexical figure": lexical.figure,
    "lexical clause": lexical.clause,
    "lexical sentence": lexical.sentence,
    ...wordFeatures(claim, words, report, sentence, figure),
    ...missingFeatures(claim, words, each),
    ...measureFeatures(claim, each),
    ...timeFeatures(claim, each),
    ...valueFeatures(claim, each),
    ...placeFeatures(claim, each),
  };
  if (claim.english) {
    for (const name of AGAIN_IN_ENGLISH) values[`English: ${name}`] = values[name] ?? 0;
  }
  return Float64Array.from(BINDING_FEATURES, (name) => values[name] ?? 0);
}

/** Words tell less across languages, so these count otherwise there. */
const AGAIN_IN_ENGLISH = ["dense figure", "equal", "equal, distinctive", "near miss"] as const;

/** A word that a text accounts for no better than this is missing from it. */
const MISSING_CREDIT = 0.5;

type Values = Partial<Record<BindingFeature, number>>;

function wordFeatures(claim: Claim, words: ClaimWords, report: Report, sentence: Sentence, figure: Figure): Values {
  const view = viewOf(report);
  const indicator = view.indicator(figure.index) || view.clause(sentence.index, figure.clause);
  const clause = `${view.clause(sentence.index, figure.clause)} ${indicator}`;
  const whole = view.sentence(sentence.index);
  const around = `${whole} ${view.around(sentence.index)}`;
  const pairs = pairsOf(indicator);
  const { heaviest } = words;
  let [missing, beyond] = [0, 0];
  const own = `${claim.indicator} ${claim.before}`;
  for (const terms of QUALIFIERS) {
    const said = terms.some((term) => own.includes(term));
    const given = terms.some((term) => indicator.includes(term));
    if (said && !given && !terms.some((term) => clause.includes(term))) missing += 1;
    if (!said && given && !terms.some((term) => claim.sentence.includes(term))) beyond += 1;
  }
  return {
    "own words in indicator": coverage(words.own, indicator),
    "own words in clause": coverage(words.own, clause),
    "own words in sentence": coverage(words.own, whole),
    "own words around": coverage(words.own, around),
    "clause words in indicator": coverage(words.clause, indicator),
    "clause words in clause": coverage(words.clause, clause),
    "sentence words in sentence": coverage(words.sentence, around),
    "heaviest word in indicator": heaviest ? creditIn(heaviest, indicator) : 0,
    "heaviest word in clause": heaviest ? creditIn(heaviest, clause) : 0,
    "heaviest word in sentence": heaviest ? creditIn(heaviest, whole) : 0,
    "own pairs in indicator": shareOf(words.ownPairs, pairs),
    "indicator accounted by own": shareOf(pairs, words.ownPairs),
    "indicator accounted by clause": shareOf(pairs, words.clausePairs),
    "indicator accounted by sentence": shareOf(pairs, words.sentencePairs),
    "clause accounted by sentence": shareOf(pairsOf(clause), words.sentencePairs),
    "same indicator": flag(indicator !== "" && indicator === claim.indicator),
    "qualifiers missing": missing,
    "qualifiers beyond": beyond,
    "qualifiers at odds": countOpposites(own, indicator),
    "longer indicator": Math.min(2, Math.max(0, pairs.size - words.ownPairs.size) / 10),
  };
}

/** A figure with another number needs the claim's words more than one with its own. */
function missingFeatures(claim: Claim, words: ClaimWords, { report, sentence, figure }: FigureOfReport): Values {
  if (isEqual(compareValues(claim, figure))) return {};
  const view = viewOf(report);
  const clause = `${view.clause(sentence.index, figure.clause)} ${view.indicator(figure.index)}`;
  const missing = words.own
    .filter((concept) => creditIn(concept, clause) < MISSING_CREDIT)
    .reduce((sum, { weight }) => sum + weight, 0);
  return {
    "other number, words missing": missing,
    "near miss, words missing": isNearMiss(claim, figure) ? missing : 0,
  };
}

function measureFeatures(claim: Claim, each: FigureOfReport): Values {
  const { figure } = each;
  const aspect = figureAspect(each);
  const generic = [claim.unit, figure.unit].includes("个") && unitClass(claim.unit) === unitClass(figure.unit);
  const same = sameUnit(claim.unit, figure.unit) || generic;
  const measure = measureOf(claim.unit) === measureOf(figure.unit) || claim.unit === "" || figure.unit === "";
  const [told, given] = [claim.aspect === "change", aspect === "change"];
  return {
    "same unit": flag(same),
    "same measure, other unit": flag(!same && measure),
    apart: flag(!measure),
    "change for level": flag(told && !given),
    "level for change": flag(!told && given),
    "share at odds": flag((claim.aspect === "share") !== (aspect === "share")),
  };
}

function timeFeatures(claim: Claim, each: FigureOfReport): Values {
  const { figure } = each;
  const { metadata } = each.report;
  const has = parsePeriod(figure.period);
  const fit = timeFit(claim, each);
  const far = claim.time?.nearness === "draft";
  const several = has !== undefined && has.to > has.from;
  const target = figure.kind === "target";
  return {
    "time exact": flag(fit === "exact"),
    "time ends there": flag(fit === "ends"),
    "time within": flag(fit === "within"),
    "time covers": flag(fit === "covers"),
    "time other": flag(fit === "other" && !far),
    "time other, named far": flag(fit === "other" && far),
    "no time, reviewed": flag(!claim.time && has?.to === metadata.reviewed[1] && !several),
    "no time, planned": flag(!claim.time && has !== undefined && has.to > metadata.reviewed[1]),
    "no time, several years": flag(!claim.time && several),
    "kind agrees": flag(claim.kind !== undefined && (claim.kind === "target") === target),
    "kind disagrees": flag(claim.kind !== undefined && (claim.kind === "target") !== target),
  };
}

function valueFeatures(claim: Claim, each: FigureOfReport): Values {
  const { figure } = each;
  const relation: ValueRelation = compareValues(claim, figure);
  const equal = isEqual(relation);
  return {
    equal: flag(equal && relation !== "rounded"),
    "equal, distinctive": flag(equal && isDistinctive(claim)),
    rounded: flag(relation === "rounded"),
    "same digits": flag(relation === "scale"),
    "near miss": flag(!equal && isNearMiss(claim, figure)),
    "other direction": flag(contradict(claim.direction, figureDirection(each))),
  };
}

function placeFeatures(claim: Claim, each: FigureOfReport): Values {
  const { report, sentence, figure } = each;
  const role = report.sections[sentence.section]?.role ?? "body";
  const before = report.text.slice(Math.max(0, figure.start - 8), figure.start);
  return {
    "other place missing": flag(missesPlace(claim, each)),
    "table cell": flag(figure.column !== undefined),
    "annex or glossary": flag(role === "annex" || role === "glossary"),
    count: flag(figure.kind === "count"),
    "origin at odds": flag(claim.origin !== /[由从][^，。；到至]*$/u.test(before)),
  };
}
