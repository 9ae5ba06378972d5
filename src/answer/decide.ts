/** Ranked evidence → what to answer: figures, words, arithmetic, two readings, or that the report doesn't say. Words nothing. */
import type { Candidate } from "../retrieval/evidence.ts";
import type { RankedEvidence } from "../retrieval/rank-evidence.ts";
import { chooseFigures, companions, type FigureCandidate, otherReading } from "./choose-figures.ts";
import { type Derived, derive } from "./derive.ts";
import type { AnswerTools, EvidenceFound } from "./find-evidence.ts";

export type Decision =
  | { type: "figures"; asked: FigureCandidate[]; belonging: FigureCandidate[]; sure: boolean }
  | { type: "readings"; readings: FigureCandidate[]; sure: boolean }
  | { type: "derived"; derived: Derived; operands: FigureCandidate[]; sure: boolean }
  | { type: "text"; sentences: Candidate[]; sure: boolean }
  | { type: "not_found"; nearest: Candidate[] };

const NEAREST_SHOWN = 3;
const isFigure = (candidate: Candidate | undefined): candidate is FigureCandidate => candidate?.figure !== undefined;

export function decide(found: EvidenceFound, tools: Pick<AnswerTools, "model">): Decision {
  const { whole, asked } = found;
  const { refuseBelow, unsureBelow } = tools.model;
  const computed = decideOperation(found, tools);
  if (computed) return computed;
  const answerable =
    asked.length > 1 ? Math.max(...asked.map((each) => each.answerable), whole.answerable) : whole.answerable;
  const nearest = nearestOf(whole);
  if (nearest.length === 0 || answerable < refuseBelow) return { type: "not_found", nearest };
  const sure = answerable >= unsureBelow;
  if (asked.length > 1) {
    const chosen = chooseFigures(asked);
    if (chosen.length === asked.length) return { type: "figures", asked: chosen, belonging: [], sure };
  }
  const [best] = whole.ranked;
  if (isFigure(best)) {
    const other = otherReading(whole);
    if (other) return { type: "readings", readings: inReadingOrder(best, other), sure };
    return { type: "figures", asked: [best], belonging: companions(best, [best]), sure };
  }
  return { type: "text", sentences: whole.ranked.slice(0, 1), sure };
}

/** The result first, then the target; of one kind, as they stand in the report. */
function inReadingOrder(a: FigureCandidate, b: FigureCandidate): FigureCandidate[] {
  if (a.figure.kind !== b.figure.kind) return a.figure.kind === "actual" ? [a, b] : [b, a];
  return a.figure.start <= b.figure.start || a.report !== b.report ? [a, b] : [b, a];
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

/** Arithmetic that the question asks for, unless the report gives the number itself. */
function decideOperation(found: EvidenceFound, { model }: Pick<AnswerTools, "model">): Decision | undefined {
  const { question, whole, operands } = found;
  const { operation } = question;
  if (!operation) return undefined;
  const direct = whole.ranked[0];
  if (operation.type === "rise" || operation.type === "multiple" || operation.type === "reverse") {
    const pair = pairIn(whole, operation.type);
    if (pair) {
      const type = operation.type === "rise" ? "difference" : operation.type;
      const derived = derive(type, pair);
      const candidates = pair.map((figure) => ({ ...whole.ranked[0], figure })) as FigureCandidate[];
      const sure = whole.answerable >= model.unsureBelow;
      if (derived && (!isFigure(direct) || !givenDirectly(direct, operation.type, pair))) {
        return { type: "derived", derived: { ...derived, type }, operands: candidates, sure };
      }
    }
  }
  if (operands.length < 2 || operation.type === "rise") return undefined;
  if (
    operation.type === "share" &&
    isFigure(direct) &&
    direct.figure.unit === "%" &&
    whole.answerable >= model.unsureBelow
  )
    return undefined;
  const chosen = chooseFigures(operands);
  if (chosen.length !== operands.length) return undefined;
  const least = Math.min(...operands.map((each) => each.answerable));
  if (least < model.refuseBelow) return undefined;
  const derived = derive(
    operation.type,
    chosen.map(({ figure }) => figure),
  );
  if (!derived) return undefined;
  return { type: "derived", derived, operands: chosen, sure: least >= model.unsureBelow };
}

/** The two figures of one clause from which a rise, a multiple or an earlier value is computed: 由4.14亿元增长到8.56亿元. */
function pairIn(
  { ranked, ask }: RankedEvidence,
  type: "rise" | "multiple" | "reverse",
): FigureCandidate["figure"][] | undefined {
  for (const candidate of ranked.slice(0, 3)) {
    if (!isFigure(candidate)) continue;
    const { report, sentence, figure } = candidate;
    const near = report.figures.filter((other) => other.sentence === sentence.index && other.unit === figure.unit);
    if (type === "reverse") {
      const change = near.find((other) => other.aspect === "change" && other.indicator === figure.indicator);
      const level = near.find((other) => other.aspect === "level" && other.indicator === figure.indicator);
      if (change && level) return [level, change];
      continue;
    }
    for (let i = 0; i + 1 < near.length; i++) {
      const [from, to] = [near[i], near[i + 1]];
      if (!from || !to || (from !== figure && to !== figure)) continue;
      const between = report.text.slice(from.end, to.start);
      const before = report.text.slice(Math.max(sentence.start, from.start - 24), from.start);
      if (/^[^，。；]{0,24}(?:到|至|为)/u.test(between) && /[由从]/u.test(before))
        return type === "multiple" ? [to, from] : [to, from];
    }
  }
  return ask.text === "" ? [] : undefined;
}

/** Does the report print the asked change itself? */
function givenDirectly(direct: FigureCandidate, type: string, pair: readonly FigureCandidate["figure"][]): boolean {
  if (pair.some(({ index }) => index === direct.figure.index)) return false;
  return type === "multiple" ? direct.figure.unit === "倍" : direct.figure.aspect === "change";
}
