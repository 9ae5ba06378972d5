/** `chuchu index diff`: figures and sentences that changed between two reports, each an id of the index or a file. */
import { access } from "node:fs/promises";
import type { Figure } from "../../corpus/figures/figure.ts";
import type { Report } from "../../corpus/report.ts";
import type { ReportDifference } from "../../indexing/shelf/compare-reports.ts";
import { type LedgerFigure, listLedger } from "../ledger-figure.ts";
import type { Messages } from "../messages/messages.ts";
import type { Backend } from "./backend.ts";
import type { CommandContext } from "./command-context.ts";
import { describeFigure } from "./index-inspect-command.ts";
import { pickReports } from "./pick-reports.ts";
import { printable } from "./printable.ts";
import { toJson } from "./to-json.ts";

/** Of each list; --json has all. */
const SHOWN = 60;

/** @throws ConfigurationError `report_unknown` for what is neither an id nor a file; CorpusError; IndexError */
export async function runIndexDiff(
  [older, newer]: [string, string],
  { json }: { json?: true },
  { backend, terminal, messages }: CommandContext,
): Promise<0> {
  const reports = { old: await openReport(older, backend), new: await openReport(newer, backend) };
  const { compareReports } = await import("../../indexing/shelf/compare-reports.ts");
  const difference = compareReports(reports.old, reports.new);
  if (json) terminal.write(`${toJson(toData(difference, reports))}\n`);
  else terminal.write(`${printable(describe(difference, reports, messages).join("\n"))}\n`);
  return 0;
}

interface Reports {
  old: Report;
  new: Report;
}

async function openReport(name: string, backend: Backend): Promise<Report> {
  const reports = await backend.openReports();
  const known = reports.get(name);
  if (known !== undefined) return known;
  const isFile = await access(name).then(
    () => true,
    () => false,
  );
  if (isFile) return backend.readReportFile(name);
  const [report] = pickReports(reports, name);
  if (report === undefined) throw new TypeError("pickReports gives one report or throws");
  return report;
}

function toData({ figures, sentences }: ReportDifference, reports: Reports): unknown {
  const of = ledgers(reports);
  const quote = (report: Report) => (span: { start: number; end: number }) => ({
    start: span.start,
    end: span.end,
    text: report.text.slice(span.start, span.end),
  });
  return {
    old: reports.old.id,
    new: reports.new.id,
    figures: {
      changed: figures.changed.map((pair) => ({ old: of.old(pair.old), new: of.new(pair.new) })),
      added: figures.added.map(of.new),
      removed: figures.removed.map(of.old),
      same: figures.same,
    },
    sentences: {
      added: sentences.added.map(quote(reports.new)),
      removed: sentences.removed.map(quote(reports.old)),
      same: sentences.same,
    },
  };
}

function describe({ figures, sentences }: ReportDifference, reports: Reports, messages: Messages): string[] {
  const { diff } = messages.shelf;
  const of = ledgers(reports);
  const changes = [figures.changed, figures.added, figures.removed, sentences.added, sentences.removed];
  if (changes.every(({ length }) => length === 0)) return [diff.equal];
  const words = (figure: LedgerFigure | undefined): string => (figure ? describeFigure(figure, messages) : "");
  const sentence = (report: Report) => (span: { start: number; end: number }) =>
    report.text.slice(span.start, span.end).replace(/\s+/gu, " ");
  const counts = (list: ReportDifference["figures"]) => ({
    changed: list.changed.length,
    added: list.added.length,
    removed: list.removed.length,
    same: list.same,
  });
  return [
    diff.figures(counts(figures)),
    ...some(figures.changed, (pair) => `  ~ ${pair.old.text} → ${words(of.new(pair.new))}`, messages),
    ...some(figures.added, (figure) => `  + ${words(of.new(figure))}`, messages),
    ...some(figures.removed, (figure) => `  - ${words(of.old(figure))}`, messages),
    "",
    diff.sentences({ added: sentences.added.length, removed: sentences.removed.length, same: sentences.same }),
    ...some(sentences.removed, (span) => `  - ${sentence(reports.old)(span)}`, messages),
    ...some(sentences.added, (span) => `  + ${sentence(reports.new)(span)}`, messages),
  ];
}

function some<T>(list: readonly T[], line: (item: T) => string, { shelf }: Messages): string[] {
  const rest = list.length - SHOWN;
  return [...list.slice(0, SHOWN).map(line), ...(rest > 0 ? [`  ${shelf.diff.more(rest)}`] : [])];
}

function ledgers(reports: Reports): Record<"old" | "new", (figure: Figure) => LedgerFigure | undefined> {
  const [older, newer] = [listLedger(reports.old), listLedger(reports.new)];
  return { old: ({ index }) => older[index], new: ({ index }) => newer[index] };
}
