/** `chuchu index inspect`: how a report was read: its tree with leads and figures, what is odd; or one section, sentence by sentence. */
import type { Report, Section, Sentence } from "../../corpus/report.ts";
import { ConfigurationError } from "../../errors.ts";
import { type LedgerFigure, listLedger } from "../ledger-figure.ts";
import type { Messages } from "../messages/messages.ts";
import type { CommandContext } from "./command-context.ts";
import { describeMetadata } from "./describe-metadata.ts";
import { wordsOf } from "./describe-warnings.ts";
import { pickReports } from "./pick-reports.ts";
import { printable } from "./printable.ts";
import { toJson } from "./to-json.ts";

/** @param section label as the tree prints it; all of the report when absent. @throws ConfigurationError `report_unknown`, `section_unknown` */
export async function runIndexInspect(
  [id, section]: [string, string | undefined],
  { json }: { json?: true },
  { backend, terminal, messages }: CommandContext,
): Promise<0> {
  const [report] = pickReports(await backend.openReports(), id);
  if (report === undefined) return 0;
  const inspected = section === undefined ? inspectReport(report) : inspectSection(report, section);
  const words = section === undefined ? describeTree(report, messages) : describeSections(report, section, messages);
  terminal.write(json ? `${toJson(inspected)}\n` : `${printable(words.join("\n"))}\n`);
  return 0;
}

function inspectReport(report: Report): unknown {
  const { id, metadata, warnings, sections } = report;
  return { id, metadata, sections: sections.map((section) => summarise(section, report)), warnings };
}

function inspectSection(report: Report, wanted: string): unknown {
  const ledger = listLedger(report);
  return findSections(report, wanted).map((section) => ({
    ...summarise(section, report),
    sentences: sentencesOf(section, report).map(({ start, end, lead, row }) => ({
      start,
      end,
      text: report.text.slice(start, end),
      ...(lead === undefined ? {} : { lead: report.text.slice(lead.start, lead.end) }),
      ...(row === undefined ? {} : { row: row.heading }),
      figures: ledger.filter((figure) => start <= figure.start && figure.end <= end),
    })),
  }));
}

function summarise(section: Section, report: Report) {
  const { label, title, level, role, start, end } = section;
  const sentences = sentencesOf(section, report);
  return {
    ...{ label, title, level, role, start, end },
    sentences: sentences.length,
    figures: report.figures.filter((figure) => figure.section === section.index).length,
    leads: leadsOf(section, report),
  };
}

function describeTree(report: Report, messages: Messages): string[] {
  const { index, shelf } = messages;
  const { id, metadata, sections, sentences, figures, warnings } = report;
  return [
    index.report({ id, title: metadata.title, sentences: sentences.length, figures: figures.length }),
    `  ${describeMetadata(metadata, messages)}`,
    "",
    ...sections.flatMap((section) => {
      const found = summarise(section, report);
      const indent = "  ".repeat(section.level + 1);
      return [
        `${indent}${nameOf(section)}` + `  ${shelf.inspect.counts(found.sentences, found.figures)}`,
        ...found.leads.map((lead) => `${indent}  ${shelf.inspect.lead}${lead}`),
      ];
    }),
    ...(warnings.length === 0 ? [] : ["", shelf.inspect.warnings(warnings.length)]),
    ...warnings.map(
      ({ line, code, message }) => `  ${shelf.inspect.line(line, wordsOf(code, message, shelf.parseWarnings))}`,
    ),
  ];
}

function describeSections(report: Report, wanted: string, messages: Messages): string[] {
  const ledger = listLedger(report);
  const { lead: leadLabel } = messages.shelf.inspect;
  return findSections(report, wanted).flatMap((section) => [
    nameOf(section),
    ...sentencesOf(section, report).flatMap((sentence) => [
      `  ${report.text.slice(sentence.start, sentence.end).replace(/\s+/gu, " ")}`,
      ...(sentence.lead === undefined || sentence.lead.start >= sentence.start
        ? []
        : [`      ${leadLabel}${report.text.slice(sentence.lead.start, sentence.lead.end)}`]),
      ...ledger
        .filter(({ start, end }) => sentence.start <= start && end <= sentence.end)
        .map((figure) => `    · ${describeFigure(figure, messages)}`),
    ]),
    "",
  ]);
}

export function describeFigure(figure: LedgerFigure, { table }: Messages): string {
  const { text, indicator, period, kind, direction } = figure;
  const moved = direction === undefined ? "" : ` ${table.directions[direction]}`;
  return `${text}  ${indicator}${moved}  ${period}  ${table.kinds[kind]}`;
}

function sentencesOf({ index }: Section, { sentences }: Report): Sentence[] {
  return sentences.filter(({ section }) => section === index);
}

/** Label and title; an unnumbered heading's label is its title. */
function nameOf({ label, title }: Section): string {
  return label.endsWith(title) ? label : `${label} ${title}`;
}

function leadsOf(section: Section, report: Report): string[] {
  const spans = report.paragraphs.flatMap(({ section: own, lead }) => (own === section.index && lead ? [lead] : []));
  return spans.map(({ start, end }) => report.text.slice(start, end));
}

/** By label, its signs written either way, or by title. Tables may share one. */
function findSections({ sections, id }: Report, wanted: string): Section[] {
  const plain = (text: string): string => text.normalize("NFKC").replace(/[\s、,，.．]/gu, "");
  const found = sections.filter(({ label, title }) =>
    [label, title, `${label}${title}`].map(plain).includes(plain(wanted)),
  );
  if (found.length > 0) return found;
  throw new ConfigurationError({
    code: "section_unknown",
    message: `The report ${id} has no section ${JSON.stringify(wanted)}.`,
    next: "Write it as `chuchu index inspect` lists it, such as 一、(一).",
    fields: { report: id, section: wanted },
  });
}
