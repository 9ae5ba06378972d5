/** Signals from words: how far a figure's indicator, clause and sentence account for the question, and what narrows them. */
import type { Figure } from "../corpus/figures/figure.ts";
import type { Sentence } from "../corpus/report.ts";
import { type Concept, coverage, creditIn, reportWordsMissing } from "./concepts.ts";
import type { FigureFeatureValues, QuestionSignals } from "./figure-feature-names.ts";
import type { Ask } from "./question.ts";
import type { ReportView } from "./report-view.ts";
import { holdsFigure } from "./said-figures.ts";
import { heaviestRunMissing, runsIn } from "./verbatim-runs.ts";

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
/** 光猪肉, 手机用户单独: only a part is asked for. */
const ALONE =
  /^光(?!伏|荣|彩|华|大|纤|缆|明)|[，,]光(?!伏|荣|彩|华|大|纤|缆|明)|单独|单是|单说|仅仅|只算|只看|只说|不光|\balone\b|\bonly\b/u;
const PER_HEAD = /人均|每人|平均每人|人头|户均|per capita|per person|per head/u;
const flag = (condition: boolean): number => (condition ? 1 : 0);

export function wordFeatures(
  { concepts, ask, said, verbatimIn }: QuestionSignals,
  view: ReportView,
  sentence: Sentence,
  figure: Figure,
): FigureFeatureValues {
  const indicator = view.indicator(figure.index);
  const clause = view.clause(sentence.index, figure.clause);
  const whole = view.sentence(sentence.index);
  const wide = `${whole} ${view.around(sentence.index)}`;
  const heaviest = concepts.reduce<Concept | undefined>(
    (best, c) => (!best || c.weight > best.weight ? c : best),
    undefined,
  );
  const text = ask.text;
  const { runs, printed } = verbatimIn(view);
  const head = headConcept(concepts, ask);
  const near = `${indicator} ${clause}`;
  const missingWords = reportWordsMissing(concepts, near);
  const [topic] = concepts;
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
    "part named elsewhere missing": heaviestKnownMissing(concepts, near),
    "runs in clause": runsIn(runs, clause),
    "runs in sentence": runsIn(runs, wide),
    "run missing in clause": heaviestRunMissing(runs, clause),
    "run missing in sentence": heaviestRunMissing(runs, wide),
    "printed word missing in clause": heaviestPrintedMissing(concepts, printed, near),
    "printed word missing in sentence": heaviestPrintedMissing(concepts, printed, wide),
    "report word missing in clause": Math.max(0, ...missingWords),
    "report word missing in sentence": Math.max(0, ...reportWordsMissing(concepts, wide)),
    "report words missing in clause": missingWords.reduce((a, b) => a + b, 0),
    "head word in indicator": head ? creditIn(head, indicator) : 0,
    "head word in clause": head ? creditIn(head, clause) : 0,
    "topic word in clause": topic ? creditIn(topic, clause) : 0,
    "topic word in sentence": topic ? creditIn(topic, whole) : 0,
    "said figure in clause": said.filter((each) => holdsFigure(clause, each)).length,
    "said figure missing in sentence": said.filter((each) => !holdsFigure(whole, each)).length,
    "figure itself said": flag(said.includes(figure.text.normalize("NFKC").toLowerCase())),
    "part alone asked, more given": ALONE.test(text) ? 1 - accounted(indicator, concepts, text) : 0,
    "qualifiers missing": missing,
    "qualifiers beyond": beyond,
  };
}

/** Weight of the heaviest word of the question that the report prints, but not here. */
function heaviestPrintedMissing(concepts: readonly Concept[], printed: ReadonlySet<string>, text: string): number {
  let heaviest = 0;
  for (const concept of concepts) {
    if (concept.weight > heaviest && printed.has(concept.surface) && creditIn(concept, text) < 1)
      heaviest = concept.weight;
  }
  return heaviest;
}

/** The word that says what is counted: right behind the number asked (多少张床), else the last one before it (产值多少亿). */
function headConcept(concepts: readonly Concept[], { text, number }: Ask): Concept | undefined {
  if (!number) return concepts.at(-1);
  const behind = concepts.find(({ surface }) => text.startsWith(surface, number.end));
  if (behind) return behind;
  const before = text.slice(0, number.start);
  return concepts.findLast(({ surface }) => before.includes(surface)) ?? concepts.at(-1);
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
