/**
 * Finds what a text says about when: 2019年, 去年, 五年来, “十三五”期间, 到2025年, 一季度, 疫情发生以来.
 * Tells references (比2015年) from the time a result carries; doesn't decide which figure carries it.
 */
import type { ReportMetadata } from "../report.ts";
import type { Span } from "../span.ts";
import { parseNumeral } from "./parse-numeral.ts";

/** Years, first to last, and a part of the year: H1, Q1. */
export interface Period {
  from: number;
  to: number;
  part?: string;
}

/** Year of a quarter that stands without one; whoever knows the context fills it in. */
export const UNKNOWN_YEAR = 0;

export interface TimeExpression extends Span, Period {
  /** Compared with, not told about: 比2015年, 是1998年的6.2倍. */
  reference: boolean;
  /** Where a change begins: 从1997年的7.4万亿元 …; holds for the next figure only. */
  origin: boolean;
  /** 五年来, “十三五”期间, 刚刚过去的2019年: holds for the paragraph that it opens. */
  opens: boolean;
  /** 五年内, 五年间, 五年累计: what is told of it adds up over the years. */
  flows: boolean;
}

/** What 去年, 过去五年 and the like are counted from; `ahead` when the words stand in a plan, so that 五年内 lies ahead. */
export type Calendar = Pick<ReportMetadata, "year" | "reviewed" | "planned"> & { ahead?: boolean };

type Reading = Period & { opens?: boolean; flows?: boolean };
type Rule = readonly [pattern: RegExp, read: (match: RegExpExecArray, calendar: Calendar) => Reading | undefined];

const YEAR = "((?:1[89]|20)\\d{2})";
const DASH = "\\s*年?\\s*[-—–~至到]+\\s*";
const COUNT = "([一两二三四五六七八九十\\d]{1,3})";
const QUARTER = "上半年|下半年|前三季度|第?[一二三四]季度";
const EPIDEMIC_YEAR = 2020;
/** First years of the five-year plans. */
const PLANS: Readonly<Record<string, number>> = {
  六五: 1981,
  七五: 1986,
  八五: 1991,
  九五: 1996,
  十五: 2001,
  十一五: 2006,
  十二五: 2011,
  十三五: 2016,
  十四五: 2021,
  十五五: 2026,
};
const PLAN = `[“"]?(${Object.keys(PLANS)
  .sort((a, b) => b.length - a.length)
  .join("|")})[”"]?`;

const ORDINALS = ["六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"];
const FIRST_ORDINAL_PLAN = 1981;

const single = (year: number, part?: string): Period =>
  part === undefined ? { from: year, to: year } : { from: year, to: year, part };
const lastReviewed = (calendar: Calendar): number => calendar.reviewed[1] || calendar.year - 1;
const firstPlanned = (calendar: Calendar): number => calendar.planned[0] || calendar.year;

