import { describe, expect, test } from "vitest";
import type { Figure } from "../../src/corpus/figures/figure.ts";
import { LexicalIndex } from "../../src/indexing/lexical-index.ts";
import { readConcepts } from "../../src/retrieval/concepts.ts";
import { FIGURE_FEATURES, type FigureFeature, type QuestionSignals } from "../../src/retrieval/figure-feature-names.ts";
import { figureFeatures, standOut } from "../../src/retrieval/figure-features.ts";
import { foldQuestion } from "../../src/retrieval/fold-question.ts";
import { readQuestion } from "../../src/retrieval/question.ts";
import { saidFigures } from "../../src/retrieval/said-figures.ts";
import { topicText } from "../../src/retrieval/topic-text.ts";
import { verbatimReader } from "../../src/retrieval/verbatim-runs.ts";
import { language, readSmallReport } from "./small-corpus.ts";

const report = readSmallReport();
const NOTHING = { sentence: 0, clause: 0, figure: 0 };
const similarities = { dense: NOTHING, reworded: NOTHING, lexical: NOTHING };
const lexical = LexicalIndex.build([{ text: report.text }], language.concepts.tokenizer);

function signalsOf(asked: string, otherPlaces: string[] = []): QuestionSignals {
  const folded = foldQuestion(asked, language.dialect);
  const { whole } = readQuestion(asked, folded.text, folded.language);
  const concepts = readConcepts(whole, { ...language.concepts, lexical });
  const verbatimIn = verbatimReader(topicText(whole), concepts, language.concepts);
  return {
    ask: whole,
    concepts,
    otherPlaces,
    english: folded.language === "en",
    said: saidFigures(folded.text),
    verbatimIn,
  };
}

function figureOf(text: string, indicator: string): Figure {
  const figure = report.figures.find((each) => each.text === text && each.indicator.includes(indicator));
  if (!figure) throw new Error(`No figure ${text} of ${indicator}.`);
  return figure;
}

/** Signals of a figure for a question, by name. */
function featuresOf(asked: string, figure: Figure, otherPlaces: string[] = []): Record<FigureFeature, number> {
  const sentence = report.sentences[figure.sentence];
  if (!sentence) throw new Error("A figure without a sentence.");
  const values = figureFeatures(signalsOf(asked, otherPlaces), report, sentence, figure, similarities);
  return Object.fromEntries(FIGURE_FEATURES.map((name, i) => [name, values[i] ?? Number.NaN])) as Record<
    FigureFeature,
    number
  >;
}

const gdp = figureOf("312.5亿元", "地区生产总值");
const gdpGrowth = figureOf("6.8%", "地区生产总值");
const gdpTarget = figureOf("7%", "地区生产总值");
const gdpQuarter = figureOf("2.4%", "地区生产总值");
const schools = figureOf("3所", "小学");
const schoolsTarget = figureOf("2所", "小学");
const kindergartens = figureOf("8所", "幼儿园");
const jobs = figureOf("1.2万人", "就业");
const share = figureOf("12%", "高新技术企业");
const companies = figureOf("86家", "高新技术企业");
const beds = figureOf("600张", "床位");
const incomeBefore = figureOf("17800元", "农村");
const incomeUrban = figureOf("38250元", "城镇");
const forest = figureOf("2.6万亩", "造林");

