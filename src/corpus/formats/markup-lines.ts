/**
 * A tree of HTML → lines: a paragraph a line, a table by its rows, lists with their numbers. Scripts, forms and what is hidden are left out.
 * Doesn't choose what part of a page is the article.
 */
import { type CheerioAPI, load } from "cheerio";
import type { AnyNode, Element } from "domhandler";
import { lineText, NOTE_MARK } from "./line-text.ts";
import { type TableCell, tableLines } from "./table-lines.ts";

/** Elements within elements; a page has some thirty. */
const MAX_DEPTH = 400;

const LEFT_OUT = new Set(
  "script style noscript template head iframe frame object embed applet svg math canvas audio video map button select input textarea option nav dialog link meta title".split(
    " ",
  ),
);
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q ruby rb s samp small span strike strong sub sup time tt u var wbr o:p st1:chsdate".split(
    " ",
  ),
);
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/iu;
/** A line of the source that ends within Chinese text. */
const BROKEN_SOURCE = /(?<=[\p{Script=Han}，。；：、）”])[ \t]*\n\s*(?=[\p{Script=Han}，。；：、（“])/gu;
/** A cell with more text than this, in several paragraphs, is a part of a page laid out as a table. */
const MAX_CELL_CHARS = 600;

/** Elements that a page leaves open; a parser takes the square of it in time, so it's counted before. */
const MAX_OPEN = 2000;
const TAG = /<(\/?)([a-z][a-z\d]*)/giu;
/** Need no end tag, or end each other. */
const CLOSED_BY_OTHERS = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot option html body".split(
    " ",
  ),
);

class NestedTooDeep extends Error {
  override readonly name = "NestedTooDeep";
}

/** @throws NestedTooDeep before anything recursive is done with the tree */
export function loadMarkup(html: string): CheerioAPI {
  let opened = 0;
  for (const [, closing, tag = ""] of html.matchAll(TAG)) {
    if (CLOSED_BY_OTHERS.has(tag.toLowerCase())) continue;
    opened = closing ? Math.max(0, opened - 1) : opened + 1;
    if (opened > MAX_OPEN) throw new NestedTooDeep(`more than ${MAX_OPEN} elements left open`);
  }
  const $ = load(html);
  const open: [AnyNode, number][] = $.root()
    .contents()
    .toArray()
    .map((node) => [node, 1]);
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    if (depth > MAX_DEPTH) throw new NestedTooDeep(`elements nested more than ${MAX_DEPTH} deep`);
    if ("children" in node) for (const child of node.children) open.push([child, depth + 1]);
  }
  return $;
}

/** Lines of `root` and what is in it; an empty one stands only between two tables that follow each other. */
export function markupLines(root: AnyNode): string[] {
  const lines: string[] = [];
  let words = "";
  const flush = (): void => {
    const line = lineText(words);
    if (line !== "") lines.push(line);
    words = "";
  };
  const walk = (node: AnyNode): void => {
    if (node.type === "text") words += node.data.replace(BROKEN_SOURCE, "");
    if (!isElement(node)) {
      if (node.type === "root") node.children.forEach(walk);
      return;
    }
    if (isLeftOut(node)) return;
    if (isNoteMark(node)) return;
    if (node.name === "br") flush();
    else if (node.name === "table" && isData(node)) {
      flush();
      if (lines.at(-1)?.includes(" | ")) lines.push("");
      lines.push(...tableLines(rowsOf(node)));
    } else if (isInline(node)) {
      node.children.forEach(walk);
    } else {
      flush();
      words = itemLabel(node);
      node.children.forEach(walk);
      flush();
    }
  };
  walk(root);
  flush();
  return lines;
}

export function isElement(node: AnyNode): node is Element {
  return node.type === "tag" || node.type === "script" || node.type === "style";
}

/** Whether an element is never part of a text. */
export function isLeftOut(node: Element): boolean {
  const { hidden, style } = node.attribs;
  return LEFT_OUT.has(node.name) || hidden !== undefined || (style !== undefined && HIDDEN.test(style));
}

function isInline(node: Element): boolean {
  return INLINE.has(node.name) || node.name.includes(":");
}

/** The number that a browser prints before an item of an ordered list. */
function itemLabel(node: Element): string {
  const list = node.parent;
  if (node.name !== "li" || !list || !isElement(list) || list.name !== "ol") return "";
  if (/list-style(?:-type)?\s*:\s*none/iu.test(list.attribs.style ?? "")) return "";
  const items = list.children.filter((child) => isElement(child) && child.name === "li");
  const first = Number.parseInt(list.attribs.start ?? "1", 10);
  return `${(Number.isNaN(first) ? 1 : first) + items.indexOf(node)}. `;
}

/** Rows of cells rather than a page laid out: at least two columns and rows somewhere, no table in a cell, no article in one. */
function isData(table: Element): boolean {
  const rows = rowElements(table);
  const cells = rows.flatMap(cellElements);
  if (rows.length < 2 || Math.max(0, ...rows.map((row) => width(row))) < 2) return false;
  return cells.every((cell) => !holds(cell, "table") && (textOf(cell).length <= MAX_CELL_CHARS || !holds(cell, "p")));
}

function width(row: Element): number {
  return cellElements(row).reduce((sum, cell) => sum + spanOf(cell.attribs.colspan), 0);
}

function rowsOf(table: Element): TableCell[][] {
  return captionRows(table).concat(
    rowElements(table).map((row) =>
      cellElements(row).map((cell) => ({
        text: textOf(cell),
        rowSpan: spanOf(cell.attribs.rowspan),
        colSpan: spanOf(cell.attribs.colspan),
      })),
    ),
  );
}

/** `<caption>` as a row over all columns. */
function captionRows(table: Element): TableCell[][] {
  const caption = table.children.filter(isElement).find(({ name }) => name === "caption");
  const columns = Math.max(1, ...rowElements(table).map(width));
  return caption ? [[{ text: textOf(caption), rowSpan: 1, colSpan: columns }]] : [];
}

function rowElements(table: Element): Element[] {
  return table.children.filter(isElement).flatMap((child) => {
    if (child.name === "tr") return isLeftOut(child) ? [] : [child];
    return /^t(?:head|body|foot)$/u.test(child.name)
      ? child.children.filter(isElement).filter((row) => row.name === "tr" && !isLeftOut(row))
      : [];
  });
}

function cellElements(row: Element): Element[] {
  return row.children.filter(isElement).filter((cell) => /^t[dh]$/u.test(cell.name) && !isLeftOut(cell));
}

function spanOf(attribute: string | undefined): number {
  const span = Number.parseInt(attribute ?? "1", 10);
  return Number.isNaN(span) || span < 1 ? 1 : Math.min(span, 1000);
}

function holds(node: Element, name: string): boolean {
  return node.children.filter(isElement).some((child) => child.name === name || holds(child, name));
}

/** All of an element's text, its blocks and line breaks apart by a space. */
function textOf(node: Element): string {
  return markupLines(node).join(" ");
}

function isNoteMark(node: Element): boolean {
  return node.name === "sup" && NOTE_MARK.test(node.children.flatMap((child) => textOfChild(child)).join(""));
}

function textOfChild(node: AnyNode): string {
  if (node.type === "text") return node.data;
  return isElement(node) ? textOf(node) : "";
}