const RULES: readonly Rule[] = [
  [new RegExp(`${YEAR}${DASH}${YEAR}\\s*年`), (m) => ({ from: Number(m[1]), to: Number(m[2]), opens: true })],
  [new RegExp(`${YEAR}\\s*年(?:以来|至今)`), since],
  [new RegExp(`自${YEAR}\\s*年(?:[^，。；、\\d]{1,20}?)以来`), since],
  [new RegExp(`${YEAR}\\s*年(?:[^，。；、\\d]{1,20}?)(?:开展|实施|启动|成立)以来`), since],
  [new RegExp(`${YEAR}\\s*年\\s*(${QUARTER})`), (m) => single(Number(m[1]), yearPart(m[2] ?? ""))],
  [new RegExp(`刚刚过去的${YEAR}\\s*年`), (m) => ({ ...single(Number(m[1])), opens: true })],
  [new RegExp(`${YEAR}\\s*年`), (m) => single(Number(m[1]))],
  [/(?:本世纪末|20世纪末|二十世纪末)/, (_, c) => (c.year < 2001 ? single(2000) : single(2100))],
  [new RegExp(`${PLAN}(?:规划|计划)?末(?:期|年)?`), (m) => single(planStart(m) + 4)],
  [
    new RegExp(`${PLAN}(?:规划|计划)?(?:时期|期间|五年)`),
    (m) => ({ from: planStart(m), to: planStart(m) + 4, opens: true }),
  ],
  [
    new RegExp(`[“"](${Object.keys(PLANS).join("|")})[”"](?=年均|平均|累计)`),
    (m) => ({ from: planStart(m), to: planStart(m) + 4 }),
  ],
  [new RegExp(`第(${ORDINALS.join("|")})个五年(?:规划|计划)`), ordinalPlan],
  [
    new RegExp(`${PLAN}以来`),
    (m, c) => ({ from: planStart(m), to: Math.max(planStart(m), lastReviewed(c)), opens: true }),
  ],
  [new RegExp(`(?:过去|近|最近|这)的?${COUNT}年(?:来|间|以来|中|里)?`), pastYears],
  [new RegExp(`(?<![\\d第续])${COUNT}年(?:来|间|中)(?![期心])`), pastYears],
  [new RegExp(`(?<=^|[，。；：—\\s,;:])${COUNT}年(?:内|共|累计|合计)`), spanYears],
  [new RegExp(`(?<=^|[，。；：—\\s,;:])${COUNT}年(?=[全新国财]|$)`), spanYears],
  [new RegExp(`(?:今后|未来|往后|接下来)的?${COUNT}年`), comingYears],
  [/今明两年/, (_, c) => ({ from: c.year, to: c.year + 1 })],
  [/今年以来/, (_, c) => ({ ...single(c.year), opens: true })],
  [
    /疫情(?:发生|暴发|爆发)(?:以来|后)/,
    (_, c) => ({
      from: Math.min(EPIDEMIC_YEAR, c.year),
      to: Math.min(c.year, Math.max(EPIDEMIC_YEAR, lastReviewed(c))),
      opens: true,
    }),
  ],
  [/去年|上年(?!度)/, (_, c) => single(c.year - 1)],
  [/今年|本年(?!度)/, (_, c) => single(c.year)],
  [/年内|全年(?![制龄])|年底前/, (_, c) => single(c.ahead === true ? c.year : lastReviewed(c))],
  [/明年/, (_, c) => single(c.year + 1)],
  [new RegExp(`(?<![\\d])(?:${QUARTER})`), (m) => single(UNKNOWN_YEAR, yearPart(m[0]))],
];
/** Every rule needs one of these; most sentences have none. */
const MAY_TELL_TIME = /[年季]|世纪末|五[”"]?(?:规划|计划|时期|期间|以来|末|年均|平均|累计)|疫情/;
const COMPILED = RULES.map(([pattern, read]) => [new RegExp(pattern.source, "y"), read] as const);
const FIRST = new RegExp(RULES.map(([pattern]) => `(?:${pattern.source.replace(/\((?!\?)/g, "(?:")})`).join("|"), "g");

function since(match: RegExpExecArray, calendar: Calendar): Reading {
  const from = Number(match[1]);
  return { from, to: Math.max(from, lastReviewed(calendar)) };
}

function planStart(match: RegExpExecArray): number {
  return PLANS[match[1] ?? ""] ?? 0;
}

function ordinalPlan(match: RegExpExecArray): Reading {
  const from = FIRST_ORDINAL_PLAN + 5 * ORDINALS.indexOf(match[1] ?? "");
  return { from, to: from + 4 };
}

function yearPart(words: string): string {
  if (words.includes("上半年")) return "H1";
  if (words.includes("下半年")) return "H2";
  if (words.includes("前三")) return "Q1-Q3";
  return `Q${parseNumeral(/[一二三四]/.exec(words)?.[0] ?? "一") ?? 1}`;
}

function pastYears(match: RegExpExecArray, calendar: Calendar): Reading | undefined {
  const count = parseNumeral(match[1] ?? "");
  if (count === undefined || count > 40) return undefined;
  const [first, last] = [calendar.reviewed[0], lastReviewed(calendar)];
  return {
    from: last - first + 1 === count ? first : last - count + 1,
    to: last,
    opens: true,
    flows: /间$/.test(match[0]),
  };
}

/** 五年内, 五年共计: the years looked back on or planned, only when they are as many. */
function spanYears(match: RegExpExecArray, calendar: Calendar): Reading | undefined {
  const count = parseNumeral(match[1] ?? "");
  const [from, to] = calendar.ahead === true ? calendar.planned : calendar.reviewed;
  return count !== undefined && count > 1 && to - from + 1 === count ? { from, to, flows: true } : undefined;
}

function comingYears(match: RegExpExecArray, calendar: Calendar): Reading | undefined {
  const count = parseNumeral(match[1] ?? "");
  if (count === undefined || count > 40) return undefined;
  return { from: firstPlanned(calendar), to: firstPlanned(calendar) + count - 1, opens: true };
}

/** Every time expression of folded text, in order. */
export function readTimes(folded: string, calendar: Calendar): TimeExpression[] {
  const times: TimeExpression[] = [];
  if (!MAY_TELL_TIME.test(folded)) return times;
  for (const match of folded.matchAll(FIRST)) {
    const time = readOne(folded, match.index, calendar);
    if (time === undefined) continue;
    const start = match.index;
    const end = start + match[0].length;
    const before = folded.slice(Math.max(0, start - 4), start);
    times.push({
      start,
      end,
      from: time.from,
      to: time.to,
      ...(time.part === undefined ? {} : { part: time.part }),
      opens: time.opens === true,
      flows: time.flows === true,
      reference: isReference(before, folded.slice(end, end + 20)),
      origin: /[由从]\s*$/.test(before) && !/以来$|至今$/.test(match[0]),
    });
  }
  return times;
}

function readOne(folded: string, at: number, calendar: Calendar): Reading | undefined {
  for (const [pattern, read] of COMPILED) {
    pattern.lastIndex = at;
    const match = pattern.exec(folded);
    if (match !== null) return read(match, calendar);
  }
  return undefined;
}

function isReference(before: string, after: string): boolean {
  if (/(?:比|较|与|同|超过|高于|低于|相当于|按照?|比起)\s*$/.test(before)) return true;
  if (
    /^同期|^[^，。；]{0,4}相比|^的?最|^首次|^(?:末|底|年末)?的?(?:基础上|水平|不变价)|^(?:末|底)?(?:以前|之前)/.test(
      after,
    )
  )
    return true;
  if (/^[^，。；]{0,14}(?:总和|之和)/.test(after)) return true;
  return /[是为]\s*$/.test(before) && /^(?:末|底)?的[\d.一二两三四五六七八九十]+(?:点\d)?倍/.test(after);
}

/** Years of the five-year plans that a heading is about, with or without 时期: “十三五”工作回顾; not 决胜“十四五”. */
export function readPlanNames(folded: string): Period[] {
  return [
    ...folded.matchAll(
      new RegExp(`[“"](${Object.keys(PLANS).join("|")})[”"](?=工作|时期|发展|回顾|期间|主要|经济|目标|规划)`, "g"),
    ),
  ].map((match) => ({
    from: planStart(match),
    to: planStart(match) + 4,
  }));
}

const FIRST_YEAR = 1000;

/** 2019, 2016-2020, 2020Q1; empty when the year isn't known. */
export function formatPeriod({ from, to, part }: Period): string {
  if (to < FIRST_YEAR) return "";
  return from === to ? `${to}${part ?? ""}` : `${from}-${to}`;
}
