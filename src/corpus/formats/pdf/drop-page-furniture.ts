/**
 * Headers, footers and page numbers: lines at the edges of pages that come again or hold a number only. Keeps everything else.
 */
import { lineWords, type PageLine } from "./page-line.ts";

/** Part of the page's height from the top and the bottom in which furniture stands. */
const EDGE = 0.11;
/** Lines at each edge that are looked at. */
const EDGE_LINES = 2;
const MIN_PAGES = 3;
const MIN_SHARE = 0.4;
const PAGE_NUMBER =
  /^[-—–―－·•.\s]*(?:第\s*)?(?:\d{1,4}|[ivxIVX]{1,5}|[一二三四五六七八九十百]{1,5})(?:\s*页)?(?:\s*[,，/]?\s*共?\s*\d{1,4}\s*页?)?[-—–―－·•.\s]*$/u;

export interface PageOfLines {
  height: number;
  lines: PageLine[];
}

export function dropPageFurniture(pages: readonly PageOfLines[]): PageLine[][] {
  const seen = new Map<string, Set<number>>();
  const edges = pages.map(edgeLines);
  edges.forEach((lines, page) => {
    for (const line of lines) {
      const key = keyOf(line);
      seen.set(key, (seen.get(key) ?? new Set()).add(page));
    }
  });
  const needed = Math.max(2, Math.min(MIN_PAGES, pages.length), pages.length * MIN_SHARE);
  return pages.map(({ lines }, page) => {
    const edge = edges[page] ?? new Set();
    return lines.filter((line) => {
      if (!edge.has(line)) return true;
      const words = lineWords(line);
      return !PAGE_NUMBER.test(words) && (seen.get(keyOf(line))?.size ?? 0) < needed;
    });
  });
}

function edgeLines({ height, lines }: PageOfLines): Set<PageLine> {
  const byHeight = [...lines].sort((a, b) => a.y - b.y);
  const top = byHeight.slice(0, EDGE_LINES).filter(({ y }) => y < height * EDGE);
  const bottom = byHeight.slice(-EDGE_LINES).filter(({ y }) => y > height * (1 - EDGE));
  return new Set([...top, ...bottom]);
}

/** Odd and even pages number differently, and a header may name the chapter's page. */
function keyOf(line: PageLine): string {
  return lineWords(line).replace(/\s/gu, "").replace(/\d+/gu, "#");
}
