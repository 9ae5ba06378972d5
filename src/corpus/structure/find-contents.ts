/**
 * The list of contents (目录) at the top of a report: headings that come again further down, with nothing between them.
 */
import type { Line } from "./read-lines.ts";
import { readMark } from "./read-mark.ts";

const CONTENTS_TITLE = /^目[\s\u3000]*录$/;
const LEADERS = /[\s.．·…—-]*\d{0,3}$/;
const DOTTED = /(?:[.．·]{3,}|…{2,})\s*\d{1,3}$/;
const MAX_ENTRY_CHARS = 60;
const MIN_ENTRIES = 2;
/** The list stands among this many written lines from the top. */
const MAX_LINES = 300;

/** Indices of the lines of the list. */
export function findContents(lines: readonly Line[]): Set<number> {
  const written = lines.filter(({ text }) => text !== "");
  const end = Math.min(written.length, MAX_LINES);
  const keys = written.map(({ text }) => contentsKey(text));
  const lastSeen = new Map(keys.map((key, position) => [key, position]));
  const isEntry = (position: number): boolean => {
    const text = written[position]?.text ?? "";
    const key = keys[position] ?? "";
    if (text.length > MAX_ENTRY_CHARS) return false;
    if (DOTTED.test(text) || CONTENTS_TITLE.test(text)) return true;
    return (lastSeen.get(key) ?? position) > position || (readMark(text) !== undefined && comesAgain(keys, position));
  };
  const found = new Set<number>();
  let run: Line[] = [];
  const close = (): void => {
    const marked = run.filter(({ text }) => readMark(text) !== undefined || DOTTED.test(text));
    if (run.length >= MIN_ENTRIES && marked.length > 0) for (const { index } of run) found.add(index);
    run = [];
  };
  written.slice(0, end).forEach((line, position) => {
    if (isEntry(position)) run.push(line);
    else close();
  });
  close();
  return found;
}

/** A heading with its paragraph on the same line begins with the entry's words. */
function comesAgain(keys: readonly string[], position: number): boolean {
  const key = keys[position] ?? "";
  return (
    key.length >= 4 &&
    keys.some((other, later) => later > position && other.length > key.length && other.startsWith(key))
  );
}

function contentsKey(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(LEADERS, "")
    .replace(/[。；]$/, "");
}
