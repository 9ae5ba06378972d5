/** Figures that a question itself says (那26项重点项目, 这120亿元): they name the thing asked about. Doesn't say what is asked of it. */
import { readMentions } from "../corpus/figures/read-mentions.ts";

/** A bare or a small number names nothing by itself. */
const SHORTEST = 2;

/** As written in the folded text, units included; times are none. */
export function saidFigures(text: string): string[] {
  return readMentions(text)
    .filter(
      ({ unit, text: figure }) => unit !== "" && figure.length >= SHORTEST && !/^[一二两三]?[个次年天]$/u.test(figure),
    )
    .map(({ text: figure }) => figure);
}

const PART_OF_NUMBER = /[\d.．〇零一二三四五六七八九十百千万亿]$|\d[,，]$/u;
const THOUSANDS = /^\d{3}(?!\d)/u;

/**
 * Does a text hold the figure as printed, and not as the end of a longer number (5个 in 15个, 234家 in 1,234家)? A comma belongs to a number
 * only between its thousands.
 */
export function holdsFigure(text: string, figure: string): boolean {
  for (let at = text.indexOf(figure); at >= 0; at = text.indexOf(figure, at + 1)) {
    const [before] = PART_OF_NUMBER.exec(text.slice(Math.max(0, at - 2), at)) ?? [];
    if (before === undefined || (/[,，]/u.test(before) && !THOUSANDS.test(figure))) return true;
  }
  return false;
}
