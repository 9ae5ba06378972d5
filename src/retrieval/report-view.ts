/**
 * A report folded for matching (NFKC, simplified script, lower case), piece by piece and only when a piece is asked for.
 * Kept beside the report; nothing of the report is changed.
 */
import type { Report, Sentence } from "../corpus/report.ts";
import { sliceSpan } from "../corpus/span.ts";
import { toSimplified } from "../indexing/to-simplified.ts";

/** Quotation marks go too: reports print “四上”企业, people ask for 四上企业. */
const foldForMatching = (text: string): string =>
  toSimplified(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[“”‘’"'《》「」]/gu, "");

export class ReportView {
  readonly report: Report;
  readonly #sentences: (string | undefined)[] = [];
  readonly #clauses: (string[] | undefined)[] = [];
  readonly #around: (string | undefined)[] = [];
  readonly #indicators: (string | undefined)[] = [];
  readonly #planShares: (number | undefined)[] = [];
  readonly #figuresOf = new Map<number, number[]>();
  #whole: string | undefined;

  constructor(report: Report) {
    this.report = report;
    for (const figure of report.figures) {
      const list = this.#figuresOf.get(figure.sentence);
      if (list) list.push(figure.index);
      else this.#figuresOf.set(figure.sentence, [figure.index]);
    }
  }

  /** Indexes of the figures of a sentence. */
  figuresOf(sentence: number): readonly number[] {
    return this.#figuresOf.get(sentence) ?? [];
  }

  /** All sentences, a line each. */
  get whole(): string {
    this.#whole ??= this.report.sentences.map(({ index }) => this.sentence(index)).join("\n");
    return this.#whole;
  }

  sentence(index: number): string {
    const known = this.#sentences[index];
    if (known !== undefined) return known;
    const sentence = this.report.sentences[index];
    const text = sentence ? foldForMatching(sliceSpan(this.report.text, sentence)) : "";
    this.#sentences[index] = text;
    return text;
  }

  /** A clause with the subject that it shares. */
  clause(sentence: number, index: number): string {
    let clauses = this.#clauses[sentence];
    if (!clauses) {
      const { text } = this.report;
      clauses = (this.report.sentences[sentence]?.clauses ?? []).map((clause) =>
        foldForMatching((clause.subject ? sliceSpan(text, clause.subject) : "") + sliceSpan(text, clause)),
      );
      this.#clauses[sentence] = clauses;
    }
    return clauses[index] ?? this.sentence(sentence);
  }

  /** What stands over a sentence: headings, lead, caption, and the sentence before it in its paragraph. */
  around(index: number): string {
    const known = this.#around[index];
    if (known !== undefined) return known;
    const sentence = this.report.sentences[index];
    const text = sentence ? foldForMatching(this.#surroundings(sentence)) : "";
    this.#around[index] = text;
    return text;
  }

  #surroundings(sentence: Sentence): string {
    const { text, sections, sentences, metadata } = this.report;
    const heading = sections[sentence.section]?.heading.join(" ") ?? "";
    const lead = sentence.lead ? sliceSpan(text, sentence.lead) : "";
    const row = sentence.row
      ? `${sentence.row.caption} ${sentence.row.parent ?? ""} ${sentence.row.cells.map((c) => c.column).join(" ")}`
      : "";
    const before = sentences[sentence.index - 1];
    const previous = before && before.paragraph === sentence.paragraph ? sliceSpan(text, before) : "";
    return `${metadata.place} ${heading} ${lead} ${row} ${previous}`;
  }

  /** Share of targets among the figures of a section and of its parent, 0 to 1; 0.5 when there are none. */
  planShare(section: number): number {
    const known = this.#planShares[section];
    if (known !== undefined) return known;
    const parent = this.report.sections[section]?.parent;
    const own = this.report.figures.filter((figure) => figure.section === section);
    const figures =
      own.length > 2
        ? own
        : this.report.figures.filter(
            (figure) =>
              this.report.sections[figure.section]?.parent === (parent ?? section) || figure.section === parent,
          );
    const share = figures.length === 0 ? 0.5 : figures.filter(({ kind }) => kind === "target").length / figures.length;
    this.#planShares[section] = share;
    return share;
  }

  indicator(figure: number): string {
    const known = this.#indicators[figure];
    if (known !== undefined) return known;
    const it = this.report.figures[figure];
    const text = it ? foldForMatching(`${it.row ?? ""}${it.column ?? ""}${it.indicator}`) : "";
    this.#indicators[figure] = text;
    return text;
  }
}

const views = new WeakMap<Report, ReportView>();

/** The view of a report; made once. */
export function viewOf(report: Report): ReportView {
  const known = views.get(report);
  if (known) return known;
  const view = new ReportView(report);
  views.set(report, view);
  return view;
}
