/** Why a file doesn't become a report, as errors with a code and a next step. Decides nothing itself. */
import { CorpusError } from "../../errors.ts";

const REFUSALS = {
  encrypted_file: ["is protected by a password", "Save it without a password and add it again."],
  legacy_office_file: [
    "is a Word file of before 2007 (.doc) or another old Office file",
    "Open it and save it as .docx.",
  ],
  macro_file: ["holds macros, which reports don't have", "Save it as .docx, without macros."],
  spreadsheet_file: ["is a spreadsheet", "Put the table into a .docx or save the page it stands on as .html."],
  archive_file: ["is an archive", "Unpack it and add the report that is in it."],
  picture_file: ["is a picture", "Add a text of the report; writing in pictures isn't read."],
  unsupported_file: ["is in a format that isn't read", "Save it as .txt, .md, .docx, .pdf with text, or .html."],
  damaged_file: ["is damaged, or isn't what its name says", "Open it in the program it comes from and save it again."],
  scanned_file: ["is a scan: its pages are pictures without text", "Have the text recognised, check it, and add that."],
  nested_too_deep: ["nests its parts deeper than any document does", "Save it again from a browser or an editor."],
  unpacked_too_large: ["becomes far too large when it's unpacked", "Keep only the report in it."],
  too_many_pages: ["has more pages than a report", "Keep only the pages of the report in it."],
  reading_timed_out: ["takes too long to read", "Save it again in a simpler form, or add its text as .txt."],
  reading_crashed: [
    "can't be read: its reader broke down",
    "Save it again in a simpler form, or add its text as .txt.",
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** The error for a file that its reader refuses. `detail` is for the log, never text of the file. */
export function refuseFile(code: RefusalCode, fileName: string, detail?: string, cause?: unknown): CorpusError {
  const [is, next] = REFUSALS[code];
  const fields = { file: fileName, ...(detail === undefined ? {} : { detail }) };
  return new CorpusError({ code, message: `${fileName} ${is}.`, next, fields, cause });
}

export function isRefusal(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code);
}
