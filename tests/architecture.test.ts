/** The rules of DESIGN.md that can be read off the source: direction of imports, one place per library, names of files. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** A folder imports only from itself and from folders before it. */
const FLOW = ["models", "corpus", "indexing", "retrieval", "answer", "chat"];
/** Files of src/ that every folder may import. */
const FREE = ["errors", "config", "logger"];
/** Where a library may be imported; several files only where the place is a folder. */
const PLACES: Record<string, RegExp> = {
  "hnswlib-node": /^src\/indexing\/vector-store\.ts$/,
  "onnxruntime-node": /^src\/models\/onnx\//,
  "@huggingface/tokenizers": /^src\/models\/onnx\//,
  "@node-rs/jieba": /^src\/indexing\/tokenize\.ts$/,
  "opencc-js": /^src\/indexing\//,
  cheerio: /^src\/corpus\/formats\//,
  jszip: /^src\/corpus\/formats\/prepare-docx\.ts$/,
  linkedom: /^src\/corpus\/formats\/find-article\.ts$/,
  mammoth: /^src\/corpus\/formats\/read-docx\.ts$/,
  "@mozilla/readability": /^src\/corpus\/formats\/find-article\.ts$/,
  "pdfjs-dist": /^src\/corpus\/formats\/pdf\//,
  commander: /^src\/chat\/cli\//,
  picocolors: /^src\/chat\/cli\//,
  "string-width": /^src\/chat\/cli\//,
  "cli-table3": /^src\/chat\/cli\//,
  chokidar: /^src\/indexing\/shelf\/watch-corpus\.ts$/,
  diff: /^src\/indexing\/shelf\/compare-reports\.ts$/,
  "@langchain/openai": /^src\/models\/language\/openai-language-model\.ts$/,
  "@langchain/anthropic": /^src\/models\/language\/anthropic-language-model\.ts$/,
  "@langchain/ollama": /^src\/models\/language\/ollama-language-model\.ts$/,
  "discord.js": /^src\/chat\/discord\//,
  "discord-api-types": /^src\/chat\/discord\//,
  "rate-limiter-flexible": /^src\/chat\/ask-limits\.ts$/,
  "p-queue": /^src\/chat\/ask-queue\.ts$/,
  "lru-cache": /^src\/chat\//,
};
const VAGUE_NAME = /^(?:index|utils?|helpers?|types?|constants?|common|shared|misc|.*-?(?:manager|service))\.ts$/;
const KEBAB_CASE = /^[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/;

interface SourceFile {
  /** From the root of the repository, with `/`. */
  path: string;
  text: string;
}

function violations({ path, text }: SourceFile): string[] {
  const name = posix.basename(path);
  return [
    ...(KEBAB_CASE.test(name) ? [] : ["is not in kebab-case"]),
    ...(VAGUE_NAME.test(name) ? ["has a name that says nothing"] : []),
    ...(/^export default /m.test(text) ? ["has a default export"] : []),
    ...(/\bprocess\s*(?:\.|\?\.)\s*env\b|["']process["']\]/.test(text) && path !== "src/main.ts"
      ? ["reads process.env"]
      : []),
    ...(/^(?:#!.*\n)?\/\*\*/.test(text) ? [] : ["doesn't open with what it owns"]),
    ...ts.preProcessFile(text).importedFiles.flatMap(({ fileName }) => importViolations(path, fileName)),
  ];
}

function importViolations(path: string, imported: string): string[] {
  if (!imported.startsWith(".")) {
    const [first = "", second = ""] = imported.split("/");
    const library = imported.startsWith("@") ? `${first}/${second}` : first;
    return PLACES[library]?.test(path) === false ? [`imports ${library}`] : [];
  }
  const [, folder = "", ...below] = posix.normalize(posix.join(posix.dirname(path), imported)).split("/");
  if (below.length === 0) return FREE.includes(folder.replace(/\.ts$/, "")) ? [] : [`imports ${folder}`];
  const [, own = ""] = path.split("/");
  const from = FLOW.includes(own) ? FLOW.indexOf(own) : FLOW.length;
  const to = FLOW.indexOf(folder);
  return to >= 0 && to <= from ? [] : [`imports ${folder}, which comes after ${own}`];
}

function filesIn(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

describe("the source", () => {
  const files = filesIn("src");

  test("keeps the rules", () => {
    expect(files.flatMap((file) => violations(file).map((violation) => `${file.path} ${violation}`))).toEqual([]);
  });

  test("has no other folders than those of the flow", () => {
    const folders = new Set(
      files.map(({ path }) => path.split("/")).flatMap(([, folder, below]) => (below ? [folder] : [])),
    );
    expect([...folders].filter((folder) => !FLOW.includes(folder ?? ""))).toEqual([]);
  });

  test("loads hnswlib-node in one file", () => {
    expect(files.filter(({ text }) => /["']hnswlib-node["']/.test(text)).map(({ path }) => path)).toEqual([
      "src/indexing/vector-store.ts",
    ]);
  });
});

/** Libraries that only chats which stay up, or only some drafts, need. */
const NOT_FOR_ASK = ["discord.js", "lru-cache", "p-queue", "rate-limiter-flexible", "mammoth"];
/** What a file loads at once; types and `await import()` aren't. */
const STATIC_IMPORT = /^(?:import|export)\s(?!type\b)[^;]*?from\s"([^"]+)"|^import\s"([^"]+)"/gm;

/** Libraries that are loaded with these files. */
function librariesLoaded(entries: readonly string[]): Set<string> {
  const texts = new Map(filesIn("src").map(({ path, text }) => [path, text]));
  const libraries = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, from, alone] of texts.get(path)?.matchAll(STATIC_IMPORT) ?? []) {
      const name = from ?? alone ?? "";
      if (name.startsWith(".")) visit(posix.join(posix.dirname(path), name));
      else libraries.add(name);
    }
  };
  for (const entry of entries) visit(entry);
  return libraries;
}

describe("what is loaded", () => {
  test("ask, check and figures don't pay for chats", () => {
    const commands = ["ask", "check", "figures", "index"].map((name) => `src/chat/cli/${name}-command.ts`);
    const loaded = librariesLoaded([
      "src/main.ts",
      "src/answer/create-desk.ts",
      "src/indexing/open-index.ts",
      ...commands,
    ]);
    expect(loaded).toContain("commander");
    expect(loaded).toContain("picocolors");
    expect(NOT_FOR_ASK.filter((library) => loaded.has(library))).toEqual([]);
  });

  test("the way to find it finds it", () => {
    expect(librariesLoaded(["src/chat/run-chats.ts"])).toContain("p-queue");
    expect(librariesLoaded(["src/chat/discord/create-discord-adapter.ts"])).toContain("discord.js");
  });
});

describe("the rules find what breaks them", () => {
  const opening = "/** Owns a thing. */\n";

  test.each([
    ["src/models/a.ts", 'import { b } from "../corpus/b.ts";', "imports corpus, which comes after models"],
    [
      "src/corpus/structure/a.ts",
      'import type { B } from "../../chat/b.ts";',
      "imports chat, which comes after corpus",
    ],
    ["src/answer/a.ts", 'const b = await import("../chat/cli/b.ts");', "imports chat, which comes after answer"],
    ["src/chat/a.ts", 'export { main } from "../main.ts";', "imports main.ts"],
    ["src/chat/a.ts", 'import { x } from "../../tests/x.ts";', "imports x.ts"],
    ["src/retrieval/a.ts", 'import { HierarchicalNSW } from "hnswlib-node";', "imports hnswlib-node"],
    ["src/chat/a.ts", 'import { Client } from "discord.js";', "imports discord.js"],
    ["src/indexing/a.ts", "const key = process.env.KEY;", "reads process.env"],
    ["src/corpus/utils.ts", "", "has a name that says nothing"],
    ["src/chat/message-service.ts", "", "has a name that says nothing"],
    ["src/corpus/parseReport.ts", "", "is not in kebab-case"],
    ["src/corpus/a.ts", "export default 1;", "has a default export"],
  ])("%s with %s", (path, line, violation) => {
    expect(violations({ path, text: `${opening}${line}\n` })).toEqual([violation]);
  });

  test("a file without its opening comment", () => {
    expect(violations({ path: "src/corpus/a.ts", text: "export const a = 1;\n" })).toEqual([
      "doesn't open with what it owns",
    ]);
  });

  test.each([
    ["src/chat/cli/a.ts", 'import { b } from "../../models/b.ts"; import { Command } from "commander";'],
    ["src/models/a.ts", 'import { ModelError } from "../errors.ts"; import { b } from "./onnx/b.ts";'],
    ["src/main.ts", 'import { a } from "./chat/a.ts"; import { c } from "./config.ts"; process.env;'],
  ])("and let pass %s with %s", (path, line) => {
    expect(violations({ path, text: `${opening}${line}\n` })).toEqual([]);
  });
});
