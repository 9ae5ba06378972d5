/** Which figures answer: one for each thing asked, chosen together. The other reading of one is found elsewhere. Pure. */
import type { Figure } from "../corpus/figures/figure.ts";
import type { AskedPeriod } from "../retrieval/asked-period.ts";
import type { Candidate } from "../retrieval/evidence.ts";
import type { Ask } from "../retrieval/question.ts";
import type { RankedEvidence } from "../retrieval/rank-evidence.ts";
import { isPair, OVERLAP, overlap, sameThing } from "./compare-figures.ts";

export type FigureCandidate = Candidate & { figure: Figure };

/** How many candidates of each thing asked are tried together, and how many part answers are kept on the way. */
const CANDIDATES_TRIED = 24;
const BEAM = 60;
/** What figures asked together gain by standing together; in units of the learned score. */
const TOGETHER = { sentence: 2.2, section: 0.5, clause: 0.4, order: 0.7, alike: 0.6, adjacent: 1.5 };
/** What figures of one thing at two times, or the two ends of one movement (从多少到多少), gain by being that. */
const ONE_THING = { times: 3, movement: 3 };
/** What a figure gains whose indicator has the words that only this part of the question has (金 of 金、银、铜). */
const OWN_NAME = 2;
/** What a figure loses that the question itself says (10千伏线路新建多少): it names the thing and is not asked for. */
const SAID = 6;

/** Weight of a candidate's score in the whole question beside its score in a part. */
const CONTEXT = 0.6;

export const isFigure = (candidate: Candidate): candidate is FigureCandidate => candidate.figure !== undefined;

interface Partial {
  chosen: FigureCandidate[];
  score: number;
}

/**
 * One figure for each thing asked, all different, chosen together: reports print what belongs together side by side,
 * and people ask in that order. Empty when some thing has no candidate.
 */
export function chooseFigures(
  asked: readonly RankedEvidence[],
  whole: RankedEvidence,
  fits: (chosen: readonly FigureCandidate[]) => boolean = () => true,
): FigureCandidate[] {
  let beam: Partial[] = [{ chosen: [], score: 0 }];
  const names = ownNames(asked.map(({ ask }) => ask.text));
  for (const [part, { ranked, ask }] of asked.entries()) {
    const before = asked[part - 1]?.ask;
    const linked = before && { times: asksOtherTime(before, ask), movement: asksMovement(before, ask) };
    const tried = withContext(
      ranked.filter(isFigure).map((candidate) => ({
        ...candidate,
        score: candidate.score + nameGain(candidate, names, part) - (isSaid(candidate, whole.ask.text) ? SAID : 0),
      })),
      whole,
      /[从由](?:多少|几)/u.test(ask.text),
    );
    const best = tried[0]?.score ?? 0;
    const next: Partial[] = [];
    for (const { chosen, score } of beam) {
      for (const candidate of tried) {
        if (chosen.some(({ figure, report }) => report === candidate.report && figure.index === candidate.figure.index))
          continue;
        const last = chosen.at(-1);
        const grown = [...chosen, candidate];
        if (!fits(grown)) continue;
        next.push({
          chosen: grown,
          score: score + candidate.score - best + (last && linked ? linkedGain(last, candidate, linked) : 0),
        });
      }
    }
    beam = next.sort((a, b) => b.score - a.score).slice(0, BEAM);
  }
  return beam[0]?.chosen ?? [];
}

/** 去年改了几个，今年再改几个: the same thing, asked of another time. */
function asksOtherTime(a: Ask, b: Ask): boolean {
  const timed = (ask: Ask): AskedPeriod[] => ask.periods.filter(({ role }) => role === "asked");
  const [first] = timed(a);
  const [second] = timed(b);
  if (!first || !second || JSON.stringify(first.reference) === JSON.stringify(second.reference)) return false;
  const bare = (ask: Ask): string => withoutNumber(ask, timed(ask));
  return overlap(bare(a), bare(b)) >= OVERLAP.sameAsk;
}

/** What is asked about, without its times and its number. */
function withoutNumber({ text, number }: Ask, times: readonly AskedPeriod[]): string {
  const cut = [...times, ...(number ? [number] : [])].sort((a, b) => b.start - a.start);
  return cut
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
    .replace(/[，,、?？\s再又还要将打算计划]/gu, "");
}

const asksMovement = (a: Ask, b: Ask): boolean =>
  /[从由](?:多少|几)/u.test(a.text) && /[到至成为](?:了)?(?:多少|几)/u.test(b.text);

/** What two figures asked one after the other gain by what they are to each other. */
function linkedGain(a: FigureCandidate, b: FigureCandidate, linked: { times: boolean; movement: boolean }): number {
  if (a.report !== b.report) return 0;
  if (linked.movement && a.figure.start < b.figure.start && isPair(a.figure, b.figure, a.report.text))
    return together(a, b) + ONE_THING.movement;
  if (!linked.times) return together(a, b);
  // Their times differ, so standing together says nothing: only being the same thing does.
  return a.figure.period !== b.figure.period && sameThing(a.figure, b.figure) ? ONE_THING.times : 0;
}

