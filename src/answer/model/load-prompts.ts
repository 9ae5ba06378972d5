/** Prompts (提示词) are files of prompts/; here they are read, versioned and filled. What they say isn't decided here. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** The slots of each prompt, the same in both languages. */
export const PROMPT_SLOTS = {
  answer: ["language", "conversation", "question", "evidence", "figures"],
  "explain-difference": ["language", "conversation", "question", "evidence", "figures"],
  rewrite: ["language", "conversation", "question"],
} as const;
export type PromptName = keyof typeof PROMPT_SLOTS;
type Values<N extends PromptName> = Record<(typeof PROMPT_SLOTS)[N][number], string>;

export interface Prompts {
  /** `answer.zh@3f2a9c1b`: task, language, hash of the file. */
  versionOf(name: PromptName, english: boolean): string;
  /** Values are data: what could end a fence or open a slot in them is taken out. */
  fill<N extends PromptName>(name: N, english: boolean, values: Values<N>): { system: string; user: string };
}

const SLOT = /\{\{([a-z]+)\}\}/gu;
const DIVIDER = /^---$/mu;
const VERSION_CHARS = 8;

/** @param folder with one file for each task and language */
export function loadPrompts(folder: URL): Prompts {
  const read = (name: PromptName, english: boolean): { version: string; text: string } => {
    const stem = `${name}.${english ? "en" : "zh"}`;
    const text = readFileSync(new URL(`${stem}.md`, folder), "utf8");
    const hash = createHash("sha256").update(text).digest("hex").slice(0, VERSION_CHARS);
    return { version: `${stem}@${hash}`, text };
  };
  const names = Object.keys(PROMPT_SLOTS) as PromptName[];
  const files = new Map(
    names.flatMap((name) => [true, false].map((english) => [`${name} ${english}`, read(name, english)] as const)),
  );
  const file = (name: PromptName, english: boolean) => files.get(`${name} ${english}`) ?? read(name, english);
  return {
    versionOf: (name, english) => file(name, english).version,
    fill(name, english, values) {
      const filled = (text: string): string =>
        text.replace(SLOT, (_, slot: string) => asData((values as Record<string, string>)[slot] ?? "")).trim();
      const [system = "", user = ""] = file(name, english).text.split(DIVIDER);
      return { system: filled(system), user: filled(user) };
    },
  };
}

/** Angle brackets become others that look alike; control characters but for line feeds go. */
const asData = (value: string): string =>
  value
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, " ");
