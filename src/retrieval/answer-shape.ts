/**
 * What shape of answer a question asks for (a figure, words, a date, a yes or no), and whether for growth, a share or a level.
 * Reads folded questions (simplified script, lower case, NFKC); doesn't know the report.
 */
import type { NumberAsked } from "./asked-unit.ts";
import { ENGLISH_FRAGMENT } from "./implied-measure.ts";

/** Words that ask for a percentage without 多少 next to them. */
const PERCENT_WORDS =
  /比例|比重|占比|百分比|增速|增幅|涨幅|降幅|跌幅|增长率|成长率|增长速度|(?:[^\s，,]率)(?!先|领)|速度|几成|growth rate|percentage/u;
const MONEY_WORDS =
  /生产总值|gdp|增加值|投资额|资金|金额|总额|收入|支出|产值|税收|利润|余额|造价|花费|成本|预算|债|款/u;

const WH_TEXT =
  /谁|什么|啥|为何|为啥|怎么|怎样|如何|咋|哪(?!怕)|几级|几月|何时|何地|何处|^(?:what|who|whose|which|where|when|why)\b|\b(?:which|who|where|when|why|name of)\b/u;
const WH_TIME = /什么时候|哪一?年|何时|几月|几号|哪天|哪一天|when\b|what year|which year/u;
const WH_YESNO =
  /(?:吗|么|没有|不是|否)[?？。\s]*$|是不是|有没有|是否|超没超|^(?:did|does|do|is|are|was|were|has|have|can|will)\b/u;

export type AnswerShape = "figure" | "text" | "time" | "yes_no";

/** The shape of the answer that is asked for. */
export function readShape(text: string, numbers: readonly NumberAsked[]): AnswerShape {
  if (WH_TIME.test(text) && numbers.length === 0) return "time";
  if (numbers.length > 0) return "figure";
  const english = /^[\x20-\x7e]+$/u.test(text);
  if (english && ENGLISH_FRAGMENT.test(text) && !/\b(?:who|where|when|why|which|whose|name)\b/u.test(text))
    return "figure";
  if (
    english &&
    /\bwhat (?:size|portion)\b|\bwhat .*\b(?:earn|take home|live on|come to|amount to|worth)\b/u.test(text)
  )
    return "figure";
  if (
    english &&
    /^what (?:was|is|were|are|annual|average|yearly|generating|total)\b|target|rate\b/u.test(text) &&
    !/\bwho|where|name\b/u.test(text)
  )
    return "figure";
  if (WH_TEXT.test(text))
    return /(?:率|比重|比例|增速|增幅|总额|目标|同比|涨幅|涨势|增势)(?:是|为|定|有)?(?:什么样|怎么?样|如何|咋样)/u.test(
      text,
    )
      ? "figure"
      : "text";
  if (WH_YESNO.test(text)) return /的?(?:数字|数据|数)(?:有没有|有)?吗|\d/u.test(text) ? "figure" : "yes_no";
  const measured =
    PERCENT_WORDS.test(text) ||
    MONEY_WORDS.test(text) ||
    /(?:额|量|数|值|人口|面积|产量|总数|目标|标准|强度|同比|[较比][上去]年)[呢?？]*$|\b(?:headcount|number of)\b/u.test(
      text,
    );
  return measured || isFragmentOfFigure(text) ? "figure" : "text";
}

/** Asks to be told about a thing (介绍, 情况, 上述指标), not for an amount, though no asking word stands in the question. */
const WANTS_WORDS =
  /介绍|说说|讲讲|谈谈|聊聊|概括|总结|梳理|列出|列举|情况|措施|做法|举措|内容|经验|亮点|成就|回顾|进展|概况|重点工作|名称|名单|原因|意见|思路|怎样|(?:[这那该]|上述)个?(?:指标|数字|数据)|第几|几[纵横]|\b(?:tell|list|describe|explain|summari[sz]e|about)\b/u;
/** A name or topic alone, with nothing said of it: 天河智慧城. */
const LONGEST_TOPIC = 7;

/** 老外五年累计投到中国的钱, days with decent air: what is described without an asking word is nearly always an amount. */
const isFragmentOfFigure = (text: string): boolean =>
  !WANTS_WORDS.test(text) && (/[a-z]/u.test(text) ? text.split(/\s+/u).length > 2 : text.length > LONGEST_TOPIC);

/** Names a thing and asks nothing about it: 安国2019年城镇新增就业. */
export function isBare(text: string): boolean {
  return ![WH_TEXT, WH_TIME, WH_YESNO, WANTS_WORDS].some((pattern) => pattern.test(text));
}

/** Does the wording ask for growth, a share or a level, apart from any unit? */
export function readAspect(text: string): "change" | "share" | "level" | undefined {
  if (/占.{0,16}(?:比|几成|多少|百分之)|占比|比重|份额|\bshare of\b/u.test(text)) return "share";
  if (
    /增长|增速|增幅|增产|(?<!新)增(?:了|多少|几)|涨|成长|递增|下降|降(?!水|雨)|减少|少了|多了|提高了|上升|回落|跌|同比|比上年|比去年|砍|压减|衰退|滑落|萎缩|缩水|下滑|走低|攀升|飙升|上扬|升了|掉了|鼓了|厚了|快了|慢了|grow|growth|increase|decline|decrease|rise|rose|fell|fall|drop|up by|down by/u.test(
      text,
    )
  )
    return "change";
  if (/总额|总量|余额|达到|完成|总共|一共|总计|绝对数|实有/u.test(text)) return "level";
  return undefined;
}
