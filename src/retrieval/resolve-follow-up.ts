/**
 * A follow-up made whole from the question before it: 那2020年呢, 其中小学几所, 农民的呢. What it leaves out (thing, time, aspect,
 * way of asking) is taken from what was read before; where it stands is not looked up here.
 */
import { asksForWords, MEASURE_NOUN, otherSide, PART_END, thingNamed } from "./follow-up-words.ts";
import { type Ask, type Question, readAsk } from "./question.ts";
import { inTime, isEnglish, keptTimes, numberOf, plain, retimed, times, topicOf, untimed } from "./question-parts.ts";
import { type FollowUpReading, readFollowUp, trim } from "./read-follow-up.ts";
import { writeOutTimes } from "./relative-times.ts";

export interface FollowUp {
  /** The thing asked, whole. */
  ask: Ask;
  /** The thing asked before, with what the follow-up changes in it: it holds where `ask` leaves something out. */
  context?: Ask;
  /** What `ask` takes a part of; a further part is one of the same whole. */
  whole?: Ask;
  /** What the follow-up names of its own, which an answer must account for; empty when it's about the thing before. */
  thing: string;
}

/** How a follow-up changes the question before it. */
type Change = "time" | "change" | "level" | "share" | "words" | "side" | "part" | "thing" | "question";

/** The follow-up made whole with the thing asked before, which may itself be a part of `whole`. */
export function resolveFollowUp(question: Question, before: Ask, whole?: Ask): FollowUp {
  const reading = readFollowUp(writeOutTimes(question.text, before), before);
  const { own, rest } = reading;
  const kind = kindOf(own, before);
  const base = withoutOtherKind(before, kind.changed, own);
  const change = changeOf(reading, base);
  const sibling = change === "part" && whole !== undefined ? whole : base;
  const text = compose(change, reading, sibling, times(own, reading.fragment) || times(base, base.text));
  const read = readAsk(text);
  const ask: Ask = { ...read, target: kind.target, actual: kind.actual };
  if (!read.periods.some(({ role }) => role === "asked")) ask.periods = [...read.periods, ...keptTimes(base, text)];
  keepNumber(ask, reading, base, change);
  if (change === "time" && ask.aspect === undefined && before.aspect) ask.aspect = before.aspect;
  const complete = change === "time" || change === "change" || change === "level" || change === "share";
  return {
    ask,
    ...(complete ? {} : { context: contextOf(sibling, ask, own, rest) }),
    ...(change === "part" ? { whole: sibling } : {}),
    thing: complete || change === "words" ? "" : reading.thing,
  };
}

function changeOf(reading: FollowUpReading, before: Ask): Change {
  const { own, rest, thing, part } = reading;
  if (MEASURE_NOUN.test(rest)) return "level";
  if (thing === "") return aspectChange(reading, before);
  if (reading.asksForWords || own.shape === "time") return "question";
  if (otherSide(before.text, sideOf(rest)) !== undefined && own.number === undefined) return "side";
  if (own.number !== undefined) return part && /的(?:有|是|占|达到?)*(?:多少|几)/u.test(rest) ? "part" : "question";
  if (part) return "part";
  return own.shape === "figure" || !/[吗么]$|怎|如何|是否|有没有/u.test(rest) ? "thing" : "question";
}

/** Nothing is named: another time of the thing, another aspect of it, or words about it. */
function aspectChange({ own, rest, fragment }: FollowUpReading, before: Ask): Change {
  if (asksForWords(fragment)) return "words";
  if (/占|比例|比重|份额|\bshare|\bproportion/u.test(rest)) return "share";
  const measure = own.number?.measure ?? "any";
  const compared = own.periods.some(({ role }) => role === "base") || /(?:比|跟|和|较)上年/u.test(rest);
  const changes = own.aspect === "change" || compared || /[涨增升降跌减].*[吗快慢]|[快慢]吗?$/u.test(rest);
  if (changes && before.aspect !== "change") return "change";
  if (changes && compared && own.number) return "change";
  const counted = own.number && (measure === "any" ? own.number.alternatives.length > 0 : measure !== "percent");
  if (before.aspect === "change" && counted && own.aspect !== "change") return "level";
  const amount = /金额|总额|总量|绝对|数额|数量|具体.*(?:数|多少)|what (?:amount|value)/u.test(rest);
  return before.aspect === "change" && amount && !changes ? "level" : "time";
}

function compose(change: Change, reading: FollowUpReading, before: Ask, time: string): string {
  const { fragment, rest, own } = reading;
  const english = isEnglish(before.text) && isEnglish(fragment);
  const sameTime = times(own, fragment) === "";
  const thing = topicOf(before);
  switch (change) {
    case "time":
      return withNumber(sameTime ? before : retimed(before, time), reading);
    case "change":
      if (english) return `how much did ${thing} ${rest.match(ENGLISH_CHANGE)?.[0] ?? "grow"} ${inTime(time)}`;
      return `${time}${plain(thing)}${own.number && /[增涨升降跌减多少高低比]/u.test(rest) ? rest : "增长百分之几"}`;
    case "level":
      if (english) return `what was the ${plain(thing)} ${rest} ${inTime(time)}`;
      return `${time}${plain(thing)}${MEASURE_NOUN.test(rest) ? rest : own.number ? rest : ""}${own.number ? "" : "多少"}`;
    case "share":
      if (english) return `${rest} ${thing} ${inTime(time)}`;
      return `${time}${plain(thing)}${/占/u.test(rest) && own.number ? rest : "占比重多少"}`;
    case "words":
      return english ? `${fragment} ${thing}` : `${time}${thing}${rest}`;
    case "side": {
      const turned = otherSide(before.text, sideOf(rest)) ?? before.text;
      return sameTime ? turned : retimed(readAsk(turned), time).text;
    }
    case "part":
      return english ? `${before.text} ${rest}` : `${time}${partOf(rest)}${withNumber(untimed(before), reading)}`;
    case "question":
      if (english) return sameTime && time !== "" ? `${fragment} ${inTime(time)}` : fragment;
      return `${sameTime ? time : ""}${fragment}`;
    case "thing":
      return replaceThing(before, rest, time, english);
  }
}

