/**
 * The numbers that a question asks for, each with its unit and what it measures. What shape the answer has is read elsewhere.
 * Reads folded questions (simplified script, lower case, NFKC); doesn't know the report.
 */
import { type UnitClass, unitClass } from "../corpus/figures/units.ts";
import type { Span } from "../corpus/span.ts";
import { englishCounter, englishMeasure, impliedMeasure } from "./implied-measure.ts";

/** What a unit measures, coarse enough that 多少家 may be answered by 46个. `any`: the question doesn't say. */
export type Measure =
  | "any"
  | "money"
  | "percent"
  | "people"
  | "things"
  | "area"
  | "length"
  | "weight"
  | "volume"
  | "power"
  | "energy"
  | "time"
  | "multiple"
  | "ratio";

/** One place in a question that asks for a number: 多少亿元, 几家, how many. */
export interface NumberAsked extends Span {
  measure: Measure;
  /** Unit as asked (家, 亿元 without 亿: 元); empty when none. */
  unit: string;
  /** Measures that would also do: 几个点 asks percent or points. */
  alternatives: Measure[];
}

/** Unit words of questions that no report prints, by what they measure. */
const QUESTION_UNITS: [Measure, string[]][] = [
  ["money", ["块钱", "块", "钱", "美金", "资金", "yuan", "dollars", "money"]],
  ["percent", ["成", "个点", "percent", "percentage points", "points"]],
  ["people", ["people", "persons", "residents", "students", "teachers", "workers", "farmers"]],
  ["area", ["平方公尺", "地方", "面积", "hectares", "mu"]],
  ["length", ["公尺", "里地", "里路", "里", "kilometres", "kilometers", "km"]],
  ["weight", ["tons", "tonnes", "kilograms"]],
  ["energy", ["度电", "度"]],
  ["time", ["days", "years", "hours", "months", "天", "日", "周", "星期", "月"]],
  ["multiple", ["times", "番"]],
];
const MEASURE_OF_WORD = new Map(
  QUESTION_UNITS.flatMap(([measure, units]) => units.map((unit): [string, Measure] => [unit, measure])),
);
const MEASURE_OF_CLASS: Partial<Record<UnitClass, Measure>> = {
  money: "money",
  people: "people",
  visits: "people",
  area: "area",
  length: "length",
  weight: "weight",
  coal: "weight",
  tonnage: "weight",
  volume: "volume",
  power: "power",
  voltage: "power",
  energy: "energy",
  percent: "percent",
  permille: "percent",
  points: "percent",
  multiple: "multiple",
  time: "time",
  age: "time",
  ratio: "ratio",
};

/** What a unit measures, as printed in a report or asked in a question; unknown units count things. */
export function measureOf(unit: string): Measure {
  const byClass = MEASURE_OF_CLASS[unitClass(unit)] ?? MEASURE_OF_WORD.get(unit);
  if (byClass) return byClass;
  return /^元\//u.test(unit) ? "money" : "things";
}

const MULTIPLIER = "(?:百|千|万|十|亿|千万|百万|十万|十几|几)*(?:万亿|亿|万|多)?";
const MEASURE_WORDS =
  "微克|毫克|平方公里|平方千米|平方公尺|平方米|立方米|个百分点|百分点|个工作日|千瓦时|人次|户次|件次|班次|标箱|公里|千米|公顷|公斤|千克|千瓦|兆瓦|千伏|" +
  "美元|港元|小时|分钟|个月|个点|块钱|平米|元|块|钱|人|名|位|口|户|家|间|个|所|座|条|处|台|项|件|宗|种|类|部|场|届|期|期次|辆|艘|架|头|只|羽|尾|匹|株|棵|亩|吨|斤|克|升|米|里|度|倍|番|成|年|天|日|周|次|回|趟|套|栋|幢|层|张|份|篇|本|册|枚|门|对|支|队|批|片|块地|村|镇|乡|县|市|省|国|盏|根|眼|口井|桩|起|例|具|封|笔|单|号|颗|顶|把|顿|句|段|级|步|方|档|组|团|伙|批次|节|课|班|点|款|道|幅|尊|副|样|宗|重|则|单位|车次";
