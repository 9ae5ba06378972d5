/**
 * Figures of a table row: the number in each cell with the unit of its column or row heading.
 * Doesn't find tables.
 */
import type { ReportStructure, Sentence, TableRow } from "../report.ts";
import type { Span } from "../span.ts";
import type { Figure } from "./figure.ts";
import { foldCharacters } from "./fold-characters.ts";
import { multiplierValue, scaleDecimal } from "./parse-numeral.ts";
import type { SectionTime } from "./section-time.ts";
import { tableTime } from "./table-time.ts";
import { canonicalUnit, KEPT_THOUSANDS, unitLengthAt } from "./units.ts";

const NUMBER = /[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?/;
const UNIT_IN_BRACKETS = /[（(]([^（()）]{1,12})[)）]/g;
/** 其中：城镇, #城镇: that a row is a part is said by the name of its whole before it. */
const PART_MARK = /^(?:[#＃*]|其\s*中\s*[:：]?)\s*/;
const ROW_NUMBER = /^(?:[一二三四五六七八九十]+、|\d+[.、]|[(（]\d+[)）])/;
const GENERIC_COLUMN = /^(?:指标|绝对数|数值|合计|数量|单位|总量)$/;
/** Numbers that only count rows, or say which year they're about. */
const COUNTER_COLUMN = /^\s*(?:序\s*号|编\s*号|年\s*份|年\s*度)\s*$/;
/** When, and whether done or planned: the figure's period and kind say so. */
const TIME_IN_COLUMN =
  /^(?:19|20)\d{2}年?(?:年?[末底])?(?:实际完成|实际|实绩|完成|预期目标|目标|预期|预计|计划)?(?:数|值|情况)?/;
/** A column of growth without a unit is in per cent, whatever its rows are in. */
const GROWTH_COLUMN = /增长|增速|增幅|涨跌|升降|%$/;
const CHANGE = /增长|增减|增速|±|同比|比上年|涨跌|升降/;

/** One figure for each cell that holds a number. `tableUnit`: what 单位： above the table says, else empty. */
export function readTableFigures(
  structure: ReportStructure,
  sentence: Sentence,
  section: SectionTime,
  tableUnit: string,
): Omit<Figure, "index">[] {
  const { row } = sentence;
  if (row === undefined) return [];
  const figures: Omit<Figure, "index">[] = [];
  const unitCell = row.cells.find((cell) => /^(?:计量)?单位$/.test(cell.column.trim()));
  const rowUnit = unitCell === undefined ? "" : structure.text.slice(unitCell.start, unitCell.end);
  const heading = headingSpan(structure.text, sentence, row.heading);
  for (const cell of row.cells) {
    const words = foldCharacters(structure.text.slice(cell.start, cell.end));
    const match = NUMBER.exec(words);
    if (COUNTER_COLUMN.test(cell.column)) continue;
    if (match === null || words.replace(NUMBER, "").replace(/[%\s]/g, "") !== "") continue;
    const start = cell.start + match.index;
    const unit = /%$/.test(words.trim())
      ? { unit: "%", factor: 1 }
      : cellUnit(cell.column, rowUnit, row.heading, row.caption, tableUnit);
    const value = scaleDecimal(Number(match[0].replaceAll(",", "").replace("−", "-")), unit.factor);
    figures.push({
      text: structure.text.slice(start, start + match[0].length),
      start,
      end: start + match[0].length,
      value,
      unit: unit.unit,
      qualifier: "",
      numeral: "arabic",
      indicator: rowIndicator(row, cell.column),
      indicatorSpans: heading,
      ...tableTime(cell.column, row.heading, section),
      aspect: CHANGE.test(cell.column) ? "change" : unit.unit === "%" ? "share" : "level",
      section: sentence.section,
      sentence: sentence.index,
      clause: 0,
      row: row.heading,
      column: cell.column,
    });
  }
  return figures;
}

/** Caption, row and column, without numbers and units: 规模以上工业增加值增速：采矿业比上年增长. */
function rowIndicator(row: TableRow, column: string): string {
  const own = row.heading.replace(PART_MARK, "") || row.heading;
  const whole = (row.parent ?? "").replace(PART_MARK, "").replace(ROW_NUMBER, "");
  const subject = own.includes(whole) ? own : `${whole}${own}`;
  const caption = row.caption
    .replace(/^(?:附?表)\s*[\d一二三四五六七八九十]*[:：、.\s]*/, "")
    .replace(/^\d{4}年末?/, "");
  const words = [subject, column.replace(TIME_IN_COLUMN, "")]
    .map((part) => part.replace(UNIT_IN_BRACKETS, "").replace(GENERIC_COLUMN, ""))
    .join("");
  return `${caption === "" ? "" : `${caption}：`}${words}`.replace(/\s+/g, "");
}

function headingSpan(text: string, sentence: Sentence, heading: string): Span[] {
  const at = heading === "" ? -1 : text.slice(sentence.start, sentence.end).indexOf(heading);
  return at < 0 ? [] : [{ start: sentence.start + at, end: sentence.start + at + heading.length }];
}

/** 万人 → 人 × 10000; from the column, else the row, else the caption. */
function cellUnit(column: string, ...others: string[]): { unit: string; factor: number } {
  const own = headingUnit(column);
  if (own !== undefined) return own;
  if (GROWTH_COLUMN.test(foldCharacters(column))) return { unit: "%", factor: 1 };
  for (const heading of others) {
    const read = headingUnit(heading);
    if (read !== undefined) return read;
  }
  return { unit: "", factor: 1 };
}

function headingUnit(heading: string): { unit: string; factor: number } | undefined {
  const folded = foldCharacters(heading);
  const candidates = [
    ...[...folded.matchAll(UNIT_IN_BRACKETS)].map((match) => match[1] ?? ""),
    ...(/单位[:：]\s*([^\s)）]+)/.exec(folded)?.slice(1) ?? []),
    folded.trim(),
  ];
  for (const candidate of candidates) {
    const read = readUnit(candidate.replace(/^单位[:：]/, "").trim());
    if (read !== undefined) return read;
  }
  return undefined;
}

function readUnit(words: string): { unit: string; factor: number } | undefined {
  if (/^(?:±)?%$|^[±+-]+%$/.test(words)) return { unit: "%", factor: 1 };
  const multiplier = /^(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)/.exec(words)?.[0] ?? "";
  const kept = KEPT_THOUSANDS.test(words.slice(Math.max(0, multiplier.length - 1)));
  const scale = multiplier.endsWith("千") && kept ? multiplier.slice(0, -1) : multiplier;
  const unit = words.slice(scale.length);
  if (unitLengthAt(unit, 0) !== unit.length || unit === "") return undefined;
  return { unit: canonicalUnit(unit), factor: multiplierValue(scale) };
}
