/** A figure of the ledger as surfaces show it: DESIGN.md, Contract. Reads no figures from text. */
import type { FigureKind } from "../corpus/figures/figure.ts";
import type { Report } from "../corpus/report.ts";

export interface LedgerFigure {
  report: string;
  text: string;
  value: number;
  unit: string;
  indicator: string;
  period: string;
  kind: FigureKind;
  direction?: "up" | "down";
  qualifier: string;
  /** Whole path of the section: `一、(一)`. */
  section: string;
  start: number;
  end: number;
}

/** The ledger of a report, in the order of its text. */
export function listLedger(report: Report): LedgerFigure[] {
  return report.figures.map((figure) => ({
    report: report.id,
    text: figure.text,
    value: figure.value,
    unit: figure.unit,
    indicator: figure.indicator,
    period: figure.period,
    kind: figure.kind,
    ...(figure.direction === undefined ? {} : { direction: figure.direction }),
    qualifier: figure.qualifier,
    section: report.sections[figure.section]?.label ?? "",
    start: figure.start,
    end: figure.end,
  }));
}
