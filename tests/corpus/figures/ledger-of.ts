/** The ledger of single sentences, read as parts of a small report. Holds no expectations. */
import type { Figure } from "../../../src/corpus/figures/figure.ts";
import { readLedger } from "../../../src/corpus/figures/read-ledger.ts";
import { parseStructure } from "../../../src/corpus/parse-report.ts";
import type { ReportMetadata } from "../../../src/corpus/report.ts";

/** A yearly work report of 2020 on 2019. */
export const YEARLY: ReportMetadata = {
  title: "政府工作报告",
  place: "某区",
  level: "county",
  genre: "work_report",
  year: 2020,
  reviewed: [2019, 2019],
  planned: [2020, 2020],
};

export function ledgerOf(text: string, metadata = YEARLY): Figure[] {
  return readLedger(parseStructure({ id: "sample", text, metadata }));
}

/** Figures of a sentence that stands in a section that looks back. */
export function inReview(sentence: string, metadata = YEARLY): Figure[] {
  return ledgerOf(`各位代表：\n一、过去工作回顾\n${sentence}\n二、今年工作安排\n做好各项工作。`, metadata);
}

/** Figures of a sentence that stands in a section that looks ahead. */
export function inPlan(sentence: string, metadata = YEARLY): Figure[] {
  return ledgerOf(
    `各位代表：\n一、过去工作回顾\n各项工作取得新成绩。\n二、${metadata.year}年工作安排\n${sentence}`,
    metadata,
  );
}

/** `indicator|text` of each figure. */
export function counted(figures: readonly Figure[]): string[] {
  return figures.map((figure) => `${figure.indicator}|${figure.text}`);
}
