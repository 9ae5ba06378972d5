/**
 * Takes a question apart: what it excludes (别拿去年的), the several things it asks for (A和B各多少; 几户、多少人),
 * and the arithmetic it wants. Every part comes out as a question of its own. Works on folded text.
 */
import type { NumberAsked } from "./asked-unit.ts";

export type OperationType = "difference" | "sum" | "share" | "multiple" | "reverse" | "rise" | "per-head";

export interface Operation {
  type: OperationType;
  /** Operands as questions of their own; empty when they must come from one clause (由A增加到B). */
  operands: string[];
}

const EXCLUDED =
  /[，,、;；(（]?\s*(?:但|可)?我?(?:(?<![分区特级告个性类派])别(?:拿|给|用|说|要|把)?|不要|不是|不含|不算|不包括|而不是|除去|除开|不看|不问)(?:把|连|拿)?([^，,。?？;；）)]*)[）)]?/gu;

/** 今年的目标不要, 计划新增的别算: what isn't wanted stands before the word that says so. */
const EXCLUDED_BEFORE =
  /[，,、;；]\s*([^，,。?？;；]{2,16}?)(?:都|就)?(?:别算|不算|不要|别给|别拿来|除外|不用算|别管)(?=[。?？]*$)/u;

/** The question without what it says it does not want, and those words (下限 of a comparison stays). */
export function removeExclusions(text: string): { text: string; excluded: string[] } {
  const excluded: string[] = [];
  const open = text.replace(EXCLUDED_BEFORE, (_whole: string, words: string) => {
    excluded.push(words);
    return "";
  });
  const kept = open.replace(EXCLUDED, (whole: string, words: string, offset: number) => {
    if (offset === 0 || /^(?:是不是|是否)/u.test(whole) || /是$/u.test(open.slice(0, offset))) return whole;
    excluded.push(words);
    return "";
  });
  return { text: kept, excluded };
}

const LIST_MARK =
  /各自|各个?(?!地|界|类|级|项|种|方面|族|县|乡|村|区|市|行|单位)|分别|依次|都是|每(?=(?:样|种|项)(?:是|有|多少|几))/u;
const CONJUNCTION = /以及|还有|(?<!共|中|总|饱|温|缓)和(?!谐|平|静|美|睦|好)|跟|\band\b/u;
const SEPARATOR =
  /、|,|，|以及|还有|(?<!共|中|总|饱|温|缓)和(?!谐|平|静|美|睦|好)|与(?!会)|跟|及(?!其|以上|以下|时|格)|\/|\band\b/u;

/** `A和B各多少` as one question for each item, in order; a single question when nothing is listed. */
function splitList(text: string): string[] | undefined {
  const mark = text.match(LIST_MARK);
  if (!mark || mark.index === undefined) return undefined;
  const before = text
    .slice(0, mark.index)
    .replace(/(?:的|，|,|去年|今年|又|要|将|也|五年|两项|二者|三者|二项|三项)+$/u, (m) => (/年$/u.test(m) ? m : ""));
  const after = text.slice(mark.index + mark[0].length);
  // The list is the longest run of separated items that ends right before the mark; longer clauses stop at a comma.
  const { context, list, head } = findList(before);
  const pieces = splitTopLevel(list);
  const times = pieces.filter((piece) => TIME_PIECE.test(piece));
  const items = pieces.filter((piece) => !times.includes(piece));
  if (items.length >= 2) return distribute(items, head + after).map((part) => context + times.join("") + part);
  const tail = splitTopLevel(after.replace(/(?:是|为|有)?(?:多少|几).*$/u, ""));
  if (tail.length >= 2) {
    const ask = after.match(/(?:是|为|有)?(?:多少|几).*$/u)?.[0] ?? "多少";
    return distribute(tail, ask).map((part) => before + part);
  }
  if (/城乡/u.test(text)) return [text.replace("城乡", "城镇"), text.replace("城乡", "农村")];
  if (/三次产业|三产|一二三产业?|三个产业/u.test(text)) {
    const pattern = /三次产业|三产|一二三产业?|三个产业/u;
    return ["第一产业", "第二产业", "第三产业"].map((name) => text.replace(pattern, name).replace(LIST_MARK, ""));
  }
  return undefined;
}

/**
 * Where the list stands before 各 or 分别: what a comma parts from it is context (“四个一批”里，…) before, or behind it what is
 * asked of each item (…和第四中学，投资各是多少).
 */
function findList(before: string): { context: string; list: string; head: string } {
  const segments = before.split(/[，,]/u).map((segment) => segment.trim());
  const times = segments.filter((segment) => TIME_PIECE.test(segment));
  const words = segments.filter((segment) => segment !== "" && !times.includes(segment));
  const last = words.pop() ?? "";
  const context = times.join("");
  if (words.length === 0) return { context, list: last, head: "" };
  const listed = splitTopLevel(last).length > 1;
  const front = words.join("，");
  if (listed || splitTopLevel(front).length < 2) return { context: `${context}${front}，`, list: last, head: "" };
  return { context, list: words.length === 1 ? front : words.join("、"), head: last };
}

const TIME_PIECE =
  /^(?:到(?:19|20)\d\d年(?:底|末)?|去年|今年|明年|年内|每年|五年(?:里|来|间)?|这五年|一次性|现在|目前|全年|(?:19|20)\d\d年|调整前后)$/u;

/**
 * Items of a list. Where 、 separates, 和 and 及 stand within items (汽车及零部件、石油物探装备), but for the last item.
 */
