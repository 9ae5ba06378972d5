/** A question with its conversation → ranked evidence for each thing asked. Composes nothing. */
import type { Places } from "../corpus/places.ts";
import type { Report } from "../corpus/report.ts";
import { chooseReports } from "../retrieval/choose-reports.ts";
import type { Candidate } from "../retrieval/evidence.ts";
import type { EvidenceModel } from "../retrieval/evidence-model.ts";
import { casedForEmbedding, type Dialect, foldQuestion } from "../retrieval/fold-question.ts";
import { type Ask, type Question, readQuestion } from "../retrieval/question.ts";
import { type RankedEvidence, rankEvidence } from "../retrieval/rank-evidence.ts";
import { arithmeticOnAnswers, isFollowUp, resolveFollowUp } from "../retrieval/resolve-follow-up.ts";
import { type RetrievalTools, retrieve } from "../retrieval/retrieve.ts";

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
  reports: Report[];
}

/** What the question before was answered with: follow-ups look there first. */
interface Anchor {
  ask: Ask;
  best?: Candidate;
}

/** In units of the learned score: what a candidate of a follow-up gains by standing near the answer before. */
const ANCHOR = { sentence: 1.6, section: 0.7, alike: 0.9, same: -4 };

/** Evidence for the last of `turns`; those before it only say what it leans on. */
export async function findEvidence(
  turns: readonly string[],
  tools: AnswerTools,
  only?: Report,
): Promise<EvidenceFound> {
  let anchor: Anchor | undefined;
  let found: EvidenceFound | undefined;
  const answered: RankedEvidence[] = [];
  for (const turn of turns) {
    found = onAnswers(turn, answered, tools) ?? (await findForTurn(turn, tools, only, anchor));
    const best = found.whole.ranked[0];
    anchor = { ask: found.whole.ask, ...(best ? { best } : {}) };
    answered.push(found.whole);
  }
  if (!found) throw new RangeError("A conversation needs at least one question.");
  return found;
}

/** 差多少 after two answers: their figures are the operands. */
function onAnswers(turn: string, answered: readonly RankedEvidence[], tools: AnswerTools): EvidenceFound | undefined {
  const { text, language } = foldQuestion(turn, tools.dialect);
  const type = arithmeticOnAnswers(text);
  const [first, second] = answered.slice(-2);
  if (!type || !first?.ranked[0]?.figure || !second?.ranked[0]?.figure) return undefined;
  const operands = [second, first].map((each) => ({ ...each, ranked: each.ranked.slice(0, 1) }));
  const question = readQuestion(turn, text, language);
  const operation = { type, operands: operands.map(({ ask }) => ask) };
  const reports = operands.flatMap(({ ranked }) => ranked.map(({ report }) => report));
  return { question: { ...question, operation }, whole: second, asked: [second], operands, otherPlaces: [], reports };
}

async function findForTurn(
  turn: string,
  tools: AnswerTools,
  only: Report | undefined,
  anchor: Anchor | undefined,
): Promise<EvidenceFound> {
  const { text, language } = foldQuestion(turn, tools.dialect);
  const question = readQuestion(turn, text, language);
  const followUp = anchor && isFollowUp(question) ? resolveFollowUp(question, anchor.ask) : undefined;
  const wholeAsk = followUp?.ask ?? question.whole;
  const all = only ? [only] : [...tools.index.reports.values()];
  const chosen = chooseReports(wholeAsk, all, tools.places);
  const reports = new Set(chosen.reports.map(({ id }) => id));
  const search = async (ask: Ask): Promise<RankedEvidence> => {
    const retrieved = await retrieve(
      {
        ask,
        query: casedForEmbedding(ask.text, turn, language),
        english: language === "en",
        otherPlaces: chosen.otherPlaces,
        ownPlaces: ask === wholeAsk ? chosen.ownPlaces : tools.places.find(ask.text),
        ...(reports.size < tools.index.reports.size ? { reports } : {}),
      },
      tools,
    );
    return leanOn(rankEvidence(retrieved, tools.model), followUp ? anchor : undefined);
  };
  const own = await search(wholeAsk);
  const whole = followUp ? inContext(own, await search(followUp.context)) : own;
  const asked = question.asks.length > 1 && !followUp ? await inOrder(question.asks, search) : [whole];
  const operands = question.operation && !followUp ? await inOrder(question.operation.operands, search) : [];
  return { question, whole, asked, operands, otherPlaces: chosen.otherPlaces, reports: chosen.reports };
}

/** Weight of a candidate's score under the question before beside its score under the follow-up. */
const CONTEXT = 0.6;

/** A follow-up leaves out what the question before named, so a candidate must please both. */
function inContext(own: RankedEvidence, context: RankedEvidence): RankedEvidence {
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
  return { ...own, ranked, answerable: Math.max(own.answerable, context.answerable) };
}

async function inOrder<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await run(item));
  return results;
}

/** Moves candidates near the answer before to the front. */
function leanOn(evidence: RankedEvidence, anchor: Anchor | undefined): RankedEvidence {
  const before = anchor?.best;
  if (!before) return evidence;
  const gain = ({ report, sentence, figure }: Candidate): number => {
    if (report !== before.report) return 0;
    let total = 0;
    if (sentence.index === before.sentence.index) total += ANCHOR.sentence;
    else if (sentence.section === before.sentence.section) total += ANCHOR.section;
    if (figure && before.figure && figure.unit === before.figure.unit && figure.aspect === before.figure.aspect)
      total += ANCHOR.alike;
    if (figure && before.figure && figure.index === before.figure.index) total += ANCHOR.same;
    return total;
  };
  const ranked = evidence.ranked
    .map((candidate) => ({ ...candidate, score: candidate.score + gain(candidate) }))
    .sort((a, b) => b.score - a.score || a.sentence.index - b.sentence.index);
  return { ...evidence, ranked };
}
