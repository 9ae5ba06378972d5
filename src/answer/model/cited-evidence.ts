/** What the citations of one sentence hold: their figures, their words, the years they speak of. Judges nothing. */
import type { Report } from "../../corpus/report.ts";
import type { Citation } from "../answer.ts";
import type { FigureOfReport } from "../check/figure-of-report.ts";
import { foldDraft } from "../check/fold-draft.ts";

export interface CitedEvidence {
  citations: Citation[];
  figures: FigureOfReport[];
  /** Everything printed there, folded: quotes, headings, leads, rows, columns, titles. */
  words: string;
  years: Set<number>;
  /** Ids of the reports cited. */
  reports: Set<string>;
  /** Whom they are about, folded. */
  places: string[];
}

export function citedEvidence(citations: Citation[], reports: ReadonlyMap<string, Report>): CitedEvidence {
  const figures = citations.flatMap((citation) => figuresIn(citation, reports.get(citation.report)));
  const printed = citations.flatMap((each) => {
    const { metadata } = reports.get(each.report) ?? {};
    return [
      each.quote,
      ...each.heading,
      each.lead ?? "",
      each.row ?? "",
      each.column ?? "",
      each.title,
      metadata?.place ?? "",
    ];
  });
  const places = citations.map(({ report }) => foldDraft(reports.get(report)?.metadata.place ?? "")).filter(Boolean);
  const words = foldDraft(printed.join("\n"));
  // 1994家 names no year.
  const unnumbered = figures.reduce((text, { figure }) => text.replaceAll(foldDraft(figure.text), " "), words);
  const years = new Set([...unnumbered.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu)].map(([year]) => Number(year)));
  for (const { figure } of figures) for (const year of figure.period.match(/\d{4}/gu) ?? []) years.add(Number(year));
  for (const { report: id } of citations) {
    const metadata = reports.get(id)?.metadata;
    for (const year of [metadata?.year, ...(metadata?.reviewed ?? []), ...(metadata?.planned ?? [])])
      if (year) years.add(year);
  }
  return { citations, figures, words, years, reports: new Set(citations.map(({ report }) => report)), places };
}

/** Of a table's cell that one only. */
function figuresIn({ start, end, column }: Citation, report: Report | undefined): FigureOfReport[] {
  return (report?.figures ?? []).flatMap((figure) => {
    const sentence = report?.sentences[figure.sentence];
    const within = figure.start >= start && figure.end <= end && (column === undefined || figure.column === column);
    return report && sentence && within ? [{ report, sentence, figure }] : [];
  });
}
