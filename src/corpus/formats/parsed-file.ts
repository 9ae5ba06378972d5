/** What a reader makes of a report file: its text as lines, and what the file says about itself. Holds no structure of the report. */
import type { FileWarning } from "./file-warning.ts";

/** Formats that become reports. */
export type ReportFormat = "txt" | "md" | "docx" | "pdf" | "html";

export interface ParsedFile {
  /** Lines with `\n` ends: a paragraph a line, a table row a line with ` | ` between its cells. */
  text: string;
  warnings: FileWarning[];
  /** ISO date on which the file says it was published. */
  date?: string;
  /** Address the file says it came from; http or https. */
  url?: string;
}
