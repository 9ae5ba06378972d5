/**
 * The signals that say whether a figure of a report is what a question asks for. Named, pure, cheap.
 * How much each counts is learned (training/) and kept in data/weights/; nothing is weighed here.
 */
import type { Figure } from "../corpus/figures/figure.ts";
import { unitClass } from "../corpus/figures/units.ts";
import type { Report, Sentence } from "../corpus/report.ts";
import { fitPeriod, parsePeriod } from "./asked-period.ts";
import { type Measure, measureOf } from "./asked-unit.ts";
import { type Concept, coverage, creditIn } from "./concepts.ts";
import type { Ask } from "./question.ts";
import { type ReportView, viewOf } from "./report-view.ts";

/** Similarities of a sentence and its parts with the question, scaled by the caller: cosines as they are, lexical 0 to 1. */
export interface Similarities {
  dense: { sentence: number; clause: number; figure: number };
  /** With the question in the report's words. */
  reworded: { sentence: number; clause: number; figure: number };
  lexical: { sentence: number; clause: number; figure: number };
}

export interface QuestionSignals {
  ask: Ask;
  concepts: readonly Concept[];
  /** Places named that are not the report's own. */
  otherPlaces: readonly string[];
  english: boolean;
}

export const FIGURE_FEATURES = [
  "dense figure",
  "dense clause",
  "dense sentence",
  "reworded figure",
  "reworded clause",
  "reworded sentence",
  "dense above others of sentence",
  "reworded above others of sentence",
  "covered above others of sentence",
  "dense figure, English",
  "dense clause, English",
  "lexical figure",
  "lexical clause",
  "lexical sentence",
  "covered by indicator",
  "covered by clause",
  "covered by sentence",
  "covered with surroundings",
  "heaviest concept in indicator",
  "heaviest concept in sentence",
  "indicator accounted for",
  "unit equal",
  "exact counter asked and given",
  "exact counter asked, other given",
  "measure equal",
  "measure other",
  "money asked, other given",
  "percent asked, other given",
  "percent given, measure open",
  "magnitude fits",
  "magnitude off",
  "change asked and given",
  "change asked, level given",
  "level asked, change given",
  "nothing asked, change given",
  "share asked and given",
  "share given, not asked",
  "period exact",
  "period ends there",
  "period within",
  "period covers",
  "period other",
  "no period asked, reviewed year",
  "no period asked, several years",
  "no period asked, planned",
  "target asked and given",
  "target asked, actual given",
  "actual asked, target given",
  "actual asked and given",
  "open, target given",
  "several years asked, single given",
  "yearly average given, not asked",
  "yearly average asked and given",
  "per head asked, not given",
  "per head given, not asked",
  "part named elsewhere missing",
  "qualifiers missing",
  "qualifiers beyond",
  "other place missing",
  "number before its noun",
  "order in clause",
  "figures in clause",
  "comparison base",
  "first of the report",
  "table cell",
  "in annex or glossary",
  "rank or time, measure open",
  "repeated in sentence",
] as const;
export type FigureFeature = (typeof FIGURE_FEATURES)[number];

/** Words that narrow an indicator: a figure without the one asked for counts something else. */
export const QUALIFIERS: readonly (readonly string[])[] = [
  ["人均", "每人", "平均每人", "per capita", "人头"],
  ["城镇", "城市", "城里", "城区", "urban"],
  ["农村", "农民", "乡村", "乡下", "村里", "rural"],
  ["累计", "总共", "历年"],
  ["新增", "新建", "新开", "增加", "净增", "new"],
  ["年均", "平均每年", "每年平均", "年平均", "递增"],
  ["规模以上", "规上", "限额以上"],
  ["民营", "民间", "私营", "个体"],
  ["国有", "国企", "央企"],
  ["进出口", "foreign trade"],
  ["出口", "export"],
  ["进口", "import"],
  ["全国", "national", "nationwide"],
  ["全省", "省级", "provincial"],
  ["市级", "全市"],
  ["工业", "industrial"],
  ["农业", "agricultural"],
  ["其中"],
  ["总投资", "投资", "invest"],
  ["税收", "tax"],
  ["公办", "public"],
  ["民办", "private"],
  ["常住", "resident"],
  ["户籍", "registered"],
  ["男", "male"],
  ["女", "female"],
  ["小学", "primary school"],
  ["初中", "junior"],
  ["高中", "senior"],
  ["高校", "大学", "普通高等学校"],
];
const PER_HEAD = /人均|每人|平均每人|人头|户均|per capita|per person|per head/u;
/** Counters that people don't exchange for others, as they do 个, 家, 所, 座, 处, 项: 多少张病床 is not answered by 13所. */
const EXACT_COUNTERS = [
  ["张"],
  ["辆", "部", "台"],
  ["只", "头", "羽", "匹", "口"],
  ["户", "万户"],
  ["套", "间"],
  ["株", "棵"],
  ["公里", "米", "里"],
  ["吨", "公斤", "斤"],
  ["亩", "公顷", "平方米"],
  ["度", "千瓦时"],
  ["天"],
  ["场", "次", "回", "期"],
  ["倍"],
  ["岁"],
  ["辆次", "人次"],
];
const counterGroup = (unit: string): number => EXACT_COUNTERS.findIndex((group) => group.includes(unit));
const AVERAGE = /年均|平均每年|每年平均|递增|年平均|annual(?:ly)?|per year|yearly|每年/u;

