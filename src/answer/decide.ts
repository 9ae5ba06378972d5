/** Ranked evidence → what to answer: figures, words, arithmetic, two readings, or that the report doesn't say. Words nothing. */
import type { Candidate } from "../retrieval/evidence.ts";
import { FIGURE_FEATURES, type FigureFeature } from "../retrieval/figure-feature-names.ts";
import type { Ask } from "../retrieval/question.ts";
import type { RankedEvidence } from "../retrieval/rank-evidence.ts";
import { viewOf } from "../retrieval/report-view.ts";
import type { PlacesAsked } from "../retrieval/split-places.ts";
import { LIST_MARK } from "../retrieval/split-question.ts";
import { chooseFigures, companions, type FigureCandidate, listedFigures } from "./choose-figures.ts";
import { compareWithQuestion } from "./compare-with-question.ts";
import { decideOperation } from "./decide-operation.ts";
import type { Derived } from "./derive.ts";
import type { AnswerTools, EvidenceFound } from "./find-evidence.ts";
import { CLEARLY_BEST, otherReading } from "./other-reading.ts";

export type Decision =
  | {
      type: "figures";
      asked: FigureCandidate[];
      belonging: FigureCandidate[];
      sure: boolean;
      verdict?: "yes" | "no";
      /** Of several things asked, those that the report doesn't have. */
      missing?: Ask[];
    }
  | { type: "readings"; readings: FigureCandidate[]; sure: boolean }
  | { type: "derived"; derived: Derived; operands: FigureCandidate[]; sure: boolean }
  | { type: "text"; sentences: Candidate[]; sure: boolean }
  | { type: "not_found"; nearest: Candidate[] };

/** A part of a question says less than the whole, so less is asked of it before it counts as not there. */
const PART_REFUSAL = 0.15;
/** Below it a part is given with a note: of such parts in the development sets most were wrong. */
const PART_UNSURE = 0.35;
const NEAREST_SHOWN = 3;
const isFigure = (candidate: Candidate | undefined): candidate is FigureCandidate => candidate?.figure !== undefined;

export function decide(found: EvidenceFound, tools: Pick<AnswerTools, "model">): Decision {
  const { whole } = found;
  const { refuseBelow, unsureBelow } = tools.model;
  const computed = decideOperation(found, tools);
  if (computed) return computed;
  // What can't be set against each other is shown side by side.
  const sideBySide = found.places !== undefined || ofSeveralReports(found.operands);
  const asked = ofSeveralReports(found.operands) ? found.operands : found.asked;
  const answerable =
    asked.length > 1 ? Math.max(...asked.map((each) => each.answerable), whole.answerable) : whole.answerable;
  const nearest = nearestOf(whole);
  if (nearest.length === 0 || answerable < refuseBelow) return { type: "not_found", nearest };
  if (isOfOtherPlace(found)) return { type: "not_found", nearest };
  if (found.question.operation?.type === "per-head" && !namesAllAsked(whole)) return { type: "not_found", nearest };
  const right = asked.length > 1 ? Math.max(...asked.map((each) => each.right), whole.right) : whole.right;
  const sure = right >= unsureBelow || namesAllAsked(whole);
  if (asked.length > 1) {
    // Of each place the whole question is asked.
    const least = refuseBelow * (sideBySide ? 1 : PART_REFUSAL);
    const there = standTogether(asked, whole, refuseBelow) ? asked : asked.filter((part) => part.answerable >= least);
    const missing = asked.filter((part) => !there.includes(part)).map(({ ask }) => ask);
    const chosen = inOrderAsked(chooseFigures(there, whole), found.places?.order);
    if (chosen.length > 0 && chosen.length === there.length) {
      const each = there.every((part) => part.answerable >= refuseBelow * PART_UNSURE);
      return missing.length === 0
        ? { type: "figures", asked: chosen, belonging: [], sure: sure && each }
        : { type: "figures", asked: chosen, belonging: [], sure: each, missing };
    }
  }
  const [best] = whole.ranked;
  if (best && (!sure || /目标/u.test(whole.ask.text)) && isOtherKind(best, whole.ask))
    return { type: "not_found", nearest };
  if (isFigure(best)) {
    if (found.question.operation?.type === "share" && !mayBeShare(best)) return { type: "not_found", nearest };
    const verdict = compareWithQuestion(found.question.text, best.figure);
    if (verdict) return { type: "figures", asked: [best], belonging: companions(best, [best]), sure, verdict };
    const listed = found.question.asks.length === 1 && LIST_MARK.test(found.question.text) ? listedFigures(whole) : [];
    if (listed.length > 0) return { type: "figures", asked: listed, belonging: [], sure };
    const other = otherReading(whole);
    if (other && best.score - other.score < CLEARLY_BEST)
      return { type: "readings", readings: inReadingOrder(best, other), sure };
    if (other) return { type: "figures", asked: [best], belonging: [other], sure };
    return { type: "figures", asked: [best], belonging: companions(best, [best]), sure };
  }
  if (best && lacksOffice(found.question.text, best)) return { type: "not_found", nearest };
  return { type: "text", sentences: best ? withContinuation(best, found.question.text) : [], sure };
}

