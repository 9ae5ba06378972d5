/**
 * Which lines are headings, and how deep: numbered ones, bare titles, titles of annexes and glossaries.
 * Doesn't make sections of them and doesn't look for tables.
 */
import type { Section } from "../report.ts";
import { bareCandidates, rankBareTitles } from "./find-bare-titles.ts";
import { readStandaloneTitle, type StandaloneTitle } from "./find-standalone.ts";
import type { Line } from "./read-lines.ts";
import { MARK_RANK, type Mark, readMark } from "./read-mark.ts";

/** A line, or the beginning of one, that is a heading. */
export interface Heading {
  line: Line;
  /** Smaller is further out. */
  rank: number;
  /** What the heading adds to the labels below it: 一、 (一) 2. or the text of an unnumbered heading. */
  label: string;
  title: string;
  /** Printed heading, whole. */
  printed: string;
  /** Where the heading ends in the canonical text; before the end of its last line when a paragraph follows there. */
  end: number;
  role: Section["role"];
  mark?: Mark;
  /** The line below, when the title stands there. */
  titleLine?: Line;
}

/** Rank of an annex or a glossary: it closes whatever is open. */
const STANDALONE_RANK = -1;
const SENTENCE_END = /[。！？!?]/;
/** A first sentence longer than this is a title only up to its first comma. */
const MAX_TITLE_CHARS = 50;

/** An annex or a glossary follows a heading with a number, or at least so many lines of text. */
const MIN_BODY_LINES = 3;
const BODY_LINE_CHARS = 60;

/** Headings in the order of the text; `taken` tells lines of tables and furniture, where none is looked for. */
export function findHeadings(lines: readonly Line[], taken: (index: number) => boolean): Heading[] {
  const marks = new Map<number, Mark>();
  for (const line of lines) {
    const mark = taken(line.index) ? undefined : readMark(line.text);
    if (mark) marks.set(line.index, mark);
  }
  const body = readBody(lines, marks, taken);
  const marked = [...body.marked].flatMap((line) => {
    const mark = marks.get(line.index);
    return mark ? [{ line, mark }] : [];
  });
  const numbered = marked.map(({ line, mark }) => numberedHeading(lines, line, mark, taken));
  const titled = numbered.flatMap(({ line, titleLine }) => [line.index, ...(titleLine ? [titleLine.index] : [])]);
  const candidates = bareCandidates(body.lines, taken, new Set(titled));
  const bare = rankBareTitles(candidates, marked);
  return [
    ...body.standalone,
    ...numbered,
    ...candidates.flatMap((line) => {
      const rank = bare.get(line.index);
      return rank === undefined ? [] : [bareHeading(line, rank)];
    }),
  ].sort((a, b) => a.line.index - b.line.index);
}

/** Follows the parts of the text: in a glossary or in notes numbered lines are entries, and bare titles stand in the body only. */
function readBody(lines: readonly Line[], marks: ReadonlyMap<number, Mark>, taken: (index: number) => boolean) {
  const result = { standalone: [] as Heading[], marked: [] as Line[], lines: [] as Line[] };
  let part: StandaloneTitle | undefined;
  let lastHan = 0;
  let entries = 0;
  let bodyLines = 0;
  for (const line of lines) {
    if (line.text === "" || taken(line.index)) continue;
    const mark = marks.get(line.index);
    const goesOn = part?.entries && mark?.style === "han" && mark.number === lastHan + 1 && entries !== mark.number - 1;
    if (goesOn) part = undefined;
    if (line.text.length >= BODY_LINE_CHARS) bodyLines += 1;
    const hasBody = result.marked.length > 0 || bodyLines >= MIN_BODY_LINES;
    const title = hasBody ? readStandaloneTitle(line.text) : undefined;
    if (title && !(title.length < line.text.length && bodyGoesOn(lines, line, marks, lastHan))) {
      part = title;
      entries = 0;
      result.standalone.push(standaloneHeading(lines, line, title, taken));
      continue;
    }
    if (mark && !part?.entries) {
      if (mark.style === "han" && !part) lastHan = mark.number;
      result.marked.push(line);
    } else if (mark) entries = mark.number;
    if (!part) result.lines.push(line);
  }
  return result;
}

/** A remark (注：…) within the body, with the next 一、 still to come, is no part of its own. */
function bodyGoesOn(lines: readonly Line[], from: Line, marks: ReadonlyMap<number, Mark>, lastHan: number): boolean {
  return lines.some(({ index }) => {
    const mark = index > from.index ? marks.get(index) : undefined;
    return mark?.style === "han" && mark.number === lastHan + 1;
  });
}

function numberedHeading(lines: readonly Line[], line: Line, mark: Mark, taken: (index: number) => boolean): Heading {
  const length = mark.length + titleLength(line.text.slice(mark.length));
  const own: Heading = {
    line,
    rank: MARK_RANK[mark.style],
    label: mark.label,
    title: line.text.slice(mark.length, length).replace(/[。；;：:]$/, ""),
    printed: line.text.slice(0, length),
    end: line.start + length,
    role: "body",
    mark,
  };
  return mark.length < line.text.length ? own : withTitleBelow(own, lines, taken);
}

function bareHeading(line: Line, rank: number): Heading {
  return { line, rank, label: line.text, title: line.text, printed: line.text, end: line.end, role: "body" };
}

function standaloneHeading(
  lines: readonly Line[],
  line: Line,
  part: StandaloneTitle,
  taken: (index: number) => boolean,
): Heading {
  const printed = line.text.slice(0, part.length);
  const title = part.title === "" ? printed.replace(/[:：]$/, "") : part.title;
  const own: Heading = {
    line,
    rank: STANDALONE_RANK,
    label: title,
    title,
    printed,
    end: line.start + part.length,
    role: part.role,
  };
  if (part.title !== "") return own;
  const named = withTitleBelow(own, lines, taken);
  return { ...named, label: named.title };
}

/** The title of 附件1, or of a number alone on its line, may stand on the line below. */
function withTitleBelow(heading: Heading, lines: readonly Line[], taken: (index: number) => boolean): Heading {
  let at = heading.line.index + 1;
  while (lines[at]?.text === "") at += 1;
  const titleLine = lines[at];
  if (!titleLine || taken(at) || !isTitle(titleLine.text)) return heading;
  const printed = `${heading.printed} ${titleLine.text}`;
  return { ...heading, title: titleLine.text, printed, end: titleLine.end, titleLine };
}

function isTitle(text: string): boolean {
  return text.length <= MAX_TITLE_CHARS && !/[。；，：:！？]$/.test(text) && readMark(text) === undefined;
}

/** Length of the title that `words`, the line behind the mark, begin with. */
function titleLength(words: string): number {
  const stop = SENTENCE_END.exec(words);
  const first = stop ? stop.index + 1 : words.length;
  if (first <= MAX_TITLE_CHARS) return first;
  const comma = words.search(/[，：；,:;]/);
  return comma >= 4 && comma <= MAX_TITLE_CHARS ? comma : first;
}
