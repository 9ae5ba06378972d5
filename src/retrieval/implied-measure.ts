/**
 * What a question's nouns imply of the unit when it names none: 总投资多少 asks for money, 全长多少 for a length, households are 户.
 * Knows questions only, no report.
 */
import type { Measure } from "./asked-unit.ts";

/** Verbs and adverbs that may stand between the noun and 多少. */
const LINK =
  "(?:目前|现在|大约|大概|一共|总共|合计|共计|累计|去年|今年|全年|能|会|要|将|已经?|预计|计划|实际|究竟|到底|各自|各|分别)*(?:是|为|有|达到?|完成|做到|实现|到|共|约|定为|安排)?了?";
const BEFORE: readonly (readonly [Measure, RegExp])[] = [
  [
    "percent",
    new RegExp(`(?:比重|比例|占比|百分比|增速|增幅|涨幅|降幅|跌幅|[^效频汇功速利汇]率|化率)(?:有|能|又)?${LINK}$`, "u"),
  ],
  [
    "money",
    new RegExp(
      `(?:投资|投资额|资金|贷款|存款|收入|营收|支出|产值|增加值|总额|余额|税收|利润|造价|费用|经费|花费|金额|预算|销售额|成交额|交易额|补贴|补助|工资|薪资|总值|gdp|债务|赤字|损失|效益|收益|投入|融资)${LINK}$`,
      "u",
    ),
  ],
  ["area", new RegExp(`(?:面积|占地|绿地)${LINK}$`, "u")],
  ["length", new RegExp(`(?:全长|里程|长度|总长)${LINK}$`, "u")],
  ["people", new RegExp(`(?:人口|人数|人次|客流量?|游客量|在校生|毕业生|职工数)${LINK}$`, "u")],
  ["weight", new RegExp(`(?:产量|总产|储量|吞吐量)${LINK}$`, "u")],
];

/** The measure that the noun before a bare 多少 implies. */
export function impliedMeasure(before: string): Measure | undefined {
  return BEFORE.find(([, pattern]) => pattern.test(before))?.[0];
}

/** 多少钱一张, 单价多少: the price of one, not a total. */
export const PRICE =
  /(?:多少|几)(?:块|元)?钱?(?:一|每)(?:张|斤|公斤|个|吨|平米?|平方米?|度|次|晚|亩|桶|趟|瓶|公里|立方米?|方)|单价|票价|每(?:张|斤|吨|度|平米|平方米)(?:卖|要|收)?多少|per (?:ton|tonne|kilo|ticket|mu|square)/u;

/** Units of English nouns that are counted (how many households). */
const ENGLISH_COUNTERS: readonly (readonly [RegExp, string])[] = [
  [/^(?:households?|famil(?:y|ies))$/u, "户"],
  [/^(?:schools?|kindergartens?|universit(?:y|ies)|colleges?|hospitals?)$/u, "所"],
  [/^(?:compan(?:y|ies)|firms?|enterprises?|businesses|factor(?:y|ies))$/u, "家"],
  [/^(?:cars?|vehicles?|buses|taxis)$/u, "辆"],
  [/^(?:beds?)$/u, "张"],
  [/^(?:trees?)$/u, "株"],
  [/^(?:pigs?|cattle|cows?|hogs?|sheep)$/u, "头"],
  [/^(?:cases?)$/u, "起"],
  [/^(?:flats?|apartments?|homes?|housing|units?)$/u, "套"],
  [/^(?:days?)$/u, "天"],
];

/** The Chinese counter of an English plural; `undefined` when it has none of its own. */
export function englishCounter(noun: string): string | undefined {
  return ENGLISH_COUNTERS.find(([pattern]) => pattern.test(noun.toLowerCase()))?.[1];
}

/** English fragments that ask for a number without asking words: Number of firms? average PM10 level? */
export const ENGLISH_FRAGMENT =
  /^(?:and |the |so |then )*(?:(?:total|average|overall|combined|annual|current|actual|per capita|approximate) )*(?:(?:[\w.-]+ ){0,4})?(?:number|level|amount|size|value|area|length|output|population|share|rate|proportion|price|cost|budget|revenue|income|growth|volume|percentage|target|gdp|concentration|total)\b/u;

/** What English nouns measure: what output value is hoped for, which ceiling was set. */
const ENGLISH_MEASURES: readonly (readonly [Measure, string])[] = [
  [
    "money",
    "value|investments?|revenues?|incomes?|budget|deficit|surplus|spending|expenditure|cost|price|loans?|debt|funds?|funding|tax|sales|turnover|profits?|subsid(?:y|ies)|allowance|pension|wages?|salary|gdp|savings",
  ],
  ["percent", "rate|share|percentage|proportion|growth"],
  [
    "any",
    "ceiling|cap|limit|floor|level|target|goal|figure|number|total|amount|quota|size|scale|capacity|output|area|length|mileage|population|class|thrust|height|depth|width|concentration|ratio|increase|decrease|drop|decline|rise|fall",
  ],
];
const ENGLISH_MEASURE = new RegExp(
  `\\bwhat (?:(?!kinds?|types?|sorts?|roles?|measures?|is|was|are|were|does|do|did|the|a)[\\w'-]+ ){0,4}(?:${ENGLISH_MEASURES.map(([, nouns]) => `(${nouns})`).join("|")})(?= (?:is|was|were|are|did|does|do|has|have|had|will|would|should|must|can|of|for|in|to|by|from)\\b|[?]?$)`,
  "u",
);
/** yuan spent on livelihood, people covered by insurance: a unit opens the fragment. */
const ENGLISH_UNIT =
  /^(?:(?:million|billion|total|number of) )*(yuan|rmb|dollars|people|households|tons|tonnes|mu|hectares|km|kilometers|kilometres|percent)\b/u;

/** The measure that an English question asks for by a noun; `length` counts the asking words it begins with. */
export function englishMeasure(text: string): { start: number; length: number; measure: Measure } | undefined {
  const match = text.match(ENGLISH_MEASURE);
  if (match?.index !== undefined) {
    const group = match.slice(1).findIndex((noun) => noun !== undefined);
    return { start: match.index, length: match[0].indexOf(" "), measure: ENGLISH_MEASURES[group]?.[0] ?? "any" };
  }
  const [, unit] = text.match(ENGLISH_UNIT) ?? [];
  if (unit === undefined) return undefined;
  const measure = /^(?:yuan|rmb|dollars)/u.test(unit)
    ? "money"
    : unit === "people"
      ? "people"
      : unit === "percent"
        ? "percent"
        : "any";
  return { start: 0, length: 0, measure };
}
