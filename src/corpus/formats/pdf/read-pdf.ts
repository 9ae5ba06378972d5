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
import { readPageRuns } from "./page-runs.ts";

export const PDF_MAX_PAGES = 600;
const require = createRequire(import.meta.url);
/** Where the package lies, with the tables of characters that fonts without their own need. */
const PACKAGE = dirname(require.resolve("pdfjs-dist/package.json"));

/** @throws CorpusError encrypted_file, scanned_file, too_many_pages; Error when it's damaged */
export async function readPdf(bytes: Uint8Array, fileName: string): Promise<ParsedFile> {
  const document = await openPdf(bytes, fileName);
  if (document.numPages > PDF_MAX_PAGES) throw refuseFile("too_many_pages", fileName, `${document.numPages} pages`);
  const warnings: FileWarning[] = [];
  const pages: PageOfLines[] = [];
  let [unmapped, pictures] = [0, 0];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const found = await readPageRuns(page);
    unmapped += found.unmapped;
    pages.push({ height: found.height, lines: groupLines(found, number) });
    if (found.runs.length === 0) {
      const isScan = await hasPicture(document, number);
      if (isScan) pictures += 1;
      warnings.push({
        code: isScan ? "scanned_page" : "empty_page",
        page: number,
        message: `Page ${number} ${isScan ? "is a picture without text" : "is empty"}.`,
      });
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

async function hasPicture(document: PDFDocumentProxy, number: number): Promise<boolean> {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const page = await document.getPage(number);
  const { fnArray } = await page.getOperatorList();
  const drawn = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);
  return fnArray.some((operation) => drawn.has(operation));
}
