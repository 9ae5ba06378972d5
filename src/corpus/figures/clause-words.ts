/**
 * Word lists about how a clause is built round its figure: what may open it, what its predicate is, which nouns say nothing alone.
 * Works on folded text; knows no indicator by name.
 */
import { readWordList, wordPattern } from "./read-word-list.ts";

const MAX_ASPECT_CHARS = 7;
const lists = new Map<string, string[]>();
for (const [list = "", word = ""] of readWordList("words")) lists.set(list, [...(lists.get(list) ?? []), word]);
const words = (name: string): string => wordPattern(lists.get(name) ?? []);

const YEAR = "(?:1[89]|20)\\d{2}年?(?:[-—–~至到]+(?:20)?\\d{2}年)?";
const PRICES = "(?:剔除|扣除)[^，。；]{0,6}因素(?:影响)?后?";
const TIME = `(?:(?:最?近|过去|前)[一二三四五六七八九十两\\d]{1,2}年(?:来|间|内|时间)?|${YEAR}(?:以来|底|末|初|上半年)?|[去今上明本当前]年[底末]|[一二三四五六七八九十两\\d]{1,3}年(?:来|间|内)|[“"]?十[一二三四五]?五[”"]?(?:时期|期间|末)?|${words("time")}|\\d{1,2}(?:[-—~]\\d{1,2})?月(?:份|底|末)?|截[至止][^，]{0,12}?(?:底|末|日|前|目前))`;
const PLACE = `(?:${words("place")})(?=[^，]{2})`;
/** 比上年, 较2020年, 与去年同期相比. */
const COMPARED =
  "(?:(?:(?<!占)比(?![重例率赛较如值拟])|较(?![快大高好多低小强为早]))[^，。；、]{1,14}?(?:相比|同期)?|(?:与|同)[^，。；、]{1,14}?(?:相比|同期))";

/** One-character verbs of change, not as part of 新增, 减税, 降水. */
const CHANGE = `(?<!自然)(?:${words("change").replace("|提升|", "|(?<![造治固化质])提升|").replace("|增收|", "|(?<![人户亩]均)增收|")})|(?<![新净激])增|(?<![提上晋])升|涨|(?<!削)减|降|跌|翻|(?<=分别)[高低快慢]`;

const OPENING = new RegExp(
  `^(?:${TIME}|[一二三四五六七八九十]年(?=中央|全|国|共|累计|新|财|各|城|农|节)|[①-⑳⑴-⒇]|[(（]\\d{1,2}[)）]|\\d{1,2}[.、](?!\\d)|${PLACE}|${words("connective")}|${words("adverb")}|${words("light-verb")}|${COMPARED}(?=新增|净增|多|少)|再(?!就业|生|造林|融资|贷款|担保|培训)|和(?![谐平睦美])|与(?!会)|及(?![时早格])|[，：:,;；、\\s*·]|是(?=[^，]{2,24}(?:成立|诞辰|诞生|胜利|发表|提出|颁布|开放|建立|进驻|通车|召开)$)|要(?![素求点闻务害道塞冲义件])|——)+`,
);
const PREDICATE = new RegExp(
  `(?:${COMPARED}(?=(?:${CHANGE}|${words("adverb-end")}))|${words("predicate")}|${CHANGE}|${words("adverb-end")}|${TIME}的?|(?<!占)[比较](?:${TIME}|上届|上期)(?:末|底|同期)?的?|[从由](?:[人户亩]均|每[一-龥]{1,3})|[一二三四五六七八九十]年(?=累计|共|增长|增加|提高|下降|减少|平均|年均)|${PRICES}|(?<![人户亩年日月平])均|到|[，：:,\\s])+$`,
);
const CHANGE_END = new RegExp(`(?:${CHANGE})(?:${words("adverb-end")}|率|了|约|近|达到?|为)*$`);
const BOUND_END = new RegExp(`(?:${words("bound")})$`);
const VERB_START = new RegExp(`^(?:${words("verb")})(?:[、和及](?:${words("verb")}))?`);
const THIN = new RegExp(`^(?:${words("thin")})$`);
const STATE = new RegExp(`^(?:基本|已|全部)?(?:${words("state")})$`);
const CONTRAST_START = new RegExp(`^(?:${words("contrast")})`);
const STATE_END = new RegExp(`(?:基本|已|全部)?(?:${words("state")})$`);
const MEASURE_END = new RegExp(`(?:${words("measure")}|(?<![税利汇费])率)$`);
const INVESTMENT = new RegExp(`^(?:${words("invest")})$`);
const ACTION = new RegExp(`^(?:${words("action")})(?:任务|工程|工作|项目)?`);
const SIBLINGS = ["sibling-school", "sibling-crop", "sibling-business", "sibling-project"].map(
  (name) => new RegExp(`(?:${words(name)})$`),
);
const THIN_END = new RegExp(`(?:${words("thin")})$`);
const ASPECT_START = new RegExp(`^(?:${words("aspect")})`);

