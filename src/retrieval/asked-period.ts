/**
 * The times a question names (去年, 2019年, 五年来, “十三五”末, 一季度 …), and how well a figure's period fits them.
 * Relative times are resolved against one report's years; nothing here reads the report.
 */
import type { ReportMetadata } from "../corpus/report.ts";

/** A time as asked: absolute years, or relative to the report that answers. */
export type PeriodReference =
  | { type: "years"; from: number; to: number; part?: string }
  | { type: "offset"; years: number; part?: string }
  | { type: "past"; count: number }
  | { type: "next"; count: number }
  | { type: "now" };

export interface AskedPeriod {
  start: number;
  end: number;
  reference: PeriodReference;
  /** `base`: what is compared with (比去年多多少), not the time asked for. */
  role: "asked" | "base";
}

/** How a figure's period answers the asked one, from best to worst. */
export type PeriodFit = "exact" | "ends" | "within" | "covers" | "other";

const CHINESE_DIGITS = "〇一二三四五六七八九";
const COUNT: Record<string, number> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };
/** First year of the n-th five-year plan: the first ran 1953–1957, and since the third (1966) they follow without a gap. */
const planYears = (n: number): [number, number] => {
  if (n === 1) return [1953, 1957];
  if (n === 2) return [1958, 1962];
  return [1966 + (n - 3) * 5, 1970 + (n - 3) * 5];
};
const planNumber = (text: string): number => {
  const [tens, ones] = text.startsWith("十") ? [10, text.slice(1)] : [0, text];
  return tens + (ones === "" ? 0 : (COUNT[ones] ?? 0));
};

const fullYear = (digits: string): number => {
  const text = [...digits].map((c) => (CHINESE_DIGITS.includes(c) ? String(CHINESE_DIGITS.indexOf(c)) : c)).join("");
  const value = Number(text.replaceAll("零", "0"));
  if (text.length === 4) return value;
  return value > 48 ? 1900 + value : 2000 + value;
};

const PART: [RegExp, (match: RegExpMatchArray) => string][] = [
  [/^(?:年)?(?:的)?(?:第)?([一二三四1-4])季度/u, (m) => `Q${COUNT[m[1] ?? ""] ?? m[1]}`],
  [/^(?:年)?(?:的)?上半年/u, () => "H1"],
  [/^(?:年)?(?:的)?下半年/u, () => "H2"],
  [/^年(?:的)?(1[0-2]|[1-9])月(?!\d*[日号])/u, (m) => `-${(m[1] ?? "").padStart(2, "0")}`],
];

interface Rule {
  pattern: RegExp;
  read(match: RegExpMatchArray, rest: string): { reference: PeriodReference; extra: number } | undefined;
}

const partOf = (rest: string): { part?: string; extra: number } => {
  for (const [pattern, name] of PART) {
    const match = rest.match(pattern);
    if (match) return { part: name(match), extra: match[0].length };
  }
  return { extra: 0 };
};
const withPart = (reference: PeriodReference, rest: string): { reference: PeriodReference; extra: number } => {
  const { part, extra } = partOf(rest);
  if (part === undefined || (reference.type !== "years" && reference.type !== "offset")) return { reference, extra: 0 };
  return { reference: { ...reference, part }, extra };
};