/** What is asked together and stands together among the best of the whole question is there, though a part alone says little. */
function standTogether(asked: readonly RankedEvidence[], whole: RankedEvidence, refuseBelow: number): boolean {
  if (whole.answerable < refuseBelow) return false;
  const best = whole.ranked[0]?.score ?? 0;
  const near = new Set(whole.ranked.filter(({ score }) => best - score <= CLEARLY_BEST).map(({ figure }) => figure));
  const chosen = chooseFigures(asked, whole);
  return chosen.length === asked.length && chosen.every(({ figure }) => near.has(figure));
}

/** No report is about the place asked, and the evidence doesn't name it. */
function isOfOtherPlace({ elsewhere, otherPlaces, whole: { ranked } }: EvidenceFound): boolean {
  const [best] = ranked;
  if (!elsewhere || !best) return false;
  const view = viewOf(best.report);
  const text = `${view.sentence(best.sentence.index)} ${view.around(best.sentence.index)}`;
  return !otherPlaces.some((place) => text.includes(place.toLowerCase()));
}

const ofSeveralReports = (parts: readonly RankedEvidence[]): boolean =>
  new Set(parts.flatMap(({ ranked }) => ranked[0]?.report.id ?? [])).size > 1;

/** 哪个最高: the highest first; else as asked. */
function inOrderAsked(chosen: FigureCandidate[], order: PlacesAsked["order"]): FigureCandidate[] {
  if (order === undefined) return chosen;
  const sign = order === "highest" ? 1 : -1;
  const worth = ({ figure }: FigureCandidate): number => (figure.direction === "down" ? -figure.value : figure.value);
  return [...chosen].sort((a, b) => sign * (worth(b) - worth(a)));
}

/** Every word of the question stands in the best figure's indicator, itself or an equal one, and its time and measure fit. */
function namesAllAsked({ ranked }: RankedEvidence): boolean {
  const [best] = ranked;
  if (!isFigure(best)) return false;
  const of = (name: FigureFeature): number => best.features[FIGURE_FEATURES.indexOf(name)] ?? 0;
  return (
    of("covered by indicator") >= 0.99 && of("period other") + of("measure other") + of("qualifiers missing") === 0
  );
}

/** 目标多少 isn't answered by a result, nor 实际多少 by a target. */
function isOtherKind({ figure }: Candidate, { target, actual }: Ask): boolean {
  if (!figure || target === actual) return false;
  return target > actual ? figure.kind === "actual" : figure.kind === "target";
}

/** 占全市几成 is answered by a percentage that is no growth. */
const mayBeShare = ({ figure }: FigureCandidate): boolean => figure.unit === "%" && figure.aspect !== "change";

/** The result first, then the target; of one kind, the likelier first. */
function inReadingOrder(a: FigureCandidate, b: FigureCandidate): FigureCandidate[] {
  if (a.figure.kind !== b.figure.kind) return a.figure.kind === "actual" ? [a, b] : [b, a];
  return [a, b];
}

const OFFICES =
  /党委书记|区委书记|县委书记|市委书记|省委书记|副?书记|副?(?:区|县|市|省|州|镇|乡|局|厅|部|院|校|会|秘书)长|副?主席|副?主任|副?总理|检察长|董事长|总经理/gu;

/** 区委书记是谁: who holds another office is no answer. */
function lacksOffice(question: string, { report, sentence }: Candidate): boolean {
  if (!/谁|哪位|叫什么|姓名|哪个人/u.test(question)) return false;
  const text = report.text.slice(sentence.start, sentence.end);
  return [...question.matchAll(OFFICES)].some(([office]) => !text.includes(office));
}

/** A list asked for often stands in the sentence behind: 共有自然保护地21个。其中，湿地公园18个，…。 */
function withContinuation(best: Candidate, question: string): Candidate[] {
  const { report, sentence } = best;
  const next = report.sentences[sentence.index + 1];
  const goesOn =
    next?.paragraph === sentence.paragraph &&
    /^(?:其中|包括|即|分别|一是)/u.test(report.text.slice(next.start, next.end));
  if (!next || !goesOn || !/哪|几类|哪些|分别|包括/u.test(question)) return [best];
  return [best, { ...best, sentence: next }];
}

/** Distinct sentences that come nearest, best first. */
function nearestOf({ ranked }: RankedEvidence): Candidate[] {
  const seen = new Set<number>();
  const nearest: Candidate[] = [];
  for (const candidate of ranked) {
    if (seen.has(candidate.sentence.index)) continue;
    seen.add(candidate.sentence.index);
    nearest.push(candidate);
    if (nearest.length === NEAREST_SHOWN) break;
  }
  return nearest;
}
