/** The process in which files are parsed: one task in, one outcome out, over the channel to its parent. Reads and writes no file. */
import { ChuchuError } from "../../errors.ts";
import { type ParseTask, parseFile } from "./parse-file.ts";
import type { ParsedFile } from "./parsed-file.ts";

/** What comes back; errors as data, since classes don't survive the channel. */
export type ParseOutcome = { parsed: ParsedFile } | { refused: { code: string; detail?: string } };

process.once("message", (task: ParseTask) => {
  parseFile(task).then(
    (parsed) => reply({ parsed }),
    (error: unknown) => reply({ refused: describe(error) }),
  );
});

function reply(outcome: ParseOutcome): void {
  process.send?.(outcome, undefined, undefined, () => process.disconnect());
}

function describe(error: unknown): { code: string; detail?: string } {
  if (!(error instanceof ChuchuError)) return { code: "reading_crashed" };
  const { detail } = error.fields;
  return { code: error.code, ...(typeof detail === "string" ? { detail } : {}) };
}
