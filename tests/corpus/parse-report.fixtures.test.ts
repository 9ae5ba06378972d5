/** Layouts of reports, one folder each: source.txt and the structure read from it. `vitest -u` writes expected.json anew. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/corpus/decode-text.ts";
import { parseStructure } from "../../src/corpus/parse-report.ts";
import type { ReportStructure, Sentence } from "../../src/corpus/report.ts";
import { sliceSpan } from "../../src/corpus/span.ts";
import { UNKNOWN_METADATA } from "../support/unknown-metadata.ts";

const FOLDER = new URL("../fixtures/reports/", import.meta.url);
const slugs = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe("reading a layout", () => {
  test.each(slugs)("%s", async (slug) => {
    const text = decodeText(readFileSync(new URL(`${slug}/source.txt`, FOLDER)), "source.txt");
    const report = parseStructure({ id: slug, text, metadata: UNKNOWN_METADATA });
    await expect(`${JSON.stringify(outline(report), null, 1)}\n`).toMatchFileSnapshot(
      new URL(`${slug}/expected.json`, FOLDER).pathname,
    );
  });
});

/** What a person can check by eye: sections with the sentences under them, rows with their cells. */
function outline(report: ReportStructure) {
  const { text, sections, sentences, warnings } = report;
  return {
    sections: sections.map((section) => ({
      label: section.label,
      title: section.title,
      heading: section.heading,
      parent: section.parent === null ? null : sections[section.parent]?.label,
      role: section.role,
      text: sentences.filter((sentence) => sentence.section === section.index).map((sentence) => shown(text, sentence)),
    })),
    warnings,
  };
}

function shown(text: string, sentence: Sentence): unknown {
  const { row, lead } = sentence;
  if (row) {
    const cells = Object.fromEntries(row.cells.map((cell, i) => [`${i} ${cell.column}`, sliceSpan(text, cell)]));
    return { row: row.heading, parent: row.parent, caption: row.caption, cells };
  }
  const clauses = sentence.clauses.map((clause) => {
    const words = sliceSpan(text, clause);
    return clause.subject ? `${words} ← ${sliceSpan(text, clause.subject)}` : words;
  });
  return lead ? { lead: sliceSpan(text, lead), clauses } : clauses;
}
