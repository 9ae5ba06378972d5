/**
 * Which lines are text, and in which section: paragraphs, rows of tables, and headings that are all there is of their section.
 * Doesn't read the text.
 */
import type { Section } from "../report.ts";
import type { Span } from "../span.ts";
import type { Heading } from "./find-headings.ts";
import type { RecordTable } from "./find-record-tables.ts";
import type { Line } from "./read-lines.ts";
import { type Block, sectionOfLine } from "./read-paragraphs.ts";
import type { RowLine } from "./read-table.ts";

export interface Found {
  lines: readonly Line[];
  /** Indices of the lines that are no text: furniture, lists of contents. */
  skip: ReadonlySet<number>;
  headings: readonly Heading[];
  sections: readonly Section[];
  /** Lines of tables by line index. */
  rows: ReadonlyMap<number, RowLine>;
  records: readonly RecordTable[];
}

/** Blocks in the order of the text. */
export function findBlocks(found: Found): Block[] {
  const { lines, skip, sections, rows } = found;
  const headed = new Map(found.headings.map((heading) => [heading.line.index, heading]));
  const captions = new Set(sections.filter(({ role }) => role === "table").map(({ headingSpan }) => headingSpan.start));
  const records = recordBlocks(found);
  const blocks: Block[] = [];
  let headingEnd = 0;
  for (const line of lines) {
    if (line.text === "" || skip.has(line.index) || line.end <= headingEnd || captions.has(line.start)) continue;
    const record = records.get(line.index);
    if (record) {
      if (record.start === line.start) blocks.push(record);
      continue;
    }
    const heading = headed.get(line.index);
    if (heading && heading.end >= line.end) {
      headingEnd = heading.end;
      if (!isText(heading, found, headed)) continue;
    }
    blocks.push(lineBlock(line, sectionOfLine(sections, line), heading, rows.get(line.index)));
  }
  return blocks;
}

function lineBlock(line: Line, section: number, heading: Heading | undefined, row: RowLine | undefined): Block {
  const bodyStart = heading && heading.role !== "body" ? Math.min(heading.end, line.end) : line.start;
  const space = /^[\s:：]*/.exec(line.text.slice(bodyStart - line.start))?.[0].length ?? 0;
  const block: Block = { start: bodyStart + space, end: line.end, section };
  if (heading?.role === "body") block.headed = true;
  if (row?.row) {
    block.row = row.row;
    block.cells = row.cells;
  }
  return block;
}

/** One block for each record and for the header above them, by the index of each of their lines. */
function recordBlocks({ records, sections }: Found): Map<number, Block> {
  const blocks = new Map<number, Block>();
  for (const { header, records: found } of records) {
    const [first, last] = [header[0], header.at(-1)];
    if (first && last) {
      const block: Block = {
        start: first.start,
        end: last.end,
        section: sectionOfLine(sections, first),
        cells: [],
      };
      for (const line of header) blocks.set(line.index, block);
    }
    for (const { start, end, lines, row } of found) {
      const section = sectionOfLine(sections, lines[0] ?? { start, end });
      const block = {
        start,
        end,
        section,
        row: { ...row, caption: sections[section]?.title ?? "" },
        cells: lines.map(spanOf),
      };
      for (const line of lines) blocks.set(line.index, block);
    }
  }
  return blocks;
}

/** A numbered line that is an item of a list rather than a heading: it ends like a sentence, or nothing stands below it. */
function isText(heading: Heading, { lines, rows }: Found, headed: ReadonlyMap<number, Heading>): boolean {
  if (!heading.mark) return false;
  if (heading.mark.style.startsWith("arabic") && /[。；;！]$/.test(heading.line.text)) return true;
  let at = heading.line.index + 1;
  while (lines[at]?.text === "") at += 1;
  const next = lines[at];
  if (!next) return true;
  const below = headed.get(next.index);
  return below !== undefined && !rows.has(next.index) && below.rank <= heading.rank;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
