/**
 * Golden drafts and questions → what the weights of the check are fitted on: claims with the figures they may be about, and which are
 * right. Each claim also stands there with other numbers, and with its figure taken out of the report: what the words say doesn't change.
 */
import { alikeFigures } from "../src/answer/check/alike.ts";
import type { Claim } from "../src/answer/check/claim.ts";
import { type ClaimWords, readClaimWords } from "../src/answer/check/claim-words.ts";
import { placeReader } from "../src/answer/check/draft-places.ts";
import { type BoundCandidate, type CandidateTools, findCandidates } from "../src/answer/check/find-candidates.ts";
import { noneFeatures } from "../src/answer/check/none-features.ts";
import { readDraft } from "../src/answer/check/read-draft.ts";
import { isEnglish, readEnglishDraft } from "../src/answer/check/read-english-draft.ts";
import { englishReading } from "../src/answer/english-reading.ts";
import { readMentions } from "../src/corpus/figures/read-mentions.ts";
import { sameUnit } from "../src/corpus/figures/units.ts";
import type { Report } from "../src/corpus/report.ts";
import type { SearchIndex } from "../src/indexing/search-index.ts";
import type { GoldenDraft, GoldenVerdict } from "./golden-drafts.ts";
import type { GoldenQuestion } from "./golden-set.ts";
import { stateQuestion } from "./state-question.ts";
import type { TrainingTools } from "./training-tools.ts";
import { aboutOf, decoysOf, type PrintedNumber, slipOf } from "./vary-number.ts";

export interface CheckExample {
  stem: string;
  id: string;
  claim: Claim;
  candidates: BoundCandidate[];
  right: boolean[];
  none: Float64Array;
  /** Its number is that of something else in the report: rarer in drafts than among the variants. */
  decoy: boolean;
  /** Of a claim as it stands in a golden draft, not of a variant. */
  golden?: { draft: GoldenDraft; verdict: GoldenVerdict };
}

interface Place {
  stem: string;
  report: Report;
  index: SearchIndex;
  tools: TrainingTools;
  search: CandidateTools;
  lineOf(offset: number): number;
}

/** One claim with its words and vector, which no variant of its number changes. */
interface Base {
  id: string;
  claim: Claim;
  words: ClaimWords;
  vector: readonly number[];
}

export function placeOfReport(stem: string, report: Report, index: SearchIndex, tools: TrainingTools): Place {
  const breaks = [...report.text.matchAll(/\n/gu)].map((match) => match.index);
  return {
    stem,
    report,
    index,
    tools,
    search: { index, reports: [report], figures: figuresOf(report) },
    lineOf: (offset) => breaks.filter((at) => at < offset).length,
  };
}

const figuresOf = (report: Report): CandidateTools["figures"] =>
  report.figures.flatMap((figure) => {
    const sentence = report.sentences[figure.sentence];
    return sentence ? [{ report, sentence, figure }] : [];
  });

export async function draftExamples(draft: GoldenDraft, place: Place): Promise<CheckExample[]> {
  const examples: CheckExample[] = [];
  const used = new Set<GoldenVerdict>();
  for (const claim of claimsOf(draft.text, place)) {
    const verdict = draft.verdicts.find(
      (each) => !used.has(each) && (claim.text.includes(each.figure) || each.figure.includes(claim.text)),
    );
    if (!verdict) continue;
    used.add(verdict);
    const base = await baseOf(`${draft.id} ${claim.text}`, claim, place);
    const isHome = homeOf(verdict, place);
    const own = await example(base, claim, place, isHome);
    examples.push({ ...own, golden: { draft, verdict } }, ...(await variants(base, own, place, isHome)));
  }
  return examples;
}

/** A question for one number becomes a statement of it: 多少亿元 → 5047.4亿元. */
export async function questionExamples(question: GoldenQuestion, place: Place): Promise<CheckExample[]> {
  const [wanted] = question.must_figures;
  if (question.must_figures.length > 1 || question.answerable !== (wanted !== undefined)) return [];
  const statement = stateQuestion(question.standalone ?? question.question, wanted);
  if (!statement) return [];
  const { text, start: at } = statement;
  const claim = claimsOf(text, place).find(({ start, end }) => start <= at && end > at);
  if (!claim) return [];
  const answers = question.answers.filter(({ figures }) => wanted !== undefined && figures.includes(wanted));
  const base = await baseOf(question.id, claim, place);
  const value = wanted === undefined ? undefined : question.figure_values[wanted]?.value;
  const isHome = ({ figure }: BoundCandidate): boolean =>
    value !== undefined &&
    Math.abs(Math.abs(figure.value) - Math.abs(value)) <= 1e-6 * Math.abs(value) &&
    answers.some(({ para }) => para === place.lineOf(figure.start));
  const own = await example(base, claim, place, isHome);
  if (wanted !== undefined && !own.right.some(Boolean)) return [];
  return [...(wanted === undefined ? [] : [own]), ...(await variants(base, own, place, isHome))];
}

