/**
 * A follow-up made whole from the question before it: 那2020年呢, 其中小学几所, 农民的呢. By rules on what was read, not by joining
 * strings; a question that stands on its own is left alone.
 */
import { type Ask, type Question, readAsk } from "./question.ts";

const OPENING =
  /^(?:那么?|还有|其中|里面|里头|另外|单看|单说|只看|光看|光说|我是说|我问的是|不对|不是问?|再|和|跟|与|至于|而|它们?|他们?|她们?|这个?|那个?|and|what about|how about|then|of which)[，,\s]*/u;
const PARTICLE = /(?:呢|吗|啊|嘛)?[?？。！!\s]*$/u;
/** Says which part of the thing before is meant; the thing itself goes on. */
const PART_OF = /^(?:其中|of which)|的(?:那?一?(?:个|部分|块|边|些))?$|^.{1,6}(?:那边|那块|部分|那部分)$/u;
const PRONOUN = /^(?:它|他|她|这|那)(?:们|个|些)?的?/u;

/** 去年实际做到了多少, 想考到多少: verbs and asking words, no thing of its own. */
const TOPICLESS =
  /^(?:实际|真正|最后|最终|到底|究竟|一共|总共|预计|计划|打算|目标|想|要|能|会|又|再|还|真的|大概|各|是|有|为|了|到|得|成|来|下|去|定|做|干|办|达|考|拿|收|完|实现|完成|达到|核实|落实|涨|增长?|升|多|少|高|低|出|变|年|底|末|的|呢|多少|几|百分之|个百分点|个点|比|较|同比|上年|去年|，|,|\s)+$/u;
/** 差多少 after two answers: arithmetic on them. */
const DIFFERENCE =
  /^(?:两者|二者|它们|这两个数?|两个数?|前后|之间|中间)*(?:相?差|差距|差额)(?:是|有|了)?(?:多少|几个?|多大)?(?:点|百分点|人|元|亿|万)*$|^(?:多|高|少|低)(?:了|出)?多少$/u;
const SUM =
  /^(?:两者|二者|它们|这两个|这几个|两个|一共|总共)*(?:加起来|合起来|加在一起|合计|相加|加一块儿?)(?:一共|总共)?(?:是|有)?(?:多少)?$/u;
const YEAR_BEFORE = /(?:再)?(?:前|上|头|往前推?)一年|上年度|the (?:year before|previous year)/u;
const WORDS_OF_ASKING = /谁|什么|啥|哪|怎|咋|为何|为啥|如何|吗|是否|有没有|多少|几|who|what|why|where|when|how/u;
/** A part named in no more characters than this, without a word of asking, leans on the question before (农村的). */
const FRAGMENT = 8;

/** Arithmetic that a follow-up asks of the two answers before it. */
export function arithmeticOnAnswers(text: string): "difference" | "sum" | undefined {
  const bare = text.replace(PARTICLE, "").replace(OPENING, "");
  return DIFFERENCE.test(bare) ? "difference" : SUM.test(bare) ? "sum" : undefined;
}

/** 增速呢: the same thing, but its change. */
const ONLY_CHANGE =
  /^(?:的?)(?:增速|增幅|涨幅|降幅|增长率?|涨了?|增长了?|同比|比上年|比去年)(?:多少|几个点|百分之几)?$/u;

export interface FollowUp {
  /** The thing asked, whole. */
  ask: Ask;
  /** The thing asked before, with what the follow-up changes in it: it holds where the follow-up leaves something out. */
  context: Ask;
}

/** Whether a question leans on the one before it. */
export function isFollowUp(question: Question): boolean {
  const { text, whole, smallTalk } = question;
  if (smallTalk) return false;
  const bare = text.replace(PARTICLE, "");
  if (OPENING.test(text)) return true;
  if (/呢[?？。\s]*$/u.test(text)) return true;
  if (bare.length <= FRAGMENT && PART_OF.test(bare) && !WORDS_OF_ASKING.test(bare)) return true;
  return (
    bare.length <= 12 && (whole.number !== undefined || whole.aspect !== undefined) && !/^(?:19|20)\d\d/u.test(text)
  );
}

