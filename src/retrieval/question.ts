/**
 * What a question asks, read from its words alone: the things asked, each with unit, aspect, times, result or target.
 * Nothing here looks into a report.
 */

import { readMentions } from "../corpus/figures/read-mentions.ts";
import { type AnswerShape, isBare, readAspect, readShape } from "./answer-shape.ts";
import { type AskedPeriod, readAskedPeriods } from "./asked-period.ts";
import { measureOf, type NumberAsked, readNumbersAsked } from "./asked-unit.ts";
import type { Language } from "./fold-question.ts";
import { type OperationType, readOperation } from "./read-operation.ts";
import { removeExclusions, splitQuestion } from "./split-question.ts";

/** One thing asked. A question that asks for several has several. */
export interface Ask {
  /** Folded words of this part. */
  text: string;
  shape: AnswerShape;
  /** Names a thing and asks nothing about it: a figure of that name answers it, else words. */
  bare: boolean;
  number?: NumberAsked;
  aspect?: "change" | "share" | "level";
  periods: AskedPeriod[];
  /** How strongly the words speak of something still to come, or of something done; 0 when they don't. */
  target: number;
  actual: number;
  /** Asked as a total of several years or of everything so far. */
  cumulative: boolean;
}

export interface Question {
  /** As asked. */
  original: string;
  /** Folded, without what the question excludes. */
  text: string;
  language: Language;
  /** The whole question as one thing asked. */
  whole: Ask;
  /** The things asked, in order; at least one. */
  asks: Ask[];
  /** Arithmetic that the words ask for, with its operands as things asked; none when they must come from one clause. */
  operation?: { type: OperationType; operands: Ask[] };
  excluded: string[];
  smallTalk?: "greeting" | "thanks" | "help";
}

const TARGET =
  /目标|(?<!完成|按年?|比|原|占|年初)计划(?!的?(?:百分|几|多少)|内|外)|打算|预期|力争|争取|准备|安排|拟|希望|确保|今后|未来|往后|想(?:要|增|新|让|把|建|拿|多|在|进|涨|冲|达|做[到成]|搞|打造|吃|实现|突破|超|靠|引|种|修|招)|冲(?:到|上|刺|击|多少|几)|要(?!求|闻|素|点|是|不要|花|回|交|缴|付|多久|数)|将(?!军|近)|任务(?!的?(?:百分|几|多少))|定(?:了|在|的|为|成)|得(?:有|种|修|建|够|到|达)|到20\d\d年|到\d{4}年|by 20\d\d|target|\bplan|aim|goal|\bwill\b|expected|to be\b|want|must|should|call for|计画|预计要|预定|要新|保住|控制在/gu;
const ACTUAL =
  /实际|实绩|实现了|完成了|做到|已经?|过了?(?=多少|几)|了(?=多少|几|百|吗)|真正|到手|现在|目前|如今|眼下|现有|拿到|办成|建成了|达到了|\bdid\b|\bwas\b|\bwere\b|\bhad\b|\bactual|(?<=[建修办治拆招打清取完增涨降造投花])了|\bbuilt\b|\brose\b|\bgrew\b/gu;
const CUMULATIVE = /累计|总共|一共|总计|共计|加总|cumulative|altogether|in total/u;
const GREETING =
  /^(?:你好|您好|嗨|哈喽|早上好|早安|晚上好|hi|hello|hey|在吗|在不在|你是谁|您是谁|who are you)[!！,，。.?？~ ]*$/u;
const THANKS =
  /^(?:谢谢|多谢|感谢|辛苦了|谢啦|thx|thanks|thank you|好的|ok|明白了|知道了|再见|bye)[你您了啦!！,，。. ~]*$/u;
const HELP = /^(?:帮助|help|\/help|怎么用|你能做什么|你会什么|能问什么|使用说明|what can you do)[?？!！。. ]*$/u;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** 超过5000亿了吗 asks for an amount as 多少亿 does; without a unit, 亿 is of money. */
function numberNamed(text: string): NumberAsked | undefined {
  const [named] = /吗|没有?|不对|是不是|是否|^(?:did|does|do|is|are|was|were|has|have)\b/u.test(text)
    ? readMentions(text)
    : [];
  if (!named) return undefined;
  const { start, end, unit, value } = named;
  if (unit !== "") return { start, end, measure: measureOf(unit), unit, alternatives: [] };
  return { start, end, measure: value >= 1e8 ? "money" : "any", unit: "", alternatives: [] };
}

/** Reads one thing asked. */
export function readAsk(text: string): Ask {
  const numbers = readNumbersAsked(text);
  const periods = readAskedPeriods(text);
  const number = numbers.at(-1) ?? numberNamed(text);
  const aspect = readAspect(text);
  const base = periods.some(({ role }) => role === "base");
  return {
    text,
    shape: readShape(text, numbers),
    bare: isBare(text),
    ...(number ? { number } : {}),
    ...(aspect ? { aspect } : base && number ? { aspect: "change" as const } : {}),
    periods,
    target: count(text, TARGET),
    actual: count(text, ACTUAL),
    cumulative: CUMULATIVE.test(text),
  };
}

