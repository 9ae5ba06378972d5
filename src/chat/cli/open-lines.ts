/** The lines of a file that a command names, or of standard input. Doesn't look into them. */
import { openFile } from "./open-file.ts";
import { readLines } from "./read-lines.ts";
import type { Terminal } from "./terminal.ts";

/** @param file a path; `-` is standard input. @throws ConfigurationError `file_unreadable` */
export async function openLines(file: string, terminal: Terminal): Promise<AsyncIterable<string>> {
  return readLines(file === "-" ? terminal.input : await openFile(file));
}
