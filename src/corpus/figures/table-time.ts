/**
 * When a cell of a table holds, and whether it's a result or a target: by its column, else by a row that is a year, else by the section.
 * Reads no number.
 */
import type { Figure } from "./figure.ts";
import { foldCharacters } from "./fold-characters.ts";
import { formatPeriod } from "./read-times.ts";
import type { SectionTime } from "./section-time.ts";

const SPAN = /(?<!\d)((?:19|20)\d{2})年?\s?[-—–~～至到]+\s?((?:19|20)\d{2})(?!\d)/u;
const YEAR = /(?<![\d.])((?:19|20)\d{2})(?=年|$|[（(\p{Script=Han}])/u;
const YEAR_ROW = /^(?:19|20)\d{2}年?(?:末|底|全年)?$/u;
/** 上年数, 去年同期; not 比上年增长. */
const LAST_YEAR = /^(?:上年|去年)(?:同期|末|底)?(?:数|实绩|实际|完成|绝对|累计|（|\(|$)/u;
const TARGET = /目标|计划|预期|预计|规划|安排|拟/u;
/** Results held against a plan: 完成年度目标（%）, 占计划比重, 计划完成率. */
const AGAINST_TARGET =
  /完成(?:年度|年初|全年|预算|预期)*(?:目标|计划)|(?:占|比|较|为|超)\S{0,4}(?:目标|计划)|(?:目标|计划)\S{0,4}(?:完成率|完成情况|执行)/u;
const RESULT = /完成|实绩|实际|实现|执行|现状/u;

export function tableTime(column: string, heading: string, section: SectionTime): Pick<Figure, "period" | "kind"> {
  const words = foldCharacters(column);
  const row = foldCharacters(heading).trim();
  const own = spanIn(words) ?? yearIn(words) ?? (YEAR_ROW.test(row) ? yearIn(row) : undefined);
  const last = LAST_YEAR.test(words) ? section.period.to - 1 : section.period.to;
  const period = own ?? { from: last, to: last };
  return { period: formatPeriod(period), kind: kindOf(words, own, section) };
}

function kindOf(column: string, own: { to: number } | undefined, section: SectionTime): "actual" | "target" {
  if (TARGET.test(column) && !AGAINST_TARGET.test(column)) return "target";
  if (RESULT.test(column)) return "actual";
  if (own === undefined || section.role !== "plan") return section.role === "plan" ? "target" : "actual";
  return own.to < section.period.from ? "actual" : "target";
}

function spanIn(words: string): { from: number; to: number } | undefined {
  const match = SPAN.exec(words);
  return match === null ? undefined : { from: Number(match[1]), to: Number(match[2]) };
}

function yearIn(words: string): { from: number; to: number } | undefined {
  const match = YEAR.exec(words);
  return match === null ? undefined : { from: Number(match[1]), to: Number(match[1]) };
}
