/**
 * What a section is about in time: a look back, a plan, or neither, and over which years, from its headings and its place in the report.
 * Doesn't look at sentences.
 */
import type { ReportStructure, Section } from "../report.ts";
import { foldCharacters } from "./fold-characters.ts";
import { type Calendar, type Period, readPlanNames, readTimes, UNKNOWN_YEAR } from "./read-times.ts";

/** `review`: results; `plan`: what is to be done; `open`: the words of each clause must tell. */
export type SectionRole = "review" | "plan" | "open";

export interface SectionTime {
  role: SectionRole;
  /** The years that figures without a time of their own belong to. */
  period: Period;
  /** What 今年 means here, when the section is a document of its own (an annex on the year before). */
  calendar?: Pick<Calendar, "year">;
  /** The role was read from a heading of this section or of one above it, not from its place. */
  stated: boolean;
}

const REVIEW = /回顾|总结|过去|工作情况|完成情况|执行情况|进展情况|取得|成就|成绩|历程|[一五]年来/;
const PLAN =
  /安排|任务|目标|打算|建议|计划|部署|展望|重点工作|今后|未来|下一?步|下一阶段|下半年|思路|总体要求|新征程|奋斗|措施|工程$|规划|确保|努力|力争|蓝图|愿景|做好今年|明年|今年的?(?:主要)?工作/;

/** One entry per section, by index. */
export function readSectionTimes(structure: ReportStructure): SectionTime[] {
  const { metadata, sections } = structure;
  const communique = metadata.genre === "communique";
  const result: SectionTime[] = [];
  let last: SectionRole = "review";
  for (const section of sections) {
    const parent = section.parent === null ? undefined : result[section.parent];
    const own = communique ? undefined : readHeading(section, metadata);
    const role: SectionRole = communique ? "review" : (own?.role ?? inheritRole(structure.text, section, parent, last));
    const period =
      own?.period ?? (parent !== undefined && parent.role === role ? parent.period : defaultPeriod(role, metadata));
    const calendar = ownCalendar(section, role, period) ?? parent?.calendar;
    result.push({
      role,
      period,
      stated: own !== undefined || parent?.stated === true,
      ...(calendar === undefined ? {} : { calendar }),
    });
    if (section.role === "body" && section.parent === null && section.index > 0) last = role === "open" ? last : role;
  }
  return result;
}

/** Sections whose heading says nothing go on with the role before them, unless their words are those of a look back. */
function inheritRole(text: string, section: Section, parent: SectionTime | undefined, last: SectionRole): SectionRole {
  if (parent !== undefined) return parent.role;
  if (section.index === 0 || section.role !== "body") return "open";
  return tenseOf(text.slice(section.start, section.end)) ?? last;
}

/** 安国市2021年十大工程进展情况说明: 今年 is the year of the title. */
function ownCalendar(section: Section, role: SectionRole, period: Period): Pick<Calendar, "year"> | undefined {
  const isDocument =
    section.parent === null &&
    /(?:说明|情况|报告|附件|附表)/.test(section.title) &&
    /\d{4}年/.test(foldCharacters(section.title));
  return isDocument && role === "review" && section.role !== "body" ? { year: period.to } : undefined;
}

const TENSE_RATIO = 1.5;
const PAST_WORDS = /已经?|[一-龥]了[一-龥]|年来|去年|以来|曾/g;
const PLAN_WORDS = /要[一-龥]|将|力争|确保|加快|推进|加强|争取|继续|完善|深化|今年/g;

/** Whether the words of a section look back or ahead; undefined when neither weighs more. */
function tenseOf(words: string): SectionRole | undefined {
  const past = words.match(PAST_WORDS)?.length ?? 0;
  const ahead = words.match(PLAN_WORDS)?.length ?? 0;
  if (ahead > past * TENSE_RATIO) return "plan";
  return past > ahead ? "open" : undefined;
}

function defaultPeriod(role: SectionRole, calendar: Calendar): Period {
  const [from, to] = role === "plan" ? calendar.planned : calendar.reviewed;
  if (role === "plan") return calendar.year > 0 ? { from: calendar.year, to: calendar.year } : { from, to };
  return { from, to };
}

/** Role and years from the section's own heading; undefined when it says neither. */
function readHeading(section: Section, calendar: Calendar): { role: SectionRole; period: Period } | undefined {
  if (section.index === 0 || section.title === "") return undefined;
  const title = foldCharacters(section.title);
  const times: Period[] = [
    ...readTimes(title, calendar).filter((time) => !time.reference && time.to !== UNKNOWN_YEAR),
    ...readPlanNames(title),
  ];
  const review = REVIEW.test(title);
  const plan = PLAN.test(title);
  const lastTime = times.at(-1);
  if (!review && !plan && lastTime === undefined) return undefined;
  if (section.level > 0 && times.length === 0) return undefined;
  const role = headingRole(review, plan, times, calendar);
  return { role, period: headingPeriod(role, times, calendar) };
}

function headingRole(review: boolean, plan: boolean, times: readonly Period[], calendar: Calendar): SectionRole {
  if (review && !plan) return "review";
  if (plan && !review) return "plan";
  const first = times[0];
  if (first === undefined) return review ? "review" : "plan";
  return first.to >= calendar.year && calendar.year > 0 ? "plan" : "review";
}

function headingPeriod(role: SectionRole, times: readonly Period[], calendar: Calendar): Period {
  const fitting = times.filter((time) =>
    role === "review" ? time.to < calendar.year || calendar.year === 0 : time.to >= calendar.year,
  );
  if (fitting.length === 0) return defaultPeriod(role, calendar);
  return { from: Math.min(...fitting.map((time) => time.from)), to: Math.max(...fitting.map((time) => time.to)) };
}
