/**
 * Headings → sections (章节) with their paths and spans. Doesn't look at text.
 */
import type { Section } from "../report.ts";
import type { Heading } from "./find-headings.ts";

/** Levels that a label holds at most; a heading further down opens no section. */
export const MAX_LABEL_LEVELS = 3;
/** Label of what stands before the first heading. */
export const PREFACE_LABEL = "前言";

/** Sections in the order of the text; section 0 is the preface, maybe empty. `headings` in the order of the text. */
export function buildSections(headings: readonly Heading[], text: string): Section[] {
  const preface: Section = {
    index: 0,
    label: PREFACE_LABEL,
    title: "",
    heading: [],
    level: 0,
    parent: null,
    headingSpan: { start: 0, end: 0 },
    role: "body",
    start: 0,
    end: headings[0]?.line.start ?? text.length,
  };
  const sections = [preface];
  const open: { section: Section; rank: number }[] = [];
  const closeFrom = (rank: number, end: number): void => {
    for (let last = open.at(-1); last && last.rank >= rank; last = open.at(-1)) {
      last.section.end = end;
      open.pop();
    }
  };
  for (const heading of headings) {
    closeFrom(heading.rank, heading.line.start);
    if (open.length >= MAX_LABEL_LEVELS) continue;
    const section = openSection(heading, sections.length, open.at(-1)?.section, text);
    sections.push(section);
    open.push({ section, rank: heading.rank });
  }
  closeFrom(Number.NEGATIVE_INFINITY, text.length);
  return sections;
}

function openSection(heading: Heading, index: number, parent: Section | undefined, text: string): Section {
  const headingSpan = { start: heading.line.start, end: heading.end };
  return {
    index,
    label: (parent?.label ?? "") + heading.label,
    title: heading.title,
    heading: [...(parent?.heading ?? []), text.slice(headingSpan.start, headingSpan.end)],
    level: parent ? parent.level + 1 : 0,
    parent: parent?.index ?? null,
    headingSpan,
    role: "body",
    start: heading.line.start,
    end: text.length,
  };
}
