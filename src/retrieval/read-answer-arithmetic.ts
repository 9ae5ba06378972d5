/** Follow-ups that ask for arithmetic on the answers before (差多少, 加起来呢, 是几倍). Reads words only; computes nothing. */

import type { NumberAsked } from "./asked-unit.ts";
import { readFollowUp } from "./read-follow-up.ts";

export interface AnswerArithmetic {
  type: "difference" | "sum" | "share" | "multiple";
  /** How many answers are taken; all that measure alike when absent. */
  count?: number;
  /** 少了多少, 涨了多少: of one thing at two times or as result and target; of two things it asks how one of them changed. */
  change: boolean;
  /** What the result is counted in, when the words say so. */
  number?: NumberAsked;
}

const SUM =
  /加起来|合起来|加在一?起|合在一?起|合计|相加|加一块儿?|加总|总和|之和|^(?:那|这)?(?:它们|两者|二者|两个|三个|几个|全部)?(?:一共|总共|总计|共计|共|统共|拢共)(?:是|有|为|算下来)?(?:多少|几)|(?:in total|altogether|combined|together|add(?:ed)? up|\bsum\b|\btotal\b)/u;
const DIFFERENCE =
  /(?:相?差|差距|差额|差值|落差|缺口|距离)(?:是|有|了|出|着)*(?:多少|几|多大|百分之|$)|^(?:两者|二者|它们|前者|前面那?个|后者|后面那?个|今年|去年|前后|中间|一年)*(?:比.{1,8}?)?(?:就|要|还|又|一共|足足|大概)*(?:多|高|少|低|快|慢|长|短|大|小)(?:了|出|出来)*(?:多少|几)|^(?:前者|前面那个).{0,4}(?:多|高|少|低)|\b(?:difference|gap|how (?:much|many) (?:more|less|fewer|higher|lower))\b/u;
const CHANGE =
  /(?:增加|增长|涨|上升|提高|减少|下降|降低|降|增|升|多|少|高|低)(?:了|出|出来)+(?:多少|几)|(?:增加|增长|减少|提高|下降)(?:多少|几)|\b(?:how much .{0,16}(?:grow|rise|rose|increase|fall|change|drop)|by how much)\b/u;
const SHARE =
  /占(?:了|到)?(?:前者|前面那?个|它|其|总数|总量|全部|总共|整个|里面|的)*(?:是|有|为)?(?:多少|几成|百分之几|百分之多少|多大比例|多大比重|比例|比重|多大|几分之几)|^占比(?:是|多少)*$|\b(?:what (?:share|percentage|proportion))\b/u;
const MULTIPLE = /(?:多少|几)倍|翻了?(?:多少|几)番|\bhow many times\b/u;
const TWO = /两|二|俩|前者|后者|\b(?:two|both)\b/u;

/** The arithmetic that a follow-up asks of the answers before it; none when it names a thing of its own. */
export function readAnswerArithmetic(text: string): AnswerArithmetic | undefined {
  const { fragment, rest, own, thing, asksForWords } = readFollowUp(text);
  const bare = `${/前者|后者/u.test(text) ? "前者" : ""}${rest}`;
  if (asksForWords || (thing !== "" && !STANDS_FOR_ANSWERS.test(thing))) return undefined;
  const type = MULTIPLE.test(bare)
    ? "multiple"
    : SHARE.test(bare)
      ? "share"
      : SUM.test(fragment)
        ? "sum"
        : DIFFERENCE.test(bare) || DIFFERENCE.test(withoutBase(bare))
          ? "difference"
          : CHANGE.test(rest)
            ? "difference"
            : undefined;
  if (!type) return undefined;
  const count = type !== "sum" || TWO.test(text) ? 2 : undefined;
  const change = type === "difference" && CHANGE.test(rest) && !/前者|后者|两者|二者|差|difference|gap/u.test(text);
  return { type, change, ...(count ? { count } : {}), ...(own.number ? { number: own.number } : {}) };
}

/** 前者, 两者, 前一个: the answers themselves. */
const STANDS_FOR_ANSWERS =
  /^[\s]*(?:前者|后者|两者|二者|之间|者|前面|后面|前|后|两|二|俩|三|距离|缺口|落差|间|距|额|值|缺|差|全部|件|家|所|人|和|which|both|two|the|difference|gap|add|more|less|\s)+$/u;

const withoutBase = (text: string): string =>
  text.replace(/^(?:比|较|跟|和)(?:上年|去年|前年|上一年|年初|前一年|之前|以前|那年)/u, "");
