/**
 * Printed lines that aren't paragraphs: lines broken at a page's width are joined, and a line that holds a whole report is
 * parted at its numbered headings. Texts with a paragraph a line, the usual case, come out as they went in.
 */
import type { Line } from "./read-lines.ts";
import { readMark } from "./read-mark.ts";

/** A line from this length on is searched for headings inside. */
const MIN_PARTED_CHARS = 2500;
const MIN_PARTS = 3;
const INNER_MARK = /(?<=[。！？!?；：:”\s])(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/g;

/** A text is taken as broken at a page's width when it has so many lines, most of them full and ending within a sentence. */
const MIN_LINES = 30;
const MAX_WIDTH_CHARS = 60;
const FULL_SHARE_OF_WIDTH = 0.85;
const MIN_SHARE_BROKEN = 0.5;
const ENDS_A_PARAGRAPH = /[。！？；：!?;:”’）)]$/;

export function partLines(text: string, lines: readonly Line[]): Line[] {
  const width = wrapWidth(lines);
  const parted = width === undefined ? lines.flatMap((line) => partLine(text, line)) : joinLines(text, lines, width);
  return parted.map((line, index) => ({ ...line, index }));
}

function partLine(text: string, line: Line): Line[] {
  if (line.text.length < MIN_PARTED_CHARS) return [line];
  const starts = [0];
  const first = readMark(line.text);
  const last = new Map<string, number>(first ? [[first.style, first.number]] : []);
  for (const { index } of line.text.matchAll(INNER_MARK)) {
    const mark = readMark(line.text.slice(index, index + MAX_WIDTH_CHARS));
    if (!mark || (mark.number !== 1 && mark.number !== (last.get(mark.style) ?? 0) + 1)) continue;
    last.set(mark.style, mark.number);
    starts.push(index);
  }
  if (starts.length <= MIN_PARTS) return [line];
  return starts.map((start, i) =>
    slice(text, line, line.start + start, line.start + (starts[i + 1] ?? line.text.length)),
  );
}

/** Length of a full line when the text is broken at a width, else undefined. */
function wrapWidth(lines: readonly Line[]): number | undefined {
  const lengths = lines.flatMap(({ text }) => (text === "" ? [] : [text.length])).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  if (lengths.length < MIN_LINES || width > MAX_WIDTH_CHARS) return undefined;
  const full = lines.filter((line) => isFull(line, width) && !line.text.includes("|"));
  const broken = full.filter(
    ({ index, text }) => !ENDS_A_PARAGRAPH.test(text) && (lines[index + 1]?.text ?? "") !== "",
  );
  return full.length >= MIN_LINES / 2 && broken.length >= full.length * MIN_SHARE_BROKEN ? width : undefined;
}

function isFull({ text }: Line, width: number): boolean {
  return text.length >= width * FULL_SHARE_OF_WIDTH;
}

/** A line goes on in the next one when it's full and the next is neither indented nor numbered; (2) may stand within a sentence. */
function joinLines(text: string, lines: readonly Line[], width: number): Line[] {
  const joined: Line[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const last = joined.at(-1);
    const goesOn = before && last && isFull(before, width) && line.text !== "" && !beginsAnew(text, line, before);
    if (goesOn) joined[joined.length - 1] = slice(text, last, last.start, line.end);
    else joined.push(line);
    before = line;
  }
  return joined;
}

function beginsAnew(text: string, line: Line, before: Line): boolean {
  const indented = /[\s\u3000]/.test(text[line.start - 1] ?? "\n") && text[line.start - 1] !== "\n";
  const mark = readMark(line.text);
  const numbered = mark !== undefined && (!mark.style.startsWith("arabic") || ENDS_A_PARAGRAPH.test(before.text));
  return indented || line.hashes > 0 || numbered || /^[-—–|]|\s\|\s/.test(line.text);
}

function slice(text: string, line: Line, start: number, end: number): Line {
  return { ...line, start, end, text: text.slice(start, end) };
}
