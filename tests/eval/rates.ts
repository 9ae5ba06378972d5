/** Graded questions, drafts and ledgers → rates, as shares. Prints nothing. */
import type { GradedDraft } from "./grade-check.ts";
import type { AskedFigures, Retriever } from "./grade-retrieval.ts";
import type { GradedQuestion } from "./graded-question.ts";
import { addShares, type Share, shareOf } from "./share.ts";

export const RETRIEVERS: readonly Retriever[] = ["dense", "lexical", "ledger", "fused"];

export interface QuestionRates {
  /** Of all questions; an unanswerable one is right and cited when it's refused. */
  right: Share;
  cited: Share;
  answerableRight: Share;
  answerableCited: Share;
  refused: Share;
  falseRefusals: Share;
  /** Of all questions: figures given that aren't right, with or without a note, and without one. */
  wrongFigures: Share;
  wrongWithoutNote: Share;
  notesOnRight: Share;
  unit: Share;
  period: Share;
  kind: Share;
  verbatim: Share;
  exact: Share;
}

/** Answerable and right ones among them, cited ones, refused ones. */
export interface KindRates {
  right: Share;
  cited: Share;
  refused: Share;
}

export type RecallRates = Record<Retriever, { at1: Share; at5: Share }>;

const sum = (items: readonly GradedQuestion[], value: (item: GradedQuestion) => number): number =>
  items.reduce((total, item) => total + value(item), 0);

const isRightAndCited = ({ right, cited }: GradedQuestion): boolean => right && cited;
const isAnswerable = ({ golden }: GradedQuestion): boolean => golden.answerable;

export function questionRates(questions: readonly GradedQuestion[]): QuestionRates {
  const ratio = (part: (q: GradedQuestion) => number, whole: (q: GradedQuestion) => number): Share => ({
    part: sum(questions, part),
    whole: sum(questions, whole),
  });
  return {
    right: shareOf(questions, ({ right }) => right),
    cited: shareOf(questions, isRightAndCited),
    answerableRight: shareOf(questions, ({ right }) => right, isAnswerable),
    answerableCited: shareOf(questions, isRightAndCited, isAnswerable),
    refused: shareOf(
      questions,
      ({ right }) => right,
      ({ golden }) => !golden.answerable,
    ),
    falseRefusals: shareOf(questions, ({ refused }) => refused, isAnswerable),
    wrongFigures: shareOf(questions, ({ wrongFigure }) => wrongFigure),
    wrongWithoutNote: shareOf(questions, ({ wrongFigure, noted }) => wrongFigure && !noted),
    notesOnRight: shareOf(
      questions,
      ({ noted }) => noted,
      ({ right, golden }) => right && golden.answerable,
    ),
    unit: ratio(
      ({ typed }) => typed.unit,
      ({ typed }) => typed.figures,
    ),
    period: ratio(
      ({ typed }) => typed.period,
      ({ typed }) => typed.figures,
    ),
    kind: ratio(
      ({ typed }) => typed.kind,
      ({ typed }) => typed.figures,
    ),
    verbatim: ratio(
      ({ quotes }) => quotes.verbatim,
      ({ quotes }) => quotes.all,
    ),
    exact: ratio(
      ({ quotes }) => quotes.exact,
      ({ quotes }) => quotes.all,
    ),
  };
}

export function kindRates(questions: readonly GradedQuestion[]): KindRates {
  return {
    right: shareOf(questions, ({ right }) => right),
    cited: shareOf(questions, isRightAndCited),
    refused: shareOf(questions, ({ refused }) => refused),
  };
}

export function recallRates(questions: readonly GradedQuestion[]): RecallRates {
  const of = (retriever: Retriever) => {
    const recalls = questions.flatMap(({ recall }) => recall[retriever] ?? []);
    return { at1: addShares(recalls.map(({ at1 }) => at1)), at5: addShares(recalls.map(({ at5 }) => at5)) };
  };
  return { dense: of("dense"), lexical: of("lexical"), ledger: of("ledger"), fused: of("fused") };
}

export function addAskedFigures(all: readonly AskedFigures[]): AskedFigures {
  const add = (key: keyof AskedFigures): Share => addShares(all.map((asked) => asked[key]));
  return {
    found: add("found"),
    unit: add("unit"),
    period: add("period"),
    kind: add("kind"),
    section: add("section"),
  };
}

export interface CheckRates {
  exact: Share;
  matchExact: Share;
  mismatchExact: Share;
  mismatchCaught: Share;
  notFoundExact: Share;
  falseAlarms: Share;
  reason: Share;
  /** Figures flagged that the golden drafts don't list. */
  extra: number;
}

export function checkRates(drafts: readonly GradedDraft[]): CheckRates {
  const verdicts = drafts.flatMap((draft) => draft.verdicts);
  const wanted = (verdict: string) => (graded: (typeof verdicts)[number]) => graded.wanted.verdict === verdict;
  return {
    exact: shareOf(verdicts, ({ exact }) => exact),
    matchExact: shareOf(verdicts, ({ exact }) => exact, wanted("match")),
    mismatchExact: shareOf(verdicts, ({ exact }) => exact, wanted("mismatch")),
    mismatchCaught: shareOf(verdicts, ({ caught }) => caught, wanted("mismatch")),
    notFoundExact: shareOf(verdicts, ({ exact }) => exact, wanted("not_found")),
    falseAlarms: shareOf(verdicts, ({ falseAlarm }) => falseAlarm, wanted("match")),
    reason: shareOf(
      verdicts,
      ({ reason }) => reason === true,
      ({ reason }) => reason !== undefined,
    ),
    extra: drafts.reduce((total, { extra }) => total + extra, 0),
  };
}