const ASK_ZH = new RegExp(
  `(百分之(?:几|多少)|千分之(?:几|多少))|(?:(?:多少|几(?![大长远宽高深重](?:[?？。，,\\s]|$))|若干)(${MULTIPLIER})(${MEASURE_WORDS})?)|([多几](?:长(?!时间)|远|宽|高|深))|(多大(?:的)?(?:面积|地方|一片|水面|地盘|地块)|面积.{0,4}多大)|(多久|多长时间)|([多几]重)|(多大的?(?:比例|比重|份额|幅度))|(多大|几大|多快|多不多)`,
  "gu",
);
const ASK_EN =
  /how many (?:(?:more|fewer|new|thousand|million|hundred) )*([a-z-]+)|(what (?:percentage|percent|share|proportion|rate)|by what (?:percentage|percent|margin)|how fast|(?:growth|unemployment|coverage|urbani[sz]ation) rate|what (?:annual |yearly |average |yearly average )*growth)|(how much money|what (?:amount|sum)|how much (?:was|is|were|did|does|will|has|have) .*(?:spen[dt]|invest|cost|revenue|paid|put into|worth))|(how much|how large|how big|how high|by how much|what (?:was|is|were|are) the (?:total |combined |annual )?(?:value|number|amount|size|area|length|output|target|goal|gdp|level))|(how long|how far)/giu;

/** Nouns behind 多少 that tell the measure; a few words may stand between (多少血汗钱, 多少公家人). */
const NOUNS: [Measure, RegExp][] = [
  ["money", /^.{0,3}(?:钱|资金|投资|外汇|人民币|美元|经费|款|债)/u],
  [
    "people",
    /^(?:老百姓|群众|百姓|劳动力|乡亲|娃|孩子|学生|老师|教师|医生|干部|职工|员工|农民|居民)|^.{0,3}(?:人(?!次|均|民|家)|口子|人员)/u,
  ],
  ["weight", /^.{0,2}(?:粮|煤|油(?!田)|肉|菜)(?!田|食品|店|站)/u],
  ["area", /^.{0,3}(?:地(?!方|铁|税)|面积|田)/u],
];
/** Verbs before 多少 after which money is meant when nothing else is named. */
const SPENT =
  /(?:花|砸|投|赚|挣|赔|拨|掏|卖|贷|借|捐|退|减免|返还|到账|进账|入账|落袋|收进|缴|赔付|补|筹|罚|融|垫|攒|欠|亏)(?:了|出去|进去|到|回来|下去|来|下来|过来|进来)*$/u;

/** Behind 好几: the question asks by these, and 好几个 are just several. */
const ASKS_OTHERWISE = /[吗么]|多少|几|谁|什么|啥|怎|如何|哪|为何/u;

function measureAfter(
  unit: string,
  before: string,
  after: string,
): Pick<NumberAsked, "measure" | "unit" | "alternatives"> {
  if (unit !== "") return { measure: measureOf(unit), unit, alternatives: [] };
  const named = NOUNS.find(([, pattern]) => pattern.test(after.replace(/^的/u, "")))?.[0];
  if (named) return { measure: named, unit: "", alternatives: [] };
  const implied = SPENT.test(before) ? "money" : impliedMeasure(before);
  return { measure: "any", unit: "", alternatives: implied ? [implied] : [] };
}

