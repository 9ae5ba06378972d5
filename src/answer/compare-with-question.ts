/** 超过5000亿了吗: compares the amount that a yes-or-no question names with the figure found. Pure. */
import type { FigureMention } from "../corpus/figures/figure.ts";
import { readMentions } from "../corpus/figures/read-mentions.ts";
import { convertUnit, sameUnit } from "../corpus/figures/units.ts";

const YES_NO =
  /(?:吗|么|没有?|否|不对)[?？。\s]*$|是不是|有没有|是否|超没超|^(?:did|does|do|is|are|was|were|has|have)\b/u;
const NOT_ABOVE = /不超过?|(?<![有超])没(?:有)?超|未超|not (?:more than|over|above|exceed)/u;
const ABOVE = /超过?|突破|多于|高于|大于|不止|以上|上了|过了|more than|over|above|exceed/u;
const NOT_BELOW = /不低于|不少于|至少|at least/u;
const BELOW = /低于|不到|少于|不足|以下|以内|没到|less than|below|under/u;
const SAME = /对吗|对不对|对么|不对|是吗|是不是|只有|正好|刚好|right\?/u;
const REACHED = /达到?|有|到了?|够|是|reach/u;
const RISE = /增长|增加|上升|提高|涨|grow|grew|rise|rose|increase/u;
const FALL = /下降|减少|降低|跌|回落|fall|fell|drop|decline|decrease/u;

/** `undefined` when the question asks no yes or no, names no amount, or one that doesn't measure the same. */
export function compareWithQuestion(question: string, figure: FigureMention): "yes" | "no" | undefined {
  if (!YES_NO.test(question)) return undefined;
  const mentions = readMentions(question);
  const [named] = mentions;
  const asked = mentions.length === 1 && named ? inUnitOf(named, figure) : undefined;
  if (asked === undefined) return undefined;
  const turned =
    (figure.direction === "down" && RISE.test(question)) || (figure.direction === "up" && FALL.test(question));
  if (turned) return "no";
  const atLeast = /超|以上|多|余|逾/u.test(figure.qualifier);
  const above = figure.value > asked || (figure.value === asked && atLeast);
  const holds = NOT_ABOVE.test(question)
    ? !above
    : NOT_BELOW.test(question)
      ? figure.value >= asked
      : BELOW.test(question)
        ? figure.value < asked
        : ABOVE.test(question)
          ? above
          : SAME.test(question)
            ? figure.value === asked
            : REACHED.test(question)
              ? figure.value >= asked
              : undefined;
  return holds === undefined ? undefined : holds ? "yes" : "no";
}

/** People leave out what is plain: 超过5000亿了吗 means 元 when the figure does. */
function inUnitOf({ value, unit }: FigureMention, figure: FigureMention): number | undefined {
  if (unit === "" && (figure.unit === "%" || figure.unit === "")) return undefined;
  if (unit === "" || sameUnit(unit, figure.unit)) return value;
  return convertUnit(value, unit, figure.unit);
}
