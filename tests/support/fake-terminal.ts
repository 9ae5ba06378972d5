/** A terminal that keeps what was written; its input is given as chunks of text. */
import { PassThrough, Readable } from "node:stream";
import type { Terminal } from "../../src/chat/cli/terminal.ts";

export interface FakeTerminal extends Terminal {
  /** All that went to standard output so far. */
  readonly out: string;
  /** All that went to standard error so far. */
  readonly err: string;
}

export function createFakeTerminal(
  changes: Partial<Omit<Terminal, "input">> & { input?: (string | Uint8Array)[] } = {},
): FakeTerminal {
  const { input = [], ...others } = changes;
  const output = new PassThrough();
  let out = "";
  let err = "";
  return {
    input: Readable.from(input.map((chunk) => Buffer.from(chunk))),
    inputIsTerminal: changes.input === undefined,
    output,
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      err += text;
    },
    interactive: false,
    showsProgress: false,
    width: Number.POSITIVE_INFINITY,
    height: Number.POSITIVE_INFINITY,
    hasColors: false,
    writesFile: false,
    ...others,
    get out() {
      return out;
    },
    get err() {
      return err;
    },
  };
}
