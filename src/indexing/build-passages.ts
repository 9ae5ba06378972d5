/**
 * Report → passages: sentences, clauses with the subject they share, and figures with their indicator.
 * Never crosses a sentence, and so never a section; doesn't embed or number anything.
 */
import type { Figure } from "../corpus/figures/figure.ts";
import type { Clause, Report, Sentence } from "../corpus/report.ts";
import { type Span, sliceSpan } from "../corpus/span.ts";
import type { Passage, PassageKind } from "./passage.ts";

export type UnnumberedPassage = Omit<Passage, "index">;

/** A clause shorter than this says too little alone (其中：, 一是) and joins its neighbour. */
const CLAUSE_MIN_CHARS = 6;

/**
 * Passages in order of the text: of each sentence the sentence itself, then its clauses, then its figures.
 * Figures that only count parts of the text have none. Several passages may share a text.
 */
export function buildPassages(report: Report): UnnumberedPassage[] {
  const figuresOfSentence = new Map<number, Figure[]>();
  for (const figure of report.figures) {
    if (figure.kind === "count") continue;
    const figures = figuresOfSentence.get(figure.sentence) ?? [];
    figures.push(figure);
    figuresOfSentence.set(figure.sentence, figures);
  }
  return report.sentences.flatMap((sentence) => {
    const passage = (kind: PassageKind, part: number, span: Span, text: string): UnnumberedPassage => ({
      kind,
      report: report.id,
      section: sentence.section,
      sentence: sentence.index,
      part,
      start: span.start,
      end: span.end,
      text: withoutLineBreaks(text),
    });
    return [
      passage("sentence", 0, sentence, sentenceText(report.text, sentence)),
      ...clauseGroups(report.text, sentence).map((group) =>
        passage("clause", group.part, group, clauseText(report.text, group)),
      ),
      ...(figuresOfSentence.get(sentence.index) ?? []).map((figure) =>
        passage("figure", figure.index, figure, figureText(figure, sentence)),
      ),
    ];
  });
}

function sentenceText(text: string, sentence: Sentence): string {
  const { row } = sentence;
  if (row === undefined) return sliceSpan(text, sentence);
  const cells = row.cells.map((cell) => `${cell.column} ${sliceSpan(text, cell).trim()}`);
  return joinWords(row.caption, row.parent, row.heading, cells.join("，"));
}

function figureText(figure: Figure, sentence: Sentence): string {
  const { row } = sentence;
  if (row !== undefined && figure.column !== undefined) {
    return joinWords(row.caption, row.parent, figure.row ?? row.heading, figure.column, figure.text);
  }
  const direction = { up: "增长", down: "下降", none: "" }[figure.direction ?? "none"];
  return `${figure.indicator}${figure.indicator.endsWith(direction) ? "" : direction}${figure.text}`;
}

/** Neighbouring clauses that are one passage; `part` is the longest of them. */
interface ClauseGroup extends Span {
  part: number;
  subject?: Span;
}

/** Empty for rows of tables and for sentences of one clause, whose text the sentence has already. */
function clauseGroups(text: string, sentence: Sentence): ClauseGroup[] {
  if (sentence.row !== undefined) return [];
  const groups: ClauseGroup[] = [];
  let partLength = 0;
  sentence.clauses.forEach((clause, part) => {
    const last = groups.at(-1);
    const length = clauseText(text, clause).length;
    const isLast = part === sentence.clauses.length - 1;
    const joins = last !== undefined && clauseText(text, last).length < CLAUSE_MIN_CHARS;
    if (last !== undefined && (joins || (isLast && length < CLAUSE_MIN_CHARS))) {
      last.end = clause.end;
      if (length > partLength) last.part = part;
      partLength = Math.max(partLength, length);
      return;
    }
    groups.push(groupOf(clause, part));
    partLength = length;
  });
  return groups.filter((group) => clauseText(text, group) !== sliceSpan(text, sentence).trim());
}

function groupOf({ start, end, subject }: Clause, part: number): ClauseGroup {
  return subject === undefined ? { start, end, part } : { start, end, part, subject };
}

function clauseText(text: string, clause: Clause): string {
  const { subject } = clause;
  return (subject === undefined ? "" : sliceSpan(text, subject)) + sliceSpan(text, clause).trim();
}

function joinWords(...words: (string | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== "").join(" ");
}

function withoutLineBreaks(text: string): string {
  return text.replace(/\s*\n\s*/gu, " ").trim();
}
