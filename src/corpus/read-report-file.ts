/**
 * A file as it came → canonical text of a report, whatever its format, with what was odd about it. Text files stay as they are.
 * Opens no path and keeps nothing: it's given bytes.
 */
import { basename, extname } from "node:path";
import { CorpusError } from "../errors.ts";
import { decodeText } from "./decode-text.ts";
import { detectFormat } from "./formats/detect-format.ts";
import type { FileWarning } from "./formats/file-warning.ts";
import { type ParseLimits, parseApart } from "./formats/parse-apart.ts";
import type { ReportFormat } from "./formats/parsed-file.ts";
import { MAX_REPORT_BYTES } from "./load-corpus.ts";
import type { ParseWarning, ReportMetadata } from "./report.ts";

/** Extensions of files that may be reports; what a file is, its bytes decide. */
export const REPORT_FILE_EXTENSIONS: readonly string[] = [".txt", ".md", ".docx", ".pdf", ".html", ".htm"];

export interface ReportFile {
  bytes: Uint8Array;
  /** Name or path as the maintainer knows it; only its last part is used, and never as a path. */
  fileName: string;
}

export interface ReportFileText {
  /** Canonical text: `\n` line ends, a paragraph a line, a table row a line with ` | ` between its cells. */
  text: string;
  format: ReportFormat;
  /** In the form of a parser's warnings; those about the whole file have line 1. */
  warnings: (FileWarning & ParseWarning)[];
  /** What the file says of itself beside its text; `readMetadata` reads the rest from the text. */
  metadata: Pick<ReportMetadata, "date" | "url">;
}

/**
 * For a text file the result is decodeText's. All others are parsed in a process of their own.
 * @throws CorpusError with a code that says what the file is (scanned_file, encrypted_file, empty_file …) and what to do
 */
export async function readReportFile(file: ReportFile, limits?: ParseLimits): Promise<ReportFileText> {
  const fileName = basename(file.fileName.replaceAll("\\", "/"));
  const { bytes } = file;
  if (bytes.length === 0) throw emptyFile(fileName);
  if (bytes.length > MAX_REPORT_BYTES) throw tooLarge(fileName, bytes.length);
  const format = detectFormat(bytes, fileName);
  const named = warnOfName(format, fileName);
  if (format === "txt" || format === "md") {
    return { text: decodeText(bytes, fileName), format, warnings: named.map(onLineOne), metadata: {} };
  }
  const { text, warnings, date, url } = await parseApart({ bytes, fileName, format }, limits);
  if (text.trim() === "") throw emptyFile(fileName);
  const metadata = { ...(date === undefined ? {} : { date }), ...(url === undefined ? {} : { url }) };
  return { text, format, warnings: [...named, ...warnings].map(onLineOne), metadata };
}

function onLineOne(warning: FileWarning): FileWarning & ParseWarning {
  return { line: 1, ...warning };
}

function warnOfName(format: ReportFormat, fileName: string): FileWarning[] {
  const extension = extname(fileName).toLowerCase().slice(1);
  const fits = extension === format || extension === "" || (format === "html" && /^(?:x|s)?html?$/u.test(extension));
  if (fits || (format === "txt" && !REPORT_FILE_EXTENSIONS.includes(`.${extension}`))) return [];
  return [{ code: "format_by_content", message: `Named .${extension}, read as ${format}.` }];
}

function emptyFile(fileName: string): CorpusError {
  return new CorpusError({
    code: "empty_file",
    message: `${fileName} holds no text.`,
    next: "Save the report's text in it as UTF-8, or take the file out of the corpus.",
    fields: { file: fileName },
  });
}

function tooLarge(fileName: string, bytes: number): CorpusError {
  return new CorpusError({
    code: "file_too_large",
    message: `${fileName} has ${bytes} bytes; a report has at most ${MAX_REPORT_BYTES}.`,
    next: "Split it, or keep only the report's text in it.",
    fields: { file: fileName, bytes },
  });
}
