/**
 * Takes a question apart: what it excludes (别拿去年的) and the several things it asks for (A和B各多少; 几户、多少人).
 * Every part comes out as a question of its own. Works on folded text; the arithmetic wanted is read elsewhere.
 */
import type { NumberAsked } from "./asked-unit.ts";

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

/** What says that a list is asked item by item. */
export const LIST_MARK =
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
export function splitTopLevel(text: string): string[] {
  const clean = (pieces: readonly string[]): string[] =>
    pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
  if (!/、/u.test(text)) return clean(text.split(SEPARATOR));
  const pieces = clean(text.split(/、|,|，/u));
  const last = pieces.pop() ?? "";
  return [...pieces, ...clean(last.split(CONJUNCTION))];
}

const TIME =
  /(?<![比较是])(?:(?:19|20)?\d\d年(?:底|末)?|去年底?|今年底?|明年底?|前年|头年|这年|上年|当年|[〇零一二三四五六七八九]{4}年)/u;

/**
 * What a part takes over from the parts before it: nothing from a time on, when it has a time of its own
 * (便宜房，去年动工多少套，今年要动工多少套).
 */
function takenOver(front: string, part: string): string {
  const at = TIME.test(part) ? front.search(TIME) : -1;
  return at < 0 ? front : front.slice(0, at);
}

/** Gives each item the words that stand before the list (in the first item) and behind it (in the last). */
export function distribute(items: readonly string[], after: string): string[] {
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
    const own = index === 0 ? item : takenOver(head, item) + item;
    const withTail =
      index === items.length - 1 || tail === "" || own.endsWith(tail) || own.length > 9 ? own : own + tail;
    return withTail + after;
  });
}

/** 合计多少公里: says nothing of what is counted, which stands before the first number. */
const TOTAL_ALONE = /^(?:合计|总共|一共|共计|共|总计|加起来|全长|总长|总)(?:是|有|为|达)?(?:多少|几)/u;

/** 国家给几项省里给几项: the same word stands before both numbers. */
const sameVerb = (text: string, a: NumberAsked | undefined, b: NumberAsked | undefined): boolean =>
  a !== undefined && b !== undefined && a.start > 1 && text[a.start - 1] === text[b.start - 1];

/** `几户、多少人`: one question for each number asked. */
export function splitNumbers(text: string, numbers: readonly NumberAsked[]): string[] | undefined {
  if (numbers.length < 2) return undefined;
  const cuts: number[] = [];
  for (let i = 1; i < numbers.length; i++) {
    const from = numbers[i - 1]?.end ?? 0;
    const to = numbers[i]?.start ?? text.length;
    const between = text.slice(from, to);
    const at = between.search(/[，,、;；]|(?<!共)和|以及|又|\band\b/u);
    if (at < 0) {
      const towards = between.search(/(?:涨|升|增|提高|增加|降|减少|变|调整|长|扩大|发展)?[到至成为]了?$/u);
      if (towards >= 0) cuts.push(from + towards);
      else if (between.length > 2 && !sameVerb(text, numbers[i - 1], numbers[i])) return undefined;
      else cuts.push(between.length > 2 ? from : to);
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
        : takenOver(
            /^(?:涨|升|增|提高|增加|降|减少|变|调整|长|扩大|发展)?[到至成为]/u.test(part) ? range : context,
            part,
          ) + part;
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

/** …suggestions and proposals. How many of each? */
function splitEach(text: string): string[] | undefined {
  const each = text.match(/^(.*?)[,.;:]? *\b(how (?:many|much))(?: (?:of|for|were|was|did|in))* each\b/u);
  const [left, right, ...more] = each?.[1]?.split(/ and | as well as /u) ?? [];
  if (!each?.[2] || !left || !right || more.length > 0) return undefined;
  return [`${each[2]} ${left}`, `${each[2]} ${right}`];
}

/** One text for each thing asked; a single-element list when it is one question. */
export function splitQuestion(text: string, numbers: readonly NumberAsked[]): string[] {
  return splitEach(text) ?? splitNumbers(text, numbers) ?? splitList(text) ?? [text];
}
