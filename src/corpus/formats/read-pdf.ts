/** A PDF → lines. To be written. */
import type { ParsedFile } from "./parsed-file.ts";

export async function readPdf(_bytes: Uint8Array, _fileName: string): Promise<ParsedFile> {
  return { text: "", warnings: [] };
}
