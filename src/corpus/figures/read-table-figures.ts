/**
 * Figures of a table row: the number in each cell with the unit of its column or row heading.
 * Doesn't find tables.
 */
import type { ReportStructure, Sentence } from "../report.ts";
import type { Figure } from "./figure.ts";
import { foldCharacters } from "./fold-characters.ts";
import { multiplierValue, scaleDecimal } from "./parse-numeral.ts";
import { formatPeriod } from "./read-times.ts";
import type { SectionTime } from "./section-time.ts";
import { KEPT_THOUSANDS, unitLengthAt } from "./units.ts";

const NUMBER = /[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?/;
const UNIT_IN_BRACKETS = /[（(]([^（()）]{1,12})[)）]/g;
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
  for (const cell of row.cells) {
    const words = foldCharacters(structure.text.slice(cell.start, cell.end));
    const match = NUMBER.exec(words);
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
      indicator: rowIndicator(row.heading, row.parent, cell.column),
      indicatorSpans: [],
      period: formatPeriod({ from: section.period.to, to: section.period.to }),
      kind: section.role === "plan" ? "target" : "actual",
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

function rowIndicator(heading: string, parent: string | undefined, column: string): string {
  const subject = parent === undefined || heading.includes(parent) ? heading : `${parent}${heading}`;
  const aspect = column
    .replace(UNIT_IN_BRACKETS, "")
    .replace(/^(?:指标|绝对数|数值|合计)$/, "")
    .trim();
  return `${subject.replace(UNIT_IN_BRACKETS, "")}${aspect === "" ? "" : aspect}`.replace(/\s+/g, "");
}

/** 万人 → 人 × 10000; from the column, else the row, else the caption. */
function cellUnit(...headings: string[]): { unit: string; factor: number } {
  for (const heading of headings) {
    const folded = foldCharacters(heading);
    const candidates = [
      ...[...folded.matchAll(UNIT_IN_BRACKETS)].map((match) => match[1] ?? ""),
      ...(/单位[:：]\s*([^\s)）]+)/.exec(folded)?.slice(1) ?? []),
    ];
    for (const candidate of candidates) {
      const read = readUnit(candidate.replace(/^单位[:：]/, "").trim());
      if (read !== undefined) return read;
    }
    const bare = readUnit(folded.trim());
    if (bare !== undefined) return bare;
  }
  return { unit: "", factor: 1 };
}

function readUnit(words: string): { unit: string; factor: number } | undefined {
  if (/^(?:±)?%$|^[±+-]+%$/.test(words)) return { unit: "%", factor: 1 };
  const multiplier = /^(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)/.exec(words)?.[0] ?? "";
  const kept = KEPT_THOUSANDS.test(words.slice(Math.max(0, multiplier.length - 1)));
  const scale = multiplier.endsWith("千") && kept ? multiplier.slice(0, -1) : multiplier;
  const unit = words.slice(scale.length);
  if (unitLengthAt(unit, 0) !== unit.length || unit === "") return undefined;
  return { unit: unit.normalize("NFKC"), factor: multiplierValue(scale) };
}
