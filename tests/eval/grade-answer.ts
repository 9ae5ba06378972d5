/**
 * Is an answer right, and is it proved? One golden question, one answer, one verdict.
 * Reads no file and knows nothing of how the answer came about.
 */
import type { Answer, AnswerFigure, Citation } from "../../src/answer/answer.ts";
import type { GoldenAnswer, GoldenQuestion } from "../../training/golden-set.ts";
import { foldSpace, isClose, readGoldValue, sectionKey, unitKey } from "./gold-value.ts";

/** Canonical text of a report by its id; undefined for an unknown one. */
export type TextOf = (report: string) => string | undefined;

export interface AnswerVerdict {
  /** Nothing asked is missing or wrong; an unanswerable question was refused. */
  right: boolean;
  /** The proof is among the first citations, in its section, verbatim. */
  cited: boolean;
}

/** Of the golden figures of a right answer: how many have unit, period and kind right too. */
export interface TypedFigures {
  figures: number;
  unit: number;
  period: number;
  kind: number;
}

type GoldFigure = GoldenQuestion["figure_values"][string] | undefined;

/** More figures than those asked that an answer may give, and citations beyond the proofs that are looked at. */
const MOST_BEYOND = 3;

export function gradeAnswer(golden: GoldenQuestion, answer: Answer | undefined, textOf: TextOf): AnswerVerdict {
  if (!answer) return { right: false, cited: false };
  const refused = answer.status === "not_found";
  if (!golden.answerable) return { right: refused && answer.figures.length === 0, cited: true };
  if (refused) return { right: false, cited: false };
  const right = hasRightFigures(golden, answer) && hasPhrases(golden, answer.text);
  const most = golden.answers.length + MOST_BEYOND;
  const proved = golden.answers.map((proof) => isCited(answer.citations.slice(0, most), proof, textOf));
  const cited = golden.cite === "any" && proved.length > 0 ? proved.some(Boolean) : proved.every(Boolean);
  return { right, cited };
}

function hasRightFigures(golden: GoldenQuestion, answer: Answer): boolean {
  if (golden.kind === "derived") return hasRightResult(golden, answer.figures[0]);
  const asked = golden.must_figures;
  if (asked.length === 0) return true;
  const first = answer.figures.slice(0, asked.length);
  const gives = (text: string): boolean => first.some((figure) => standsFor(figure, text, golden.figure_values[text]));
  const whole = first.length === asked.length && answer.figures.length <= asked.length + MOST_BEYOND;
  const spelled = (text: string): boolean =>
    golden.accept_also?.[text]?.some((spelling) => answer.text.includes(spelling)) ?? false;
  const right = (whole && asked.every(gives)) || (hasSpellings(golden) && asked.every((t) => gives(t) || spelled(t)));
  return right && !(golden.wrong_figures ?? []).some((wrong) => first.some((figure) => isWrong(figure, wrong, golden)));
}

function hasSpellings({ accept_also }: GoldenQuestion): boolean {
  return accept_also !== undefined && Object.keys(accept_also).length > 0;
}

function isWrong(figure: AnswerFigure, wrong: string, golden: GoldenQuestion): boolean {
  if (!standsFor(figure, wrong, undefined)) return false;
  return !golden.must_figures.some((asked) => standsFor(figure, asked, golden.figure_values[asked]));
}

function hasRightResult({ result_value, tolerance = 0 }: GoldenQuestion, first: AnswerFigure | undefined): boolean {
  const value = first?.kind === "derived" ? givenValue(first) : undefined;
  if (value === undefined || result_value === undefined) return false;
  const within = (candidate: number): boolean =>
    result_value - tolerance <= candidate && candidate <= result_value + tolerance;
  return within(value) || within(-value);
}

function hasPhrases(golden: GoldenQuestion, text: string): boolean {
  return (golden.must_phrases ?? []).every((group) =>
    (typeof group === "string" ? [group] : group).some((phrase) => text.includes(phrase)),
  );
}

function givenValue(figure: AnswerFigure): number | undefined {
  return typeof figure.value === "number" ? figure.value : readGoldValue(figure.text).value;
}

/** Does a figure of the answer stand for a golden one? Signs count only where none of both is printed with a minus. */
function standsFor(figure: AnswerFigure, goldText: string, gold: GoldFigure): boolean {
  const value = givenValue(figure);
  const wanted = gold?.value ?? readGoldValue(goldText).value;
  if (value === undefined || wanted === undefined) return figure.text === goldText;
  if (isClose(value, wanted)) return true;
  return isClose(Math.abs(value), Math.abs(wanted)) && (goldText + figure.text).includes("-");
}

/** Does one of the citations hold the proof: right report and section, verbatim, within one paragraph? */
function isCited(citations: readonly Citation[], proof: GoldenAnswer, textOf: TextOf): boolean {
  const labels = [proof.section, ...(proof.section_alt ?? [])].filter((label) => label !== "").map(sectionKey);
  return citations.some((citation) => {
    const { quote, report } = citation;
    if (quote === "" || (quote.trim().includes("\n") && !proof.row)) return false;
    if (!foldSpace(textOf(report) ?? "").includes(foldSpace(quote))) return false;
    if (proof.report !== undefined && report !== proof.report) return false;
    if (labels.length > 0 && !labels.includes(sectionKey(citation.section))) return false;
    return holdsProof(citation, proof);
  });
}

function holdsProof(citation: Citation, proof: GoldenAnswer): boolean {
  const quote = foldSpace(citation.quote);
  const wanted = foldSpace(proof.quote);
  if (quote.includes(wanted)) {
    if (!proof.row) return true;
    const around = [citation.quote, ...citation.heading, citation.row ?? "", citation.column ?? ""];
    if (foldSpace(around.join("")).includes(foldSpace(proof.row))) return true;
  }
  if (proof.row) return false;
  const holdsFigures = proof.figures.every((figure) => quote.includes(foldSpace(figure)));
  const isPart = proof.figures.length > 0 || wanted.includes(quote);
  return holdsFigures && isPart && ([...quote].length >= 6 || quote === wanted);
}

/** Is the quote the slice of the report that the citation names? */
export function hasExactOffsets({ report, start, end, quote }: Citation, textOf: TextOf): boolean {
  return quote !== "" && textOf(report)?.slice(start, end) === quote;
}

/** Does the quote stand in the report, wherever? */
export function isVerbatim({ report, quote }: Citation, textOf: TextOf): boolean {
  return quote !== "" && (textOf(report)?.includes(quote) ?? false);
}

/** Types of the golden figures that an answer gives; count only answers that are right and not derived. */
export function gradeTypes(golden: GoldenQuestion, answer: Answer): TypedFigures {
  const typed: TypedFigures = { figures: 0, unit: 0, period: 0, kind: 0 };
  for (const text of golden.must_figures) {
    const gold = golden.figure_values[text];
    const figure = answer.figures.find((candidate) => standsFor(candidate, text, gold));
    if (!figure) continue;
    typed.figures += 1;
    if (unitKey(figure.unit) === unitKey(gold?.unit)) typed.unit += 1;
    if (figure.period === String(gold?.period ?? "")) typed.period += 1;
    if (figure.kind === (gold?.kind ?? "derived")) typed.kind += 1;
  }
  return typed;
}
