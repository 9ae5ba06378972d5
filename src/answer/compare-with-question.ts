/** 超过5000亿了吗: compares the amount that a yes-or-no question names with the figure found. Pure. */
import type { FigureMention } from "../corpus/figures/figure.ts";
import { readMentions } from "../corpus/figures/read-mentions.ts";
import { convertUnit, sameUnit } from "../corpus/figures/units.ts";

const YES_NO = /(?:吗|么|没有?|否)[?？。\s]*$|是不是|有没有|是否|超没超|^(?:did|does|do|is|are|was|were|has|have)\b/u;
const ABOVE = /超过?|突破|多于|高于|大于|不止|以上|上了|过了|more than|over|above|exceed/u;
const BELOW = /低于|不到|少于|不足|以下|以内|没到|less than|below|under/u;
const REACHED = /达到?|有|到了?|够|是|reach/u;

/** `undefined` when the question asks no yes or no, names no amount, or one that doesn't measure the same. */
export function compareWithQuestion(question: string, figure: FigureMention): "yes" | "no" | undefined {
  if (!YES_NO.test(question)) return undefined;
  const named = readMentions(question).at(-1);
  const asked = named && inUnitOf(named, figure);
  if (asked === undefined) return undefined;
  const answer = (holds: boolean): "yes" | "no" => (holds ? "yes" : "no");
  if (BELOW.test(question)) return answer(figure.value < asked);
  if (ABOVE.test(question))
    return answer(figure.value > asked || (figure.value === asked && /超|以上|多|余/u.test(figure.qualifier)));
  return REACHED.test(question) ? answer(figure.value >= asked) : undefined;
}

/** People leave out what is plain: 超过5000亿了吗 means 元 when the figure does. */
function inUnitOf({ value, unit }: FigureMention, figure: FigureMention): number | undefined {
  if (unit === "" || sameUnit(unit, figure.unit)) return value;
  return convertUnit(value, unit, figure.unit);
}
