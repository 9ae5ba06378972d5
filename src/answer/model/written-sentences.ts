/** What a model is asked to write, and what of its text is that: whole when it is done, sentence by sentence while it comes. */
import { z } from "zod";

/** An answer has no more sentences; a model that writes more wasn't answering. */
const SENTENCES_MAX = 12;

const SENTENCE_SCHEMA = z.object({
  text: z.string(),
  /** Numbers of the evidence it rests on. */
  evidence: z.array(z.int().positive()),
  /** Figures of it that were computed, with their operands as printed. */
  computed: z.array(z.object({ figure: z.string(), operands: z.array(z.string()) })).default([]),
});
const ANSWER_SCHEMA = z.object({ sentences: z.array(SENTENCE_SCHEMA) });
const REWRITE_SCHEMA = z.object({ question: z.string() });

export type WrittenSentence = z.infer<typeof SENTENCE_SCHEMA>;

const jsonOf = (schema: z.ZodType): Record<string, unknown> => z.toJSONSchema(schema);
export const ANSWER_FORM = { name: "answer", json: jsonOf(ANSWER_SCHEMA) };
export const REWRITE_FORM = { name: "question", json: jsonOf(REWRITE_SCHEMA) };

export function readAnswer(
  text: string,
): { sentences: WrittenSentence[] } | { gaveUp: "malformed" | "rambling" | "silent" } {
  const parsed = ANSWER_SCHEMA.safeParse(jsonIn(text));
  if (!parsed.success) return { gaveUp: "malformed" };
  const { sentences } = parsed.data;
  if (sentences.length === 0) return { gaveUp: "silent" };
  return sentences.length > SENTENCES_MAX ? { gaveUp: "rambling" } : { sentences };
}

export function readRewriting(text: string): string | undefined {
  return REWRITE_SCHEMA.safeParse(jsonIn(text)).data?.question;
}

/** Thoughts that some models put before their answer. */
const THOUGHTS = /^\s*<think>[\s\S]*?<\/think>/u;

/** The outermost object of a text: some endpoints put a fence around it, or words. */
function jsonIn(text: string): unknown {
  const answer = text.replace(THOUGHTS, "");
  const [start, end] = [answer.indexOf("{"), answer.lastIndexOf("}")];
  if (start < 0 || end < start) return undefined;
  try {
    return JSON.parse(answer.slice(start, end + 1));
  } catch {
    return undefined;
  }
}

/** The sentences that are whole in a text still coming, in order. */
export function sentencesSoFar(text: string): WrittenSentence[] {
  const answer = text.replace(THOUGHTS, "");
  const list = /"sentences"\s*:\s*\[/u.exec(answer);
  if (list === null) return [];
  const sentences: WrittenSentence[] = [];
  for (const object of objectsIn(answer, list.index + list[0].length)) {
    if (sentences.length === SENTENCES_MAX) break;
    const parsed = SENTENCE_SCHEMA.safeParse(jsonIn(object));
    if (!parsed.success) break;
    sentences.push(parsed.data);
  }
  return sentences;
}

/** Texts of the objects side by side from `at`, as far as they are closed. */
function* objectsIn(text: string, at: number): Generator<string> {
  let depth = 0;
  let start = at;
  let quoted = false;
  for (let i = at; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character === "\\") i++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{") {
      if (depth === 0) start = i;
      depth += 1;
    } else if (character === "}") {
      depth -= 1;
      if (depth === 0) yield text.slice(start, i + 1);
    } else if (character === "]" && depth === 0) return;
  }
}
