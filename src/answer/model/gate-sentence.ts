/**
 * One sentence of a model → passed with the figures it states, or the fault that stops it. Two locks: what it says must equal a figure of
 * the spans it cites, and the check of drafts must call it right. Mends nothing.
 */
import { sameUnit } from "../../corpus/figures/units.ts";
import type { Report } from "../../corpus/report.ts";
import { sliceSpan } from "../../corpus/span.ts";
import type { Answer, AnswerFigure } from "../answer.ts";
import type { FigureOfReport } from "../check/figure-of-report.ts";
import { foldDraft } from "../check/fold-draft.ts";
import type { Desk } from "../desk.ts";
import { type CitedEvidence, citedEvidence } from "./cited-evidence.ts";
import { isCalledRightly } from "./figure-names.ts";
import { matchFigure } from "./match-figure.ts";
import { readSentence, type SentenceFigure, type SentenceReading } from "./sentence-claims.ts";
import { type WordTools, wordFault } from "./sentence-names.ts";
import { numberFault } from "./sentence-numbers.ts";
import { shapeOf } from "./sentence-shape.ts";
import type { SentenceFault } from "./wording-trace.ts";
import type { WrittenSentence } from "./written-sentences.ts";

export interface GateTools extends WordTools {
  reports: ReadonlyMap<string, Report>;
  check: Desk["check"];
}

export interface PassedSentence {
  text: string;
  /** Numbers of the citations it rests on, in order. */
  citations: number[];
  /** Figures of the answer that it states. */
  states: AnswerFigure[];
}

export interface AskedAnswer {
  /** The desk's own; its citations are the evidence. */
  answer: Answer;
  question: string;
  /** The words of the question that a figure answers; none for figures that only belong to it. */
  askedAs(figure: AnswerFigure): string | undefined;
}

/**
 * @param passed sentences that stand before it
 */
export async function gateSentence(
  written: WrittenSentence,
  passed: readonly PassedSentence[],
  asked: AskedAnswer,
  tools: GateTools,
): Promise<PassedSentence | { fault: SentenceFault }> {
  const { answer, question } = asked;
  const { language } = answer;
  const shape = shapeOf(written.text, language);
  if ("fault" in shape) return shape;
  const { text } = shape;
  const numbers = [...new Set(written.evidence)].sort((a, b) => a - b);
  const citations = answer.citations.filter(({ n }) => numbers.includes(n));
  if (numbers.length === 0 || citations.length !== numbers.length) return { fault: "citation" };
  const evidence = citedEvidence(citations, tools.reports);
  const before = passed.map((each) => `${each.text}${language === "en" ? " " : ""}`).join("");
  const reading = readSentence(text, before, language, tools.placesIn);
  const stated = matchAll(text, reading, evidence, written, asked, tools);
  if ("fault" in stated) return stated;
  const fault =
    numberFault(text, reading, evidence, language) ?? wordFault(text, reading, evidence, question, language, tools);
  if (fault !== undefined) return { fault };
  if (!(await holdsInCheck(before, text, stated.checked, evidence, tools))) return { fault: "check" };
  return { text, citations: numbers, states: stated.states };
}

interface Stated {
  states: AnswerFigure[];
  /** Those that the check of drafts knows too. */
  checked: SentenceFigure[];
}

function matchAll(
  text: string,
  reading: SentenceReading,
  evidence: CitedEvidence,
  written: WrittenSentence,
  { answer, askedAs }: AskedAnswer,
  tools: GateTools,
): Stated | { fault: SentenceFault } {
  const states: AnswerFigure[] = [];
  const checked: SentenceFigure[] = [];
  for (const each of reading.figures) {
    const { mention, claim, targetCarried } = each;
    const computed = computedFigure(each, answer);
    if (computed) {
      if (!isFairlyComputed(text, each, written, computed, evidence)) return { fault: "computed" };
      states.push(computed);
      continue;
    }
    if (claim === undefined) {
      // 3个方面: only counts parts of the text, and stands there as it is.
      if (!evidence.figures.some(({ figure }) => figure.kind === "count" && figure.text === mention.text))
        return { fault: "figure" };
      continue;
    }
    if (targetCarried) return { fault: "kind" };
    const match = matchFigure(claim, evidence.figures);
    if ("fault" in match) return match;
    const own = answer.figures.find((figure) => isSame(figure, match.figure));
    const english = answer.language === "en";
    const wanted = own && askedAs(own);
    if (!isCalledRightly(text, mention, reading, match.figure, evidence, wanted, english, tools))
      return { fault: "indicator" };
    if (!tellsKind(text, match.figure)) return { fault: "kind" };
    checked.push(each);
    if (own) states.push(own);
  }
  return { states, checked };
}

