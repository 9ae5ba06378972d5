/** `chuchu figures`: the ledger of the reports as a table, as JSON or as CSV. Reads the index only. */
import Table from "cli-table3";
import pc from "picocolors";
import stringWidth from "string-width";
import type { Report } from "../../corpus/report.ts";
import { ledgerCsv } from "../ledger-csv.ts";
import { listLedger } from "../ledger-figure.ts";
import type { Messages } from "../messages/messages.ts";
import type { Backend } from "./backend.ts";
import { pickReports } from "./pick-reports.ts";
import { printable } from "./printable.ts";
import type { Terminal } from "./terminal.ts";
import { toJson } from "./to-json.ts";

/** Room for the indicator is what the other columns leave, but never less. */
const INDICATOR_MIN_COLUMNS = 16;

export interface FiguresOptions {
  report?: string;
  json?: true;
  csv?: true;
}

/** @throws ConfigurationError `report_unknown`; IndexError */
export async function runFigures(
  { report, json, csv }: FiguresOptions,
  { backend, terminal, messages }: { backend: Backend; terminal: Terminal; messages: Messages },
): Promise<void> {
  const reports = pickReports(await backend.openReports(), report);
  const figures = reports.flatMap(listLedger);
  if (json) return terminal.write(`${toJson(figures)}\n`);
  if (csv) return terminal.write(ledgerCsv(figures, { file: terminal.writesFile }));
  const colors = backend.colors ?? terminal.hasColors;
  for (const one of reports) terminal.write(`${renderLedger(one, { width: terminal.width, colors, messages })}\n`);
}

/** The ledger of one report as a table that stands in columns, one figure a line. */
function renderLedger(
  report: Report,
  { width, colors, messages: { table: words } }: { width: number; colors: boolean; messages: Messages },
): string {
  const paint = pc.createColors(colors);
  const figures = listLedger(report);
  const rows = figures.map((figure) => [
    figure.qualifier === "" ? figure.text : `${figure.text}（${figure.qualifier}）`,
    figure.indicator + (figure.direction === undefined ? "" : ` ${words.directions[figure.direction]}`),
    figure.period,
    words.kinds[figure.kind],
    figure.section,
  ]);
  const head = [words.figure, words.indicator, words.period, words.kind, words.section];
  const table = new Table({
    head: head.map((title) => paint.bold(title)),
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 2 },
    chars: BORDERLESS,
    colWidths: columnWidths([head, ...rows], width),
  });
  for (const [figure = "", ...others] of rows.map((row) => row.map(printable))) {
    table.push([paint.cyan(figure), ...others]);
  }
  const title = paint.bold(printable(`${report.id}  ${report.metadata.title}`));
  const lines = figures.length === 0 ? [] : table.toString().split("\n");
  return [title, ...lines.map((line) => line.trimEnd()), words.total(figures.length), ""].join("\n");
}

const BORDERLESS = Object.fromEntries(
  ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
    .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"])
    .map((name) => [name, ""]),
);

/** Each column as wide as its widest cell and two columns of space; the indicator gives way where the terminal ends. */
function columnWidths(rows: string[][], width: number): number[] {
  const widths = (rows[0] ?? []).map((_, i) => 2 + Math.max(...rows.map((row) => stringWidth(row[i] ?? ""))));
  const excess = widths.reduce((sum, columns) => sum + columns, 0) - width;
  const indicator = widths[1] ?? 0;
  if (excess > 0) widths[1] = Math.min(indicator, Math.max(INDICATOR_MIN_COLUMNS, indicator - excess));
  return widths;
}
