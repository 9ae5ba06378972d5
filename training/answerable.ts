/** The second head: examples, thresholds and a table of what they cost. Fitting itself is in fit-weights.ts. */
import { type EvidenceModel, type Head, headScore, sigmoid } from "../src/retrieval/evidence-model.ts";
import { rankEvidence } from "../src/retrieval/rank-evidence.ts";
import type { Example } from "./collect-examples.ts";

export interface AnswerableExample {
  stem: string;
  id: string;
  answerable: boolean;
  /** Is the best evidence right? */
  right: boolean;
  signals: Float64Array;
  weight: number;
  /** That the report answers, and that the best evidence is right. */
  probability: number;
  sureness: number;
  setProbabilities(answerable: Head, right: Head): void;
}

/** Share of answerable questions that may be refused at most (the goal is 5 %). */
const MAX_FALSE_REFUSALS = 0.045;

/** One for each question (parts of a question are left out), with the signals that the fitted heads give. */
export function answerableExamples(examples: readonly Example[], model: EvidenceModel): AnswerableExample[] {
  const seen = new Set<string>();
  return examples.flatMap((example) => {
    if (seen.has(example.golden.id)) return [];
    seen.add(example.golden.id);
    const evidence = rankEvidence(example.retrieved, model);
    const best = evidence.ranked[0];
    const place = best
      ? example.candidates.findIndex((c) => c.sentence === best.sentence && c.figure === best.figure)
      : -1;
    const made: AnswerableExample = {
      stem: example.stem,
      id: example.golden.id,
      answerable: example.golden.answerable,
      right: example.right[place] ?? false,
      signals: evidence.signals,
      weight: example.golden.answerable ? 1 : 2,
      probability: 0,
      sureness: 0,
      setProbabilities(answerableHead, rightHead) {
        made.probability = sigmoid(headScore(answerableHead, made.signals));
        made.sureness = sigmoid(headScore(rightHead, made.signals));
      },
    };
    return [made];
  });
}

export interface Thresholds {
  refuseBelow: number;
  unsureBelow: number;
}

/** Share of the right answers that may carry the note `unsure` (the goal for all notes is 8 %). */
const MAX_NOTES_ON_RIGHT = 0.06;

/** The highest thresholds that keep false refusals, and notes on right answers, low. */
export function chooseThresholds(examples: readonly AnswerableExample[]): Thresholds {
  const refuseBelow = quantile(
    examples.filter((example) => example.answerable).map(({ probability }) => probability),
    MAX_FALSE_REFUSALS,
  );
  const unsureBelow = quantile(
    examples.filter(({ right, probability }) => right && probability >= refuseBelow).map(({ sureness }) => sureness),
    MAX_NOTES_ON_RIGHT,
  );
  return { refuseBelow, unsureBelow };
}

/** The value below which a share of the numbers lies; 0.5 of none. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return Number((sorted[Math.floor(sorted.length * share)] ?? 0.5).toFixed(4));
}

/** What other thresholds would have done, as lines of text. */
export function describeThresholds(examples: readonly AnswerableExample[], chosen: Thresholds): string {
  const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  const line = (threshold: number): string => {
    const yes = examples.filter((example) => example.answerable);
    const no = examples.filter((example) => !example.answerable);
    const falsely = yes.filter(({ probability }) => probability < threshold).length;
    const refused = no.filter(({ probability }) => probability < threshold).length;
    const right = yes.filter(({ probability, right }) => probability >= threshold && right).length;
    return `below ${threshold}: refused ${share(refused, no.length)}, false refusals ${share(falsely, yes.length)}, right ${share(right, yes.length)}\n`;
  };
  const answered = examples.filter(({ probability }) => probability >= chosen.refuseBelow);
  const silent = answered.filter(({ right, sureness }) => !right && sureness >= chosen.unsureBelow).length;
  return `${[0.2, 0.3, 0.4, 0.5, 0.6, 0.7, chosen.refuseBelow].map(line).join("")}unsure below ${chosen.unsureBelow}: wrong without a note ${share(silent, examples.length)}\n`;
}
