/** A question with its conversation → ranked evidence for each thing asked. Composes nothing. */
import type { Figure } from "../corpus/figures/figure.ts";
import type { Places } from "../corpus/places.ts";
import type { ListedReport, Report } from "../corpus/report.ts";
import { chooseReports } from "../retrieval/choose-reports.ts";
import { creditIn } from "../retrieval/concepts.ts";
import type { Candidate } from "../retrieval/evidence.ts";
import type { EvidenceModel } from "../retrieval/evidence-model.ts";
import { FIGURE_FEATURES, type FigureFeature } from "../retrieval/figure-feature-names.ts";
import { casedForEmbedding, type Dialect, foldQuestion } from "../retrieval/fold-question.ts";
import { type Ask, asNumber, type Question, readQuestion } from "../retrieval/question.ts";
import { namesAllAsked, type RankedEvidence } from "../retrieval/rank-evidence.ts";
import { readAnswerArithmetic } from "../retrieval/read-answer-arithmetic.ts";
import { isFollowUp } from "../retrieval/read-follow-up.ts";
import { viewOf } from "../retrieval/report-view.ts";
import { type FollowUp, resolveFollowUp } from "../retrieval/resolve-follow-up.ts";
import type { RetrievalTools } from "../retrieval/retrieve.ts";
import { type PlacesAsked, placesAsked, shareThing } from "../retrieval/split-places.ts";
import { type AnsweredFigure, figuresAnswered, operandsOf } from "./combine-answers.ts";
import { overlap } from "./compare-figures.ts";
import { rankAmong } from "./rank-among.ts";

export interface AnswerTools extends RetrievalTools {
  places: Places;
  dialect: Dialect;
  model: EvidenceModel;
}

export interface EvidenceFound {
  question: Question;
  /** The thing asked as one, made whole when it is a follow-up. */
  whole: RankedEvidence;
  /** One for each thing asked. */
  asked: RankedEvidence[];
  operands: RankedEvidence[];
  otherPlaces: string[];
  /** Places are named, and no report is about any of them. */
  elsewhere: boolean;
  reports: ListedReport[];
  /** Set when the things asked are one thing of several places. */
  places?: PlacesAsked;
}

/** What the conversation has come to: follow-ups take from it what they leave out. */
interface Anchor {
  ask: Ask;
  /** What `ask` takes a part of, when it does. */
  whole?: Ask;
  /** The answer before, and how surely it was one; none when it was refused. */
  best?: Candidate;
  answerable: number;
  right: number;
  /** Figures of all answers before. */
  given: Figure[];
}

/** In units of the learned score: what a candidate of a follow-up gains by standing near the answer before. */
const ANCHOR = { sentence: 1.6, section: 0.7, alike: 0.9, same: -4, given: -10 };

/** Evidence for the last of `turns`; those before it only say what it leans on. */
export async function findEvidence(
  turns: readonly string[],
  tools: AnswerTools,
  only?: Report,
): Promise<EvidenceFound> {
  let anchor: Anchor | undefined;
  let found: EvidenceFound | undefined;
  const answered: AnsweredFigure[] = [];
  for (const turn of turns) {
    const { text, language } = foldQuestion(turn, tools.dialect);
    const question = readQuestion(turn, text, language);
    const followUp =
      anchor && isFollowUp(question, anchor.ask) ? resolveFollowUp(question, anchor.ask, anchor.whole) : undefined;
    found = await findForTurn(
      { question, ...(followUp ? { followUp } : {}), ...(anchor ? { anchor } : {}) },
      tools,
      only,
    );
    found = (followUp && onAnswers(found, answered)) ?? found;
    if (question.smallTalk) continue;
    const best = found.whole.answerable < tools.model.refuseBelow ? undefined : found.whole.ranked[0];
    answered.push(...figuresAnswered(found, tools));
    anchor = {
      ask: found.whole.ask,
      ...(followUp?.whole ? { whole: followUp.whole } : {}),
      ...(best ? { best } : {}),
      answerable: best ? found.whole.answerable : 0,
      right: best ? found.whole.right : 0,
      given: answered.map(({ candidate }) => candidate.figure),
    };
  }
  if (!found) throw new RangeError("A conversation needs at least one question.");
  return found;
}