const flag = (condition: boolean): number => (condition ? 1 : 0);

/** Measures that can't be meant when another is asked: asked things may be answered by people and the other way round. */
function measureFit(asked: Measure, alternatives: readonly Measure[], given: Measure): "equal" | "other" | "open" {
  if (asked === "any") return alternatives.includes(given) ? "equal" : "open";
  if (asked === given || alternatives.includes(given)) return "equal";
  return "other";
}

function magnitudeOf(ask: Ask): [number, number] | undefined {
  const words = ask.number ? ask.text.slice(ask.number.start, ask.number.end) : "";
  if (/几千万|几千亿/u.test(words)) return /亿/u.test(words) ? [1e11, 1e12] : [1e7, 1e8];
  if (/亿/u.test(words)) return [1e8, 1e14];
  if (/万/u.test(words)) return [1e4, 1e8];
  if (/几千/u.test(words)) return [1e3, 1e4];
  if (/几百/u.test(words)) return [100, 1e3];
  if (/几十/u.test(words)) return [10, 100];
  return undefined;
}

/** Values of {@link FIGURE_FEATURES} for one figure. */
export function figureFeatures(
  signals: QuestionSignals,
  report: Report,
  sentence: Sentence,
  figure: Figure,
  similarities: Similarities,
): Float64Array {
  const view = viewOf(report);
  const values: Partial<Record<FigureFeature, number>> = {
    ...similarityFeatures(signals, similarities),
    ...wordFeatures(signals, view, sentence, figure),
    ...unitFeatures(signals.ask, figure),
    ...timeFeatures(signals.ask, report, figure),
    ...placeFeatures(signals, view, sentence, figure),
  };
  return Float64Array.from(FIGURE_FEATURES, (name) => values[name] ?? 0);
}

const STANDING_OUT: readonly (readonly [FigureFeature, FigureFeature])[] = [
  ["dense figure", "dense above others of sentence"],
  ["reworded figure", "reworded above others of sentence"],
  ["covered by indicator", "covered above others of sentence"],
];

/** Fills in how far each figure of one sentence is above the best of the others; 0 for the only one. */
export function standOut(figures: readonly { features: Float64Array }[]): void {
  if (figures.length < 2) return;
  for (const [source, target] of STANDING_OUT) {
    const from = FIGURE_FEATURES.indexOf(source);
    const to = FIGURE_FEATURES.indexOf(target);
    const values = figures.map(({ features }) => features[from] ?? 0);
    figures.forEach(({ features }, i) => {
      const others = Math.max(...values.filter((_, j) => j !== i));
      features[to] = (values[i] ?? 0) - others;
    });
  }
}

function similarityFeatures(
  { english }: QuestionSignals,
  { dense, reworded, lexical }: Similarities,
): Partial<Record<FigureFeature, number>> {
  return {
    "dense figure": dense.figure,
    "dense clause": dense.clause,
    "dense sentence": dense.sentence,
    "reworded figure": reworded.figure,
    "reworded clause": reworded.clause,
    "reworded sentence": reworded.sentence,
    "dense figure, English": english ? dense.figure : 0,
    "dense clause, English": english ? dense.clause : 0,
    "lexical figure": lexical.figure,
    "lexical clause": lexical.clause,
    "lexical sentence": lexical.sentence,
  };
}

function wordFeatures(
  { concepts, ask }: QuestionSignals,
  view: ReportView,
  sentence: Sentence,
  figure: Figure,
): Partial<Record<FigureFeature, number>> {
  const indicator = view.indicator(figure.index);
  const clause = view.clause(sentence.index, figure.clause);
  const whole = view.sentence(sentence.index);
  const wide = `${whole} ${view.around(sentence.index)}`;
  const heaviest = concepts.reduce<Concept | undefined>(
    (best, c) => (!best || c.weight > best.weight ? c : best),
    undefined,
  );
  const text = ask.text;
  let missing = 0;
  let beyond = 0;
  for (const words of QUALIFIERS) {
    const asked = words.some((word) => names(text, word));
    const inIndicator = words.some((word) => names(indicator, word));
    if (asked && !inIndicator && !words.some((word) => names(clause, word))) missing += 1;
    if (!asked && inIndicator) beyond += 1;
  }
  return {
    "covered by indicator": coverage(concepts, indicator),
    "covered by clause": coverage(concepts, clause),
    "covered by sentence": coverage(concepts, whole),
    "covered with surroundings": coverage(concepts, wide),
    "heaviest concept in indicator": heaviest ? creditIn(heaviest, indicator) : 0,
    "heaviest concept in sentence": heaviest ? creditIn(heaviest, whole) : 0,
    "indicator accounted for": accounted(indicator, concepts, text),
    "per head asked, not given": flag(PER_HEAD.test(text) && !PER_HEAD.test(indicator) && !PER_HEAD.test(clause)),
    "per head given, not asked": flag(!PER_HEAD.test(text) && PER_HEAD.test(indicator)),
    "part named elsewhere missing": heaviestKnownMissing(concepts, `${indicator} ${clause}`),
    "qualifiers missing": missing,
    "qualifiers beyond": beyond,
  };
}

