/** Signals from time: the asked period and kind (a result or a target) against a figure's. */
import type { Figure } from "../corpus/figures/figure.ts";
import type { Report } from "../corpus/report.ts";
import { fitPeriod, parsePeriod } from "./asked-period.ts";
import type { FigureFeatureValues } from "./figure-feature-names.ts";
import type { Ask } from "./question.ts";

const AVERAGE = /年均|平均每年|每年平均|递增|年平均|annual(?:ly)?|per year|yearly|每年/u;

const flag = (condition: boolean): number => (condition ? 1 : 0);

export function timeFeatures(ask: Ask, report: Report, figure: Figure): FigureFeatureValues {
  const { metadata } = report;
  const asked = ask.periods.filter(({ role }) => role === "asked");
  const last = asked.at(-1);
  const fits = asked.map(({ reference }) => fitPeriod(reference, metadata, figure.period));
  const order = ["exact", "ends", "within", "covers", "other"] as const;
  const best = order.find((fit) => fits.includes(fit));
  const has = parsePeriod(figure.period);
  const several = has !== undefined && has.to > has.from;
  const average = AVERAGE.test(ask.text);
  const figureAverage = has !== undefined && several && figure.aspect === "change";
  const wantsTarget = ask.target > ask.actual;
  const wantsActual = ask.actual > ask.target;
  const target = figure.kind === "target";
  return {
    "period exact": flag(best === "exact"),
    "period ends there": flag(best === "ends"),
    "period within": flag(best === "within"),
    "period covers": flag(best === "covers"),
    "period other": flag(best === "other"),
    "no period asked, reviewed year": flag(!last && has?.to === metadata.reviewed[1] && !several),
    "no period asked, several years": flag(!last && several),
    "no period asked, planned": flag(!last && has !== undefined && has.to > metadata.reviewed[1]),
    "target asked and given": flag(wantsTarget && target),
    "target asked, actual given": flag(wantsTarget && !target),
    "actual asked, target given": flag(wantsActual && target),
    "actual asked and given": flag(wantsActual && !target),
    "open, target given": flag(!wantsActual && !wantsTarget && target),
    "several years asked, single given": flag(last?.reference.type === "past" && !several),
    "yearly average given, not asked": flag(figureAverage && !average),
    "yearly average asked and given": flag(figureAverage && average),
  };
}
