/** A question before a follow-up taken apart (its times, its number, what it is about), and put together at another time. */
import { type Ask, readAsk } from "./question.ts";
import { trim, withoutTimes } from "./read-follow-up.ts";

export const isEnglish = (text: string): boolean => /^[\x20-\x7e]+$/u.test(text);
export const inTime = (time: string): string => (/^\d/u.test(time) ? `in ${time}` : time);
/** Words of the times asked for; empty when there are none. */
export const times = ({ periods }: Ask, text: string): string =>
  periods
    .filter(({ role, end, start }) => role === "asked" && end <= text.length && start < end)
    .map(({ start, end }) => text.slice(start, end))
    .join("");

/** Times that a composed text doesn't spell out; they hold all the same. */
export const keptTimes = (before: Ask, text: string): Ask["periods"] =>
  before.periods
    .filter(({ role }) => role === "asked")
    .map((period) => ({ ...period, start: text.length, end: text.length }));

export function untimed(before: Ask): Ask {
  const asked = before.periods.filter(({ role }) => role === "asked");
  return asked.length === 0 ? before : readAsk(withoutTimes(before.text, { periods: asked }));
}

/** The question before with the new time in the place of the old one. */
export function retimed(before: Ask, time: string): Ask {
  const first = before.periods.find(({ role, end }) => role === "asked" && end <= before.text.length);
  if (!first || first.start === first.end) {
    const text = untimed(before).text;
    return readAsk(isEnglish(before.text) ? `${text.replace(/[?\s]+$/u, "")} ${inTime(time)}` : `${time}${text}`);
  }
  return readAsk(`${before.text.slice(0, first.start)}${time}${before.text.slice(first.end)}`);
}

/** Where the question before spells out the number it asks for; it doesn't when the number is one kept from further before. */
export const numberOf = ({ text, number }: Ask): Ask["number"] =>
  number && number.start < number.end && number.end <= text.length ? number : undefined;

const COPULA_END = /(?:安排|同比|是|为|有|达到?|完成|实现|做到|控制在|增长到|到|了|的)+$/u;
const CHANGE_END =
  /(?:(?:同比|比上年|比去年|较上年|实际|想|要|会|将|计划|打算|预计|预期|目标)*(?:增长率?|增加|上升|提高|下降|降低|减少|回落|涨|升|降|跌|增速|增幅|涨幅|降幅)(?:速度|幅度)?(?:了|是|为|到)*|同比)$/u;

/** What the question before is about: without times, number and words of asking. */
export function topicOf(before: Ask): string {
  const { text } = before;
  const number = numberOf(before);
  const spans = before.periods.filter(({ role }) => role === "asked");
  if (isEnglish(text)) return englishTopic(before);
  const end = number ? number.start : text.length;
  const left = withoutTimes(text.slice(0, end), { periods: spans.filter((span) => span.end <= end) });
  const right = number ? text.slice(number.end) : "";
  const head = left
    .replace(/[?？。]+$/u, "")
    .replace(/(?:怎么?样|如何|多大|多不多|情况|[吗呢])+$/u, "")
    .replace(/占.{0,8}$/u, "")
    .replace(COPULA_END, "");
  return trim(`${head}${right.replace(/[?？。吗呢]+$/u, "").replace(/^(?:的|了)/u, "")}`);
}

/** A topic without the words for its change: 社会消费品零售总额打算增长 → 社会消费品零售总额. */
export const plain = (topic: string): string => topic.replace(CHANGE_END, "").replace(COPULA_END, "") || topic;

function englishTopic(before: Ask): string {
  const { periods } = before;
  const number = numberOf(before);
  let text = withoutTimes(before.text, { periods: periods.filter(({ role }) => role === "asked") });
  if (number && number.end <= text.length && number.start === 0) text = text.slice(number.end);
  return text
    .replace(/^(?:what|how|which|was|were|is|are|did|does|the|much|many|fast|large)\b[\s]*/gu, "")
    .replace(/^(?:(?:what|how|was|were|is|are|did|does|the|a|total|much|many|growth of|rate of)\b\s*)+/u, "")
    .replace(/\b(?:grow|rise|increase|fall|decline)\b/gu, "")
    .replace(/[?.\s]+$/u, "")
    .trim();
}
