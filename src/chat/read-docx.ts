/** A Word document (.docx) → plain text: a paragraph a line, a table row a line with ` | ` between its cells. Pictures and comments are left out. */
import mammoth from "mammoth";
import { measureParts } from "./unpacked-parts.ts";

/** The text and its markup; a draft of a hundred thousand characters has a third of it, and this takes two seconds. */
const UNPACKED_MAX_BYTES = 8_000_000;

/** Mammoth's HTML, not its raw text, which glues the lines of a paragraph and the cells of a row. */
const PIECE = /<(\/?)(\w+)[^>]*>|[^<]+/gu;
const BLOCKS = new Set(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6"]);
const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/** @throws Error when it isn't such a document, or becomes too large when it's unpacked */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  measureParts(bytes, UNPACKED_MAX_BYTES);
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
  );
  return linesOf(value);
}

function linesOf(html: string): string {
  let text = "";
  let cells = 0;
  for (const [piece, closing, tag] of html.matchAll(PIECE)) {
    if (tag === undefined) text += piece.replace(/&(?:lt|gt|quot|amp);/gu, (entity) => ENTITIES[entity] ?? entity);
    else if (tag === "td" || tag === "th") {
      cells += closing ? -1 : 1;
      if (closing) text = `${text.trimEnd()} | `;
    } else if (tag === "tr" && closing) text = `${text.replace(/ \| $/u, "")}\n`;
    else if (tag === "br") text += cells > 0 ? " " : "\n";
    else if (closing && BLOCKS.has(tag)) text += cells > 0 ? " " : "\n";
  }
  return text;
}
