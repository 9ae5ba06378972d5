/** The one place that turns an error into words for a person, and into data. Writes nothing anywhere. */
import type { ConfigurationProblem } from "../config.ts";
import { ChuchuError } from "../errors.ts";
import type { ChatErrorCode } from "./messages/chat-messages.ts";
import type { KnownErrorCode } from "./messages/known-error-code.ts";
import type { ErrorMessage, Messages } from "./messages/messages.ts";

export interface ErrorWords extends ErrorMessage {
  /** Stable, for programs. */
  code: string;
}

/** What to tell about an error; one that nobody raised on purpose is `internal`, told by its first line only. */
export function describeError(error: unknown, messages: Messages): ErrorWords {
  if (isSystemError(error)) {
    const { code, syscall, path = syscall } = error;
    return { code: "system", ...messages.errors.system({ code, path }) };
  }
  if (!(error instanceof ChuchuError)) {
    const detail = (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
    return { code: "internal", ...messages.errors.internal({ detail }) };
  }
  const { code, fields } = error;
  if (code === "configuration_invalid") {
    const problems = fields.problems as ConfigurationProblem[];
    const message = problems.map((problem) => `\n  ${messages.configuration.problem(problem)}`).join("");
    return { code, message: `${messages.configuration.intro}${message}\n`, next: messages.configuration.next };
  }
  const wording = Object.hasOwn(messages.errors, code) ? messages.errors[code as KnownErrorCode] : undefined;
  if (wording !== undefined) return { code, ...wording(fields) };
  return { code, message: error.message.slice(0, -error.next.length).trim(), next: error.next };
}

/** Mistakes of the person who asks, worded for the command line and for chats alike. */
const ASKERS_MISTAKE = /^(?:question|draft)_/u;

/**
 * The same for a person in a chat, who can't mend a setting or an index: what isn't their own mistake is `failed`, told by `id`.
 * @param id as the log has it
 */
export function describeChatError(error: unknown, messages: Messages, id: string): ErrorWords {
  const code = error instanceof ChuchuError ? error.code : "internal";
  const { errors } = messages.chat;
  const fields = error instanceof ChuchuError ? error.fields : {};
  if (code !== "failed" && Object.hasOwn(errors, code)) return { code, ...errors[code as ChatErrorCode](fields) };
  if (ASKERS_MISTAKE.test(code)) return describeError(error, messages);
  return { code: "failed", ...errors.failed({ id }) };
}

/** What Node throws when the operating system refuses: no permission, no space, too many files. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "errno" in error;
}

/** The error and its causes with their stacks: for maintainers, at LOG_LEVEL=debug. */
export function traceError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\nCaused by: ${traceError(error.cause)}`;
}
