/** Evaluated sets → one summary of rates: over all, by kind, by report. Prints nothing. */
import type { EvaluatedSet } from "./evaluate-set.ts";
import { isForBaseline } from "./evaluate-set.ts";
import type { LedgerGrade } from "./grade-figures.ts";
import type { AskedFigures } from "./grade-retrieval.ts";
import {
  addAskedFigures,
  type CheckRates,
  checkRates,
  type KindRates,
  kindRates,
  type QuestionRates,
  questionRates,
  type RecallRates,
  recallRates,
} from "./rates.ts";
import type { Share } from "./share.ts";

export type LedgerRates = { [Key in keyof LedgerGrade as LedgerGrade[Key] extends Share ? Key : never]: Share };

/** The same questions put to the desk and to the plain pipeline; right by value, whatever is cited. */
export interface BaselineRates {
  desk: KindRates;
  plain: KindRates;
}

export interface Summary {
  stems: string[];
  questions: QuestionRates;
  kinds: Record<string, KindRates>;
  reports: Record<string, QuestionRates>;
  /** Work reports and statistical communiqués apart; absent when all are of one sort. */
  genres?: Record<"work reports" | "communiqués", QuestionRates>;
  recall: RecallRates;
  askedFigures: AskedFigures;
  /** By kind, and `all`. */
  baseline: Record<string, BaselineRates>;
  ledger?: LedgerRates;
  drafts?: CheckRates;
}

/** The order in which kinds are shown. */
const KINDS = [
  "figure",
  "paraphrase",
  "target_vs_actual",
  "multi",
  "text",
  "ambiguous",
  "derived",
  "followup",
  "traditional",
  "english",
  "unanswerable",
];

export function summarise(sets: readonly EvaluatedSet[]): Summary {
  const questions = sets.flatMap((set) => set.questions);
  const drafts = sets.flatMap((set) => set.drafts ?? []);
  const ledger = sets.find((set) => set.ledger)?.ledger;
  const communiques = sets.filter((set) => set.isCommunique).flatMap((set) => set.questions);
  const works = sets.filter((set) => !set.isCommunique).flatMap((set) => set.questions);
  const mixed = communiques.length > 0 && works.length > 0;
  return {
    stems: sets.map(({ stem }) => stem),
    questions: questionRates(questions),
    kinds: byKind(questions, kindRates),
    reports: Object.fromEntries(sets.map((set) => [set.stem, questionRates(set.questions)])),
    ...(mixed ? { genres: { "work reports": questionRates(works), communiqués: questionRates(communiques) } } : {}),
    recall: recallRates(questions),
    askedFigures: addAskedFigures(sets.map((set) => set.askedFigures)),
    baseline: baselineRates(sets),
    ...(ledger ? { ledger: ledgerRates(ledger) } : {}),
    ...(drafts.length > 0 ? { drafts: checkRates(drafts) } : {}),
  };
}

function byKind<T extends { golden: { kind: string } }, R>(
  questions: readonly T[],
  rates: (questions: readonly T[]) => R,
): Record<string, R> {
  const asked = new Set(questions.map(({ golden }) => golden.kind));
  const kinds = [...KINDS.filter((kind) => asked.has(kind)), ...[...asked].filter((kind) => !KINDS.includes(kind))];
  return Object.fromEntries(kinds.map((kind) => [kind, rates(questions.filter(({ golden }) => golden.kind === kind))]));
}

function baselineRates(sets: readonly EvaluatedSet[]): Summary["baseline"] {
  const pairs = sets.flatMap(({ questions, baseline }) => {
    const desk = questions.filter(({ golden }) => isForBaseline(golden));
    return baseline.flatMap((plain, i) => {
      const own = desk[i];
      return own ? [{ golden: plain.golden, own, plain }] : [];
    });
  });
  if (pairs.length === 0) return {};
  const rates = (some: readonly (typeof pairs)[number][]): BaselineRates => ({
    desk: kindRates(some.map(({ own }) => own)),
    plain: kindRates(some.map(({ plain }) => plain)),
  });
  return { ...byKind(pairs, rates), all: rates(pairs) };
}

function ledgerRates(grade: LedgerGrade): LedgerRates {
  const { recall, precision, value, unit, period, kind, section, exact, nonFiguresTaken } = grade;
  return { recall, precision, value, unit, period, kind, section, exact, nonFiguresTaken };
}
