/** The bytes of a draft as a file → its text: plain text in the encodings of reports, Markdown as it is, Word by its paragraphs. Opens no file. */
import { decodeText } from "../corpus/decode-text.ts";
import { parseApart } from "../corpus/formats/parse-apart.ts";
import { hasBytes, ZIP_MARK } from "../corpus/formats/unpacked-parts.ts";
import { ConfigurationError, CorpusError } from "../errors.ts";

/** A draft with some pictures in it. */
export const DRAFT_FILE_MAX_BYTES = 10_000_000;

/** Its text and markup; a draft of a hundred thousand characters has a third of it, and this takes two seconds. */
const UNPACKED_MAX_BYTES = 8_000_000;

/** What Word documents before .docx begin with, and .docx with a password. */
const COMPOUND_MARK = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Text with `\n` line ends; what it is, is told from the bytes, not from the name.
 * @param name as the reader knows the file, for messages
 * @throws ConfigurationError `draft_file_empty`, `draft_file_unsupported`, `draft_file_damaged`
 */
export async function readDraftFile(bytes: Uint8Array, name: string): Promise<string> {
  if (hasBytes(bytes, COMPOUND_MARK) || (isNamedWord(name) && !hasBytes(bytes, ZIP_MARK))) throw damaged(name);
  const text = hasBytes(bytes, ZIP_MARK) ? await readWord(bytes, name) : decode(bytes, name);
  if (text.trim() === "") throw empty(name);
  return text;
}

const isNamedWord = (name: string): boolean => /\.docx?$/iu.test(name);

async function readWord(bytes: Uint8Array, name: string): Promise<string> {
  try {
    const task = { bytes, fileName: name, format: "docx", unpackedMaxBytes: UNPACKED_MAX_BYTES } as const;
    return (await parseApart(task)).text;
  } catch (cause) {
    throw damaged(name, cause);
  }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return decodeText(bytes, name);
  } catch (cause) {
    if (cause instanceof CorpusError && cause.code === "empty_file") throw empty(name);
    throw new ConfigurationError({
      code: "draft_file_unsupported",
      message: `${name} is neither text nor a Word document (.docx).`,
      next: "Save the draft as .docx or as text in UTF-8.",
      fields: { file: name },
      cause,
    });
  }
}

function empty(file: string): ConfigurationError {
  return new ConfigurationError({
    code: "draft_file_empty",
    message: `${file} holds no text.`,
    next: "Save the draft in it, and check it again.",
    fields: { file },
  });
}

function damaged(file: string, cause?: unknown): ConfigurationError {
  return new ConfigurationError({
    code: "draft_file_damaged",
    message: `${file} can't be read as a Word document (.docx).`,
    next: "Open it in Word and save it as .docx, without a password.",
    fields: { file },
    cause,
  });
}
