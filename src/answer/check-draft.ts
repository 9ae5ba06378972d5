/** A draft → a verdict for every figure in it, each with its place in a report. Binds and judges by src/answer/check/; draws nothing. */
import { readMentions } from "../corpus/figures/read-mentions.ts";
import type { Places } from "../corpus/places.ts";
import type { Report } from "../corpus/report.ts";
import { ConfigurationError } from "../errors.ts";
import { chooseReports } from "../retrieval/choose-reports.ts";
import { readAsk } from "../retrieval/question.ts";
import type { RetrievalTools } from "../retrieval/retrieve.ts";
import type { Check } from "./answer.ts";
import { bindingScore, type CheckModel, scoreCandidate } from "./check/check-model.ts";
import type { Claim } from "./check/claim.ts";
import { readClaimWords } from "./check/claim-words.ts";
import { draftLanguage } from "./check/draft-language.ts";
import { placeReader } from "./check/draft-places.ts";
import { readEnglishMentions } from "./check/english-mentions.ts";
import type { FigureOfReport } from "./check/figure-of-report.ts";
import { findCandidates } from "./check/find-candidates.ts";
import { foldDraft } from "./check/fold-draft.ts";
import { type Judgement, judge, type ScoredCandidate } from "./check/judge.ts";
import { noneFeatures } from "./check/none-features.ts";
import { readDraft } from "./check/read-draft.ts";
import { readEnglishDraft } from "./check/read-english-draft.ts";
import { checkedFigure } from "./check/write-note.ts";
import type { CheckRequest } from "./desk.ts";

/** A draft with more figures is refused: each takes some milliseconds. */
const DRAFT_MAX_FIGURES = 1000;
/** Place and year stand at the beginning of a draft. */
const HEAD_CHARS = 2000;

/**
 * What a figure of the draft's leading report gains over those of others, in units of the binding score: a claim that names
 * a year may be of any report, 去年 is read in the leading one.
 */
const LEADING_GAIN = { year: 0.5, relative: 4 };

export interface CheckTools extends RetrievalTools {
  places: Places;
  checkModel: CheckModel;
}

/**
 * Verdicts in the order of the draft; none when it has no figure. Deterministic.
 * @throws ConfigurationError `draft_too_many_figures`
 */
export async function checkDraft(request: CheckRequest, tools: CheckTools): Promise<Check> {
  const { text } = request;
  const { index, places } = tools;
  const language = draftLanguage(text);
  const only = request.report === undefined ? undefined : index.reports.get(request.report);
  const all = only ? [only] : [...index.reports.values()];
  const head = readAsk(language === "en" ? text.slice(0, HEAD_CHARS) : foldDraft(text.slice(0, HEAD_CHARS)));
  const { reports } = chooseReports(head, all, places);
  const read = language === "en" ? readEnglishDraft : readDraft;
  const count = (language === "en" ? readEnglishMentions : readMentions)(text).length;
  if (count > DRAFT_MAX_FIGURES) throw tooManyFigures(count);
  const claims = read(text, placeReader(places, all));
  const figures = reports.flatMap(figuresOf);
  const bound: BoundClaim[] = [];
  for (const claim of claims) bound.push(await bindClaim(claim, reports, figures, tools));
  const leading = leadingReport(bound);
  return {
    figures: bound.map((each) => checkedFigure(each.claim, judgeClaim(each, leading), reports, language)),
  };
}

function figuresOf(report: Report): FigureOfReport[] {
  return report.figures.flatMap((figure) => {
    const sentence = report.sentences[figure.sentence];
    return sentence ? [{ report, sentence, figure }] : [];
  });
}

interface BoundClaim {
  claim: Claim;
  candidates: ScoredCandidate[];
  /** Score of "the report doesn't say". */
  none: number;
}

async function bindClaim(
  claim: Claim,
  reports: readonly Report[],
  figures: readonly FigureOfReport[],
  { index, concepts, embedder, checkModel }: CheckTools,
): Promise<BoundClaim> {
  const words = readClaimWords(claim, { ...concepts, lexical: index.lexical });
  const vector = await embedder.embedQuery(claim.question);
  const own = claim.reports ? reports.filter(({ id }) => claim.reports?.includes(id)) : reports;
  const search = { index, reports: own.length > 0 ? own : reports, figures };
  const candidates = await findCandidates(claim, words, vector, search);
  return {
    claim,
    candidates: candidates.map((each) => scoreCandidate(checkModel, each)),
    none: bindingScore(checkModel, noneFeatures(claim)),
  };
}

/** A draft is mostly about one report: what its figures agree with most. Undefined when that is no more than another. */
function leadingReport(bound: readonly BoundClaim[]): string | undefined {
  const matches = new Map<string, number>();
  for (const each of bound) {
    const { verdict, bound: figure } = judgeClaim(each, undefined);
    if (verdict === "match" && figure) matches.set(figure.report.id, (matches.get(figure.report.id) ?? 0) + 1);
  }
  const [first, second] = [...matches].sort(([, a], [, b]) => b - a);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

function judgeClaim({ claim, candidates, none }: BoundClaim, leading: string | undefined): Judgement {
  if (leading === undefined) return judge(claim, candidates, none);
  const gain = claim.time?.reference.type === "years" ? LEADING_GAIN.year : LEADING_GAIN.relative;
  const favoured = candidates.map((each) =>
    each.report.id === leading ? each : { ...each, score: each.score - gain },
  );
  return judge(claim, favoured, none);
}

function tooManyFigures(count: number): ConfigurationError {
  return new ConfigurationError({
    code: "draft_too_many_figures",
    message: `The draft has ${count} figures, more than ${DRAFT_MAX_FIGURES}.`,
    next: "Check it in parts.",
    fields: { count, limit: DRAFT_MAX_FIGURES },
  });
}
