/**
 * A Word document (.docx) → lines: a paragraph a line, a table row a line with ` | ` between its cells, footnotes at the end.
 * Headers, footers, pictures and comments are left out.
 */
import mammoth from "mammoth";
import type { FileWarning } from "./file-warning.ts";
import { loadMarkup, markupLines } from "./markup-lines.ts";
import type { ParsedFile } from "./parsed-file.ts";
import { prepareDocx } from "./prepare-docx.ts";
import { measureParts } from "./unpacked-parts.ts";

/** Text and markup of all parts; a report of a hundred thousand characters has a tenth of it. */
export const DOCX_MAX_BYTES = 40_000_000;
const NOTE = "li[id^='note-footnote-'], li[id^='note-endnote-']";

/** @throws Error when it isn't such a document, or becomes larger than `maxBytes` when it's unpacked */
export async function readDocx(bytes: Uint8Array, maxBytes: number = DOCX_MAX_BYTES): Promise<ParsedFile> {
  measureParts(bytes, maxBytes);
  const prepared = await prepareDocx(bytes);
  const { value } = await mammoth.convertToHtml(
    { buffer: prepared.bytes },
    { convertImage: mammoth.images.imgElement(async () => ({ src: "" })), idPrefix: "note-" },
  );
  const $ = loadMarkup(value);
  const notes = $(NOTE)
    .toArray()
    .map(
      (note, i) =>
        `[${i + 1}] ${markupLines(note)
          .join(" ")
          .replace(/^\d+\.\s+/u, "")
          .replace(/\s*↑$/u, "")}`,
    );
  $(NOTE).parent().remove();
  $("sup:has(a[href^='#note-'])").remove();
  const lines = markupLines($("body")[0] ?? ($.root()[0] as never));
  const warnings: FileWarning[] = [...prepared.warnings];
  if (notes.length > 0) {
    lines.push("注释", ...notes);
    warnings.push({
      code: "footnotes",
      count: notes.length,
      message: `${notes.length} footnotes were put at the end.`,
    });
  }
  return { text: lines.map((line) => `${line}\n`).join(""), warnings };
}
