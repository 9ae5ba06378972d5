/** What every answer owes its reader, whatever was asked: the contract of DESIGN.md that can be checked without knowing the question. */
import { expect } from "vitest";
import type { Answer, AnswerFigure, Citation } from "../../src/answer/answer.ts";
import { readMentions } from "../../src/corpus/figures/read-mentions.ts";
import { sameUnit } from "../../src/corpus/figures/units.ts";
import type { Report } from "../../src/corpus/report.ts";

/** At most so many citations more than figures, and so many figures that belong to those asked. */
const MOST_MORE_CITATIONS = 3;

/** @throws AssertionError naming what an answer shows without its place */
export function expectContract(answer: Answer, reports: ReadonlyMap<string, Report>): void {
  const { status, text, figures, citations, related = [], notes, receipt } = answer;
  expect(["answered", "ambiguous", "not_found"]).toContain(status);
  expect(["zh-CN", "zh-TW", "en"]).toContain(answer.language);
  expect(receipt).toMatch(/^[0-9a-f]{8,64}$/u);
  expect(text.trim()).not.toBe("");
  expect(text).not.toMatch(/undefined|NaN|\[object|\{\{/u);
  for (const list of [citations, related]) {
    expect(list.map(({ n }) => n)).toEqual(list.map((_, i) => i + 1));
    for (const citation of list) expectPlace(citation, reports);
  }
  if (status === "not_found") {
    expect(figures).toEqual([]);
    expect(citations).toEqual([]);
  } else {
    expect(answer.related).toBeUndefined();
  }
  if (status === "ambiguous") expect(figures.length).toBeGreaterThan(1);
  expect(citations.length).toBeLessThanOrEqual(figures.length + MOST_MORE_CITATIONS);
  for (const figure of figures) expectFigure(figure, answer, reports);
  for (const note of notes) expect(text).toContain(note.text);
  expectMarks(answer);
  expectWords(answer);
}

/** A whole sentence or row of a report, verbatim, with the path of its section. */
function expectPlace(
  { report: id, start, end, quote, section, heading, figures }: Citation,
  reports: ReadonlyMap<string, Report>,
): void {
  const report = reports.get(id);
  expect(quote).not.toBe("");
  expect(quote).toBe(report?.text.slice(start, end));
  const sentence = report?.sentences.find((each) => each.start === start && each.end === end);
  expect(sentence).toBeDefined();
  expect(report?.sections[sentence?.section ?? -1]).toMatchObject({ label: section, heading });
  for (const figure of figures) expect(quote).toContain(figure);
}

/** Stands in what it cites: same text, value, unit, period, kind, direction. Computed figures cite those that they come from. */
function expectFigure(
  figure: AnswerFigure,
  { figures, citations, text }: Answer,
  reports: ReadonlyMap<string, Report>,
): void {
  expect(figure.citations.length).toBeGreaterThan(0);
  const cited = citations.filter(({ n }) => figure.citations.includes(n));
  expect(cited).toHaveLength(new Set(figure.citations).size);
  expect(Number.isFinite(figure.value)).toBe(true);
  if (figure.kind === "derived") {
    expect(figures[0]).toBe(figure);
    expect(figures.length).toBeGreaterThan(2);
    expect(text).toContain(`＝ ${figure.text}`);
    return;
  }
  const homes = cited.flatMap(({ report, start, end }) =>
    (reports.get(report)?.figures ?? []).filter((each) => each.start >= start && each.end <= end),
  );
  const { text: printed, value, unit, period, kind, indicator, qualifier } = figure;
  const alike = homes.filter((each) => each.text === printed && each.indicator === indicator);
  expect(alike.map((each) => each.value)).toContain(value);
  expect(alike.some((each) => each.unit === unit && each.period === period && each.kind === kind)).toBe(true);
  expect(alike.some((each) => each.direction === figure.direction && each.qualifier === qualifier)).toBe(true);
  expect(cited.some(({ figures: listed }) => listed.includes(printed))).toBe(true);
  expect(text).toContain(printed);
}

/** Every mark has its citation, and every citation its mark. */
function expectMarks({ text, citations, related = [] }: Answer): void {
  const marks = new Set([...text.matchAll(/\[(\d+)\]/gu)].map(([, n]) => Number(n)));
  const shown = new Set([...citations, ...related].map(({ n }) => n));
  expect([...marks].sort()).toEqual([...shown].sort());
}

/** No figure in the words that isn't printed in a quotation or given as an answer. English readings say the same value. */
function expectWords({ text, figures, citations, related = [] }: Answer): void {
  const quotes = [...citations, ...related].map(({ quote }) => quote);
  const printed = [...quotes, ...figures.map((figure) => figure.text)].flatMap((quote) => readMentions(`为${quote}。`));
  for (const mention of readMentions(text)) {
    const known = printed.some(
      (each) => Math.abs(Math.abs(each.value) - Math.abs(mention.value)) < 1e-6 && sameUnit(each.unit, mention.unit),
    );
    expect(known ? "" : `${mention.text} in: ${text}`).toBe("");
  }
}