/** Length of what may be dropped at the start: time, place, connectives, light verbs. */
export function openingLength(text: string): number {
  return OPENING.exec(text)?.[0].length ?? 0;
}

/**
 * Where the predicate that leads to the figure begins (同比增长, 分别达到); the length of `text` when there is none. A character that ends a word
 * of its own (约 of 签约, 在 of 现在) begins none.
 */
export function predicateStart(text: string): number {
  let from = 0;
  for (;;) {
    const match = PREDICATE.exec(text.slice(from));
    if (match === null) return text.length;
    const at = from + match.index;
    const word = BOUND_END.exec(text.slice(0, at + 1))?.[0].length ?? 0;
    if (word < 2) return at;
    from = at + 1;
  }
}

/** Does the text end with a verb or noun of change (增长, 降幅达)? */
export function endsWithChange(text: string): boolean {
  return CHANGE_END.test(text);
}

/** Length of the action that opens the text (新增, 新建、改建), 0 when none does. */
export function verbLength(text: string): number {
  return VERB_START.exec(text)?.[0].length ?? 0;
}

/** Words that say nothing without what they belong to: 总投资, 占地, 累计. */
export function isThin(text: string): boolean {
  return text === "" || THIN.test(text);
}

/** Length of a noun that says nothing alone at the end of the text (突出抓好总投资), 0 when none does. */
export function thinLength(text: string): number {
  return THIN_END.exec(text)?.[0].length ?? 0;
}

/** 投资, 投入: what for is told by what follows. */
export function isInvestment(text: string): boolean {
  return INVESTMENT.test(text);
}

/** Does the text open with an aspect of what was named before (总量, 增速, 占比)? */
export function startsWithAspect(text: string): boolean {
  return text.length <= MAX_ASPECT_CHARS && ASPECT_START.test(text) && !text.startsWith("规模以上");
}

/** 开工, 投产, 建成: what becomes of the items counted before. */
export function isState(text: string): boolean {
  return STATE.test(text);
}

/** Length of a word that only sets names apart at their start (国家级, 城镇), 0 when none does. */
export function contrastLength(text: string): number {
  return CONTRAST_START.exec(text)?.[0].length ?? 0;
}

/** Length of 基本建成, 开工 … at the end of the text. */
export function stateLength(text: string): number {
  return STATE_END.exec(text)?.[0].length ?? 0;
}

/** Length of the noun of quantity that ends the text (增加值, 产量, 率), 0 when none does. */
export function measureLength(text: string): number {
  return MEASURE_END.exec(text)?.[0].length ?? 0;
}

/** Length of a noun of action that says nothing without its object at the start of the text (改造, 整治任务), 0 when none does. */
export function actionLength(text: string): number {
  return ACTION.exec(text)?.[0].length ?? 0;
}

/** Length of the noun at the end of `text` that tells another thing of the same subject as `other` (招生 and 在校生), 0 when none does. */
export function siblingLength(text: string, other: string): number {
  for (const group of SIBLINGS) {
    const match = group.exec(text);
    if (match !== null && group.exec(other)?.index === 0) return match[0].length;
  }
  return 0;
}
