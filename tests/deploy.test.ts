/** What the files for running it for long name: variables, commands, paths, the version of Node. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { STOP_GRACE_MS } from "../src/chat/chat-adapter.ts";
import { ENVIRONMENT_VARIABLES } from "../src/config.ts";

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const read = (name: string): string => readFileSync(path(name), "utf8");
const { bin, engines, dependencies } = JSON.parse(read("package.json"));

describe("deploy/chuchu.service", () => {
  const lines = read("deploy/chuchu.service").split("\n");
  const setting = (key: string): string =>
    lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1) ?? "";

  test("runs the command, sets only variables that are read, and waits longer than answers may take", () => {
    expect(setting("ExecStart")).toBe(`/usr/bin/node ${bin.chuchu} start`);
    const variables = lines.flatMap((line) => line.match(/^Environment=(\w+)=/)?.[1] ?? []);
    expect(variables.length).toBeGreaterThan(0);
    expect(variables.filter((name) => !ENVIRONMENT_VARIABLES.includes(name))).toEqual([]);
    expect(Number(setting("TimeoutStopSec")) * 1000).toBeGreaterThan(STOP_GRACE_MS);
    expect(setting("RestartPreventExitStatus")).toBe("2");
  });
});

describe("Containerfile", () => {
  const text = read("Containerfile");

  test("is built on the Node that the package wants, and runs the command without root", () => {
    const images = [...text.matchAll(/^FROM \S*node:(\d+)/gm)].map(([, major]) => major);
    expect(images).toEqual([engines.node.match(/\d+/)?.[0], engines.node.match(/\d+/)?.[0]]);
    expect(text).toContain(`CMD ["node", "${bin.chuchu}", "start"]`);
    expect(text.lastIndexOf("USER node")).toBeGreaterThan(text.lastIndexOf("\nFROM"));
  });

  test("sets only variables that are read", () => {
    const [, runtime = ""] = text.split(/^FROM .*slim$/m);
    const set = [...(runtime.match(/^ENV (.*)$/m)?.[1] ?? "").matchAll(/(\w+)=/g)].map(([, name = ""]) => name);
    expect(set).toContain("INDEX_DIR");
    expect(set.filter((name) => name !== "NODE_ENV" && !ENVIRONMENT_VARIABLES.includes(name))).toEqual([]);
  });

  test("keeps secrets and what is built out of the image", () => {
    const ignored = read(".containerignore").split("\n");
    for (const name of [".env", ".git", "node_modules", "dist", "index/*"]) expect(ignored).toContain(name);
  });
});

test("deploy/shards.mjs starts the command with discord.js's manager", () => {
  const text = read("deploy/shards.mjs");
  expect(text).toContain(`"../${bin.chuchu}"`);
  expect(text).toContain('shardArgs: ["start"]');
  expect(dependencies).toHaveProperty("discord.js");
});
