/** One question after grading: everything that rates are counted from. Pure data and how it's made from an answer. */
import type { Answer } from "../../src/answer/answer.ts";
import type { ExplainedAnswer } from "../../src/answer/answer-question.ts";
import type { Report } from "../../src/corpus/report.ts";
import type { GoldenQuestion } from "../../training/golden-set.ts";
import {
  type AnswerVerdict,
  gradeAnswer,
  gradeTypes,
  hasExactOffsets,
  isVerbatim,
  type TextOf,
  type TypedFigures,
} from "./grade-answer.ts";
import { gradeRetrieval, type Recall, type Retriever } from "./grade-retrieval.ts";

export interface GradedQuestion extends AnswerVerdict {
  stem: string;
  golden: GoldenQuestion;
  answer: Answer;
  refused: boolean;
  /** Figures were given and the answer isn't right. */
  wrongFigure: boolean;
  /** The reader was told that the answer may not be what was asked. */
  noted: boolean;
  typed: TypedFigures;
  quotes: { all: number; verbatim: number; exact: number };
  recall: Partial<Record<Retriever, Recall>>;
}

/** Notes that warn; the others (`computed`, `readings`, `unit`) only explain. */
const WARNING_NOTES = ["unsure", "near", "broader"];
const NOT_TYPED: TypedFigures = { figures: 0, unit: 0, period: 0, kind: 0 };

export function gradeQuestion(
  stem: string,
  golden: GoldenQuestion,
  explained: ExplainedAnswer,
  report: Report,
): GradedQuestion {
  const { answer, evidence } = explained;
  const textOf: TextOf = (id) => (id === report.id ? report.text : undefined);
  const verdict = gradeAnswer(golden, answer, textOf);
  const isTyped = verdict.right && golden.answerable && golden.kind !== "derived";
  return {
    stem,
    golden,
    answer,
    ...verdict,
    refused: answer.status === "not_found",
    wrongFigure: !verdict.right && answer.figures.length > 0,
    noted: answer.notes.some(({ code }) => WARNING_NOTES.includes(code)),
    typed: isTyped ? gradeTypes(golden, answer) : NOT_TYPED,
    quotes: {
      all: answer.citations.length,
      verbatim: answer.citations.filter((citation) => isVerbatim(citation, textOf)).length,
      exact: answer.citations.filter((citation) => hasExactOffsets(citation, textOf)).length,
    },
    recall: evidence ? gradeRetrieval(golden, evidence.whole.retrieved.lists, report) : {},
  };
}
