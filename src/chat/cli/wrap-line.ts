/** Breaks a line of runs to the width of a terminal, Chinese characters counted as two columns. Draws no colours. */
import stringWidth from "string-width";
import type { Line } from "../reply.ts";

/**
 * What isn't broken: a Latin word or a number with its signs, one other character, each with the opening marks before it
 * and the closing marks after it (a line begins with no 。 and ends with no 《).
 */
const ATOM =
  /[（《“‘「『【〔([{]*(?:[\p{Script=Latin}\p{Nd}.,:%‰+\-/&]+|\s+|.)[，。；：、！？）》”’」』】〕%‰…—)\],.;:!?]*/gsu;

/** Lines of at most `width` columns; a figure stays whole unless it is wider than a line. The runs joined are the line. */
export function wrapLine(line: Line, width: number): Line[] {
  if (width === Number.POSITIVE_INFINITY) return [line];
  const lines: Line[] = [[]];
  let column = 0;
  for (const atom of line.flatMap(atomsOf)) {
    const columns = stringWidth(atom.text);
    if (column > 0 && column + columns > width) {
      lines.push([]);
      column = 0;
    }
    lines.at(-1)?.push(atom);
    column += columns;
  }
  return lines.map(joinRuns);
}

function atomsOf(run: Line[number]): Line {
  return run.mark === undefined ? (run.text.match(ATOM) ?? []).map((text) => ({ text })) : [run];
}

/** Plain neighbours made one run again. */
function joinRuns(line: Line): Line {
  const joined: Line = [];
  for (const run of line) {
    const last = joined.at(-1);
    if (last !== undefined && last.mark === undefined && run.mark === undefined) last.text += run.text;
    else joined.push({ ...run });
  }
  return joined;
}