/** 安国2019年城镇新增就业, asked as 多少 would ask it. */
export function asNumber(ask: Ask): Ask {
  const { periods, target, actual } = ask;
  return { ...readAsk(`${ask.text.replace(/[?？。！!\s]+$/u, "")}是多少`), periods, target, actual };
}

/** What the parts of a question share: a part without a time, a shape or a cue of its own takes them from the whole. */
function inherit(part: Ask, whole: Ask): Ask {
  const inherited: Ask = { ...part };
  if (part.periods.every(({ role }) => role === "base")) {
    inherited.periods = [...part.periods, ...whole.periods.filter(({ role }) => role === "asked").slice(0, 1)];
  }
  if (part.target === 0 && part.actual === 0) {
    inherited.target = whole.target;
    inherited.actual = whole.actual;
  }
  if (part.number === undefined && whole.number) inherited.number = whole.number;
  if (whole.shape === "figure") inherited.shape = "figure";
  if (part.aspect === undefined && part.number === undefined && whole.aspect) inherited.aspect = whole.aspect;
  return inherited;
}

/** Several years named side by side (1982年和1987年分别多少): one part for each. */
function splitPeriods(text: string, whole: Ask): string[] | undefined {
  const asked = whole.periods.filter(
    ({ role, reference }) => role === "asked" && (reference.type === "years" || reference.type === "offset"),
  );
  if (asked.length < 2) return undefined;
  const [first, second] = [asked[0], asked[1]];
  if (!first || !second || first.end > second.start) return undefined;
  const between = text.slice(first.end, second.start);
  // 2006年有多少，到2011年呢: the second time leans on what was asked of the first.
  const leaning = between.match(/^([^，,]{0,16}(?:多少|几|多大)[^，,]{0,8})[，,、;；]?(?:那|而|和|到|那么|等)*$/u);
  if (
    asked.length === 2 &&
    leaning?.[1] &&
    /^(?:年|底|末|时|的|又|则)*(?:呢|是|有|达|为)?(?:多少|几|多大)?[^，,]{0,5}$/u.test(text.slice(second.end))
  ) {
    const own = text.slice(0, first.start);
    return [
      own + text.slice(first.start, first.end) + leaning[1],
      own + text.slice(second.start, second.end) + leaning[1],
    ];
  }
  if (!/^(?:、|和|与|及|,|，|到|各?是?多少[,，、]?)+$/u.test(between)) return undefined;
  return asked.map((period) => {
    const others = asked.filter((other) => other !== period);
    let out = text;
    for (const other of [...others].sort((a, b) => b.start - a.start)) {
      const front = out.slice(0, other.start);
      // The word between goes with the time: it stands before a later one, behind an earlier one.
      out =
        other.start > period.start
          ? front.replace(/[、和与及,，]$/u, "") + out.slice(other.end)
          : front + out.slice(other.end).replace(/^[、和与及,，]/u, "");
    }
    return out.replace(/分别|各自|各/u, "");
  });
}

/** 李克强报告里, 公报上说: where it's said, not what is asked. */
const ATTRIBUTION =
  /^(?:请问)?(?:(?!谁|哪|什么|这份|那份)\p{Script=Han}{2,3}(?:总理|省长|州长|市长|县长|区长)?(?:的|在|作的)?)?(?:政府)?(?:工作)?(?:报告|公报)(?:(?:里面?|中|上|内)(?:说到?|提到|讲到?|写|显示)?|说到?|提到|讲到|显示)的?[，,]?/u;

function withoutAttribution(text: string): string {
  const rest = text.replace(ATTRIBUTION, "");
  return rest.length < 4 ? text : rest;
}

/** Reads a folded question. */
export function readQuestion(original: string, folded: string, language: Language): Question {
  const { text, excluded } = removeExclusions(withoutAttribution(folded));
  const whole = readAsk(text);
  const numbers = readNumbersAsked(text);
  const operation = readOperation(text, numbers);
  if (operation?.type === "rise" && whole.number) whole.aspect = "change";
  const parts =
    operation || whole.shape !== "figure" ? [text] : (splitPeriods(text, whole) ?? splitQuestion(text, numbers));
  const asAsks = (texts: readonly string[]): Ask[] => texts.map((part) => inherit(readAsk(part), whole));
  // The way back is asked for another time than the report's, and people are counted at another time than money.
  const asOperands = (texts: readonly string[]): Ask[] =>
    operation?.type === "reverse" || operation?.type === "per-head"
      ? texts.map((part) => readAsk(part))
      : asAsks(texts);
  const asks = parts.length === 1 ? [whole] : asAsks(parts);
  const smallTalk = GREETING.test(text)
    ? "greeting"
    : THANKS.test(text)
      ? "thanks"
      : HELP.test(text)
        ? "help"
        : undefined;
  return {
    original,
    text,
    language,
    whole,
    asks,
    excluded,
    ...(operation ? { operation: { type: operation.type, operands: asOperands(operation.operands) } } : {}),
    ...(smallTalk ? { smallTalk } : {}),
  };
}