/** Weight of the heaviest word of the question that the corpus knows but this text doesn't account for. */
function heaviestKnownMissing(concepts: readonly Concept[], text: string): number {
  let heaviest = 0;
  for (const concept of concepts) {
    if (!concept.unknown && concept.weight > heaviest && creditIn(concept, text) < 0.5) heaviest = concept.weight;
  }
  return heaviest;
}

/** Does a text name a qualifier? 进出口 names neither 出口 nor 进口. */
const names = (text: string, word: string): boolean =>
  text.includes(word) && ((word !== "出口" && word !== "进口") || text.replaceAll("进出口", "").includes(word));

/** Share of an indicator's character pairs that the question, or what stands for its words, has too. */
function accounted(indicator: string, concepts: readonly Concept[], text: string): number {
  const han = indicator.replace(/[^\p{Script=Han}a-z0-9]/gu, "");
  if (han.length < 2) return 0;
  const needles = concepts.flatMap((concept) =>
    concept.needles.filter(({ credit }) => credit >= 0.8).map((n) => n.text),
  );
  let found = 0;
  for (let i = 0; i + 1 < han.length; i++) {
    const pair = han.slice(i, i + 2);
    if (text.includes(pair) || needles.some((needle) => needle.includes(pair))) found += 1;
  }
  return found / (han.length - 1);
}

function unitFeatures(ask: Ask, figure: Figure): Partial<Record<FigureFeature, number>> {
  const given = measureOf(figure.unit);
  const asked: Measure = ask.number?.measure ?? (ask.aspect === "change" || ask.aspect === "share" ? "any" : "any");
  const fit = measureFit(asked, ask.number?.alternatives ?? [], given);
  const magnitude = magnitudeOf(ask);
  const value = Math.abs(figure.value);
  const fits = magnitude ? value >= magnitude[0] && value < magnitude[1] : false;
  const cls = unitClass(figure.unit);
  const open = asked === "any";
  const exact = counterGroup(ask.number?.unit ?? "");
  return {
    "unit equal": flag(ask.number !== undefined && ask.number.unit !== "" && ask.number.unit === figure.unit),
    "exact counter asked and given": flag(exact >= 0 && exact === counterGroup(figure.unit)),
    "exact counter asked, other given": flag(exact >= 0 && exact !== counterGroup(figure.unit)),
    "measure equal": flag(fit === "equal"),
    "measure other": flag(fit === "other"),
    "money asked, other given": flag(asked === "money" && given !== "money"),
    "percent asked, other given": flag(asked === "percent" && given !== "percent"),
    "percent given, measure open": flag(open && given === "percent"),
    "magnitude fits": flag(magnitude !== undefined && fits && fit !== "other"),
    "magnitude off": flag(magnitude !== undefined && !fits),
    "change asked and given": flag(ask.aspect === "change" && figure.aspect === "change"),
    "change asked, level given": flag(ask.aspect === "change" && figure.aspect !== "change"),
    "level asked, change given": flag(ask.aspect === "level" && figure.aspect === "change"),
    "nothing asked, change given": flag(ask.aspect === undefined && figure.aspect === "change"),
    "share asked and given": flag(ask.aspect === "share" && figure.aspect === "share"),
    "share given, not asked": flag(ask.aspect !== "share" && figure.aspect === "share" && asked !== "percent"),
    "rank or time, measure open": flag(open && (cls === "rank" || cls === "time")),
  };
}

function timeFeatures(ask: Ask, report: Report, figure: Figure): Partial<Record<FigureFeature, number>> {
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

function placeFeatures(
  { otherPlaces }: QuestionSignals,
  view: ReportView,
  sentence: Sentence,
  figure: Figure,
): Partial<Record<FigureFeature, number>> {
  const { report } = view;
  const text = view.sentence(sentence.index);
  const inClause = view.figuresOf(sentence.index).filter((index) => report.figures[index]?.clause === figure.clause);
  const before = report.text.slice(Math.max(0, figure.start - 6), figure.start);
  const after = report.text.slice(figure.end, figure.end + 2);
  const role = report.sections[sentence.section]?.role ?? "body";
  return {
    "other place missing": flag(otherPlaces.some((place) => !text.includes(place))),
    "number before its noun": flag(/^[\p{Script=Han}“]/u.test(after) && !/^(?:以|左|的)/u.test(after)),
    "order in clause": Math.min(3, Math.max(0, inClause.indexOf(figure.index))),
    "figures in clause": Math.min(4, inClause.length - 1),
    "comparison base": flag(/(?:由|从)[^，。；]*$/u.test(before)),
    "first of the report": 1 - Math.min(1, sentence.index / Math.max(1, report.sentences.length)),
    "table cell": flag(figure.column !== undefined),
    "in annex or glossary": flag(role === "annex" || role === "glossary"),
    "repeated in sentence": 0,
  };
}
