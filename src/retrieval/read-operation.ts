/**
 * The arithmetic that a question asks for, with each operand as a question of its own. Works on folded text; which figures the
 * operands are, and whether the report gives the number itself, is decided with the evidence.
 */
import type { NumberAsked } from "./asked-unit.ts";
import { distribute, LIST_MARK, splitNumbers, splitTopLevel } from "./split-question.ts";

export type OperationType = "difference" | "sum" | "share" | "multiple" | "reverse" | "rise" | "gap" | "per-head";

export interface Operation {
  type: OperationType;
  /** Operands as questions of their own; empty when they must come from one clause (由A增加到B). */
  operands: string[];
}

const SUM =
  /加起来|相加|加在一?起|合计|合在一?起|合起来|总和|之和|加总|加上|总共.{0,6}加|\bcombined\b|\bsum of\b|in total, .* and /u;
const REVERSE =
  /倒推|推算|反推|倒算|折算|算一算|推一下|推回|算出|(?:按|照|据|拿|用)(?:这份)?(?:报告|公报)(?:里|上|中)?(?:的(?:数字?|数据))?来?[推算](?=$|[，,。?？])/u;
const REVERSE_PHRASE = new RegExp(`[^，,]{0,8}(?:${REVERSE.source})[^，,]{0,4}[，,]?`, "u");
const COMPARED =
  /^(.*?)(?<![同环])比(.{1,24}?)(?<![增成])(?:要|还|会|一共|总共)?(?:(?:多|少)[挣赚收花产拿投种建卖出进用招来有修办领交缴贷存养招盖开签打发赔]{1,2}|多|少|高|低|快|慢|大|小|长|短|贵|便宜|增加|减少|提高|下降)(?:了|出|出来)?(?:多少|几|百分之)/u;
