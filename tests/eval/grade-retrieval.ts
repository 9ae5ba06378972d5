/** Do the retrievers' lists hold the sentences that prove the answer? And does the ledger hold the figures asked for? */
import type { Figure } from "../../src/corpus/figures/figure.ts";
import type { Report, Sentence } from "../../src/corpus/report.ts";
import type { RankedSentences } from "../../src/retrieval/evidence.ts";
import type { GoldenAnswer, GoldenQuestion } from "../../training/golden-set.ts";
import { foldSpace, isClose, sectionKey, unitKey } from "./gold-value.ts";
import type { Share } from "./share.ts";

export type Retriever = RankedSentences["retriever"];

export interface Recall {
  /** Proofs whose sentence is the first of the list, of as many proofs as could be there. */
  at1: Share;
  at5: Share;
}

/** Recall of each list for one question; empty when no proof stands in the report (or none is needed). */
export function gradeRetrieval(
  golden: GoldenQuestion,
  lists: readonly RankedSentences[],
  report: Report,
): Partial<Record<Retriever, Recall>> {
  const lineStarts = lineStartsOf(report.text);
  const proofs = golden.answers
    .map((answer) => new Set(report.sentences.filter((s) => proves(s, answer, report, lineStarts)).map((s) => s.index)))
    .filter((sentences) => sentences.size > 0);
  const wanted = golden.cite === "any" ? [new Set(proofs.flatMap((sentences) => [...sentences]))] : proofs;
  if (proofs.length === 0) return {};
  const graded = lists.map(({ retriever, sentences }): [Retriever, Recall] => {
    const found = (k: number): Share => {
      const first = sentences.slice(0, k).filter(({ report: id }) => id === report.id);
      const part = wanted.filter((proof) => first.some(({ sentence }) => proof.has(sentence))).length;
      return { part: Math.min(part, k), whole: Math.min(wanted.length, k) };
    };
    return [retriever, { at1: found(1), at5: found(5) }];
  });
  return Object.fromEntries(graded);
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) if (text[i] === "\n") starts.push(i + 1);
  return starts;
}

const isInLine = (
  { start, end }: { start: number; end: number },
  para: number,
  lineStarts: readonly number[],
): boolean =>
  start < (lineStarts[para + 1] ?? Number.POSITIVE_INFINITY) && end > (lineStarts[para] ?? Number.POSITIVE_INFINITY);

/** A sentence of the proof's line that holds the proof, or that is part of it. */
function proves(sentence: Sentence, answer: GoldenAnswer, report: Report, lineStarts: readonly number[]): boolean {
  if (!isInLine(sentence, answer.para, lineStarts)) return false;
  if (answer.row) return true;
  const text = foldSpace(report.text.slice(sentence.start, sentence.end));
  const proof = foldSpace(answer.quote);
  return text.includes(proof) || (proof.includes(text) && text.length >= 6);
}

/** Of the figures that golden questions ask for: are they in the ledger, and read right? */
export interface AskedFigures {
  found: Share;
  unit: Share;
  period: Share;
  kind: Share;
  section: Share;
}

interface AskedFigure {
  answer: GoldenAnswer;
  text: string;
  gold: GoldenQuestion["figure_values"][string];
}

/** Each figure counts once, however many questions ask for it. Table cells are looked for in their row. */
export function gradeAskedFigures(questions: readonly GoldenQuestion[], report: Report): AskedFigures {
  const lineStarts = lineStartsOf(report.text);
  const pairs = askedFigures(questions).map((asked): [AskedFigure, Figure | undefined] => {
    const alike = report.figures.filter(
      (figure) =>
        isInLine(figure, asked.answer.para, lineStarts) &&
        isClose(Math.abs(figure.value), Math.abs(asked.gold.value)) &&
        figure.kind !== "count",
    );
    const inQuote = alike.find(({ sentence }) => {
      const span = report.sentences[sentence];
      return span !== undefined && proves(span, asked.answer, report, lineStarts);
    });
    return [asked, inQuote ?? alike[0]];
  });
  const found = pairs.filter(([, figure]) => figure !== undefined);
  const count = (test: (asked: AskedFigure, figure: Figure) => boolean): Share => ({
    part: found.filter(([asked, figure]) => figure !== undefined && test(asked, figure)).length,
    whole: found.length,
  });
  return {
    found: { part: found.length, whole: pairs.length },
    unit: count(({ gold }, { unit }) => unitKey(unit) === unitKey(gold.unit)),
    period: count(({ gold }, { period }) => period === String(gold.period ?? "")),
    kind: count(({ gold }, { kind }) => kind === gold.kind),
    section: count(({ answer }, { section }) => {
      const labels = [answer.section, ...(answer.section_alt ?? [])].map(sectionKey);
      return labels.includes(sectionKey(report.sections[section]?.label));
    }),
  };
}

function askedFigures(questions: readonly GoldenQuestion[]): AskedFigure[] {
  const asked = new Map<string, AskedFigure>();
  for (const { answers, figure_values } of questions) {
    for (const answer of answers) {
      for (const text of answer.figures) {
        const gold = figure_values[text];
        const key = `${answer.para} ${answer.row ?? ""} ${text}`;
        if (gold && !asked.has(key)) asked.set(key, { answer, text, gold });
      }
    }
  }
  return [...asked.values()];
}