const ENGLISH_CHANGE = /\b(?:grow|rise|increase|fall|decline|decrease|drop)/u;
const sideOf = (rest: string): string => trim(rest.replace(PART_END, ""));
/** 工业方面 → 工业; 省市重点的有几个 → 省市重点的. */
const partOf = (rest: string): string =>
  trim(rest.replace(/(?:有|是|占|达到?)*(?:多少|几)\p{Script=Han}{0,2}$/u, "").replace(PART_END, ""));

/** The question with the number that the follow-up asks for (几户, 多少亿) in the place of its own. */
function withNumber(before: Ask, { own, rest }: FollowUpReading): string {
  const { text } = before;
  const number = numberOf(before);
  if (!own.number || own.number.unit === "" || own.number.unit === number?.unit) return text;
  const asked = rest.match(/(?:多少|几)[^，,。?？]*$/u)?.[0];
  if (asked === undefined) return text;
  if (!number) return `${text.replace(/[?？。]+$/u, "")}${asked}`;
  return text.slice(0, number.start) + asked + text.slice(number.end);
}

/** The question before with a new thing asked about: its times and its way of asking stay. */
function replaceThing(before: Ask, thing: string, time: string, english: boolean): string {
  const { text } = before;
  const number = numberOf(before);
  if (english) return `${number && /^how many/u.test(text) ? "how many" : "what was the"} ${thing} ${inTime(time)}`;
  const [verb = ""] = number
    ? (text.slice(0, number.start).match(/(?:增长|下降|增加|减少|提高|达到|完成)(?:了|到)?$/u) ?? [])
    : [];
  const change = verb === "" && before.aspect === "change" && !number ? "增长" : verb;
  const words = number ? text.slice(number.start, number.end) : "多少";
  return `${time}${thing}${/增|降|减|占|率|比重$/u.test(thing) ? "" : change}${words}`;
}

/** 去年呢 after a target asks for the result, 今年呢 after a result for the target; 目标呢 and 完成了多少 say it. */
function kindOf(own: Ask, before: Ask): { target: number; actual: number; changed: boolean } {
  const time = own.periods.findLast(({ role }) => role === "asked")?.reference;
  const says = own.target !== own.actual;
  const [target, actual] = says
    ? [own.target, own.actual]
    : time?.type === "offset"
      ? [time.years >= 0 && time.part === undefined ? 1 : 0, time.years < 0 ? 1 : 0]
      : time
        ? [own.target, own.actual]
        : [before.target, before.actual];
  const was = Math.sign(before.target - before.actual);
  return { target, actual, changed: was !== 0 && Math.sign(target - actual) !== was };
}

const KIND_WORD =
  /打算|计划|预计|预期|(?<!多)目标(?:是|为)?|力争|争取|准备|拟|(?<![主重需首必])要(?!求|素|闻|点)|将(?!军|近)|想|实际|真正|到底|究竟/gu;

/** The question before, without the words for a target when a result is asked now, and without its time when that was bound to it. */
function withoutOtherKind(before: Ask, changed: boolean, own: Ask): Ask {
  if (!changed) return before;
  const timed = own.periods.some(({ role }) => role === "asked");
  const bound = before.periods.find(({ role, reference }) => role === "asked" && reference.type === "offset");
  const open = bound && !timed ? untimed(before) : before;
  const text = open.text.replace(KIND_WORD, "");
  return thingNamed(text) === "" ? open : { ...readAsk(text), ...(before.aspect ? { aspect: before.aspect } : {}) };
}

/** What isn't asked anew is asked as before. */
function keepNumber(ask: Ask, { own, asksForWords: words }: FollowUpReading, before: Ask, change: Change): void {
  if (change === "words" || words || own.shape === "time") return;
  const keeps = change === "time" || change === "side" || change === "part" || change === "thing";
  if (keeps && ask.number === undefined && before.number) ask.number = { ...before.number, start: 0, end: 0 };
  if (own.number === undefined && before.shape === "figure") ask.shape = "figure";
  if (change === "change" || change === "level" || change === "share") ask.shape = "figure";
}

/** The question before with the times, kind, shape and number of the follow-up. */
function contextOf(before: Ask, ask: Ask, own: Ask, rest: string): Ask {
  const context: Ask = { ...before, target: ask.target, actual: ask.actual, shape: ask.shape };
  if (own.number) context.number = { ...own.number, start: 0, end: 0 };
  const aspect = own.aspect ?? (own.number || MEASURE_NOUN.test(rest) ? undefined : before.aspect);
  delete context.aspect;
  if (aspect) context.aspect = aspect;
  context.periods = ask.periods.map((period) => ({ ...period, start: 0, end: 0 }));
  return context;
}
