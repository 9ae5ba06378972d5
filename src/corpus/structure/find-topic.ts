/**
 * What a clause is about: the noun before its figure (地区生产总值 in 实现地区生产总值5047.4亿元), and whether it leaves that out.
 * Works on word order and short lists of the language; knows no indicator by name.
 */
import type { Span } from "../span.ts";

const TIME =
  "(?:[12]\\d{3}年(?:以来|底|末|初|上半年)?|[一二三四五六七八九十两\\d]+年(?:来|间)|[上下前]半年|(?:前)?[一二三四\\d]+季度|\\d{1,2}(?:[-—~]\\d{1,2})?月(?:份|底|末)?|全年|去年|今年|本年|当年|年末|年底|年内|年均|期末|月末|截至[^，]{0,12}?(?:底|末|日|前)|至?目前|过去[一五]年)";
const PLACE = "(?:全国|全省|全市|全区|全县|全州|全旗|全镇|我国|我省|我市|我区|我县|我州)";
const LEAD_IN = "(?:预计|初步核算|累计|总共|其中|同时|并且|力争|确保|努力|争取|计划|到)";
const VERB = "(?:实现|完成|达到|创造|取得|获得|保持|做到)";
const BEFORE_TOPIC = new RegExp(`^(?:${TIME}|${PLACE}(?=[^，]{2})|${LEAD_IN}|${VERB}|[，：:,\\s])+`);

const CHANGE =
  "增长|递增|增加|增至|增收|增支|增产|新增|净增|上升|上涨|提高|提升|扩大|下降|降低|降至|降到|减少|减至|减收|减支|减产|回落|缩小|压减|压缩|收窄|高于|低于|高出|快于|领先|翻[一两]?番|持平|涨|降";
const REACH =
  "达到?|完成|实现|突破|超过?|为|是|共|均|仅|约|近|至|占|不低于|不超过|控制在|稳定在|保持在|累计|合计|分别|平均|年均|同比|环比";
const DEGREE = "(?:左右|了|约|近|超过?|达到?|至|到|为|[^，]{0,2}以上)?";
const NUMBER = "(?:[-+−]?[\\d０-９]|百分之|[一二三四五六七八九十两近]+(?:成|倍|番)|[一二三四五六七八九十]+年)";
/** Begins with a predicate whose number follows at once: 增长8%, 比上年下降1.7%, 累计191家, 占全市28%. */
const STARTS_WITH_PREDICATE = new RegExp(
  `^(?:也|都|又|则|仍|还|再|且|并|而|已|实际|可比口径|按[^，]{0,8}计算|同口径|${TIME})*(?:(?:比|较|与)[^，\\d]{0,4}(?:\\d{4}年|上年|去年|上月|年初)?[^，\\d]{0,6})?(?:${CHANGE}|${REACH})+${DEGREE}${NUMBER}`,
);
/** Begins with its rank or share among others, or with an aspect of what was named before. */
const STARTS_WITH_RANK =
  /^(?:占|位?居(?=全|第|首|前|各|于)|位列|排名|排在|名列|列|跻身|连续[^，]{1,4}[年月季])[^，]*(?:\d|第[一二三四五六七八九十]|首位|前列|前茅|[%％])/;
const STARTS_WITH_ASPECT =
  /^(?:总量|总额|总数|总产量|总产值|总投资|总面积|余额|增速|增幅|增量|规模(?!以)|比重|占比|占[^，]{1,10}的?比重|排名|位次|单产|均价|人均)(?=[^的、和与]*?(?:[\d０-９]|第|首|前列|全[国省市区县]|[居位达占超突]))(?!可支配|纯收入|住房|消费|公共|预期|水平|受教育)/;

const BEFORE_FIGURE = new RegExp(`(?:${CHANGE}|${REACH}|由|从|比|较|[比较与][^，]{1,6}|的|以|在|第|前|[-+−])+$`);
const TOPIC_OF_PREDICATE = new RegExp(
  `^(.{2,20}?)(?:稳步|持续|显著|明显|不断|大幅|快速|平稳|较快|进一步|首次|基本|实现|保持)*(?:${CHANGE.replace("|涨|降", "")}|达到|突破|超过|位居)`,
);
/** A number before these is a date or tells which things are meant: 2000万元以上项目. */
const NAMES_SOMETHING = /^(?:[年月日号届次级A-Za-z]|[百千万亿]*[^，\d]{0,3}(?:以[上下内])(?=\p{Script=Han}))/u;
const MAX_TOPIC_CHARS = 30;

/** A clause that begins with its predicate (增长8%) or with an aspect of what was named before (总量连续十三年全市第一). */
export function needsSubject(clause: string): boolean {
  const words = clause.trimStart();
  return STARTS_WITH_PREDICATE.test(words) || STARTS_WITH_RANK.test(words) || STARTS_WITH_ASPECT.test(words);
}

/** The noun phrase before the clause's first figure, else before its predicate, as a span within the clause. */
export function findTopic(clause: string): Span | undefined {
  const start = BEFORE_TOPIC.exec(clause)?.[0].length ?? 0;
  const rest = maskQuotes(clause.slice(start));
  const figure = firstFigure(rest);
  const words =
    figure === undefined
      ? (TOPIC_OF_PREDICATE.exec(rest)?.[1] ?? "")
      : rest.slice(0, figure).replace(BEFORE_FIGURE, "");
  const length = words.trimEnd().length;
  if (length < 2 || length > MAX_TOPIC_CHARS) return undefined;
  return { start, end: start + length };
}

/** Where the first numeral begins that is neither a date nor part of a name. */
function firstFigure(words: string): number | undefined {
  for (const match of words.matchAll(/[\d０-９]+(?:[.．][\d０-９]+)?|百分之|[一二三四五六七八九近两]+(?:成|倍)/g)) {
    const after = words.slice(match.index + match[0].length);
    const named = /[A-Za-z]$/.test(words.slice(0, match.index)) || NAMES_SOMETHING.test(after);
    if (!named) return match.index;
  }
  return undefined;
}

/** Quoted and bracketed words with their digits hidden, same length. */
function maskQuotes(words: string): string {
  return words.replace(/[“《（(][^”》）)]{0,80}[”》）)]/g, (quoted) => "〇".repeat(quoted.length));
}