/** 差多少 after two answers: their figures are the operands. */
function onAnswers(found: EvidenceFound, answered: readonly AnsweredFigure[]): EvidenceFound | undefined {
  const arithmetic = readAnswerArithmetic(found.question.text);
  const operands = arithmetic && operandsOf(answered, arithmetic);
  const last = operands?.at(-1);
  if (!arithmetic || !operands || !last) return undefined;
  const operation = { type: arithmetic.type, operands: operands.map(({ ask }) => ask) };
  // A share or a multiple may be printed; a difference of the answers given is what was asked.
  const whole = arithmetic.type === "share" || arithmetic.type === "multiple" ? found.whole : last;
  return { ...found, question: { ...found.question, operation }, whole, asked: [whole], operands };
}

interface Turn {
  question: Question;
  followUp?: FollowUp;
  anchor?: Anchor;
}

async function findForTurn(
  { question, followUp, anchor }: Turn,
  tools: AnswerTools,
  only: Report | undefined,
): Promise<EvidenceFound> {
  const { language, original } = question;
  const wholeAsk = followUp?.ask ?? question.whole;
  const all = only ? [only] : tools.index.listed;
  const chosen = chooseReports(wholeAsk, all, tools.places);
  const search = async (ask: Ask): Promise<RankedEvidence> => {
    // 安国和阜平各多少: each part is asked of its own report.
    const own = ask === wholeAsk ? chosen : chooseReports(ask, chosen.reports, tools.places);
    const rank = (each: Ask): Promise<RankedEvidence> =>
      rankAmong(own, tools, {
        ask: each,
        query: casedForEmbedding(each.text, original, language),
        english: language === "en",
        otherPlaces: own.otherPlaces,
        ownPlaces: ask === wholeAsk ? chosen.ownPlaces : tools.places.find(ask.text),
      });
    if (followUp && anchor) return leanOn(await rank(ask), anchor, followUp.thing !== "");
    const number = ask.bare && ask.number === undefined && language !== "en" ? await rank(asNumber(ask)) : undefined;
    return number && namesAllAsked(number) ? number : rank(ask);
  };
  const own = await search(wholeAsk);
  const whole = followUp?.context
    ? inContext(own, await search(followUp.context), followUp)
    : followUp && anchor
      ? trusted(own, anchor)
      : own;
  const places: PlacesAsked =
    question.operation || followUp ? { asks: [] } : placesAsked(question, chosen, tools.places);
  const asks = followUp ? [] : places.asks.length > 1 ? places.asks : question.asks;
  const asked = asks.length > 1 ? await inOrder(asks, search) : [whole];
  const operation = followUp ? operationOf(followUp, question, whole) : question.operation;
  const operands = operation ? await inOrder(shareThing(operation.operands, tools.places), search) : [];
  const { operation: _, ...rest } = question;
  return {
    question: { ...rest, ...(operation ? { operation } : {}) },
    whole,
    asked,
    operands,
    otherPlaces: chosen.otherPlaces,
    elsewhere: chosen.elsewhere,
    reports: chosen.reports,
    ...(places.asks.length > 1 ? { places } : {}),
  };
}

/** 比去年多多少 of the thing before: arithmetic, unless the report prints the change. */
function operationOf(
  { ask }: FollowUp,
  { operation, original, language }: Question,
  whole: RankedEvidence,
): Question["operation"] {
  if (!operation || whole.ranked[0]?.figure?.aspect === "change") return undefined;
  return readQuestion(original, ask.text, language).operation;
}

/** Weight of a candidate's score under the question before beside its score under the follow-up. */
const CONTEXT = 0.6;

