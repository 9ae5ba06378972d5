/** The terminal as commands see it: where to read, where to write, and what the other end can show. Formats nothing. */
import type { ReadStream, WriteStream } from "node:tty";

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  /** Nothing is piped in: to read from it is to wait for someone to type. */
  readonly inputIsTerminal: boolean;
  /** Where `write` writes, for the prompt's line editing. */
  readonly output: NodeJS.WritableStream;
  /** Answers. */
  write(text: string): void;
  /** Progress, logs, errors. */
  writeError(text: string): void;
  /** Someone sits at it: the prompt may ask, with history and editing. */
  readonly interactive: boolean;
  /** Progress may rewrite its line. */
  readonly showsProgress: boolean;
  /** Columns of a terminal; Infinity for a pipe or a file, whose lines are left whole. */
  readonly width: number;
  /** Rows of a terminal; Infinity for a pipe or a file. */
  readonly height: number;
  readonly hasColors: boolean;
  /** The output is a file on disk, not a pipe and not a terminal. */
  readonly writesFile: boolean;
}

const WIDTH_DEFAULT = 80;
const HEIGHT_DEFAULT = 24;

export function createTerminal(streams: {
  stdin: NodeJS.ReadableStream & Partial<ReadStream>;
  stdout: NodeJS.WritableStream & Partial<WriteStream>;
  stderr: NodeJS.WritableStream & Partial<WriteStream>;
  stdoutIsFile: boolean;
}): Terminal {
  const { stdin, stdout, stderr, stdoutIsFile } = streams;
  const isTerminal = stdout.isTTY === true;
  return {
    input: stdin,
    inputIsTerminal: stdin.isTTY === true,
    output: stdout,
    write: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
    interactive: isTerminal && stdin.isTTY === true,
    showsProgress: stderr.isTTY === true,
    get width() {
      return isTerminal ? stdout.columns || WIDTH_DEFAULT : Number.POSITIVE_INFINITY;
    },
    get height() {
      return isTerminal ? stdout.rows || HEIGHT_DEFAULT : Number.POSITIVE_INFINITY;
    },
    hasColors: isTerminal && stdout.hasColors?.() === true,
    writesFile: stdoutIsFile,
  };
}
