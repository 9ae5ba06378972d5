/** What a file is, told from its bytes, its name only deciding between kinds of text. Reads no text. */
import { extname } from "node:path";
import { type RefusalCode, refuseFile } from "./file-refusal.ts";
import type { ReportFormat } from "./parsed-file.ts";
import { hasBytes, partNames, ZIP_MARK } from "./unpacked-parts.ts";

/** OLE2: Word before .docx, and .docx with a password inside. */
const COMPOUND_MARK = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Where readers of PDF look for the mark (PDF 32000-1, annex H, note 13). */
const PDF_MARK_WITHIN = 1024;
const SNIFFED_BYTES = 4096;
/** The name of the stream that holds a document with a password, in UTF-16. */
const ENCRYPTED_PACKAGE = Buffer.from("EncryptedPackage", "utf16le");
const REFUSED_MARKS: readonly [readonly number[], RefusalCode][] = [
  [[0x89, 0x50, 0x4e, 0x47], "picture_file"],
  [[0xff, 0xd8, 0xff], "picture_file"],
  [[0x47, 0x49, 0x46, 0x38], "picture_file"],
  [[0x49, 0x49, 0x2a, 0x00], "picture_file"],
  [[0x4d, 0x4d, 0x00, 0x2a], "picture_file"],
  [[0x42, 0x4d, 0x00, 0x00], "picture_file"],
  [[0x1f, 0x8b], "archive_file"],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "archive_file"],
  [[0x52, 0x61, 0x72, 0x21], "archive_file"],
  [[0x50, 0x4b, 0x05, 0x06], "archive_file"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "unsupported_file"], // {\rtf
  [[0x7f, 0x45, 0x4c, 0x46], "unsupported_file"],
  [[0x4d, 0x5a, 0x90], "unsupported_file"],
];
const MARKUP = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/iu;
const SINGLE_FILE_PAGE = /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*content-type:\s*multipart\/related/iu;

/**
 * @throws CorpusError naming what the file is when it's none of the formats
 */
export function detectFormat(bytes: Uint8Array, fileName: string): ReportFormat {
  const extension = extname(fileName).toLowerCase();
  if (hasBytes(bytes, ZIP_MARK)) return detectInArchive(bytes, fileName);
  if (hasBytes(bytes, COMPOUND_MARK)) {
    const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED_PACKAGE);
    throw refuseFile(isEncrypted ? "encrypted_file" : "legacy_office_file", fileName);
  }
  const head = Buffer.from(bytes.subarray(0, SNIFFED_BYTES));
  if (head.subarray(0, PDF_MARK_WITHIN).includes("%PDF-")) return "pdf";
  const refused = REFUSED_MARKS.find(([mark]) => hasBytes(bytes, mark));
  if (refused) throw refuseFile(refused[1], fileName);
  if (/^\.(?:docx?|docm|pdf|xlsx?|wps)$/u.test(extension)) throw refuseFile("damaged_file", fileName);
  const start = asText(head);
  if (SINGLE_FILE_PAGE.test(start)) throw refuseFile("unsupported_file", fileName, "mhtml");
  if (/^\.(?:html?|xhtml|shtml)$/u.test(extension) || MARKUP.test(start)) return "html";
  return extension === ".md" || extension === ".markdown" ? "md" : "txt";
}

function detectInArchive(bytes: Uint8Array, fileName: string): ReportFormat {
  let names: string[];
  try {
    names = partNames(bytes);
  } catch (cause) {
    throw refuseFile("damaged_file", fileName, cause instanceof Error ? cause.message : undefined, cause);
  }
  if (names.some((name) => /vbaProject\.bin$/iu.test(name))) throw refuseFile("macro_file", fileName);
  if (names.includes("word/document.xml")) return "docx";
  if (names.some((name) => /^xl\//u.test(name))) throw refuseFile("spreadsheet_file", fileName);
  if (names.some((name) => /^ppt\//u.test(name) || name === "mimetype")) throw refuseFile("unsupported_file", fileName);
  throw refuseFile("archive_file", fileName);
}

/** Enough of it to see markup in: ASCII, or UTF-16 with its marks left out. */
function asText(head: Buffer): string {
  return head
    .toString("latin1")
    .replace(/^(?:ï»¿|ÿþ|þÿ)/u, "")
    .replaceAll("\0", "");
}
