/**
 * The year of a work report, the years that it looks back on and the years that it plans for, from its date, title and headings.
 * Knows nothing of places.
 */
import type { PrintedDate, ReportLines } from "./read-metadata-head.ts";

export interface ReportYears {
  /** 0 when unknown. */
  year: number;
  reviewed: [number, number];
  planned: [number, number];
}

/** What is known before the headings are read. */
export interface YearHints {
  date?: PrintedDate | undefined;
  title: string;
  fileName: string;
}

const REVIEW = /回顾|总结|成就|主要工作情况|工作完成情况|[一二三四五]年来的?(?:工作|政府|发展)/u;
const PLAN =
  /任务|安排|重点|目标|总体要求|总体思路|总体部署|部署|思路|建议|打算|措施|计划|规划|展望|[年的]工作$|今后|未来|下一步|下一阶段|下半年/u;
const YEARS = "([两二三四五六七八2-8])";
const AHEAD = new RegExp(`(?:今后|未来|接下来|往后|后)的?${YEARS}年`, "u");
const BACK = new RegExp(`(?:过去|近)的?${YEARS}年|(?<![\\d十])${YEARS}年来`, "u");
const TERM = /任期|换届|[本上]届政府/u;
const YEARS_OF_A_TERM = 5;
const PLAN_PERIOD =
  /[“"]?([一二三四五六七八九]|十[一二三四五六七八九]?)五[”"](?:期间|时期|以来|末|的|经济|国民|规划|计划|和|与|主要|发展|[^五]|$)/u;
const DIGITS = "一二三四五六七八九十";
/** 十一五 began in 2006; the five-year plans since the third follow each other without a gap. */
const THIRD_PLAN_BEGAN = 1966;
const EARLIEST_YEAR = 1949;
const LATEST_YEAR = 2100;

/** Years of a communiqué: the year counted in its title, else the one before its date, else of the file's name. */
export function readCommuniqueYears(lines: ReportLines, hints: YearHints): ReportYears {
  const year =
    yearIn(hints.title) ??
    (hints.date && hints.date.year - 1) ??
    yearIn(hints.fileName) ??
    yearIn(lines.all.slice(0, 3).join("\n")) ??
    commonYear(lines.all.slice(0, 40)) ??
    0;
  return { year, reviewed: [year, year], planned: [year, year] };
}

/** Years of what is neither report nor communiqué: the one of its date, title or file, else the one most named. */
export function readOtherYears(lines: ReportLines, hints: YearHints): ReportYears {
  const year = hints.date?.year ?? yearIn(hints.title) ?? yearIn(hints.fileName) ?? commonYear(lines.all) ?? 0;
  return { year, reviewed: [year, year], planned: [year, year] };
}

/** Years of a work report; see ReportMetadata for what each means. */
export function readWorkReportYears(lines: ReportLines, hints: YearHints): ReportYears {
  const headings = readHeadings(lines);
  const review = headings.find(({ text }) => REVIEW.test(text) && !/^(?:回顾|总结)[^\d]*$/u.test(text));
  const plans = headings
    .filter(({ text, index }) => PLAN.test(text) && index !== review?.index)
    .map(({ text }) => text);
  const opening = lines.all
    .slice(review === undefined ? 0 : review.index + 1, (review?.index ?? 0) + 6)
    .join("\n")
    .slice(0, 500);

  const year = readYear(hints, review?.text, plans, opening, lines);
  if (year === 0) return { year, reviewed: [0, 0], planned: [0, 0] };
  return {
    year,
    reviewed: readReviewed(review?.text ?? "", opening, year),
    planned: readPlanned(plans, year),
  };
}

/** Short lines that aren't titles of reports; when none of them looks back, numbered headings within long lines. */
function readHeadings({ short, all }: ReportLines): ReportLines["short"] {
  const lines = short.filter(({ text }) => !/工作报告|公报|\d{4}-\d/u.test(text));
  if (lines.some(({ text }) => REVIEW.test(text))) return lines;
  const within = all.flatMap((line, index) =>
    [...line.matchAll(/(?:^|[\s。])[一二三四五]、([^。;]{2,40}?)(?=[\s。]|$)/gu)].map(([, text = ""]) => ({
      index,
      text,
    })),
  );
  return [...lines, ...within];
}

