/**
 * What a maintainer should look at in a report: numbering that jumps, characters lost in decoding, very long lines, no headings.
 * Only looks; nothing is corrected.
 */
import type { ParseWarning } from "../report.ts";
import type { Heading } from "./find-headings.ts";
import type { Line } from "./read-lines.ts";

/** A paragraph of this length was probably several. */
const MAX_LINE_CHARS = 4000;
/** A text shorter than this may well have no headings. */
const SHORT_TEXT_CHARS = 1500;

export function findOddities(lines: readonly Line[], headings: readonly Heading[]): ParseWarning[] {
  const length = lines.at(-1)?.end ?? 0;
  const noHeadings: ParseWarning[] =
    headings.length === 0 && length > SHORT_TEXT_CHARS
      ? [{ line: 1, code: "no_headings", message: "No headings were found; everything stands under 前言." }]
      : [];
  return [...noHeadings, ...lines.flatMap(lineOddities), ...numberingJumps(headings)];
}

function lineOddities({ number: line, text }: Line): ParseWarning[] {
  const warnings: ParseWarning[] = [];
  const lost = text.split("\ufffd").length - 1;
  if (lost > 0)
    warnings.push({
      line,
      code: "lost_characters",
      message: `${lost} characters were lost before the report was stored.`,
    });
  if (text.length > MAX_LINE_CHARS)
    warnings.push({ line, code: "long_line", message: `A line of ${text.length} characters.` });
  return warnings;
}

/** Among headings of one style under the same heading each number should follow the one before. */
function numberingJumps(headings: readonly Heading[]): ParseWarning[] {
  const warnings: ParseWarning[] = [];
  const open: { rank: number; number: number }[] = [];
  for (const { rank, mark, label, line } of headings) {
    while ((open.at(-1)?.rank ?? Number.NEGATIVE_INFINITY) > rank) open.pop();
    const sibling = open.at(-1)?.rank === rank ? open.pop() : undefined;
    open.push({ rank, number: mark?.number ?? 0 });
    const expected = (sibling?.number ?? 0) + 1;
    if (mark && mark.number !== expected && mark.number !== 1) {
      warnings.push({
        line: line.number,
        code: "numbering_jump",
        message: `${label} comes where ${expected} was expected.`,
      });
    }
  }
  return warnings;
}
