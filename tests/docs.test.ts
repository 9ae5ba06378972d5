/** What the documents say exists: commands, scripts, files, folders, variables. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runCli } from "../src/chat/cli/run-cli.ts";
import { ENVIRONMENT_VARIABLES } from "../src/config.ts";
import { createFakeTerminal } from "./support/fake-terminal.ts";
import { createRecordingBackend } from "./support/recording-backend.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DECISIONS = readdirSync(join(ROOT, "docs/decisions")).map((name) => `docs/decisions/${name}`);
const READMES = ["README.md", "README.zh-CN.md"];
const DOCUMENTS = [...READMES, "DESIGN.md", "CONTRIBUTING.md", ...DECISIONS];

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const scripts = (JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts;

/** Lines of the fenced blocks of a language. */
function blockLines(document: string, language: string): string[] {
  const blocks = document.matchAll(/^```(\w*)\n(.*?)^```$/gms);
  return [...blocks]
    .filter(([, of]) => of === language)
    .flatMap(([, , body = ""]) => body.split("\n").filter((line) => line.trim() !== ""));
}

/** Words of a shell line, quotes taken off; what follows a `>` or a `#` isn't given to the command. */
const wordsOf = (line: string): string[] =>
  [...line.replace(/\s[>#].*$/, "").matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

describe("commands", () => {
  const lines = READMES.flatMap((path) => blockLines(read(path), "sh").filter((line) => line.startsWith("chuchu ")));

  test.each([...new Set(lines)])("%s is understood", async (line) => {
    const [, ...args] = wordsOf(line);
    const terminal = createFakeTerminal();
    const code = await runCli(args, {
      terminal,
      language: "en",
      version: "0",
      openBackend: async () => createRecordingBackend(),
      onStop: () => {},
      debug: false,
    });
    const file = args.includes("--batch") || args.includes("--file");
    expect(terminal.err).toMatch(file ? /(?:questions|drafts|draft)\.\w+ can't be read/ : /^$/);
    expect(code).toBe(file ? 2 : 0);
  });

  test("both READMEs show the same commands", () => {
    const [english = [], chinese = []] = READMES.map((path) => blockLines(read(path), "sh"));
    expect(chinese).toEqual(english);
    expect(english).toEqual(expect.arrayContaining(["npm ci && npm start", "npm ci && npm test"]));
  });

  test.each(DOCUMENTS)("every npm script that %s names exists", (path) => {
    const named = [...read(path).matchAll(/npm (?:run (?:-s )?([\w-]+)|(start|test)\b)/g)].map(
      (match) => match[1] ?? match[2] ?? "",
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("the command that the READMEs name is the package's", () => {
    const { bin } = JSON.parse(read("package.json")) as { bin: Record<string, string> };
    expect(bin).toEqual({ chuchu: "dist/main.js" });
    expect(read("src/main.ts").startsWith("#!/usr/bin/env node\n")).toBe(true);
  });
});

describe("files", () => {
  test.each(DOCUMENTS)("every link of %s leads somewhere", (path) => {
    const document = read(path);
    const broken = [...document.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !target.startsWith("https://"))
      .filter((target) => {
        const [file = "", anchor] = target.split("#");
        const linked = file === "" ? path : posix.join(dirname(path), file);
        if (!existsSync(join(ROOT, linked))) return true;
        return anchor !== undefined && !headingAnchors(read(linked)).includes(decodeURIComponent(anchor));
      });
    expect(broken).toEqual([]);
  });

  test.each(DOCUMENTS)("every source file that %s names exists", (path) => {
    const named = [...read(path).matchAll(/`((?:src|tests|data|docs|models)\/[\w./-]+)`/g)].map(
      ([, file = ""]) => file,
    );
    expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test("the tree of CONTRIBUTING.md has every folder of src, and nothing that isn't there", () => {
    const tree = treePaths(blockLines(read("CONTRIBUTING.md"), "text"));
    expect(tree.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const folders = readdirSync(join(ROOT, "src"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.parentPath === join(ROOT, "src"))
      .map((entry) => posix.relative(ROOT, join(entry.parentPath, entry.name)));
    expect(folders.filter((folder) => !tree.includes(folder))).toEqual([]);
  });
});

test.each(READMES)("%s has a row for every variable", (path) => {
  const rows =
    read(path)
      .match(/^\| .*`[A-Z_*]+`.*$/gm)
      ?.join("\n") ?? "";
  const named = ENVIRONMENT_VARIABLES.map((name) => name.replace(/^(EMBEDDER|MODEL)_.*/, "$1_*"));
  expect(named.filter((name) => !rows.includes(`\`${name}\``))).toEqual([]);
});

/** As GitHub makes them: lower case, punctuation dropped, spaces to hyphens. */
function headingAnchors(document: string): string[] {
  return [...document.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Paths of an indented tree, two spaces a level; a line may name several levels at once. */
function treePaths(lines: readonly string[]): string[] {
  const parents: string[] = [];
  return lines.map((line) => {
    const level = (line.length - line.trimStart().length) / 2;
    const [name = ""] = line.trimStart().split(/\s/);
    parents.length = level;
    parents[level] = name.replace(/\/$/, "");
    return parents.join("/");
  });
}
