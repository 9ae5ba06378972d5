/**
 * Sentences that passed, and of the desk's own answer what they leave out → the answer that goes out. Figures, citations, status and
 * notes stay the desk's: only words change.
 */
import type { Answer, AnswerFigure } from "../answer.ts";
import { wordingOf } from "../wording/wording.ts";
import type { PassedSentence } from "./gate-sentence.ts";

const MARK = /\[\d+\]/u;

/** @param asked how many of the answer's figures were asked for; all of them must be stated, or else it is undefined */
export function composeWorded(desk: Answer, passed: readonly PassedSentence[], asked: number): Answer | undefined {
  const stated = new Set(passed.flatMap(({ states }) => states));
  const needed = desk.status === "ambiguous" ? desk.figures : desk.figures.slice(0, asked);
  if (passed.length === 0 || needed.some((figure) => figure.kind !== "derived" && !stated.has(figure)))
    return undefined;
  const wording = wordingOf(desk.language);
  const [opening = ""] = wording.quote("\n", 0).split("\n");
  const own = ownLines(desk, opening);
  const words = drawSentences(passed, desk.language === "en");
  const lines = [...headOf(own, desk), words];
  const add = (line: string | undefined): void => {
    if (line !== undefined && !lines.includes(line)) lines.push(line);
  };
  for (const figure of desk.figures) {
    // Computed ones keep the desk's line, which shows the arithmetic.
    if (figure.kind === "derived" || !stated.has(figure) || !words.includes(figure.text)) add(lineOf(figure, own));
  }
  // The report's own words stay whatever the model says of them.
  for (const line of own) if (line.startsWith(opening)) add(line);
  for (const { n } of desk.citations)
    if (!lines.some((line) => line.includes(`[${n}]`))) add(own.findLast((line) => line.includes(`[${n}]`)));
  return { ...desk, mode: "model", text: [...lines, ...desk.notes.map(({ text }) => text)].join("\n") };
}

/** What can be shown before the model is done: the sentences so far, below what the desk says without a source. */
export function draftText(desk: Answer, passed: readonly PassedSentence[]): string {
  const [opening = ""] = wordingOf(desk.language).quote("\n", 0).split("\n");
  return [...headOf(ownLines(desk, opening), desk), drawSentences(passed, desk.language === "en")].join("\n");
}

/** The desk's lines but for its notes. */
function ownLines({ text, notes }: Answer, opening: string): string[] {
  const noted = new Set(notes.map((note) => note.text));
  return linesOf(text, opening).filter((line) => !noted.has(line));
}

/** Yes, no, and how a follow-up was understood: lines of the desk without a source. */
const headOf = (own: readonly string[], { language }: Answer): string[] =>
  own.filter((line) => line !== wordingOf(language).readings() && !MARK.test(line));

/** Lines of an answer; a quotation that was printed on several stays whole. */
function linesOf(text: string, opening: string): string[] {
  const lines: string[] = [];
  let open = false;
  for (const line of text.split("\n")) {
    lines.push(open ? `${lines.pop()}\n${line}` : line);
    open = (open || line.startsWith(opening)) && !MARK.test(line);
  }
  return lines;
}

/** Sentences in one paragraph, each with its marks before its full stop. */
function drawSentences(passed: readonly PassedSentence[], english: boolean): string {
  return passed
    .map(({ text, citations }) => {
      const marks = citations.map((n) => `[${n}]`).join("");
      const bare = text.replace(/[。．.!！;；]+$/u, "");
      return english ? `${bare} ${marks}.` : `${bare}${marks}。`;
    })
    .join(english ? " " : "");
}

/** The desk's line that tells a figure: with its number and one of its marks. */
const lineOf = ({ text, citations }: AnswerFigure, own: readonly string[]): string | undefined =>
  own.find((line) => line.includes(text) && citations.some((n) => line.includes(`[${n}]`)));