function readYear(
  hints: YearHints,
  review: string | undefined,
  plans: string[],
  opening: string,
  lines: ReportLines,
): number {
  const planned = plans.map(yearIn).find((year) => year !== undefined);
  if (hints.date !== undefined) {
    // Given at the end of a year, before the congress of the next: the year planned for counts.
    return hints.date.month >= 10 && planned === hints.date.year + 1 ? planned : hints.date.year;
  }
  const lookedBack = review === undefined ? undefined : yearIn(review);
  const lastOfPeriod = planPeriod(review ?? "")?.[1];
  return (
    yearIn(hints.title) ??
    planned ??
    after(lookedBack) ??
    after(lastOfPeriod) ??
    yearIn(hints.fileName) ??
    after(yearIn(opening)) ??
    after(commonYear(lines.all.slice(0, 60))) ??
    0
  );
}

function after(year: number | undefined): number | undefined {
  return year === undefined ? undefined : year + 1;
}

/** By the heading of the review; by the sentences under it when the heading names no time. */
function readReviewed(heading: string, opening: string, year: number): [number, number] {
  const last = year - 1;
  const named = reviewedBy(heading, opening, last);
  if (named !== undefined) return named;
  if (yearIn(heading) !== undefined || /去年|一年/u.test(heading)) return [last, last];
  const [sentence = ""] = opening.split(/[。\n]/u);
  const length = BACK.test(sentence) ? yearsIn(BACK.exec(sentence)) : undefined;
  return length === undefined ? [last, last] : [backTo(length, sentence, last), last];
}

/** Years that a heading of the review names beyond the last: a span, a five-year plan, a term, so many years. */
function reviewedBy(heading: string, opening: string, last: number): [number, number] | undefined {
  const span = /(\d{4})年?\s?[—–~至到-]+\s?(\d{4})年/u.exec(heading);
  if (span !== null && isYear(Number(span[1])) && Number(span[2]) <= last) return [Number(span[1]), Number(span[2])];
  const period = planPeriod(heading);
  if (period !== undefined && period[0] <= last) return [period[0], Math.min(period[1], last)];
  const length = yearsIn(BACK.exec(heading)) ?? (TERM.test(heading) ? YEARS_OF_A_TERM : undefined);
  const since = /(\d{4})\s?年?(?:换届)?以来/u.exec(heading);
  if (length === undefined && since === null) return undefined;
  return [backTo(length ?? YEARS_OF_A_TERM, since === null ? opening : heading, last), last];
}

function yearsIn(match: RegExpExecArray | null): number | undefined {
  const digit = match?.[1] ?? match?.[2];
  if (digit === undefined) return undefined;
  return /\d/u.test(digit) ? Number(digit) : digit === "两" ? 2 : DIGITS.indexOf(digit) + 1;
}

/** First of so many years: the year printed before 以来 when it lies among them, since a term may begin within a year. */
function backTo(length: number, text: string, last: number): number {
  const since = Number(/(\d{4})\s?年[^。]{0,6}以来/u.exec(text)?.[1] ?? 0);
  return since > last - length && since < last ? since : last - length + 1;
}

function readPlanned(plans: string[], year: number): [number, number] {
  const isThisYear = (text: string): boolean =>
    yearIn(text) === year || /今年|今后一年|新的一年|本年|下一阶段|下半年/u.test(text);
  if (plans.some(isThisYear)) return [year, year];
  for (const text of plans) {
    const length = yearsIn(AHEAD.exec(text));
    if (length !== undefined) return [year, year + length - 1];
    const period = planPeriod(text);
    if (period !== undefined && period[0] >= year) return period;
  }
  return [year, year];
}

/** Years of a five-year plan named in a text: “十三五” is 2016 to 2020. */
function planPeriod(text: string): [number, number] | undefined {
  const ordinal = PLAN_PERIOD.exec(text)?.[1];
  if (ordinal === undefined) return undefined;
  const number = ordinal.length === 2 ? 11 + DIGITS.indexOf(ordinal.charAt(1)) : DIGITS.indexOf(ordinal) + 1;
  const first = number <= 2 ? 1948 + number * 5 : THIRD_PLAN_BEGAN + (number - 3) * 5;
  return [first, first + 4];
}

/** First year printed in a text, with or without 年. */
function yearIn(text: string): number | undefined {
  for (const match of text.matchAll(/(?<!\d)(\d{4})(?=\s?年|\s?政府|\D|$)/gu)) {
    const year = Number(match[1]);
    if (isYear(year)) return year;
  }
  return undefined;
}

function commonYear(lines: readonly string[]): number | undefined {
  const counts = new Map<number, number>();
  for (const match of lines.join("\n").matchAll(/(?<!\d)(\d{4})\s?年/gu)) {
    const year = Number(match[1]);
    if (isYear(year)) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}

function isYear(year: number): boolean {
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
}
