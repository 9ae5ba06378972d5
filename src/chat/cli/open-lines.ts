/** The lines of a file that a command names, or of standard input. Doesn't look into them. */
import { createReadStream } from "node:fs";
import { ConfigurationError } from "../../errors.ts";
import { readLines } from "./read-lines.ts";
import type { Terminal } from "./terminal.ts";

/** @param file a path; `-` is standard input. @throws ConfigurationError `file_unreadable` */
export async function openLines(file: string, terminal: Terminal): Promise<AsyncIterable<string>> {
  return readLines(file === "-" ? terminal.input : await openFile(file));
}

async function openFile(path: string): Promise<NodeJS.ReadableStream> {
  const stream = createReadStream(path);
  await new Promise<void>((resolve, reject) => {
    stream.once("readable", resolve);
    stream.once("error", reject);
  }).catch((cause: NodeJS.ErrnoException) => {
    throw new ConfigurationError({
      code: "file_unreadable",
      message: `The file ${path} can't be read (${cause.code}).`,
      next: "Check its path and permissions.",
      fields: { path, reason: cause.code },
      cause,
    });
  });
  return stream;
}
