/**
 * What stands at the top of a report before its text: title, congress, speaker, date; and its short lines, which may be headings.
 * Decides neither place nor years.
 */

/** Lines of a report prepared for reading metadata; offsets are lost. */
export interface ReportLines {
  /** Non-empty lines, NFKC, without leading marks and entities, 二〇二四年 as 2024年. */
  all: string[];
  /** Those up to and with the salutation, or up to the first heading; at most 40. */
  head: string[];
  /** Short lines without a full stop, in order: what may be a heading. */
  short: { index: number; text: string }[];
}

const MAX_HEAD_LINES = 40;
const MAX_HEADING_LENGTH = 48;
/** A first line that is longer is text: a news item around the report. */
const MAX_HEAD_LINE_LENGTH = 120;
const SALUTATION = /^(?:各位代表|各位委员|同志们|代表同志们)/u;
const FIRST_HEADING = /^(?:[一1][、.．]|第一部分|\(一\))/u;
const CHINESE_YEAR = /[一二][九〇○零0][〇○零0一二三四五六七八九]{2}(?=年)/gu;
const CHINESE_DIGITS = "〇一二三四五六七八九";

/** Pure; never throws. */
export function readReportLines(text: string): ReportLines {
  const all = text
    .normalize("NFKC")
    .replaceAll("&nbsp;", " ")
    .split("\n")
    .map((line) =>
      line
        .replace(/[\s\ufeff]+/gu, " ")
        .replace(CHINESE_YEAR, toDigits)
        .trim(),
    )
    .map((line) => line.replace(/^[#*•·—–\-\s]+(?=\S)/u, ""))
    .filter((line) => line !== "");
  const end = all.findIndex((line) => SALUTATION.test(line) || FIRST_HEADING.test(line));
  const head = all.slice(0, Math.min(end === -1 ? MAX_HEAD_LINES : end, MAX_HEAD_LINES));
  const short = all
    .map((line, index) => ({ index, text: line }))
    .filter((line) => line.text.length <= MAX_HEADING_LENGTH && !/[。;]|[^.]\.$/u.test(line.text));
  return { all, head, short };
}

function toDigits(year: string): string {
  return [...year].map((digit) => (/[○零0]/u.test(digit) ? "0" : String(CHINESE_DIGITS.indexOf(digit)))).join("");
}

export type Genre = "work_report" | "communique" | "other";

/** Lines that a web page sets around a report: when it was put there, by whom, what comes next. */
const PAGE_NOISE = /^(?:时间|作者|来源|阅读|评论|内容摘要|发布|上一篇|下一篇|相关|字号|浏览|信息来源|索引号)/u;
const COMMUNIQUE = /统计公报/u;
const WORK_REPORT = /工作报告/u;
const GIVEN = /(?:我|现)[^。]{0,12}代表[^。]{2,30}(?:报告|汇报)|作(?:政府)?工作报告/u;

/** Told by the head, else by the words with which a report is given, else by its first headings. */
export function readGenre({ head, all, short }: ReportLines): Genre {
  const top = head.length > 0 ? head : all.slice(0, 3);
  const titles = top.filter((line) => line.length <= MAX_HEAD_LINE_LENGTH);
  if (titles.some((line) => COMMUNIQUE.test(line))) return "communique";
  if (titles.some((line) => WORK_REPORT.test(line))) return "work_report";
  const opening = all.slice(0, head.length + 4).join("\n");
  if (/代表[!:]|各位委员/u.test(opening) || GIVEN.test(opening)) return "work_report";
  const headings = short.map(({ text }) => text);
  if (headings.some((line) => /^一、\s?综合/u.test(line)) && /初步核算/u.test(all.slice(0, 60).join("\n")))
    return "communique";
  if (headings.some((line) => /工作回顾|工作的回顾/u.test(line))) return "work_report";
  return "other";
}

/** The title line as printed, without spaces within and what stands around it; empty when there is none. */
export function readTitle({ head }: ReportLines, genre: Genre): string {
  const pattern = genre === "communique" ? /.*统计公报/u : /.*工作报告/u;
  const found: string[] = [];
  for (const [index, line] of head.entries()) {
    if (PAGE_NOISE.test(line) && !/\s{1,}\S*工\s?作\s?报\s?告/u.test(line)) continue;
    const printed = squeeze(line.replace(/^来源\S*(?:\s\S{1,6}){0,3}\s/u, ""));
    const match = pattern.exec(printed)?.[0].replace(/^(?:以下为|关于)/u, "");
    if (match === undefined || match.length > 40 || /[,。;]/u.test(match)) continue;
    const before = squeeze(head[index - 1] ?? "");
    const split =
      genre === "communique" && /^\d{4}年/u.test(match) && /^[^\d\s]{2,20}(?:省|市|州|县|区|盟|旗)$/u.test(before);
    found.push(split ? before + match : match);
  }
  // The fullest of them: 2020年安国市政府工作报告 rather than 工作报告 or 政府工作报告.
  return found.reduce((best, title) => (score(title) > score(best) ? title : best), "");
}

function score(title: string): number {
  return title === ""
    ? 0
    : 1 + Number(/\d{4}/u.test(title)) * 2 + Number(/政府|统计/u.test(title)) + Number(/[省市县区州盟旗]/u.test(title));
}

/** Without the spaces that are set between characters: 政 府 工 作 报 告. */
function squeeze(line: string): string {
  return line.replace(/\s+/gu, "");
}

export interface PrintedDate {
  year: number;
  month: number;
  day: number;
}

const CHINESE_DAY = /[一二三四五六七八九十]{1,3}(?=\s?[月日])/gu;
const FULL_DATE = /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/u;

/** The date on which it was given or published: the one of the congress first, then one that stands alone. */
export function readDate({ head, all }: ReportLines): PrintedDate | undefined {
  const lines = [...head, ...all.slice(head.length, head.length + 1)].filter((line) => !PAGE_NOISE.test(line));
  const dated = lines.flatMap((line) => {
    const match = FULL_DATE.exec(line.replace(CHINESE_DAY, (day) => String(readDayNumber(day))));
    return match === null || line.length > MAX_HEAD_LINE_LENGTH ? [] : [{ line, match }];
  });
  const best =
    dated.find(({ line }) => /会议|大会|会上/u.test(line)) ??
    dated.find(({ line, match }) => line.length <= match[0].length + 24);
  if (best === undefined) return undefined;
  const [, year, month, day] = best.match.map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return isDate(month, day) ? { year, month, day } : undefined;
}

/** 十二 → 12, 二十三 → 23. */
function readDayNumber(numeral: string): number {
  const [tens = "", ones = ""] = numeral.includes("十") ? numeral.split("十") : ["", numeral];
  const digit = (character: string): number => Math.max(0, CHINESE_DIGITS.indexOf(character));
  return numeral.includes("十") ? (tens === "" ? 10 : digit(tens) * 10) + digit(ones) : digit(ones);
}

/** Month and day of a news item's first sentence: 6月11日,…召开,…作政府工作报告. */
export function readDay({ all }: ReportLines): { month: number; day: number } | undefined {
  const first = all[0] ?? "";
  const match = /^(\d{1,2})月(\d{1,2})日/u.exec(first);
  if (match === null || !/召开|报告/u.test(first)) return undefined;
  const [month, day] = [Number(match[1]), Number(match[2])];
  return isDate(month, day) ? { month, day } : undefined;
}

function isDate(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

const ADDRESS_LABEL =
  /^(?:原文)?(?:来源|出处|链接|网址|地址|原文|信息来源|source|url)[^:]{0,6}:.*?(https?:\/\/[^\s"'<>）)，。；]+)/iu;
/** Lines at the top and at the end in which a source is named. */
const ADDRESS_LINES = 30;

/** The address that a line of the head or the tail names as the source: 原文链接：https://…. */
export function readAddress({ all }: ReportLines): string | undefined {
  for (const line of [...all.slice(0, ADDRESS_LINES), ...all.slice(-ADDRESS_LINES)]) {
    const address = ADDRESS_LABEL.exec(line)?.[1];
    if (address !== undefined && URL.canParse(address)) return new URL(address).href;
  }
  return undefined;
}
