/** Which way a number goes by the words next to it (增长 and 下降, 加重 and 减轻, 多了 and 少了), and whether two of them contradict each other. Pure. */
import type { FigureMention } from "../../corpus/figures/figure.ts";
import { unitClass } from "../../corpus/figures/units.ts";

export type Direction = "up" | "down";

const BETWEEN = "(?:了|约|近|超过?|逾|达到?|为|平均|大约|接近|将近|幅度|率|[  ])*$";
const UP = new RegExp(
  `(?:加重|增重|变多|多出?|添|走高|进位|前进|前移|延长|加快|上调|调高|抬高|increased|grew|rose)${BETWEEN}`,
  "u",
);
const DOWN = new RegExp(
  `(?:减轻|变少|(?<!至|最)少|减产|走低|后退|退步|倒退|缩短|放慢|下调|调低|压低|砍掉?|负增长)${BETWEEN}`,
  "u",
);
/** 不少于53个 is a bound, not a decline. */
const BOUND = /(?:不|未|无)(?:少|多|低|高|大|小|快|慢)[于过]\s*$/u;

/** A verb of change before its object: 减轻农民负担4000万元. */
const HEAD_UP = /(?:^|[，。；、每年别各均又再])(?:增加|提高|加重|扩大|上调)(?=\p{Script=Han}{1,10}$)/u;
const HEAD_DOWN =
  /(?:^|[，。；、每年别各均又再])(?:减轻|减少|降低|压减|压缩|削减|下调|缩短|减免)(?=\p{Script=Han}{1,10}$)/u;

/** @param before folded words of the clause before the number */
export function directionOf(
  { direction, value, values }: Pick<FigureMention, "direction" | "value" | "values">,
  before: string,
): Direction | undefined {
  if (value < 0 && values === undefined) return "down";
  if (BOUND.test(before)) return undefined;
  if (direction) return direction;
  if (UP.test(before)) return "up";
  if (DOWN.test(before)) return "down";
  const words = before.trimEnd();
  if (HEAD_UP.test(words)) return "up";
  if (HEAD_DOWN.test(words)) return "down";
  return undefined;
}

/** Words that set an amount against another time; a bare 新增 or 扩大 tells an amount as well as a change. */
const COMPARED =
  /同比|环比|净增|[比较][^，。；、]{0,12}(?:年|期|月|前|初|末|底)|多了|少了|多出|增加了|减少了|上升了|下降了|提高了|降低了/u;

const RATE_OF_CHANGE = /(?:增速|增幅|涨幅|升幅|降幅|跌幅|减幅|增长率|增长)[^，。；、]{0,8}$/u;

/** Whether the number tells a change, a share or an amount. Of amounts only those are changes that words set against another time. */
export function aspectIn(
  { aspect, unit }: { aspect: "level" | "change" | "share"; unit: string },
  direction: Direction | undefined,
  before: string,
): "level" | "change" | "share" {
  const kind = unitClass(unit);
  if (kind === "points" || kind === "multiple") return aspect;
  if (kind === "percent" || kind === "permille") {
    if (direction !== undefined || RATE_OF_CHANGE.test(before)) return "change";
    return aspect === "change" && BOUND.test(before) ? "share" : aspect;
  }
  return direction !== undefined && COMPARED.test(before) ? "change" : "level";
}

const RAISED_TO = /[增减降升涨提跌](?:加|长|少|低|高|升)?(?:至|到)(?:了|约|近|超过?)?$/u;
const RAISED_BY = /(?:[增减降升涨提](?:加|长|少|低|高|升)了|净增|[多少]了)(?:约|近|超过?)?$/u;

/** 增至87个 tells what it came to, 增加了87个 by how much it changed; undefined where the words leave it open. */
export function reachedOrChanged(before: string): "reached" | "changed" | undefined {
  return RAISED_TO.test(before) ? "reached" : RAISED_BY.test(before) ? "changed" : undefined;
}

const ORIGIN = /[由从][^，。；到至]*$/u;
const OUTCOME =
  /[由从][^，。；]*[\d零一二三四五六七八九十百千万亿％%][^，。；]*(?:到|至|为|成)(?:\d{4}年)?[^，。；\d]{0,4}$/u;

/** What something was before it changed, by the words of its clause before the number: 由28.5%; and what that came to. */
export const isOrigin = (before: string): boolean => ORIGIN.test(before) && !OUTCOME.test(before);
export const isOutcome = (before: string): boolean => OUTCOME.test(before);

/** 增长 against 下降. A number whose words tell no direction contradicts nothing. */
export const contradict = (a: Direction | undefined, b: Direction | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;
