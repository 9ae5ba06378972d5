/**
 * A PDF with a text layer → lines: paragraphs over the ends of lines and pages, tables by their columns, headers and page numbers
 * left out. Recognises no writing in pictures, and runs nothing that is in the file.
 */
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.js";
import { refuseFile } from "../file-refusal.ts";
import type { FileWarning } from "../file-warning.ts";
import type { ParsedFile } from "../parsed-file.ts";
import { composePages } from "./compose-pages.ts";
import { dropPageFurniture, type PageOfLines } from "./drop-page-furniture.ts";
import { groupLines } from "./group-lines.ts";
import type { PageLine } from "./page-line.ts";
import { type PageRules, readPageRules } from "./page-rules.ts";
import { type PageRuns, readPageRuns } from "./page-runs.ts";
import { findRuledTables, isInside } from "./ruled-tables.ts";

export const PDF_MAX_PAGES = 600;
const require = createRequire(import.meta.url);
/** Where the package lies, with the tables of characters that fonts without their own need. */
const PACKAGE = dirname(require.resolve("pdfjs-dist/package.json"));

/** @throws CorpusError encrypted_file, scanned_file, too_many_pages; Error when it's damaged */
export async function readPdf(bytes: Uint8Array, fileName: string): Promise<ParsedFile> {
  const document = await openPdf(bytes, fileName);
  if (document.numPages > PDF_MAX_PAGES) throw refuseFile("too_many_pages", fileName, `${document.numPages} pages`);
  const warnings = await extraWarnings(document);
  const pages: PageOfLines[] = [];
  let [unmapped, pictures] = [0, 0];
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const found = await readPageRuns(page);
    const rules = await readPageRules(page, OPS);
    unmapped += found.unmapped;
    pages.push({ height: found.height, lines: linesOfPage(found, rules, number) });
    if (found.runs.length === 0) {
      if (rules.hasPicture) pictures += 1;
      warnings.push(textlessPage(number, rules.hasPicture));
    }
    page.cleanup();
  }
  if (pictures > 0 && pages.every(({ lines }) => lines.length === 0)) throw refuseFile("scanned_file", fileName);
  if (unmapped > 0)
    warnings.push({
      code: "unmapped_glyphs",
      count: unmapped,
      message: `${unmapped} characters have no meaning in the file.`,
    });
  const lines = composePages(dropPageFurniture(pages));
  await document.destroy();
  return { text: lines.map((line) => `${line}\n`).join(""), warnings };
}

async function openPdf(bytes: Uint8Array, fileName: string): Promise<PDFDocumentProxy> {
  // pdf.js makes a matrix when it's loaded, for drawing; text needs none, so the package that draws isn't installed.
  if (!("DOMMatrix" in globalThis)) Object.assign(globalThis, { DOMMatrix: class {} });
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const folder = (name: string): string => join(PACKAGE, name) + sep;
  try {
    return await getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: folder("cmaps"),
      cMapPacked: true,
      standardFontDataUrl: folder("standard_fonts"),
      isEvalSupported: false,
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: 0,
    }).promise;
  } catch (cause) {
    if (cause instanceof Error && cause.name === "PasswordException") throw refuseFile("encrypted_file", fileName);
    throw cause;
  }
}

/** What a PDF may carry beside its pages. */
async function extraWarnings(document: PDFDocumentProxy): Promise<FileWarning[]> {
  const warnings: FileWarning[] = [];
  const attached = Object.keys((await document.getAttachments()) ?? {}).length;
  if (attached > 0)
    warnings.push({ code: "attachment", count: attached, message: `${attached} attached files were left out.` });
  if ((await document.getJSActions()) !== null || (await document.hasJSActions()))
    warnings.push({ code: "macro", message: "Scripts in the file were left out, and not run." });
  return warnings;
}

/** Lines in reading order, each table that is drawn with rules in the place where it stands. */
function linesOfPage(found: PageRuns, rules: PageRules, number: number): PageLine[] {
  const tables = findRuledTables(rules, found.runs);
  const runs = found.runs.filter((run) => !tables.some((table) => isInside(run, table)));
  const lines = groupLines({ ...found, runs }, number);
  for (const { top, bottom, left, right, rows } of tables) {
    const below = lines.findIndex((line) => line.y > bottom && (line.column === 0 || line.end > left));
    const size = found.runs.find((run) => isInside(run, { top, bottom, left, right }))?.size ?? 0;
    const line = { page: number, y: bottom, x: left, end: right, size, segments: [], column: 0, table: rows };
    lines.splice(below === -1 ? lines.length : below, 0, line);
  }
  return lines;
}

function textlessPage(page: number, isScan: boolean): FileWarning {
  return {
    code: isScan ? "scanned_page" : "empty_page",
    page,
    message: `Page ${page} ${isScan ? "is a picture without text" : "is empty"}.`,
  };
}