/** A follow-up leaves out what the question before named, so a candidate must please both. */
function inContext(own: RankedEvidence, context: RankedEvidence, { thing }: FollowUp): RankedEvidence {
  const keyOf = ({ report, sentence, figure }: Candidate): string =>
    `${report.id} ${sentence.index} ${figure?.index ?? ""}`;
  const scores = new Map(context.ranked.map((candidate) => [keyOf(candidate), candidate]));
  const least = context.ranked.at(-1)?.score ?? 0;
  const ownLeast = own.ranked.at(-1)?.score ?? 0;
  const ranked = own.ranked.map((candidate) => {
    const known = scores.get(keyOf(candidate));
    scores.delete(keyOf(candidate));
    return { ...candidate, score: candidate.score + CONTEXT * (known?.score ?? least) };
  });
  if (own.kind === context.kind) {
    for (const candidate of scores.values()) ranked.push({ ...candidate, score: ownLeast + CONTEXT * candidate.score });
  }
  ranked.sort((a, b) => b.score - a.score || a.sentence.index - b.sentence.index);
  const [best] = ranked;
  const named = thing === "" || (best !== undefined && accountsFor(own, best, thing));
  const [answerable, right] = named
    ? [Math.max(own.answerable, context.answerable), Math.max(own.right, context.right)]
    : [own.answerable, own.right];
  return { ...own, ranked, answerable, right };
}

/** What is the thing answered before, at the time and of the kind asked now, is as sure an answer as that was. */
function trusted(own: RankedEvidence, { best: before, answerable, right }: Anchor): RankedEvidence {
  const [best] = own.ranked;
  if (!best?.figure || !before?.figure || overlap(best.figure.indicator, before.figure.indicator) < SAME_INDICATOR)
    return own;
  const of = (name: FigureFeature): number => best.features[FIGURE_FEATURES.indexOf(name)] ?? 0;
  const other =
    of("period other") + of("target asked, actual given") + of("actual asked, target given") + of("measure other");
  if (other > 0 || (own.ask.aspect === "change") !== (best.figure.aspect === "change")) return own;
  return { ...own, answerable: Math.max(own.answerable, answerable), right: Math.max(own.right, right) };
}
const SAME_INDICATOR = 0.6;

/** Does a candidate speak of what the follow-up names? If not, that it answers the question before says nothing. */
function accountsFor({ retrieved }: RankedEvidence, { report, sentence }: Candidate, thing: string): boolean {
  const view = viewOf(report);
  const text = `${view.sentence(sentence.index)} ${view.around(sentence.index)}`;
  const named = retrieved.signals.concepts.filter(({ surface }) => thing.includes(surface) || surface.includes(thing));
  return named.every((concept) => creditIn(concept, text) >= LEAST_CREDIT);
}
/** Parts of words and near ones are enough. */
const LEAST_CREDIT = 0.3;

async function inOrder<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await run(item));
  return results;
}

/** Moves candidates near the answer before to the front. */
function leanOn(evidence: RankedEvidence, { best: before, given }: Anchor, names: boolean): RankedEvidence {
  if (!before) return evidence;
  // Who names another thing than the ones before wants none of their figures; another time may be one asked before.
  const had = (figure: Figure): boolean => (names ? given.includes(figure) : figure.index === before.figure?.index);
  const gain = ({ report, sentence, figure }: Candidate): number => {
    if (report !== before.report) return 0;
    let total = 0;
    if (sentence.index === before.sentence.index) total += ANCHOR.sentence;
    else if (sentence.section === before.sentence.section) total += ANCHOR.section;
    if (figure && before.figure && figure.unit === before.figure.unit && figure.aspect === before.figure.aspect)
      total += ANCHOR.alike;
    if (figure && had(figure)) total += names ? ANCHOR.given : ANCHOR.same;
    return total;
  };
  const ranked = evidence.ranked
    .map((candidate) => ({ ...candidate, score: candidate.score + gain(candidate) }))
    .sort((a, b) => b.score - a.score || a.sentence.index - b.sentence.index);
  return { ...evidence, ranked };
}