describe("each named signal", () => {
  test.each<[FigureFeature, string, Figure, number]>([
    ["unit equal", "新建小学几所", schools, 1],
    ["unit equal", "新建小学几个", schools, 0],
    ["measure equal", "GDP多少亿元", gdp, 1],
    ["measure equal", "新建小学几个", schools, 1],
    ["measure other", "GDP多少亿元", gdpGrowth, 1],
    ["measure other", "GDP是多少", gdpGrowth, 0],
    ["money asked, other given", "GDP多少亿元", gdpGrowth, 1],
    ["money asked, other given", "GDP多少亿元", gdp, 0],
    ["percent asked, other given", "GDP增长百分之几", gdp, 1],
    ["percent given, measure open", "GDP是多少", gdpGrowth, 1],
    ["exact counter asked and given", "新增床位多少张", beds, 1],
    ["exact counter asked, other given", "新增床位多少张", schools, 1],
    ["exact counter asked, other given", "新建小学几个", schools, 0],
    ["magnitude fits", "GDP多少亿元", gdp, 1],
    ["magnitude fits", "造林几万亩", forest, 1],
    ["magnitude off", "造林几百亩", forest, 1],
    ["magnitude off", "造林几万亩", forest, 0],
    ["change asked and given", "GDP增长多少", gdpGrowth, 1],
    ["change asked, level given", "GDP增长多少", gdp, 1],
    ["level asked, change given", "GDP总量是多少", gdpGrowth, 1],
    ["nothing asked, change given", "GDP是多少", gdpGrowth, 1],
    ["share asked and given", "高新技术企业占全市的比重", share, 1],
    ["share given, not asked", "高新技术企业有几家", share, 1],
    ["share given, not asked", "高新技术企业占全市百分之几", share, 0],
  ])("unit: %s: %s", (name, asked, figure, value) => {
    expect(featuresOf(asked, figure)[name]).toBe(value);
  });

  test.each<[FigureFeature, string, Figure, number]>([
    ["period exact", "2019年GDP是多少", gdp, 1],
    ["period exact", "去年GDP是多少", gdp, 1],
    ["period exact", "一季度GDP下降多少", gdpQuarter, 1],
    ["period other", "2018年GDP是多少", gdp, 1],
    ["period other", "今年GDP增长目标是多少", gdpGrowth, 1],
    ["period within", "2020年GDP增速是多少", gdpQuarter, 1],
    ["no period asked, reviewed year", "GDP是多少", gdp, 1],
    ["no period asked, reviewed year", "2019年GDP是多少", gdp, 0],
    ["no period asked, planned", "GDP增长多少", gdpTarget, 1],
    ["target asked and given", "今年打算新建小学几所", schoolsTarget, 1],
    ["target asked, actual given", "今年打算新建小学几所", schools, 1],
    ["target asked, actual given", "今年打算新建小学几所", schoolsTarget, 0],
    ["actual asked, target given", "新建了几所小学", schoolsTarget, 1],
    ["actual asked, target given", "新建了几所小学", schools, 0],
    ["actual asked and given", "新建了几所小学", schools, 1],
    ["actual asked and given", "新建了几所小学", schoolsTarget, 0],
    ["open, target given", "新建小学几所", schoolsTarget, 1],
    ["several years asked, single given", "五年来新建小学几所", schools, 1],
  ])("time: %s: %s", (name, asked, figure, value) => {
    expect(featuresOf(asked, figure)[name]).toBe(value);
  });

  test.each<[FigureFeature, string, Figure, number]>([
    ["per head asked, not given", "人均GDP是多少", gdp, 1],
    ["per head given, not asked", "城镇居民收入多少", incomeUrban, 1],
    ["per head given, not asked", "城镇居民人均收入多少", incomeUrban, 0],
    ["qualifiers missing", "农村居民人均可支配收入多少", incomeUrban, 1],
    ["qualifiers missing", "城镇居民人均可支配收入多少", incomeUrban, 0],
    ["qualifiers beyond", "企业有几家", figureOf("27家", "工业企业"), 3],
    ["qualifiers beyond", "新增规模以上工业企业几家", figureOf("27家", "工业企业"), 0],
    ["comparison base", "农村居民人均可支配收入多少", incomeBefore, 1],
    ["comparison base", "城镇居民人均可支配收入多少", incomeUrban, 0],
    ["number before its noun", "登记失业人员再就业多少人", figureOf("3500名", "登记失业人员"), 1],
    ["number before its noun", "新增就业多少人", jobs, 0],
    ["order in clause", "新建小学几所", schools, 0],
    ["order in clause", "新建幼儿园几所", kindergartens, 1],
    ["figures in clause", "新建小学几所", schools, 1],
    ["figures in clause", "GDP多少", gdp, 0],
    ["table cell", "GDP多少", gdp, 0],
    ["in annex or glossary", "GDP多少", gdp, 0],
    ["dense figure, English", "How much is the GDP?", gdp, 0],
  ])("words and place: %s: %s", (name, asked, figure, value) => {
    expect(featuresOf(asked, figure)[name]).toBe(value);
  });

  test("another place must stand in the sentence", () => {
    expect(featuresOf("邻县GDP多少", gdp, ["邻县"])["other place missing"]).toBe(1);
    expect(featuresOf("全市高企占比", share, ["全市"])["other place missing"]).toBe(0);
  });
});

