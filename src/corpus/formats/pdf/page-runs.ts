/**
 * Characters of one page of a PDF with their places, as pdf.js finds them. Makes no lines of them.
 */
import type { PDFPageProxy } from "pdfjs-dist/types/src/display/api.js";
import type { PageRun } from "./page-line.ts";

export interface PageRuns {
  runs: PageRun[];
  width: number;
  height: number;
  /** Characters that the file doesn't say the meaning of. */
  unmapped: number;
  /** Characters written along or against the page: seals, watermarks; left out. */
  turned: number;
}

/** Radicals in place of the characters that look the same, and forms kept for old encodings: ⽂ 文, 﨑 崎. */
const LOOKALIKE = /[\u2e80-\u2fdf\uf900-\ufaff]/gu;
const UNMAPPED = /[\ue000-\uf8ff\ufffd]/gu;
/** Two runs of the same text this close are one, drawn twice to look bold. */
const SAME_PLACE_POINTS = 0.8;

export async function readPageRuns(page: PDFPageProxy): Promise<PageRuns> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const found: PageRuns = { runs: [], width: viewport.width, height: viewport.height, unmapped: 0, turned: 0 };
  for (const item of items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const [a = 1, b = 0, , , x = 0, y = 0] = multiply(viewport.transform, item.transform);
    const size = Math.hypot(a, b);
    if (Math.abs(b) > Math.abs(a) * 0.1 || a < 0) {
      found.turned += item.str.length;
      continue;
    }
    const text = item.str.replace(LOOKALIKE, (character) => character.normalize("NFKC"));
    found.unmapped += text.match(UNMAPPED)?.length ?? 0;
    const run = { text, x, end: x + item.width, y, size };
    if (!isTwice(run, found.runs.at(-1))) found.runs.push(run);
  }
  return found;
}

function isTwice(run: PageRun, last: PageRun | undefined): boolean {
  return (
    last?.text === run.text &&
    Math.abs(last.x - run.x) < SAME_PLACE_POINTS &&
    Math.abs(last.y - run.y) < SAME_PLACE_POINTS
  );
}

/** Product of two matrices [a b c d e f]. */
export function multiply(m: readonly number[], n: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
