/**
 * Headings and captions → sections (章节) with their paths and spans. Doesn't look at text.
 */
import type { Section } from "../report.ts";
import type { Span } from "../span.ts";
import type { Heading } from "./find-headings.ts";

/** Levels that a label holds at most; a heading further down opens no section. */
const MAX_LABEL_LEVELS = 3;
/** Label of what stands before the first heading. */
const PREFACE_LABEL = "前言";

/** A table with a caption: a section of its own, inside the section around it. */
export interface TableSpan extends Span {
  caption: Span;
  /** Caption as printed, and without 表N. */
  printed: string;
  title: string;
}

interface Open {
  section: Section;
  rank: number;
}

/** Sections in the order of the text; section 0 is the preface, maybe empty. Both lists in the order of the text. */
export function buildSections(
  headings: readonly Heading[],
  tables: readonly TableSpan[],
  textLength: number,
): Section[] {
  const sections = [preface(headings[0]?.line.start ?? textLength)];
  const open: Open[] = [];
  let table = 0;
  const addTablesBefore = (end: number): void => {
    for (let next = tables[table]; next && next.start < end; next = tables[++table]) {
      sections.push(tableSection(next, sections.length, open.at(-1)?.section));
    }
  };
  for (const heading of headings) {
    addTablesBefore(heading.line.start);
    close(open, heading.rank, heading.line.start);
    if (open.length >= MAX_LABEL_LEVELS) continue;
    const section = openSection(heading, sections.length, open.at(-1)?.section, textLength);
    sections.push(section);
    open.push({ section, rank: heading.rank });
  }
  addTablesBefore(textLength);
  return sections;
}

function close(open: Open[], rank: number, end: number): void {
  for (let last = open.at(-1); last && last.rank >= rank; last = open.at(-1)) {
    last.section.end = end;
    open.pop();
  }
}

function preface(end: number): Section {
  const headingSpan = { start: 0, end: 0 };
  return {
    index: 0,
    label: PREFACE_LABEL,
    title: "",
    heading: [],
    level: 0,
    parent: null,
    headingSpan,
    role: "body",
    start: 0,
    end,
  };
}

function openSection(heading: Heading, index: number, parent: Section | undefined, textLength: number): Section {
  return {
    index,
    label: (parent?.label ?? "") + heading.label,
    title: heading.title,
    heading: [...(parent?.heading ?? []), heading.printed],
    level: parent ? parent.level + 1 : 0,
    parent: parent?.index ?? null,
    headingSpan: { start: heading.line.start, end: heading.end },
    role: parent?.role ?? heading.role,
    start: heading.line.start,
    end: textLength,
  };
}

/** A table's label is its title alone. */
function tableSection(table: TableSpan, index: number, parent: Section | undefined): Section {
  return {
    index,
    label: table.title,
    title: table.title,
    heading: [...(parent?.heading ?? []), table.printed],
    level: parent ? parent.level + 1 : 0,
    parent: parent?.index ?? null,
    headingSpan: table.caption,
    role: "table",
    start: table.start,
    end: table.end,
  };
}