/** What each part has between the words that all of them begin and end with: 金, 银, 铜. */
function ownNames(texts: readonly string[]): string[] {
  const [first = "", ...rest] = texts;
  if (rest.length === 0) return [];
  let front = 0;
  while (front < first.length && rest.every((text) => text[front] === first[front])) front++;
  let back = 0;
  while (
    back < first.length - front &&
    rest.every((text) => text.length - back > front && text.at(-1 - back) === first.at(-1 - back))
  )
    back++;
  return texts.map((text) => text.slice(front, text.length - back));
}

/** Only short names: longer ones are what the learned score weighs already. */
const LONGEST_NAME = 2;

function nameGain({ figure }: FigureCandidate, names: readonly string[], part: number): number {
  const name = names[part] ?? "";
  if (name === "" || name.length > LONGEST_NAME || !/^\p{Script=Han}+$/u.test(name) || !figure.indicator.includes(name))
    return 0;
  return names.some((other, i) => i !== part && other !== "" && figure.indicator.includes(other)) ? 0 : OWN_NAME;
}

const isSaid = ({ figure }: FigureCandidate, asked: string): boolean =>
  figure.text.length > 1 && asked.includes(figure.text.normalize("NFKC").toLowerCase());

/** 从多少涨到多少: the first is the figure that the report's 由 or 从 stands before. */
const startGain = ({ report, figure }: FigureCandidate, asksForStart: boolean): number =>
  asksForStart && /[由从][^，。；]{0,14}$/u.test(report.text.slice(Math.max(0, figure.start - 16), figure.start))
    ? 6
    : 0;

/** A part of a question often leaves out what the whole names, so a candidate's score in the whole counts too. */
function withContext(
  ranked: readonly FigureCandidate[],
  whole: RankedEvidence,
  asksForStart: boolean,
): FigureCandidate[] {
  const scores = new Map(whole.ranked.map((candidate) => [candidate.figure, candidate.score]));
  const least = Math.min(...scores.values());
  return ranked
    .map((candidate) => ({
      ...candidate,
      score: candidate.score + CONTEXT * (scores.get(candidate.figure) ?? least) + startGain(candidate, asksForStart),
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, CANDIDATES_TRIED);
}

function together(a: FigureCandidate, b: FigureCandidate): number {
  if (a.report !== b.report) return 0;
  let gain = 0;
  if (a.figure.sentence === b.figure.sentence) gain += TOGETHER.sentence;
  else if (a.figure.section === b.figure.section) gain += TOGETHER.section;
  if (a.figure.sentence === b.figure.sentence && a.figure.clause === b.figure.clause) gain += TOGETHER.clause;
  if (b.figure.start > a.figure.start && b.figure.start - a.figure.start < 250) gain += TOGETHER.order;
  if (b.figure.start - a.figure.end >= 0 && b.figure.start - a.figure.end <= 1 && a.figure.unit !== b.figure.unit)
    gain += TOGETHER.adjacent;
  if (a.figure.unit === b.figure.unit && a.figure.aspect === b.figure.aspect) gain += TOGETHER.alike;
  return gain;
}

/** How far below the best a figure of a list may score, and how many a list has at most. */
const LISTED = { margin: 3, most: 6 };

/**
 * The figures of a list that a question asks for without taking it apart (早稻、中晚稻、粳稻各涨几块): those beside the best that
 * say as much of what is asked, as they stand. Empty when there is one only.
 */
export function listedFigures({ ranked }: RankedEvidence): FigureCandidate[] {
  const figures = ranked.filter(isFigure);
  const [best] = figures;
  if (!best) return [];
  const listed = figures.filter(
    ({ report, score, figure }) =>
      report === best.report &&
      best.score - score <= LISTED.margin &&
      figure.sentence === best.figure.sentence &&
      figure.unit === best.figure.unit &&
      figure.aspect === best.figure.aspect &&
      figure.kind === best.figure.kind,
  );
  if (listed.length < 2 || listed.length > LISTED.most) return [];
  return listed.sort((a, b) => a.figure.start - b.figure.start);
}

/** The change that a report prints right behind an amount (5047.4亿元，增长8%), or the amount before a change. */
export function companions(candidate: FigureCandidate, asked: readonly FigureCandidate[]): FigureCandidate[] {
  const { report, sentence, figure } = candidate;
  return report.figures
    .filter(
      (other) =>
        other.sentence === figure.sentence &&
        other.kind === figure.kind &&
        other.period === figure.period &&
        other.index > figure.index &&
        other.index <= figure.index + 1 &&
        figure.aspect !== "change" &&
        other.aspect === "change" &&
        overlap(other.indicator, figure.indicator) >= 0.8,
    )
    .filter((other) => !asked.some((each) => each.report === report && each.figure.index === other.index))
    .map((other) => ({ report, sentence, figure: other, features: candidate.features, score: candidate.score }));
}
