/**
 * Which part of a saved web page is the report: the container of a known template of government sites, else the smallest element
 * with nearly all sentences and numbers, or what Readability leaves of it. Doesn't turn it into lines.
 */
import { Readability } from "@mozilla/readability";
import type { CheerioAPI } from "cheerio";
import type { AnyNode, Element } from "domhandler";
import { parseHTML } from "linkedom";
import { readMark } from "../structure/read-mark.ts";
import { isElement, isLeftOut, loadMarkup, markupLines } from "./markup-lines.ts";

/** Containers of the content systems that government sites run on (TRS, UCAP, 大汉, 方正 …), the narrowest first. */
const TEMPLATES = [
  "#UCAP-CONTENT",
  ".trs_editor_view",
  ".TRS_UEDITOR",
  ".TRS_Editor",
  "[role='contentText']",
  "ucapcontent",
  "#zoomcon",
  "#zoom",
  "#Zoom",
  "#vsb_content",
  ".v_news_content",
  "#NewsContent",
  "#newscontent",
  "#artibody",
  "#content_body",
  ".article-content",
  ".article_content",
  ".articleContent",
  ".article-body",
  ".pages_content",
  ".view_content",
  ".news_content",
  ".content_detail",
  ".detail-content",
  ".xxgk_content",
  ".zwxl-article",
  ".arti_con",
  ".bt-content",
  "#fontzoom",
  "#content",
  "article",
];
/** Part of all sentences and numbers of tables on the page that the article has at least; a part of it may stand in a menu. */
const MIN_SHARE = 0.9;
/** The same where no template says what belongs together. */
const MIN_SHARE_OF_SMALLEST = 0.97;
const NUMBER_CELL = /^\s*[-−]?\d[\d,]*(?:\.\d+)?[%‰]?\s*$/u;
/** What a number in a table counts for, in characters of a sentence. */
const NUMBER_CELL_CHARS = 10;

export interface Article {
  root: AnyNode;
  /** The page's own markup, in which titles and dates are looked for. */
  by: "template" | "readability" | "sentences" | "page";
}

/** `html` is what `$` was made of. */
export function findArticle($: CheerioAPI, html: string): Article | undefined {
  const [page] = $("body").toArray();
  if (page === undefined) return undefined;
  const all = sentenceChars(page);
  if (all === 0) return { root: page, by: "page" };
  for (const selector of TEMPLATES) {
    const found = $(selector)
      .toArray()
      .find((element) => sentenceChars(element) >= all * MIN_SHARE);
    if (found) return { root: found, by: "template" };
  }
  const own = smallest(page);
  const readable = byReadability(html, all);
  return readable && isCleaner(readable, own)
    ? { root: readable, by: "readability" }
    : { root: own, by: own === page ? "page" : "sentences" };
}

/** Less around the article, and no numbered heading and no row lost. */
function isCleaner(readable: Element, own: Element): boolean {
  const [lines, all] = [markupLines(readable), markupLines(own)];
  const kept = new Set(lines);
  const isLost = (line: string): boolean => !kept.has(line) && (readMark(line) !== undefined || line.includes(" | "));
  return lines.join("").length < all.join("").length && !all.some(isLost);
}

function byReadability(html: string, all: number): Element | undefined {
  try {
    const { document } = parseHTML(html);
    const content = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
      charThreshold: 200,
    }).parse()?.content;
    if (!content) return undefined;
    const [root] = loadMarkup(content)("body").toArray();
    return root !== undefined && sentenceChars(root) >= all * MIN_SHARE ? root : undefined;
  } catch {
    // It's a guess among others; a page that it stumbles over is read without it.
    return undefined;
  }
}

/** The innermost element that holds nearly all that its surroundings hold; never a table's row. */
function smallest(page: Element): Element {
  const all = sentenceChars(page);
  let found = page;
  for (let at: Element | undefined = page; at !== undefined; ) {
    if (at.name !== "tbody" && at.name !== "tr") found = at;
    at = at.children
      .filter(isElement)
      .find((child) => !isLeftOut(child) && sentenceChars(child) >= all * MIN_SHARE_OF_SMALLEST);
  }
  return found;
}

/** Characters of text that ends like a sentence, and of numbers in cells: menus and footers have hardly any. */
function sentenceChars(root: AnyNode): number {
  let count = 0;
  const open: AnyNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "text") {
      if (/[。；]/u.test(node.data)) count += node.data.replace(/\s+/gu, "").length;
      else if (NUMBER_CELL.test(node.data)) count += NUMBER_CELL_CHARS;
    } else if (isElement(node) ? !isLeftOut(node) : node.type === "root") open.push(...(node as Element).children);
  }
  return count;
}
