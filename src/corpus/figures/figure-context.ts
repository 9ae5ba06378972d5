/**
 * What the words around a quantity say about it: qualifier (约, 以上), direction (增长, 下降), and a unit that isn't printed.
 * Doesn't look beyond the clause.
 */

const QUALIFIER_BEFORE =
  /(不低于|不少于|不超过|不高于|不多于|不足|不到|超过|突破|高达|多达|达到|接近|将近|至少|最多|大约|大概|约为|累计达|低于|高于|多于|少于|力争|连续|超|约|近|逾|达|过|上)(?:到|了|为|[ \u00a0\u3000])?$/;
const QUALIFIER_AFTER = /^(?:[多余]?\s*)(以上|以下|以内|之内|左右|上下|之多|内(?![容地部外陆])|[多余])/;
const STRONG_QUALIFIERS = /^(?:达|达到|过|上)$/;

/** Verbs and nouns of growth and of decline that may stand right before a figure. */
const UP =
  "(?<!自然)增长|增加|增多|提高|(?<![造治固化质])提升|上升|上涨|上浮|上调|回升|(?<![新激])增|(?<![提上晋回攀跃])升|涨|扩大|扩容|净增|多增|递增|攀升|跃升|前移|前进|反弹|增收|增产";
const DOWN =
  "下降|减少|降低|回落|下滑|下跌|下调|下浮|减|降|压减|压缩|缩短|缩减|缩小|削减|收窄|压降|负增长|萎缩|减产|减收|递减|精简|节约|调减|核减|减亏|跌";
const NOUN_UP =
  "增速|增幅|增长(?:速度)?预期(?:目标)?|增长目标|增速(?:预期)?目标|(?<!自然)增长率|增长速度|涨幅|升幅|增长幅度";
const NOUN_DOWN = "降幅|下降率|降低率|跌幅|下降幅度|减幅|降率";
const BETWEEN =
  "(?:率|了|约|近|超过|超|逾|至少|不低于|不少于|达到|达|为|是|均为|均|各|再|又|实际|名义|大约|接近|将近|幅度|比例|保持在|稳定在|控制在|力争|要|应|高于|低于|不高于|不低于|不超过|[ \u00a0\u3000])*";
const VERB_BETWEEN =
  "(?:率|了|约|近|超过|超|逾|至少|不低于|不少于|高达|达|均|各|再|又|大约|接近|将近|幅度|比例|[ \u00a0\u3000])*";
const UP_BEFORE = new RegExp(`(?:(?:${UP})${VERB_BETWEEN}|(?:${NOUN_UP})${BETWEEN})$`);
const DOWN_BEFORE = new RegExp(`(?:(?:${DOWN})${VERB_BETWEEN}|(?:${NOUN_DOWN})${BETWEEN})$`);
const POINTS_UP = /(?:高于|快于|高出|好于|优于|多)[^，。；、,;]{0,14}$/;
const POINTS_DOWN = /(?:低于|慢于|少)[^，。；、,;]{0,14}$/;
const GROWTH_AFTER = /^(?:以上|以下|左右|以内)?的?(?:较快|高速|中高速|年均|平均)?(?:增长|增速|增幅|增量)/;
const DECLINE_AFTER = /^(?:以上|以下|左右|以内)?的?(?:降幅|下降|降低)/;
const LOOK_BACK_CHARS = 24;

/** 约, 超, 以上 …, as printed; words before and after are joined; a plain 达 yields to what stands after. */
export function readQualifier(text: string, start: number, end: number, more: string): string {
  const before = QUALIFIER_BEFORE.exec(text.slice(Math.max(0, start - 6), start))?.[1] ?? "";
  const after = QUALIFIER_AFTER.exec(text.slice(end, end + 4))?.[1] ?? more;
  if (after === "") return before;
  return STRONG_QUALIFIERS.test(before) ? after : `${before}${after}`;
}

/** up or down, from the words right before or after the quantity; undefined for levels (提高到8%, 降至5%). */
export function readDirection(text: string, start: number, end: number, unit: string): "up" | "down" | undefined {
  const before = text.slice(Math.max(0, start - LOOK_BACK_CHARS), start);
  if (/[到至]\s*(?:约|近|了)?$/.test(before) && !/达到\s*$/.test(before)) return undefined;
  if (UP_BEFORE.test(before) && !/负增长[^，。]*$/.test(before)) return "up";
  if (DOWN_BEFORE.test(before)) return "down";
  if (unit === "百分点" && POINTS_UP.test(before)) return "up";
  if (unit === "百分点" && POINTS_DOWN.test(before)) return "down";
  const after = text.slice(end, end + 10);
  if (unit === "%" && GROWTH_AFTER.test(after)) return "up";
  if (unit === "%" && DECLINE_AFTER.test(after)) return "down";
  return undefined;
}

const IMPLIED_AFTER: readonly (readonly [RegExp, string])[] = [
  [/^(?:多|余)?个体(?:工商)?户/, "户"],
  [
    /^(?:左右|以上|多)?(?:[一-龥]{0,6}?)(?:人口|中国人|人民|群众|农民|职工|党员|毕业生|学生|居民|劳动力|老人|老年人|儿童|游客|干部|市民|官兵|移民|妇女|青年|工人|员工|适龄)/,
    "人",
  ],
  [/^(?:[一-龥]{0,4}?)(?:资金|贷款|投资|补助|债券)/, "元"],
];
const IMPLIED_BEFORE: readonly (readonly [RegExp, string])[] = [
  [/人次/g, "人次"],
  [/人口|裁员|员额|人数|就业|参保|培训|招生|游客|学生|职工|农民工|人员/g, "人"],
  [/资金|投资|收入|产值|税收|税|总额|金额|经费|补贴|补助|款|支出|费|亿元|万元|余额|预算/g, "元"],
  [/户数|用户|农户/g, "户"],
];

/** Unit that the sentence tells when only 万 or 亿 is printed: 奖励资金4781万 is 元, 人口控制在12亿 is 人. Empty when it doesn't. */
export function impliedUnit(text: string, start: number, end: number): string {
  const after = text.slice(end, end + 12);
  const following = IMPLIED_AFTER.find(([pattern]) => pattern.test(after));
  if (following !== undefined) return following[1];
  const clause = /[^。；;，,\n]*$/.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? "";
  let best = "";
  let bestAt = -1;
  for (const [pattern, unit] of IMPLIED_BEFORE) {
    for (const match of clause.matchAll(pattern)) {
      const at = match.index + match[0].length;
      if (at > bestAt) [best, bestAt] = [unit, at];
    }
  }
  return best;
}