/** Every place of a question that asks for a number, in order. */
export function readNumbersAsked(text: string): NumberAsked[] {
  const asked: NumberAsked[] = [];
  const add = (start: number, end: number, measure: Measure, unit: string, alternatives: Measure[] = []): void => {
    asked.push({ start, end, measure, unit, alternatives });
  };
  for (const match of text.matchAll(ASK_ZH)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 12), start);
    const after = text.slice(end);
    if (match[1]) add(start, end, "percent", match[1].startsWith("千") ? "‰" : "%");
    else if (match[4]) add(start, end, "length", "");
    else if (match[5]) add(start, end, "area", "");
    else if (match[6]) add(start, end, "time", "");
    else if (match[7]) add(start, end, "weight", "");
    else if (match[8]) add(start, end, "percent", "%");
    else if (match[9] && /(?:幅|比重|比例|率|速)度?(?:有|是)?$/u.test(before)) add(start, end, "percent", "%");
    else if (match[9]) add(start, end, "any", "", /面积|占地|规模|地盘|园区|城区|库/u.test(before) ? ["area"] : []);
    else {
      const isJi = match[0].startsWith("几");
      // 哪几个村, 第几次, 几级医院, 几月几号 name things or dates, they don't count.
      if (isJi && /[哪第这那上十]$/u.test(before)) continue;
      // 好几个村 are several; 修好几个 asks how many.
      if (isJi && /好$/u.test(before) && (before === "好" || asked.length > 0 || ASKS_OTHERWISE.test(after))) continue;
      if (isJi && match[3] === undefined && !(match[2] ?? "") && !/^[?？。\s]*$/u.test(after)) continue;
      if (isJi && (match[3] === "级" || (match[3] === "号" && /月$/u.test(before)))) continue;
      if (isJi && /^[月号]|^点钟/u.test(after)) continue;
      const multiplied = match[2] ?? "";
      if (match[3] === "个" && /^人(?!家|大)/u.test(after)) add(start, end + 1, "people", "人");
      else if (match[3] === "个" && /^亿/u.test(after)) add(start, end + 1, "money", "元");
      else if (match[3] === "个" && /^百分点/u.test(after)) add(start, end + 3, "percent", "百分点");
      else if (match[3] === "个" && /^点(?!位)/u.test(after)) add(start, end + 1, "percent", "%");
      else if (match[3] === "点" && isJi) continue;
      else if (match[3] === "成") add(start, end, "percent", "%");
      else if (match[3] === undefined && /亿$/u.test(multiplied)) add(start, end, "any", "", ["money"]);
      else {
        const { measure, unit, alternatives } = measureAfter(match[3] ?? "", before, after);
        // 失业率是多少: a rate, whatever stands for it.
        const rate =
          measure === "any" &&
          /[^效频汇功速]率(?:又|大约|现在|实际)?(?:是|为|有|达到?|降到|升到|提高到|到)?了?$/u.test(before);
        add(start, end, rate ? "percent" : measure, unit, alternatives);
      }
    }
  }
  for (const match of text.matchAll(ASK_EN)) {
    const start = match.index;
    // Only the asking words: what is counted (how many kindergartens) is what the question is about.
    const end =
      start +
      (match[0].match(
        /^(?:by )?(?:how (?:many|much|fast|large|big|high|long|far)(?: money)?|what (?:percentage|percent|share|proportion|rate|margin|was|is|were|are|annual|yearly)?|(?:growth|unemployment|coverage|urbani[sz]ation) rate)/iu,
      )?.[0].length ?? match[0].length);
    if (match[1]) {
      const known = MEASURE_OF_WORD.get(match[1]);
      const counter = englishCounter(match[1]);
      add(start, end, known ?? "things", counter ?? "", known || counter ? [] : ["people"]);
    } else if (match[2]) add(start, end, "percent", "%");
    else if (match[3]) add(start, end, "money", "元");
    else if (match[5]) add(start, end, "length", "", ["time"]);
    else add(start, end, "any", "");
  }
  const named = asked.length === 0 ? englishMeasure(text) : undefined;
  if (named) {
    const { start, length, measure } = named;
    add(start, start + length, measure, measure === "percent" ? "%" : measure === "money" ? "元" : "");
  }
  return asked;
}
