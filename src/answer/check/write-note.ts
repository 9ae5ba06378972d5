/** A judgement → the note, the report's figure and its citation. Decides nothing but which words say it. */
import type { Figure } from "../../corpus/figures/figure.ts";
import type { Report } from "../../corpus/report.ts";
import { resolvePeriod } from "../../retrieval/asked-period.ts";
import type { CheckedFigure, CheckReason, Language } from "../answer.ts";
import { citationOf } from "../cite.ts";
import { englishReading } from "../english-reading.ts";
import type { Claim } from "./claim.ts";
import { type Direction, directionOf } from "./direction.ts";
import { type FigureOfReport, figureAspect, figureDirection } from "./figure-of-report.ts";
import type { Judgement } from "./judge.ts";
import { missesPlace } from "./other-place.ts";
import { isOfOtherTime } from "./time-fit.ts";
import { type AbsentFacts, type CheckWording, checkWordingOf, type NamedFigure, type NoteFacts } from "./wording.ts";

const ABOUT_MAX_CHARS = 24;
const VERB: Record<Language, Record<Direction, string>> = {
  "zh-CN": { up: "增长", down: "下降" },
  "zh-TW": { up: "增長", down: "下降" },
  en: { up: "up ", down: "down " },
};

/** @param reports those that were searched */
export function checkedFigure(
  claim: Claim,
  judgement: Judgement,
  reports: readonly Report[],
  language: Language,
): CheckedFigure {
  const { verdict, reason, bound, owner, tells } = judgement;
  const wording = checkWordingOf(language);
  const { text, start, end } = claim;
  const base = { text, start, end, verdict, ...(reason ? { reason } : {}) };
  if (verdict === "not_found" || !bound) {
    const facts = absentFacts(claim, bound, reports, language);
    const cited = facts.instead && bound ? { citation: citation(bound) } : {};
    return { ...base, note: wording.absent(facts), ...cited };
  }
  const facts: NoteFacts = {
    said: said(claim, language, reason),
    about: about(claim),
    report: named(bound, language, reason),
    ...(owner ? { owner: named(owner, language, reason) } : {}),
    ...(tells ? { tells } : {}),
  };
  const note = noteOf(judgement, wording)(facts);
  return { ...base, reportFigure: bound.figure.text, note, citation: citation(bound) };
}

function noteOf({ verdict, reason }: Judgement, wording: CheckWording): (facts: NoteFacts) => string {
  if (verdict === "match") {
    return reason === "unit" || reason === "numeral" || reason === "rounded" ? wording[reason] : wording.same;
  }
  switch (reason) {
    case "unit":
      return wording.wrongUnit;
    case "direction":
    case "period":
    case "kind":
    case "indicator":
      return wording[reason];
    default:
      return wording.digits;
  }
}

function citation({ report, sentence, figure }: FigureOfReport): NonNullable<CheckedFigure["citation"]> {
  return { ...citationOf(report, sentence, 1, figure.column), figures: [figure.text] };
}

/** 增长 or 下降 stands before rates, and before amounts only where it is what differs. */
const tellsDirection = (unit: string, reason: CheckReason | undefined): boolean =>
  reason === "direction" || /%|‰|百分点|倍/u.test(unit);

function said(claim: Claim, language: Language, reason?: CheckReason): string {
  const told = claim.aspect === "change" && tellsDirection(claim.unit, reason);
  const direction = told || reason === "direction" ? directionOf(claim, claim.before) : undefined;
  return `${direction ? VERB[language][direction] : ""}${claim.text}`;
}

/** What the draft counts, when that is short enough to be read. */
const about = ({ about: words }: Claim): string => (words.length <= ABOUT_MAX_CHARS ? words : "");

function named(each: FigureOfReport, language: Language, reason?: CheckReason): NamedFigure {
  const { report, sentence, figure } = each;
  const section = report.sections[sentence.section];
  const aspect = figureAspect(each);
  const told =
    figure.value >= 0 && (reason === "direction" || (aspect === "change" && tellsDirection(figure.unit, reason)));
  const direction = told ? figureDirection(each) : undefined;
  const reading = language === "en" ? englishReading(figure) : undefined;
  const readable = reading !== undefined && /[a-z]/u.test(reading);
  return {
    text: `${direction ? VERB[language][direction] : ""}${figure.text}${readable ? ` (${reading})` : ""}`,
    indicator: indicatorOf(figure),
    period: figure.period,
    kind: figure.kind === "target" ? "target" : "actual",
    change: aspect === "change",
    section: section?.label ?? "",
    title: report.metadata.title || report.id,
  };
}

const indicatorOf = ({ row, column, indicator }: Figure): string =>
  [row, column].filter(Boolean).join(" · ") || indicator;

function absentFacts(
  claim: Claim,
  nearest: FigureOfReport | undefined,
  reports: readonly Report[],
  language: Language,
): AbsentFacts {
  const titles = reports.map(({ metadata, id }) => metadata.title || id);
  const facts: AbsentFacts = { said: said(claim, language), about: about(claim), titles };
  if (claim.otherPlace && (!nearest || missesPlace(claim, nearest))) return { ...facts, place: claim.otherPlace.name };
  const year = yearOutside(claim, reports);
  if (year !== undefined) return { ...facts, year };
  const difference = nearest && differenceOf(claim, nearest);
  return nearest && difference ? { ...facts, instead: { ...named(nearest, language), difference } } : facts;
}

/** The year that the claim names, when no report tells of it. */
function yearOutside({ time }: Claim, reports: readonly Report[]): string | undefined {
  if (!time) return undefined;
  const spans = reports.map(({ metadata }) => ({ metadata, ...resolvePeriod(time.reference, metadata) }));
  const [first] = spans;
  const told = spans.some(
    ({ metadata: { reviewed, planned, year }, from, to }) => to >= reviewed[0] && from <= Math.max(planned[1], year),
  );
  if (told || !first) return undefined;
  return first.from === first.to ? `${first.from}` : `${first.from}-${first.to}`;
}

function differenceOf(claim: Claim, nearest: FigureOfReport): "growth" | "level" | "period" | undefined {
  const [told, given] = [claim.aspect === "change", figureAspect(nearest) === "change"];
  if (told !== given) return given ? "growth" : "level";
  return isOfOtherTime(claim, nearest) ? "period" : undefined;
}
