/** Summaries → tables, drawn as aligned text or as Markdown. Counts nothing itself. */
import type { KindRates, QuestionRates } from "./rates.ts";
import { RETRIEVERS } from "./rates.ts";
import { percentOf, type Share } from "./share.ts";
import type { Summary } from "./summarise.ts";

export interface Table {
  title: string;
  head: string[];
  rows: string[][];
}

/** Summaries side by side: of the report that ships, of development sets, of blind sets. */
export interface Group {
  name: string;
  summary: Summary;
}

const cell = (share: Share | undefined): string => (share ? percentOf(share) : "–");

const OVERALL: [keyof QuestionRates, string][] = [
  ["cited", "right and cited, all questions"],
  ["right", "right, all questions"],
  ["answerableCited", "right and cited, answerable"],
  ["answerableRight", "right, answerable"],
  ["refused", "unanswerable refused"],
  ["falseRefusals", "answerable refused (false refusals)"],
  ["wrongFigures", "wrong figure given, of all questions"],
  ["wrongWithoutNote", "wrong figure given without a note, of all questions"],
  ["notesOnRight", "notes on right answers"],
  ["unit", "unit of right figures"],
  ["period", "period of right figures"],
  ["kind", "result or target of right figures"],
  ["verbatim", "quotes verbatim"],
  ["exact", "offsets exact"],
];

function overallTable(groups: readonly Group[]): Table {
  return {
    title: "Over all",
    head: ["%", ...groups.map(({ name }) => name)],
    rows: [
      ["questions", ...groups.map(({ summary }) => String(summary.questions.right.whole))],
      ...OVERALL.map(([key, name]) => [name, ...groups.map(({ summary }) => cell(summary.questions[key]))]),
    ],
  };
}

function kindTable({ name, summary }: Group): Table {
  const row = (kind: string, { right, cited, refused }: KindRates): string[] => [
    kind.replaceAll("_", " "),
    String(right.whole),
    cell(right),
    cell(cited),
    cell(refused),
  ];
  return {
    title: `By kind, ${name}`,
    head: ["kind", "n", "right %", "right and cited %", "refused %"],
    rows: Object.entries(summary.kinds).map(([kind, rates]) => row(kind, rates)),
  };
}

function reportTable({ name, summary }: Group): Table {
  const row = (report: string, rates: QuestionRates): string[] => [
    report,
    String(rates.right.whole),
    cell(rates.cited),
    cell(rates.answerableCited),
    cell(rates.refused),
    cell(rates.falseRefusals),
    cell(rates.wrongWithoutNote),
  ];
  return {
    title: `By report, ${name}`,
    head: ["report", "n", "right and cited %", "answerable %", "refused %", "false refusals %", "wrong without note %"],
    rows: Object.entries({ ...summary.reports, ...summary.genres }).map(([report, rates]) => row(report, rates)),
  };
}

function recallTable(groups: readonly Group[]): Table {
  return {
    title: "The proving sentence among the first 1 / 5",
    head: ["list", ...groups.map(({ name }) => name)],
    rows: RETRIEVERS.map((retriever) => [
      retriever,
      ...groups.map(({ summary }) => {
        const { at1, at5 } = summary.recall[retriever];
        return `${cell(at1)} / ${cell(at5)}`;
      }),
    ]),
  };
}

function ledgerTable(groups: readonly Group[]): Table {
  const rows: [string, (summary: Summary) => Share | undefined][] = [
    ["figures asked for that are in it", ({ askedFigures }) => askedFigures.found],
    ["… unit", ({ askedFigures }) => askedFigures.unit],
    ["… period", ({ askedFigures }) => askedFigures.period],
    ["… result or target", ({ askedFigures }) => askedFigures.kind],
    ["… section", ({ askedFigures }) => askedFigures.section],
    ["sample of the gold: recall", ({ ledger }) => ledger?.recall],
    ["… value", ({ ledger }) => ledger?.value],
    ["… unit", ({ ledger }) => ledger?.unit],
    ["… period", ({ ledger }) => ledger?.period],
    ["… result or target", ({ ledger }) => ledger?.kind],
    ["… section", ({ ledger }) => ledger?.section],
    ["… non-figures taken for figures", ({ ledger }) => ledger?.nonFiguresTaken],
    ["spans exact", ({ ledger }) => ledger?.exact],
  ];
  const shown = rows.filter(([, share]) => groups.some(({ summary }) => share(summary) !== undefined));
  return {
    title: "The ledger",
    head: ["%", ...groups.map(({ name }) => name)],
    rows: shown.map(([name, share]) => [name, ...groups.map(({ summary }) => cell(share(summary)))]),
  };
}

function baselineTable(groups: readonly Group[]): Table {
  const kinds = [...new Set(groups.flatMap(({ summary }) => Object.keys(summary.baseline)))].filter((k) => k !== "all");
  return {
    title: "Against a plain pipeline: right, chuchu / plain",
    head: ["kind", ...groups.map(({ name }) => name)],
    rows: [...kinds, "all"].map((kind) => [
      kind.replaceAll("_", " "),
      ...groups.map(({ summary }) => {
        const rates = summary.baseline[kind];
        return rates ? `${cell(rates.desk.right)} / ${cell(rates.plain.right)}` : "–";
      }),
    ]),
  };
}

function draftTable(groups: readonly Group[]): Table {
  return {
    title: "Drafts",
    head: ["%", ...groups.map(({ name }) => name)],
    rows: (
      [
        ["exact", "verdicts exact"],
        ["matchExact", "… of true figures"],
        ["mismatchExact", "… of wrong figures"],
        ["mismatchCaught", "wrong figures caught"],
        ["notFoundExact", "… of figures the report doesn't have"],
        ["falseAlarms", "true figures called wrong"],
        ["reason", "reason right, of exact ones"],
      ] as const
    ).map(([key, name]) => [name, ...groups.map(({ summary }) => cell(summary.drafts?.[key]))]),
  };
}

/** Every table of the groups; those that nothing was counted for are left out. */
export function tablesOf(groups: readonly Group[]): Table[] {
  return [
    overallTable(groups),
    ...groups.map(kindTable),
    ...groups.filter(({ summary }) => summary.stems.length > 1).map(reportTable),
    recallTable(groups),
    ledgerTable(groups),
    ...(groups.some(({ summary }) => summary.drafts) ? [draftTable(groups)] : []),
    ...(groups.some(({ summary }) => summary.baseline.all) ? [baselineTable(groups)] : []),
  ];
}

const width = (table: Table, column: number): number =>
  Math.max(...[table.head, ...table.rows].map((row) => row[column]?.length ?? 0));

/** First column to the left, the others to the right. */
export function drawText(table: Table): string {
  const line = (row: readonly string[]): string =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(width(table, 0)) : text.padStart(width(table, column))))
      .join("  ")
      .trimEnd();
  return [table.title, ...[table.head, ...table.rows].map((row) => `  ${line(row)}`), ""].join("\n");
}

export function drawMarkdown({ head, rows }: Table): string {
  const line = (row: readonly string[]): string => `| ${row.join(" | ")} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? "---" : "--:"))), ...rows.map(line), ""].join("\n");
}
