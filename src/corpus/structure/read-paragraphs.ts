/**
 * Lines → paragraphs, sentences and clauses, each under its section. Rows of tables become one sentence each.
 * Doesn't decide which lines are headings, tables or furniture.
 */
import type { Paragraph, Section, Sentence, TableRow } from "../report.ts";
import type { Span } from "../span.ts";
import { findLeads } from "./find-leads.ts";
import { splitClauses } from "./split-clauses.ts";
import { splitSentences } from "./split-sentences.ts";

/** A line, or the lines of one record, with the section it stands in. */
export interface Block extends Span {
  section: number;
  /** Set when the block is a row of a table; its cells then make the clauses. */
  row?: TableRow;
  cells?: readonly Span[];
  /** The first sentence is the heading that the block begins with, not a lead. */
  headed?: boolean;
}

export function readParagraphs(
  text: string,
  blocks: readonly Block[],
): { paragraphs: Paragraph[]; sentences: Sentence[] } {
  const paragraphs: Paragraph[] = [];
  const sentences: Sentence[] = [];
  for (const block of blocks) {
    const paragraph: Paragraph = {
      index: paragraphs.length,
      section: block.section,
      start: block.start,
      end: block.end,
    };
    paragraphs.push(paragraph);
    const own = block.cells ? [rowSentence(block, block.cells)] : proseSentences(text, block);
    for (const sentence of own) {
      sentence.index = sentences.length;
      sentence.paragraph = paragraph.index;
      sentences.push(sentence);
    }
    const lead = block.cells ? undefined : findLeads(text, block.headed ? own.slice(1) : own, block.headed !== true);
    if (lead) paragraph.lead = lead;
  }
  return { paragraphs, sentences };
}

function proseSentences(text: string, block: Block): Sentence[] {
  return splitSentences(text, block).map((span) => ({
    ...span,
    index: 0,
    section: block.section,
    paragraph: 0,
    clauses: splitClauses(text, span),
  }));
}

/** Each cell reaches to the next one, so that the cells cover the row; all are about the first, the row's heading. */
function rowSentence(block: Block, cells: readonly Span[]): Sentence {
  const clauses = cells.map((cell, i) => {
    const start = i === 0 ? block.start : cell.start;
    const span = { start, end: cells[i + 1]?.start ?? block.end };
    const first = cells[0];
    return i === 0 || !first ? span : { ...span, subject: { start: first.start, end: first.end } };
  });
  const sentence: Sentence = {
    start: block.start,
    end: block.end,
    index: 0,
    section: block.section,
    paragraph: 0,
    clauses: clauses.length > 0 ? clauses : [{ start: block.start, end: block.end }],
  };
  if (block.row) sentence.row = block.row;
  return sentence;
}

/** The innermost section that begins at or before each line; a table's section holds its own lines only. */
export function sectionOfLine(sections: readonly Section[], line: Span): number {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle]?.start ?? 0) <= line.start) low = middle;
    else high = middle - 1;
  }
  let at = sections[low];
  while (at && at.role === "table" && at.end < line.end) at = at.index > 0 ? sections[at.index - 1] : undefined;
  return at?.index ?? 0;
}
