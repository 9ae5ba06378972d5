/** The draft that `check` is given: words of the command line, a file, or standard input. Doesn't look for figures. */
import { ConfigurationError } from "../../errors.ts";
import { DRAFT_FILE_MAX_BYTES, readDraftFile } from "../read-draft-file.ts";
import { readDraft } from "../read-question.ts";
import { openFile } from "./open-file.ts";
import type { Terminal } from "./terminal.ts";

/** Names standard input, as a file and as a draft. */
const STANDARD_INPUT = "-";

export interface DraftSource {
  /** Words of the command line; `-` alone is standard input, and so is nothing at all. */
  words: string;
  /** A path; `-` is standard input. */
  file?: string;
}

/** @throws ConfigurationError `file_unreadable`, and what readDraftFile and readDraft throw */
export async function openDraft({ words, file }: DraftSource, terminal: Terminal): Promise<string> {
  const path = file ?? (words === "" ? STANDARD_INPUT : words === STANDARD_INPUT ? words : undefined);
  if (path === undefined) return readDraft(words);
  const [name, stream] = path === STANDARD_INPUT ? ["stdin", terminal.input] : [path, await openFile(path)];
  return readDraft(await readDraftFile(await readBytes(stream, name), name));
}

/** Stops as soon as there is more than a draft may have, whatever the stream's end. */
async function readBytes(stream: NodeJS.ReadableStream, name: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > DRAFT_FILE_MAX_BYTES) throw tooLarge(name);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(file: string): ConfigurationError {
  const limit = DRAFT_FILE_MAX_BYTES / 1_000_000;
  return new ConfigurationError({
    code: "draft_file_too_large",
    message: `${file} is larger than ${limit} MB.`,
    next: "Take pictures out of it, or check it in parts.",
    fields: { file, limit },
  });
}