function claimsOf(text: string, { tools, report }: Place): Claim[] {
  const read = isEnglish(text) ? readEnglishDraft : readDraft;
  return read(text, placeReader(tools.language.places, [report]));
}

async function baseOf(id: string, claim: Claim, { index, tools }: Place): Promise<Base> {
  const words = readClaimWords(claim, { ...tools.language.concepts, lexical: index.lexical });
  return { id, claim, words, vector: await tools.embedder.embedQuery(claim.question) };
}

type IsHome = (candidate: BoundCandidate) => boolean;

function homeOf(verdict: GoldenVerdict, { report, lineOf }: Place): IsHome {
  const { report_figure: wanted, quote, para } = verdict;
  if (!wanted || !quote) return () => false;
  const plain = (text: string): string => text.replace(/\s/gu, "");
  const inLine = ({ figure }: BoundCandidate): boolean => figure.text === wanted && lineOf(figure.start) === para;
  return (candidate) => {
    if (!inLine(candidate)) return false;
    const { figure, sentence } = candidate;
    const before = plain(report.text.slice(sentence.start, figure.end));
    const after = plain(report.text.slice(figure.start, sentence.end));
    const at = plain(quote).indexOf(plain(wanted));
    const [head, tail] = [plain(quote).slice(0, at), plain(quote).slice(at)];
    return sentence.row !== undefined || (at >= 0 && before.endsWith(head + plain(wanted)) && after.startsWith(tail));
  };
}

async function example(
  { id, words, vector }: Base,
  claim: Claim,
  place: Place,
  isHome: IsHome,
  isLeft: (candidate: BoundCandidate) => boolean = () => true,
): Promise<CheckExample> {
  const found = await findCandidates(claim, words, vector, place.search);
  const candidates = found.filter(isLeft);
  const homes = candidates.filter(isHome);
  const right = candidates.map((candidate) =>
    homes.some(
      (home) =>
        home === candidate ||
        (candidate.figure.value === home.figure.value &&
          sameUnit(candidate.figure.unit, home.figure.unit) &&
          candidate.figure.kind === home.figure.kind &&
          alikeFigures(candidate, home)),
    ),
  );
  return { stem: place.stem, id, claim, candidates, right, none: noneFeatures(claim), decoy: false };
}

/** The claim with the right number, with a slip, with a neighbour's number; and with all of these when the report doesn't say it. */
async function variants(base: Base, own: CheckExample, place: Place, isHome: IsHome): Promise<CheckExample[]> {
  const homes = own.candidates.filter((_, i) => own.right[i]);
  const [home] = homes;
  const homely: PrintedNumber[] = home ? [home.figure, slipOf(home.figure, base.id), aboutOf(home.figure)] : [];
  const numbers = [...homely, ...decoysOf(base.claim, own.candidates, homes, base.id)];
  const isAbsent = (candidate: BoundCandidate): boolean =>
    !homes.some((each) => each.sentence === candidate.sentence || alikeFigures(candidate, each));
  const made: CheckExample[] = [];
  for (const [i, number] of numbers.entries()) {
    const claim = withNumber(base.claim, number);
    if (home) made.push({ ...(await example(base, claim, place, isHome)), decoy: i >= homely.length });
    if (i % 2 === 1 || !home) made.push(await example(base, claim, place, () => false, isAbsent));
  }
  return made;
}

/** The claim with another number; its words stay. */
function withNumber(claim: Claim, { text, qualifier = "" }: PrintedNumber): Claim {
  const [mention] = readMentions(`为${text}。`);
  const { values: _, ...rest } = claim;
  if (!mention) return claim;
  const { value, values, numeral, unit } = mention;
  const inEnglish = claim.english ? englishReading({ ...mention, qualifier: "" }) : undefined;
  return {
    ...rest,
    text: inEnglish ?? text,
    value,
    numeral: claim.english ? "arabic" : numeral,
    unit: unit === "" || claim.english ? claim.unit : unit,
    qualifier,
    ...(values ? { values } : {}),
  };
}