describe("words", () => {
  test("an indicator that says what is asked covers the question, another one doesn't", () => {
    const right = featuresOf("新建幼儿园几所", kindergartens);
    const wrong = featuresOf("新建幼儿园几所", schools);
    expect(right["covered by indicator"]).toBeCloseTo(1);
    expect(wrong["covered by indicator"]).toBeLessThan(right["covered by indicator"]);
    expect(wrong["covered by sentence"]).toBeCloseTo(1);
    expect(right["heaviest concept in indicator"]).toBe(1);
    expect(right["indicator accounted for"]).toBe(1);
  });

  test("a word that stands elsewhere in the report is missed here", () => {
    expect(featuresOf("高新技术企业有几家", companies)["part named elsewhere missing"]).toBe(0);
    expect(featuresOf("小学有几家高新技术企业", companies)["part named elsewhere missing"]).toBeGreaterThan(0);
  });

  test("synonyms count as the words themselves", () => {
    const { "covered by indicator": covered } = featuresOf("GDP是多少", gdp);
    expect(covered).toBeCloseTo(1);
  });
});

describe("similarities", () => {
  test("are taken over as they are", () => {
    const sentence = report.sentences[gdp.sentence];
    if (!sentence) throw new Error("No sentence.");
    const values = figureFeatures(signalsOf("What was the GDP?"), report, sentence, gdp, {
      dense: { sentence: 0.1, clause: 0.2, figure: 0.3 },
      reworded: { sentence: 0.4, clause: 0.5, figure: 0.6 },
      lexical: { sentence: 0.7, clause: 0.8, figure: 0.9 },
    });
    const of = (name: FigureFeature): number => values[FIGURE_FEATURES.indexOf(name)] ?? Number.NaN;
    expect([of("dense sentence"), of("dense clause"), of("dense figure")]).toEqual([0.1, 0.2, 0.3]);
    expect([of("reworded sentence"), of("reworded clause"), of("reworded figure")]).toEqual([0.4, 0.5, 0.6]);
    expect([of("lexical sentence"), of("lexical clause"), of("lexical figure")]).toEqual([0.7, 0.8, 0.9]);
    expect(of("dense figure, English")).toBe(0.3);
  });

  test("standOut fills in how far a figure is above the best of the others", () => {
    const from = FIGURE_FEATURES.indexOf("dense figure");
    const to = FIGURE_FEATURES.indexOf("dense above others of sentence");
    const figures = [0.9, 0.4, 0.7].map((value) => {
      const features = new Float64Array(FIGURE_FEATURES.length);
      features[from] = value;
      return { features };
    });
    standOut(figures);
    [0.2, -0.5, -0.2].forEach((expected, i) => {
      expect(figures[i]?.features[to]).toBeCloseTo(expected);
    });
    const alone = [{ features: new Float64Array(FIGURE_FEATURES.length).fill(0.5) }];
    standOut(alone);
    expect(alone[0]?.features[to]).toBe(0.5);
  });
});

test("every figure of a report has a finite value for every name, and names are unique", () => {
  expect(new Set(FIGURE_FEATURES).size).toBe(FIGURE_FEATURES.length);
  for (const asked of ["GDP是多少", "去年新建了几所小学", "How many jobs were created?", "", "😀"]) {
    for (const figure of report.figures) {
      for (const value of Object.values(featuresOf(asked, figure))) expect(Number.isFinite(value)).toBe(true);
    }
  }
});
