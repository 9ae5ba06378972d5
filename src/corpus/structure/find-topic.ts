/**
 * What a clause is about: the noun before its figure (地区生产总值 in 实现地区生产总值5047.4亿元), and whether it leaves that out.
 * Works on word order and short lists of the language; knows no indicator by name.
 */
import type { Span } from "../span.ts";

const TIME =
  "(?:[12]\\d{3}年(?:以来|底|末|初|上半年)?|[一二三四五六七八九十两\\d]+年(?:来|间)?|[上下前]半年|(?:前)?[一二三四\\d]+季度|\\d{1,2}(?:[-—~]\\d{1,2})?月(?:份|底|末)?|全年|去年|今年|本年|当年|年末|年底|年内|期末|月末|截至[^，]{0,12}?(?:底|末|日|前)|至?目前|过去[一五]年|五年来|一年来|到)";
const PLACE = "(?:全国|全省|全市|全区|全县|全州|全旗|全镇|我国|我省|我市|我区|我县|我州)";
const LEAD_IN = "(?:预计|初步核算|累计|共|共计|总共|其中|同时|并|再|还|又|力争|确保|努力|争取|计划|拟)";
const VERB = "(?:实现|完成|达到|创造|取得|获得|保持|做到|使|将|把|对|从)";
const BEFORE_TOPIC = new RegExp(`^(?:${TIME}|${PLACE}(?=[^，]{2})|${LEAD_IN}|${VERB}|[，：:,\\s])+`);

const PREDICATE =
  "(?:增长|增加|增至|增幅|增速|增收|增产|净增|上升|上涨|提高|提升|提前|扩大|下降|降低|降至|降到|减少|减至|减产|回落|缩小|压减|压缩|收窄|翻[一两]番|达到|达|完成|实现|突破|超过|超|为|是|占|居|位居|位列|排名|排|列|名列|连续|保持|控制在|稳定在|由|从|跃升|跃居|迈上|年均|平均|同比|环比|比|较|高于|低于|高出|快于|分别|累计|合计|共|约|近|仅|已|均|基本|持平|翻番|创|涨|降)";
const STARTS_WITH_PREDICATE = new RegExp(
  `^(?:也|都|又|则|仍|还|再|其中|且|并|并且|而|分别|预计|累计|实际|可比|按可比价|按[^，]{0,6}价[^，]{0,3}计算|${TIME})*(?:${PREDICATE}|总量|总额|总数|增速|增幅|增量|规模|比重|占比|排位|位次|人均|绝对值|质量|进度|完成率)`,
);
const RUNS_TO_PREDICATE = new RegExp(`${PREDICATE}[^，]{0,12}$`);
const FIRST_FIGURE = /[-+−]?[\d０-９]|百分之|[一二三四五六七八九十两近]+(?:成|倍|个|项|家|年|万|亿)/;
const MAX_TOPIC_CHARS = 30;

/** A clause that begins with its predicate (增长8%) or with an aspect of what was named before (总量连续十三年全市第一). */
export function needsSubject(clause: string): boolean {
  return STARTS_WITH_PREDICATE.test(clause.trimStart());
}

/** The noun phrase before the clause's first figure or predicate, as a span within the clause. */
export function findTopic(clause: string): Span | undefined {
  const start = BEFORE_TOPIC.exec(clause)?.[0].length ?? 0;
  const rest = clause.slice(start);
  const figure = FIRST_FIGURE.exec(rest);
  if (!figure || figure.index < 2) return undefined;
  const words = rest.slice(0, figure.index).replace(RUNS_TO_PREDICATE, "").trimEnd();
  if (words.length < 2 || words.length > MAX_TOPIC_CHARS) return undefined;
  return { start, end: start + words.length };
}