const isSame = (shown: AnswerFigure, { figure }: FigureOfReport): boolean =>
  shown.text === figure.text &&
  shown.value === figure.value &&
  shown.unit === figure.unit &&
  shown.period === figure.period &&
  shown.kind === figure.kind;

const TARGET_WORDS =
  /目标|计划|力争|预期|争取|确保|拟|打算|\b(?:targets?|targeted|plan(?:s|ned)?|aim(?:s|ed)?|goals?|expected)\b/giu;
const TO_COME = /目标|计划|力争|预期|争取|确保|拟|打算|预计|安排|任务|将(?!军|近)|要(?!求|素|点|闻)/u;
const ENGLISH_TO_COME = /\b(?:targets?|targeted|plan(?:s|ned)?|aim(?:s|ed)?|goals?|expected|will)\b/u;

/** 完成新建2所的目标, without 力争 before it, says that it was reached. */
const DONE = /(?:完成|达成|实现|如期|兑现)[^，。；,;]*(?:目标|任务|计划)/u;
const isToldDone = (folded: string): boolean => {
  const at = folded.search(DONE);
  return at >= 0 && !/力争|争取|确保|计划|预[期计]|拟|打算|将|要|努力|目标/u.test(folded.slice(0, at));
};

/**
 * A target is called one by words that aren't its own name's; beside a result stand no words of planning but those that the report has
 * there itself (行动计划).
 */
function tellsKind(text: string, { report, sentence, figure }: FigureOfReport): boolean {
  const folded = foldDraft(text);
  const name = foldDraft(figure.indicator);
  if (figure.kind === "target") {
    const rest = name === "" ? folded : folded.replaceAll(name, " ");
    return (TO_COME.test(rest) || ENGLISH_TO_COME.test(rest)) && !isToldDone(rest);
  }
  const clause = sentence.clauses[figure.clause] ?? sentence;
  const own = foldDraft(sliceSpan(report.text, clause)) + name;
  return [...folded.matchAll(TARGET_WORDS)].every(([word]) => own.includes(word));
}

/** The figure that the desk computed, when the sentence gives its number. */
const computedFigure = ({ mention }: SentenceFigure, { figures }: Answer): AnswerFigure | undefined =>
  figures.find(
    ({ kind, value, unit }) =>
      kind === "derived" && Math.abs(value - Math.abs(mention.value)) <= 1e-9 * value && sameUnit(unit, mention.unit),
  );

/** Says which of two is more: the desk's own line tells that, and no other. */
const WHICH_IS_MORE =
  /[比较多少高低超增减升降]|\b(?:than|more|less|fewer|higher|lower|up|down|rose|fell|grew|increased?|decreased?)\b/iu;

/** Marked as computed, from operands that stand in the cited spans, all of them cited, with nothing said of which is more. */
function isFairlyComputed(
  text: string,
  { mention }: SentenceFigure,
  { computed }: WrittenSentence,
  figure: AnswerFigure,
  evidence: CitedEvidence,
): boolean {
  const marked = computed.find((each) => each.figure.includes(mention.text) || mention.text.includes(each.figure));
  if (!marked || marked.operands.length < 2) return false;
  const stand = marked.operands.every((operand) =>
    evidence.figures.some((each) => each.figure.text === operand && each.figure.kind !== "count"),
  );
  const cited = figure.citations.every((n) => evidence.citations.some((citation) => citation.n === n));
  return stand && cited && !WHICH_IS_MORE.test(text);
}

/** The same sentence as a draft, with those before it: every figure must be called a match. */
async function holdsInCheck(
  before: string,
  text: string,
  figures: readonly SentenceFigure[],
  { reports }: CitedEvidence,
  { check }: GateTools,
): Promise<boolean> {
  if (figures.length === 0) return true;
  const [only] = reports;
  const verdicts = await check({
    text: before + text,
    ...(reports.size === 1 && only !== undefined ? { report: only } : {}),
  });
  return figures.every(({ mention }) => {
    const start = mention.start + before.length;
    const verdict = verdicts.figures.find((each) => each.start < start + mention.text.length && each.end > start);
    return verdict?.verdict === "match" && verdict.reason !== "rounded";
  });
}
