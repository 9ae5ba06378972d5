/**
 * Lines of a PDF → paragraphs: a line goes on in the next one, over the end of a page too, unless print says that something begins.
 * Reads no table.
 */
import { readMark } from "../../structure/read-mark.ts";
import { lineText } from "../line-text.ts";
import type { Margins } from "./column-margins.ts";
import { closeUp, median } from "./group-lines.ts";
import { lineWords, type PageLine } from "./page-line.ts";

const INDENT_EM = 1.2;
/** A line that ends so much before the margin ends its paragraph. */
const SHORT_EM = 1.8;
const OTHER_SIZE = 0.09;
/** Of the usual distance between lines. */
const WIDE_PITCH = 1.45;
const ENDS_A_SENTENCE = /[。！？!?；;：:”’）)]$/u;
const STANDS_ALONE = /^(?:附?表|续表)\s*\d|^[（(]?(?:计量)?单位\s*[:：]|^(?:注|资料来源)\s*[:：\d]/u;

export function joinParagraphs(lines: readonly PageLine[], margins: (line: PageLine) => Margins): string[] {
  const pitch = usualPitch(lines);
  const paragraphs: string[] = [];
  let before: PageLine | undefined;
  for (const line of lines) {
    const words = lineWords(line);
    const last = paragraphs.at(-1);
    if (before && last !== undefined && goesOn(before, line, { pitch, margins }))
      paragraphs[paragraphs.length - 1] = join(last, words);
    else paragraphs.push(words);
    before = line;
  }
  return paragraphs.map((words) => lineText(closeUp(words))).filter((words) => words !== "");
}

interface Layout {
  /** Usual distance between lines, in points. */
  pitch: number;
  margins: (line: PageLine) => Margins;
}

function goesOn(before: PageLine, line: PageLine, { pitch, margins }: Layout): boolean {
  const [above, words] = [lineWords(before), lineWords(line)];
  const em = line.size;
  if (STANDS_ALONE.test(words) || STANDS_ALONE.test(above)) return false;
  if (Math.abs(before.size - line.size) > before.size * OTHER_SIZE) return false;
  if (before.end < margins(before).right - em * SHORT_EM) return false;
  if (line.x > margins(line).left + em * INDENT_EM) return false;
  const isBelow = before.page === line.page && line.y > before.y;
  if (isBelow && line.y - before.y > pitch * WIDE_PITCH) return false;
  const mark = readMark(words);
  return !(mark !== undefined && ENDS_A_SENTENCE.test(above));
}

function usualPitch(lines: readonly PageLine[]): number {
  const distances = lines.slice(1).flatMap((line, i) => {
    const before = lines[i];
    return before && before.page === line.page && line.y > before.y ? [line.y - before.y] : [];
  });
  return distances.length === 0 ? Number.POSITIVE_INFINITY : median(distances);
}

/** Words of letters keep their space; a number or a Chinese word broken at the margin has none. */
function join(left: string, right: string): string {
  return /[a-z]$/iu.test(left) && /^[a-z]/iu.test(right) ? `${left} ${right}` : left + right;
}
