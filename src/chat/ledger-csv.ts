/** Figures of the ledger as a CSV table, one line each. Chooses no figures. */
import { CSV_BYTE_ORDER_MARK, formatCsv } from "./format-csv.ts";
import type { LedgerFigure } from "./ledger-figure.ts";

const COLUMNS = [
  "report",
  "text",
  "value",
  "unit",
  "indicator",
  "period",
  "kind",
  "direction",
  "qualifier",
  "section",
  "start",
  "end",
] as const satisfies readonly (keyof LedgerFigure)[];

/** @param options `file`: with a byte order mark, for spreadsheets */
export function ledgerCsv(figures: readonly LedgerFigure[], { file }: { file: boolean }): string {
  const rows = figures.map((figure) => COLUMNS.map((column) => figure[column] ?? ""));
  return (file ? CSV_BYTE_ORDER_MARK : "") + formatCsv([[...COLUMNS], ...rows]);
}
