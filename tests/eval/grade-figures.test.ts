/** What makes a ledger right: the same places, and what is known of each. */
import { expect, test } from "vitest";
import type { LedgerFigure } from "../../src/chat/ledger-figure.ts";
import { type GoldenFigure, gradeFigures } from "./grade-figures.ts";

const TEXT = "6月11日，报告如下。\n税收收入877.6亿元，下降1.7%。\n一、坚持“两手抓”，新增学位8000个。\n";
const LINES = TEXT.split("\n");

function gold(text: string, para: number, details: Partial<GoldenFigure> = {}): GoldenFigure {
  const start = LINES[para]?.indexOf(text) ?? -1;
  return { text, para, start, value: 0, unit: "", period: "2019", kind: "actual", section: "前言", ...details };
}

function figure(text: string, details: Partial<LedgerFigure> = {}): LedgerFigure {
  const start = TEXT.indexOf(text);
  const place = { report: "shili", text, start, end: start + text.length, section: "前言" };
  return { ...place, value: 0, unit: "", indicator: "", period: "2019", kind: "actual", qualifier: "", ...details };
}

const GOLD = [
  gold("877.6亿元", 1, { value: 877.6e8, unit: "元" }),
  gold("1.7%", 1, { value: 1.7, unit: "%" }),
  gold("8000个", 2, { value: 8000, unit: "个", kind: "target", period: 2020, section: "一" }),
];
const NONE = [gold("6月11日", 0), gold("“两手抓”", 2)];
const LEDGER = [
  figure("877.6亿元", { value: 877.6e8, unit: "元" }),
  figure("1.7%", { value: -1.7, unit: "%" }),
  figure("8000个", { value: 8000, unit: "个", kind: "target", period: "2020", section: "一、" }),
];
const all = (n: number) => ({ part: n, whole: n });

test("a ledger like the gold is right in everything; signs don't count", () => {
  const { recall, precision, value, unit, period, kind, section, exact, nonFiguresTaken } = gradeFigures(
    GOLD,
    NONE,
    LEDGER,
    TEXT,
  );
  expect([recall, precision, value, unit, period, kind, section, exact]).toEqual(Array(8).fill(all(3)));
  expect(nonFiguresTaken).toEqual({ part: 0, whole: 2 });
});

test("what is missing lowers recall, what is read wrongly its own rate", () => {
  const wrong = figure("1.7%", { value: 17, unit: "‰", period: "2020", kind: "target", section: "一、" });
  const grade = gradeFigures(GOLD, NONE, [LEDGER[0] ?? wrong, wrong], TEXT);
  expect(grade.recall).toEqual({ part: 2, whole: 3 });
  expect(grade.missed.map(({ text }) => text)).toEqual(["8000个"]);
  for (const rate of [grade.value, grade.unit, grade.period, grade.kind, grade.section]) {
    expect(rate).toEqual({ part: 1, whole: 2 });
  }
});

test("a figure elsewhere lowers precision, and a second one at the same place does", () => {
  const grade = gradeFigures(GOLD, NONE, [...LEDGER, figure("11日", { kind: "count" }), ...LEDGER.slice(0, 1)], TEXT);
  expect(grade.precision).toEqual({ part: 3, whole: 5 });
});

test("a figure that is part of what is none was taken for one, unless it only counts", () => {
  const taken = (kind: LedgerFigure["kind"]) =>
    gradeFigures(GOLD, NONE, [...LEDGER, figure("11日", { kind })], TEXT).nonFiguresTaken.part;
  expect([taken("actual"), taken("count")]).toEqual([1, 0]);
});

test("borderline figures are neither missed nor too many", () => {
  const borderline = GOLD.map((each, i) => (i === 1 ? { ...each, borderline: true } : each));
  expect(gradeFigures(borderline, NONE, LEDGER.slice(0, 1), TEXT).recall).toEqual({ part: 1, whole: 2 });
  expect(gradeFigures(borderline, NONE, LEDGER, TEXT).precision).toEqual(all(3));
});

test("a span that isn't the figure's text isn't exact", () => {
  const moved = LEDGER.map((each, i) => (i === 0 ? { ...each, start: each.start - 1 } : each));
  expect(gradeFigures(GOLD, NONE, moved, TEXT).exact).toEqual({ part: 2, whole: 3 });
});
