/** Answers a JSONL file line by line, in order: `{id, …}` in, `{id, answer}` or `{id, error}` out. Opens no file. */
import type { AskRequest, CheckRequest } from "../../answer/desk.ts";
import { ConfigurationError } from "../../errors.ts";
import type { Messages } from "../messages/messages.ts";
import { describeError } from "../present-error.ts";
import { readDraft, readQuestion } from "../read-question.ts";
import { toJson } from "./to-json.ts";

type Fields = Record<string, unknown>;

export interface BatchOptions {
  lines: AsyncIterable<string>;
  /** Answers the fields of one line; what it throws becomes that line's error. */
  answer(fields: Fields): Promise<unknown>;
  write(text: string): void;
  messages: Messages;
  onError(error: unknown): void;
}

/** Resolves to the number of lines that couldn't be answered. Blank lines are passed over. */
export async function runBatch({ lines, answer, write, messages, onError }: BatchOptions): Promise<number> {
  let failed = 0;
  for await (const line of lines) {
    if (line.trim() === "") continue;
    let id: string | number | null = null;
    try {
      const fields = readFields(line);
      id = readId(fields);
      write(`${toJson({ id, answer: await answer(fields) }, 0)}\n`);
    } catch (error) {
      failed += 1;
      onError(error);
      const words = describeError(error, messages);
      write(`${toJson({ id, error: { code: words.code, message: messages.advice(words) } }, 0)}\n`);
    }
  }
  return failed;
}

/** The request that a line of `check --batch` makes. @throws ConfigurationError `line_without_text`, and what readDraft throws */
export function readCheckLine({ text, report: given }: Fields, report: string | undefined): CheckRequest {
  const wanted = given ?? report;
  if (typeof text !== "string" || (wanted !== undefined && typeof wanted !== "string")) {
    throw lineError("line_without_text", "This line has no readable text.", '{"id": …, "text": "…"}');
  }
  return { text: readDraft(text), ...(wanted === undefined ? {} : { report: wanted }) };
}

/**
 * The request that a line of `ask --batch` makes; `turns` wins over `question`.
 * @throws ConfigurationError `line_without_question`, and what readQuestion throws
 */
export function readAskLine(fields: Fields, report: string | undefined): AskRequest {
  const turns = fields.turns ?? [fields.question];
  const wanted = fields.report ?? report;
  const readable = Array.isArray(turns) && turns.length > 0 && turns.every((turn) => typeof turn === "string");
  if (!readable || (wanted !== undefined && typeof wanted !== "string")) {
    throw lineError("line_without_question", "This line has no readable question or turns.");
  }
  return { turns: turns.map(readQuestion), ...(wanted === undefined ? {} : { report: wanted }) };
}

function readFields(line: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw lineError("line_not_json", "This line isn't a JSON object.");
  }
  return value as Fields;
}

function readId({ id }: Fields): string | number {
  if (typeof id === "string" || typeof id === "number") return id;
  throw lineError("line_without_id", "This line has no id.");
}

function lineError(code: string, message: string, form = '{"id": …, "question": "…"}'): ConfigurationError {
  return new ConfigurationError({ code, message, next: `Write ${form}.` });
}