const APART = /^(.*?)(?:和|跟|与|同)(.{1,24}?)(?:相?比)?(?:相差|差距|差额|差(?!不多|异))(?:是|有|了)?(?:多少|几|多大)/u;
/** What follows 比 when a report gives the change itself: a time or a larger area, not a second thing to look up. */
const BASE_TIME =
  /^(?:上|去|前|今|往|头|同年|原来|以前|过去|从前|普通|一般|同期|年初|预期|计划|再前|五年前|十年前|两年前|一年|(?:19|20)\d\d|全(?:国|省|市)|[“"]?十[一二三四]?五)/u;
const RISE =
  /净增|(?<!新)增加了多少|一共增加|总共增加|共增加|多出来|总共多了|一共多了|扩大了|提高了几|提高了多少|涨了多少元|减少了多少|少了多少|(?<!新)增了多少|多了多少/u;
const SHARE =
  /^(.*?)占(?!地|用|道|领|有|了?湖)到?了?(.{1,24}?)(?:的|里头?|中|里面)?(?:占)?(?:是|有|为|达)?(?:多大|多高|多少)?的?(?:百分之几|百分之多少|几成|比例|比重|份额|几分之几)/u;
/** 在建项目里过亿的占几成: the whole stands before 里, the part behind it. */
const SHARE_WITHIN =
  /^(.*?)(?:当中|之中|里面|里头|里边|中间|(?<![乡农年月夜家手心城这那哪])[里中])(?:有)?[，,]?(.{1,20}?)(?:大概|大约|差不多|一共|总共|要|能|都)*占(?:到|了|着|去)*(?:大概|大约|多大|多高)?(?:百分之几|百分之多少|多少|几成|几分之几|(?:的)?(?:比例|比重|份额))/u;
/** 按人口算人均, 除以26万人, 摊到每个人头上: divided by a printed population, not printed per head. */
const PER_HEAD =
  /除以.{0,10}(?:人|口)|(?:按|拿|用|照).{0,12}(?:人口|人数|人)[^，,]{0,8}(?:算|除|摊|折)|(?:摊|分|平均|折算?)(?:到|给)每(?:个)?人|人均.{0,14}(?:算下来|折合|摊|合(?:到)?多少|合几)/u;
/** What is known only by taking the printed change off the printed level: 年初的存款. */
const BEFORE_CHANGE = /(?<!比)(?:年初|期初|上年末|增长前|增加前|增加之前|增长之前|调整前)(?!步|级|中|次|衷)/u;
/** 要达到今年的目标还差几个百分点, 离目标还差多少: a target and what was reached. */
const TO_TARGET =
  /(?:从(?<since>[^，,]{2,8}?)(?:算起|起|开始)[，,]?)?(?:要|想|想要)?(?:达到|完成|实现|够到|离|距离?|到|比)?的?(?<target>(?:今年|去年|明年|本年|全年|年度|年初|五年|(?:19|20)?\d\d年|“?十[一二三四]?五”?|规划|预期|既定|原定|定下的?|最终)*的?(?:目标|任务|计划))(?:值|数)?[，,]?(?:大概|大约)?(?:还|尚|仍|再|得|要|需|该)+(?:再)?(?:差|缺|欠|[涨增加多长提降减少]高?低?)(?:了|着)?(?=多少|几)/u;
const MULTIPLE = /^(.*?)(?:是|为|达到?|相当于)(.{1,24}?)的?(?:几倍|多少倍)/u;

function readSum(text: string): Operation {
  const cleaned = text.replace(
    /[，,]?(?:总投资|总共|两年|五年|一共)?(?:两项|两者|二者|这些|三项)?(?:数字|的数)?(?:加起来|相加|加在一?起|合计|合在一?起|合起来|加总|之和|总和)/u,
    "|",
  );
  const [front = "", ...rest] = cleaned.split("|");
  const tail = rest.join("");
  const items = /加上|的加/u.test(front)
    ? front.split(/[，,]?(?:再)?加上?(?!快|强|大|工|油)/u)
    : splitTopLevel(front.replace(/的?(?:总)?$/u, ""));
  const listed = items.map((item) => item.replace(/[，,]$/u, "").trim()).filter((item) => item !== "");
  const ask = tail.match(/(?:多少|几).*$/u)?.[0] ?? text.match(/(?:多少|几).*$/u)?.[0] ?? "多少";
  if (listed.length >= 2) return { type: "sum", operands: distribute(listed, ask) };
  return { type: "sum", operands: [] };
}

/**
 * Several numbers asked with 合计 in the question: a sum only when it comes behind two numbers asked of the same measure
 * (公办几所、民办几所，加起来几所); 几个项目，合计投资多少 asks for two printed figures.
 */
function readSumOfMany(text: string, numbers: readonly NumberAsked[]): Operation | undefined {
  const at = text.search(SUM);
  const before = numbers.filter(({ end }) => end <= at);
  if (numbers.length <= 1) return readSum(text);
  const alike = before.every(({ measure }) => measure === before[0]?.measure);
  if (before.length < 2 || !alike || before.length !== numbers.length - 1) return undefined;
  const parts = splitNumbers(text.slice(0, at).replace(/[，,、\s]+$/u, ""), before) ?? [];
  return parts.length >= 2 ? { type: "sum", operands: parts } : undefined;
}

/** 按报告里的人口算，人均GDP多少: the amount, and the people it is divided by. */
function readPerHead(text: string): Operation | undefined {
  if (!PER_HEAD.test(text) || /可支配|纯收入|公园|住房|预期寿命/u.test(text)) return undefined;
  const amount = text
    .replace(
      /[^，,]{0,6}除以[^，,]*[，,]?|(?:按|拿|用|照)[^，,]{0,14}(?:人口|人数|人)[^，,]{0,8}(?:算|除|摊|折)[^，,]{0,4}[，,]?/gu,
      "",
    )
    .replace(/(?:摊|分|平均|折算?)(?:到|给)每个?人(?:头上|身上|手里)?|人均|算下来|大概|大约|折合|平均|一下/gu, "")
    .replace(/(?:是|有|合|能)*(?:多少|几)(?:万|千|百)*(?:元|块钱|块|钱)?.*$/u, "");
  if (amount.replace(/[，,\s]/gu, "").length < 2) return undefined;
  return { type: "per-head", operands: [`${amount}多少亿元`, "人口多少万人"] };
}

/** How far it is to a target: the target, and what was reached. */
function readGap(text: string): Operation | undefined {
  const gap = text.match(TO_TARGET);
  if (!gap?.groups || gap.index === undefined) return undefined;
  const { since = "去年", target = "目标" } = gap.groups;
  const thing = text.slice(0, gap.index).replace(/[，,\s]+$/u, "");
  const ask = text
    .slice(gap.index + gap[0].length)
    .replace(/[?？。]+$/u, "")
    .replace(/(?:多少|几)个?(?:百分点|点)/u, "百分之几");
  if (thing.length < 2) return undefined;
  const timed = /(?:\d\d年|[今去明上前]年)/u.test(thing);
  return { type: "gap", operands: [`${thing}${target}是${ask}`, `${thing}${timed ? "" : since}实际是${ask}`] };
}

/** The thing itself, without the words for the way back and without the time it is asked for, which the report lacks. */
function withoutReverse(text: string): string {
  if (/占比|比重|比例/u.test(text)) return text.replace(new RegExp(REVERSE.source, "gu"), "");
  return text
    .replace(REVERSE_PHRASE, "")
    .replace(/(?:(?:19|20)\d\d年|上年|前年|去年|年|期)(?:初|末|底)?(?:的)?|(?:增长|增加|调整)(?:之)?前(?:的)?/gu, "")
    .replace(/^[，,的]+/u, "");
}

/** The arithmetic a question asks for, if any. */
export function readOperation(text: string, numbers: readonly NumberAsked[]): Operation | undefined {
  if (numbers.length > 1 || LIST_MARK.test(text)) return SUM.test(text) ? readSumOfMany(text, numbers) : undefined;
  const gap = readGap(text);
  if (gap) return gap;
  const perHead = readPerHead(text);
  if (perHead) return perHead;
  if (REVERSE.test(text) || (BEFORE_CHANGE.test(text) && !/目标|计划|任务|预期/u.test(text)))
    return { type: "reverse", operands: [withoutReverse(text)] };
  if (SUM.test(text)) return readSum(text);
  const compared = text.match(COMPARED);
  // 多了百分之几 is printed as growth; only amounts and shares (百分点) are subtracted.
  const growth = numbers[0]?.measure === "percent" && !/点/u.test(text.slice(numbers[0].start, numbers[0].end));
  if (compared && growth) return { type: "rise", operands: [] };
  if (compared) {
    const [, left = "", right = ""] = compared;
    const ask = text.match(/(?:多少|几|百分之).*$/u)?.[0] ?? "多少";
    if (left.trim() !== "" && !BASE_TIME.test(right.trim())) {
      return { type: "difference", operands: [left + ask, right + ask] };
    }
    return /^(?:去年|上年|今年|\d{4}年?)(?:的?实际|完成|的?目标|的?水平|末)/u.test(right) ||
      /目标|任务|计划/u.test(left)
      ? { type: "difference", operands: [left + ask, right + ask] }
      : { type: "rise", operands: [] };
  }
  const apart = text.match(APART);
  if (apart?.[1] && apart[2]) return { type: "difference", operands: [`${apart[1]}多少`, `${apart[2]}多少`] };
  const share = text.match(SHARE);
  if (share?.[1] && share[2] && /占/u.test(share[0]))
    return { type: "share", operands: [`${share[1]}多少`, `${share[2]}多少`] };
  const within = text.match(SHARE_WITHIN);
  if (within?.[1] && within[2]) {
    return { type: "share", operands: [`${within[1]}中${within[2]}有多少`, `${within[1]}有多少`] };
  }
  const multiple = text.match(MULTIPLE);
  if (multiple?.[1] && multiple[2]) return { type: "multiple", operands: [`${multiple[1]}多少`, `${multiple[2]}多少`] };
  if (/几倍|多少倍/u.test(text)) return { type: "multiple", operands: [] };
  if (RISE.test(text)) return { type: "rise", operands: [] };
  return undefined;
}
