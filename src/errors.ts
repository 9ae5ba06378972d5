/**
 * The errors Chuchu raises on purpose. Each has a stable `code`, and a message that ends with what to do next.
 * Turning an error into words on a surface is the chat's work, not done here.
 */

/** Exit code of the command line for an error: 2 is wrong usage or configuration, 1 anything else. */
export type ExitCode = 1 | 2;

export interface ChuchuErrorOptions {
  /** Stable, lower-case with underscores; safe to match on. */
  code: string;
  /** What went wrong, one sentence. */
  message: string;
  /** What the reader should do next, one sentence. */
  next: string;
  exitCode?: ExitCode;
  /** Facts about the failure: ids, paths given by the user, counts. Never text of reports or questions. */
  fields?: Record<string, unknown>;
  cause?: unknown;
}

/** Base of all errors that Chuchu raises on purpose; anything else that is thrown is a bug. */
export class ChuchuError extends Error {
  readonly code: string;
  readonly next: string;
  readonly exitCode: ExitCode;
  readonly fields: Record<string, unknown>;

  constructor(options: ChuchuErrorOptions) {
    super(`${options.message} ${options.next}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = options.code;
    this.next = options.next;
    this.exitCode = options.exitCode ?? 1;
    this.fields = options.fields ?? {};
  }
}

/** The settings or the command line are wrong (exit 2). */
export class ConfigurationError extends ChuchuError {
  constructor(options: Omit<ChuchuErrorOptions, "exitCode">) {
    super({ ...options, exitCode: 2 });
  }
}

/** A report file can't be read or decoded. */
export class CorpusError extends ChuchuError {}

/** The index is missing, damaged, or was built with other settings. */
export class IndexError extends ChuchuError {}

/** A model file or a model endpoint doesn't do its work. */
export class ModelError extends ChuchuError {}
