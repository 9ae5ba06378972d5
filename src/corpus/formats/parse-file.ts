/** One file of a format that needs a library → its lines. Runs in a process of its own; starts none. */
import { ChuchuError } from "../../errors.ts";
import { type RefusalCode, refuseFile } from "./file-refusal.ts";
import type { ParsedFile, ReportFormat } from "./parsed-file.ts";

/** What goes to the process, bytes and all. */
export interface ParseTask {
  bytes: Uint8Array;
  fileName: string;
  format: Exclude<ReportFormat, "txt" | "md">;
  /** Of a .docx, unpacked. */
  unpackedMaxBytes?: number;
}

/** @throws CorpusError naming what is wrong with the file */
export async function parseFile(task: ParseTask): Promise<ParsedFile> {
  try {
    return await readBy(task);
  } catch (cause) {
    if (cause instanceof ChuchuError) throw cause;
    throw refuseFile(
      reason(cause),
      task.fileName,
      cause instanceof Error ? cause.message.slice(0, 200) : undefined,
      cause,
    );
  }
}

/** Libraries are loaded only when a file needs them. */
async function readBy({ bytes, fileName, format, unpackedMaxBytes }: ParseTask): Promise<ParsedFile> {
  if (format === "docx") return (await import("./read-docx.ts")).readDocx(bytes, unpackedMaxBytes);
  if (format === "html") return (await import("./read-html.ts")).readHtml(bytes, fileName);
  return (await import("./pdf/read-pdf.ts")).readPdf(bytes, fileName);
}

function reason(cause: unknown): RefusalCode {
  if (!(cause instanceof Error)) return "damaged_file";
  if (cause.name === "NestedTooDeep" || (cause instanceof RangeError && /call stack/iu.test(cause.message)))
    return "nested_too_deep";
  const isBomb = /unpacked parts of more than|larger than \d+ bytes|ERR_BUFFER_TOO_LARGE/u.test(
    `${cause.message} ${(cause as NodeJS.ErrnoException).code ?? ""}`,
  );
  return isBomb ? "unpacked_too_large" : "damaged_file";
}