function splitTopLevel(text: string): string[] {
  const clean = (pieces: readonly string[]): string[] =>
    pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
  if (!/、/u.test(text)) return clean(text.split(SEPARATOR));
  const pieces = clean(text.split(/、|,|，/u));
  const last = pieces.pop() ?? "";
  return [...pieces, ...clean(last.split(CONJUNCTION))];
}

/** Gives each item the words that stand before the list (in the first item) and behind it (in the last). */
function distribute(items: readonly string[], after: string): string[] {
  const first = items[0] ?? "";
  const last = items.at(-1) ?? "";
  const front =
    first.match(
      /^(.*(?:年底?|末|期间|[年]来|[”工程行动期地]里|其中|要|年内|打算|计划|新增的?|新建|建成))(?=.{2,})/u,
    )?.[1] ?? "";
  const head = front.length < first.length ? front : "";
  const tail =
    last.match(
      /(?:的[^的]{1,12}|(?:增加值|总产值|产值|收入|产量|面积|比重|数量|标准|单位|企业|人数|村|镇|项目|投资|农户|路|率)(?:去年|今年|\d{4}年)?)$/u,
    )?.[0] ?? "";
  return items.map((item, index) => {
    const own = index === 0 ? item : head + item;
    const withTail =
      index === items.length - 1 || tail === "" || own.endsWith(tail) || own.length > 9 ? own : own + tail;
    return withTail + after;
  });
}

/** 合计多少公里: says nothing of what is counted, which stands before the first number. */
const TOTAL_ALONE = /^(?:合计|总共|一共|共计|共|总计|加起来|全长|总长|总)(?:是|有|为|达)?(?:多少|几)/u;

/** `几户、多少人`: one question for each number asked. */
function splitNumbers(text: string, numbers: readonly NumberAsked[]): string[] | undefined {
  if (numbers.length < 2) return undefined;
  const cuts: number[] = [];
  for (let i = 1; i < numbers.length; i++) {
    const from = numbers[i - 1]?.end ?? 0;
    const to = numbers[i]?.start ?? text.length;
    const between = text.slice(from, to);
    const at = between.search(/[，,、;；]|(?<!共)和|以及|又|\band\b/u);
    if (at < 0) {
      const towards = between.search(/(?:涨|升|增|提高|增加|降|减少|变|调整|长|扩大|发展)?[到至成为]$/u);
      if (towards >= 0) cuts.push(from + towards);
      else if (between.length > 2) return undefined;
      else cuts.push(to);
    } else cuts.push(from + at);
  }
  const parts: string[] = [];
  let start = 0;
  for (const cut of [...cuts, text.length]) {
    parts.push(text.slice(start, cut).replace(/^[，,、;；\s]+|^(?:和|以及|又)/u, ""));
    start = cut;
  }
  const context = parts[0]?.match(/^.*?(?:年底?|期间|五年来?|里|中|的)(?=.{2,})/u)?.[0] ?? "";
  const range = /从|由/u.test(parts[0] ?? "") ? (parts[0] ?? "").replace(/[从由]?(?:多少|几).*$/u, "") : context;
  let listed: string[] = [];
  return parts.flatMap((part, i) => {
    const totalled = i > 0 && TOTAL_ALONE.test(part);
    const whole = totalled
      ? `${(parts[0] ?? "").replace(/(?:多少|几)[^，,]?/u, "")}${part}`
      : i === 0 || part.length > 12
        ? part
        : `${/^(?:涨|升|增|提高|增加|降|减少|变|调整|长|扩大|发展)?[到至成为]/u.test(part) ? range : context}${part}`;
    const split = splitList(whole);
    if (split) {
      listed = splitTopLevel(whole.split(LIST_MARK)[0] ?? "");
      return split;
    }
    // 签约、开工的项目各是几个，总投资各多少: the list goes on.
    return LIST_MARK.test(part) && listed.length > 1
      ? listed.map((item) => item + part.replace(LIST_MARK, ""))
      : [whole];
  });
}

const SUM =
  /加起来|相加|加在一?起|合计|合在一?起|合起来|总和|之和|加总|加上|总共.{0,6}加|\bcombined\b|\bsum of\b|in total, .* and /u;
const REVERSE = /倒推|推算|反推|倒算|折算|算一算|推一下|推回|算出/u;
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

/** The thing itself, without the words for the way back and without the time it is asked for, which the report lacks. */
function withoutReverse(text: string): string {
  return text
    .replace(/[^，,]{0,8}(?:倒推|推算|反推|倒算|折算|算一算|推一下|推回|算出)[^，,]{0,4}[，,]?/u, "")
    .replace(/(?:(?:19|20)\d\d年|上年|前年|去年|年|期)(?:初|末|底)?(?:的)?|(?:增长|增加|调整)(?:之)?前(?:的)?/gu, "")
    .replace(/^[，,的]+/u, "");
}

/** The arithmetic a question asks for, if any. */
export function readOperation(text: string, numbers: readonly NumberAsked[]): Operation | undefined {
  if (numbers.length > 1 || LIST_MARK.test(text)) return SUM.test(text) ? readSumOfMany(text, numbers) : undefined;
  const perHead = readPerHead(text);
  if (perHead) return perHead;
  if (REVERSE.test(text) || BEFORE_CHANGE.test(text)) return { type: "reverse", operands: [withoutReverse(text)] };
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

/** One text for each thing asked; a single-element list when it is one question. */
export function splitQuestion(text: string, numbers: readonly NumberAsked[]): string[] {
  return splitNumbers(text, numbers) ?? splitList(text) ?? [text];
}
