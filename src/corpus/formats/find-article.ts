/**
 * Which part of a saved web page is the report: the container of a known template of government sites, else what Readability
 * finds, else the smallest element with nearly all sentences. Doesn't turn it into lines.
 */
import { Readability } from "@mozilla/readability";
import type { CheerioAPI } from "cheerio";
import type { AnyNode, Element } from "domhandler";
import { parseHTML } from "linkedom";
import { isElement, isLeftOut, loadMarkup } from "./markup-lines.ts";

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
/** Part of all sentences on the page that the article has at least. */
const MIN_SHARE = 0.85;

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
  const readable = byReadability(html, all);
  if (readable) return { root: readable, by: "readability" };
  return { root: smallest(page, all), by: "sentences" };
}

function byReadability(html: string, all: number): AnyNode | undefined {
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

/** The innermost element that holds nearly all sentences and all tables with numbers. */
function smallest(page: Element, all: number): Element {
  let at = page;
  for (;;) {
    const inner: Element | undefined = at.children
      .filter(isElement)
      .find((child) => !isLeftOut(child) && sentenceChars(child) >= all * MIN_SHARE);
    if (inner === undefined || inner.name === "tbody" || inner.name === "tr") return at;
    at = inner;
  }
}

/** Characters of text that ends like a sentence, and of rows with numbers: menus and footers have hardly any. */
function sentenceChars(root: AnyNode): number {
  let count = 0;
  const open: AnyNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "text") count += /[。；]/u.test(node.data) ? node.data.replace(/\s+/gu, "").length : 0;
    else if (isElement(node) ? !isLeftOut(node) : node.type === "root") open.push(...(node as Element).children);
  }
  return count;
}