const YEAR = "(?:19|20)\\d{2}|[一二][九〇零][〇零一二三四五六七八九]{2}";
const RULES: Rule[] = [
  {
    pattern: new RegExp(`^(?:从)?(${YEAR})年?(?:到|至|-|—|~|–|to )+(${YEAR})年?(?:间|期间)?`, "u"),
    read: (m) => ({ reference: { type: "years", from: fullYear(m[1] ?? ""), to: fullYear(m[2] ?? "") }, extra: 0 }),
  },
  {
    pattern:
      /^[“"']?(十[一二三四五六七]?|[一二三四五六七八九])五[”"']?(?:规划|计划)?(末|期末|收官|期间|时期|以来|这五年|五年)?/u,
    read: (m) => {
      const n = planNumber(m[1] ?? "");
      if (n === 0) return undefined;
      const [from, to] = planYears(n);
      const end = /末|收官/u.test(m[2] ?? "");
      return { reference: { type: "years", from: end ? to : from, to }, extra: 0 };
    },
  },
  {
    pattern: /^(?:the )?(\d{1,2})(?:st|nd|rd|th) five-year plan/u,
    read: (m) => {
      const [from, to] = planYears(Number(m[1]));
      return { reference: { type: "years", from, to }, extra: 0 };
    },
  },
  {
    pattern: new RegExp(`^(${YEAR})(?:年(?:底|末|初)?|(?!\\s*[\\d.%‰万亿千百元人家个户米吨亩公平]))`, "u"),
    read: (m, rest) => {
      const year = fullYear(m[1] ?? "");
      const tail = m[0].endsWith("年") ? `年${rest}` : rest;
      const part = withPart({ type: "years", from: year, to: year }, tail);
      return { ...part, extra: part.extra === 0 ? 0 : part.extra - (m[0].endsWith("年") ? 1 : 0) };
    },
  },
  {
    pattern: /^[’'‘]?([4-9]\d|[0-3]\d)年(?:底|末|初)?/u,
    read: (m) => {
      const year = fullYear(m[1] ?? "");
      return { reference: { type: "years", from: year, to: year }, extra: 0 };
    },
  },
  { pattern: /^(?:本|上)?世纪末/u, read: () => ({ reference: { type: "years", from: 2000, to: 2000 }, extra: 0 }) },
  {
    pattern:
      /^(?:过去|前|近|这|刚过去的?|头)?的?(两|二|三|四|五|十)年(?:来|间|里头?|下来|期间|内|以来|中|总共|一共|累计|共|合计)/u,
    read: (m) => ({ reference: { type: "past", count: COUNT[m[1] ?? ""] ?? 5 }, extra: 0 }),
  },
  {
    pattern: /^(?:过去|前|近|这|刚过去的?|头)的?(两|二|三|四|五|十)年/u,
    read: (m) => ({ reference: { type: "past", count: COUNT[m[1] ?? ""] ?? 5 }, extra: 0 }),
  },
  {
    pattern:
      /^(?:the |past |last |these |over the )*(?:past|last|over the|these|in the) (?:two|three|four|five|ten|\d+) years/u,
    read: (m) => ({ reference: { type: "past", count: 5 }, extra: m[0].length * 0 }),
  },
  { pattern: /^five years/u, read: () => ({ reference: { type: "past", count: 5 }, extra: 0 }) },
  {
    pattern: /^(?:今后|未来|往后|以后|接下来|下一个?|后)的?(两|二|三|四|五|十)年(?:内|里|间)?/u,
    read: (m) => ({ reference: { type: "next", count: COUNT[m[1] ?? ""] ?? 5 }, extra: 0 }),
  },
  {
    pattern: /^(?:next|coming) (?:five|three|ten|\d+) years/u,
    read: () => ({ reference: { type: "next", count: 5 }, extra: 0 }),
  },
  {
    pattern:
      /^(?:去年|上年度?|上一年度?|头一?年(?!来)|前一年|旧年|last year|the previous year|the year before)(?:底|末|全年)?/u,
    read: (_m, rest) => withPart({ type: "offset", years: -1 }, rest),
  },
  { pattern: /^前年/u, read: () => ({ reference: { type: "offset", years: -2 }, extra: 0 }) },
  {
    pattern: /^(?:今年|本年度?|当年|这一年|新的?一年|this year)(?:以来|底|末|全年|之内|内)?/u,
    read: (_m, rest) => withPart({ type: "offset", years: 0 }, rest),
  },
  { pattern: /^(?:年内|全年要|年底前)/u, read: () => ({ reference: { type: "offset", years: 0 }, extra: 0 }) },
  { pattern: /^(?:明年|来年|下一年|next year)/u, read: () => ({ reference: { type: "offset", years: 1 }, extra: 0 }) },
  { pattern: /^后年/u, read: () => ({ reference: { type: "offset", years: 2 }, extra: 0 }) },
  {
    pattern: /^(?:第)?([一二三四])季度/u,
    read: (m) => ({ reference: { type: "offset", years: 0, part: `Q${COUNT[m[1] ?? ""]}` }, extra: 0 }),
  },
  { pattern: /^上半年/u, read: () => ({ reference: { type: "offset", years: 0, part: "H1" }, extra: 0 }) },
  {
    pattern: /^(?:现在|目前|眼下|如今|现有|当前|now|currently|at present)/u,
    read: () => ({ reference: { type: "now" }, extra: 0 }),
  },
];

const BASE_BEFORE = /(?:比|较|与|跟|和|同|相比|than|over|from|compared with|compared to)\s*$/u;
const BASE_AFTER = /^(?:相比|比起来|比较?|多|少|高|低|增|涨|降|提高|减)/u;

/** All times named in an already folded question (simplified script, lower case, NFKC), in order. */
export function readAskedPeriods(text: string): AskedPeriod[] {
  const found: AskedPeriod[] = [];
  let position = 0;
  while (position < text.length) {
    const rest = text.slice(position);
    let taken = 0;
    for (const rule of RULES) {
      const match = rest.match(rule.pattern);
      if (!match || match[0].length === 0) continue;
      const read = rule.read(match, rest.slice(match[0].length));
      if (!read) continue;
      taken = match[0].length + read.extra;
      const before = text.slice(0, position);
      const after = text.slice(position + taken);
      const base =
        /(?:比|较|than|over|compared with|compared to)\s*$/u.test(before) ||
        (BASE_BEFORE.test(before) && /^(?:相?比|的?实?际?.{0,4}比)/u.test(after)) ||
        (/(?:和|跟|与|同)$/u.test(before) && BASE_AFTER.test(after));
      found.push({ start: position, end: position + taken, reference: read.reference, role: base ? "base" : "asked" });
      break;
    }
    position += Math.max(1, taken);
  }
  return found;
}

/** First and last year, and the part of a year, that a reference means in a report. */
export function resolvePeriod(
  reference: PeriodReference,
  metadata: ReportMetadata,
): { from: number; to: number; part?: string } {
  const current = metadata.genre === "communique" ? metadata.reviewed[1] : metadata.year;
  switch (reference.type) {
    case "years":
      return { from: reference.from, to: reference.to, ...(reference.part ? { part: reference.part } : {}) };
    case "offset": {
      // A communiqué speaks of its own year; who reads it the year after says 去年 and means that year.
      const shift = metadata.genre === "communique" && reference.years === -1 ? 0 : reference.years;
      const year = current + shift;
      return { from: year, to: year, ...(reference.part ? { part: reference.part } : {}) };
    }
    case "past": {
      const [from, to] = metadata.reviewed;
      return to - from >= 1 ? { from, to } : { from: to - reference.count + 1, to };
    }
    case "next": {
      const start = metadata.planned[0] || current;
      return { from: start, to: start + reference.count - 1 };
    }
    case "now":
      return { from: metadata.reviewed[1], to: metadata.reviewed[1] };
  }
}

/** Years and part of a ledger period such as 2019, 2016-2020, 2020Q1, 2020-05. */
export function parsePeriod(period: string): { from: number; to: number; part?: string } | undefined {
  const span = period.match(/^(\d{4})-(\d{4})$/u);
  if (span) return { from: Number(span[1]), to: Number(span[2]) };
  const single = period.match(/^(\d{4})(H[12]|Q[1-4]|-\d{2})?$/u);
  if (!single) return undefined;
  const year = Number(single[1]);
  return { from: year, to: year, ...(single[2] ? { part: single[2] } : {}) };
}

/** How a figure's `period` answers a reference in a report. */
export function fitPeriod(reference: PeriodReference, metadata: ReportMetadata, period: string): PeriodFit {
  const has = parsePeriod(period);
  if (!has) return "other";
  const want = resolvePeriod(reference, metadata);
  if (has.from === want.from && has.to === want.to) {
    return has.part === want.part ? "exact" : want.part === undefined ? "within" : "covers";
  }
  if (has.to === want.to && has.from <= want.from) return "ends";
  if (has.from >= want.from && has.to <= want.to) return "within";
  if (has.from <= want.from && has.to >= want.to) return "covers";
  return "other";
}
