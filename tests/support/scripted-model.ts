/** A language model that writes what a test says, and remembers what it was asked. */
import type { LanguageModel, TextRequest, WrittenText } from "../../src/models/language-model.ts";

export interface ScriptedModel extends LanguageModel {
  readonly requests: TextRequest[];
}

/** Something other than a string is written as JSON; a result with a `status` is given as it is. */
export function createScriptedModel(
  write: (request: TextRequest, nth: number) => unknown | Promise<unknown>,
): ScriptedModel {
  const requests: TextRequest[] = [];
  return {
    id: "scripted:m",
    requests,
    async write(request) {
      const written = await write(request, requests.push(request) - 1);
      if (isWritten(written)) return written;
      const text = typeof written === "string" ? written : JSON.stringify(written);
      request.onText?.(text);
      return { status: "written", text, inputTokens: 70, outputTokens: 30 };
    },
  };
}

const isWritten = (value: unknown): value is WrittenText =>
  typeof value === "object" && value !== null && "status" in value;