/** The follow-up made whole with the thing asked before. */
export function resolveFollowUp(question: Question, before: Ask): FollowUp {
  const fragment = yearBefore(question.text.replace(PARTICLE, "").replace(OPENING, "").replace(PRONOUN, ""), before);
  const own = readAsk(fragment);
  const asked = own.periods.filter(({ role }) => role === "asked");
  const withoutTimes = blankTimes(fragment, own).replace(/^[的是，,\s]+|[的是，,\s]+$/gu, "");
  const opened = question.text.match(OPENING)?.[0] ?? "";
  const part = PART_OF.test(`${/其中/u.test(opened) ? "其中" : ""}${fragment}`);
  let text: string;
  if (withoutTimes === "") text = replaceTimes(before, fragment);
  else if (ONLY_CHANGE.test(withoutTimes)) text = asChange(before);
  else if (TOPICLESS.test(withoutTimes) && (own.number?.unit ?? "") === "") text = sameTopic(before, own, fragment);
  else if (own.number !== undefined || own.shape === "text" || own.shape === "time") {
    text = `${asked.length > 0 ? "" : timesOf(before)}${fragment}`;
  } else if (part) text = `${withoutTimes}${before.text}`;
  else text = replaceTopic(before, withoutTimes, asked.length > 0 ? fragment : undefined);
  const read = readAsk(text);
  const ask: Ask = {
    ...read,
    periods: read.periods.some(({ role }) => role === "asked")
      ? read.periods
      : [...read.periods, ...before.periods.filter(({ role }) => role === "asked")],
  };
  if (ask.number === undefined && before.number && own.shape !== "time" && !/谁|什么|哪/u.test(fragment))
    ask.number = before.number;
  if (own.number === undefined && before.shape === "figure" && !/谁|什么|哪/u.test(fragment)) ask.shape = "figure";
  const time = asked.at(-1)?.reference;
  if (time?.type === "offset") {
    // 去年呢 after a target asks for the result, 今年呢 after a result for the target.
    ask.target = time.years >= 0 ? 1 : 0;
    ask.actual = time.years < 0 ? 1 : 0;
  } else if (time?.type === "years") {
    ask.target = own.target;
    ask.actual = own.actual;
  } else if (read.target === 0 && read.actual === 0) {
    ask.target = before.target;
    ask.actual = before.actual;
  }
  const context: Ask = { ...before, periods: ask.periods, target: ask.target, actual: ask.actual, shape: ask.shape };
  if (own.number) context.number = { ...own.number, start: 0, end: 0 };
  const aspect = own.aspect ?? (own.number ? undefined : before.aspect);
  delete context.aspect;
  if (aspect) context.aspect = aspect;
  context.periods = ask.periods.map((period) => ({ ...period, start: 0, end: 0 }));
  return { ask, context };
}

function blankTimes(text: string, ask: Ask): string {
  let out = text;
  for (const { start, end } of [...ask.periods].sort((a, b) => b.start - a.start))
    out = out.slice(0, start) + out.slice(end);
  return out;
}

const timesOf = (ask: Ask): string =>
  ask.periods
    .filter(({ role, end }) => role === "asked" && end <= ask.text.length)
    .map(({ start, end }) => ask.text.slice(start, end))
    .join("");

/** 前一年 in the place of the year asked before. */
function yearBefore(fragment: string, before: Ask): string {
  const asked = before.periods.findLast(({ role, reference }) => role === "asked" && reference.type === "years");
  if (asked?.reference.type !== "years" || asked.reference.from !== asked.reference.to) return fragment;
  return fragment.replace(YEAR_BEFORE, `${asked.reference.from - 1}年`);
}

/** The thing asked before at another time, or what became of it (比去年多了多少). */
function sameTopic(before: Ask, own: Ask, fragment: string): string {
  const time = own.periods
    .filter(({ role }) => role === "asked")
    .map(({ start, end }) => fragment.slice(start, end))
    .join("");
  const compared =
    own.periods.some(({ role }) => role === "base") || (own.aspect === "change" && before.aspect !== "change");
  if (!compared) return time === "" ? before.text : replaceTimes(before, time);
  return `${topicOf(before)}${fragment}`;
}

function topicOf({ text, number }: Ask): string {
  const end = number && number.end <= text.length ? number.start : text.length;
  return text.slice(0, end).replace(/(?:新?安排|是|为|有|达到?|完成|实现)+$/u, "");
}

const asChange = (before: Ask): string => `${topicOf(before)}增长百分之几`;

/** The question before with the new time in the place of the old one. */
function replaceTimes(before: Ask, time: string): string {
  const asked = before.periods.filter(({ role, end }) => role === "asked" && end <= before.text.length);
  const [first] = asked;
  if (!first) return `${time}${before.text}`;
  return before.text.slice(0, first.start) + time + before.text.slice(first.end);
}

/** The question before with a new thing asked about: its times and its way of asking stay. */
function replaceTopic(before: Ask, topic: string, fragment: string | undefined): string {
  const number = before.number;
  if (/^[\x20-\x7e]+$/u.test(before.text)) return `what was the ${topic} ${fragment ?? timesOf(before)}`;
  const tail = number && number.end <= before.text.length ? before.text.slice(Math.max(0, number.start - 3)) : "多少";
  return `${fragment === undefined ? timesOf(before) : ""}${fragment ?? topic}${tail}`;
}
