import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createFeedbackFile } from "../../src/chat/feedback-file.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const NOW = new Date("2026-03-01T08:00:00Z");
const path = async (): Promise<string> => join(await temporaryFolder(), "kept", "votes.jsonl");
const row = (user: string) => ({ user, vote: "up" as const, question: "2019年GDP是多少？", receipt: "0f1e2d3c" });
const usersIn = async (file: string): Promise<string[]> =>
  (await readFile(file, "utf8")).split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line).user]));

describe("createFeedbackFile", () => {
  test("one line a vote, in a folder that it makes", async () => {
    const file = await path();
    const feedback = createFeedbackFile(file, () => NOW);
    await feedback.add(row("discord:1"));
    await feedback.add({ ...row("discord:2"), vote: "down", reason: "年份不对\n第二行" });
    const lines = (await readFile(file, "utf8"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { time: "2026-03-01T08:00:00.000Z", ...row("discord:1") },
      { time: "2026-03-01T08:00:00.000Z", ...row("discord:2"), vote: "down", reason: "年份不对\n第二行" },
    ]);
  });

  test("votes at once lose nothing", async () => {
    const file = await path();
    const feedback = createFeedbackFile(file);
    const users = Array.from({ length: 40 }, (_, i) => `discord:${i}`);
    await Promise.all(users.map((user) => feedback.add(row(user))));
    expect(await usersIn(file)).toEqual(users);
  });

  test("forget deletes one user's rows, those added meanwhile stay", async () => {
    const file = await path();
    const feedback = createFeedbackFile(file);
    await Promise.all(["discord:1", "discord:11", "discord:1"].map((user) => feedback.add(row(user))));
    const [deleted] = await Promise.all([feedback.forget("discord:1"), feedback.add(row("discord:3"))]);
    expect(deleted).toBe(2);
    expect(await usersIn(file)).toEqual(["discord:11", "discord:3"]);
    expect(await feedback.forget("discord:1")).toBe(0);
  });

  test("a line that can't be read is left alone; without a file there is nothing to forget", async () => {
    const file = await path();
    const feedback = createFeedbackFile(file);
    expect(await feedback.forget("discord:1")).toBe(0);
    await feedback.add(row("discord:1"));
    await appendFile(file, "{half a li\nnull\n");
    expect(await feedback.forget("discord:1")).toBe(1);
    expect(await readFile(file, "utf8")).toBe("{half a li\nnull\n");
  });

  test("a file that can't be written fails, and the next vote is tried again", async () => {
    const folder = await temporaryFolder();
    const blocked = join(folder, "file");
    await writeFile(blocked, "");
    const feedback = createFeedbackFile(join(blocked, "votes.jsonl"));
    await expect(feedback.add(row("discord:1"))).rejects.toThrow(/ENOTDIR|EEXIST/);
    await expect(feedback.add(row("discord:1"))).rejects.toThrow(/ENOTDIR|EEXIST/);
  });

  test("long questions and reasons are kept in part", async () => {
    const file = await path();
    await createFeedbackFile(file).add({ ...row("discord:1"), question: "问".repeat(9000), reason: "因".repeat(9000) });
    const kept = JSON.parse(await readFile(file, "utf8"));
    expect([kept.question.length, kept.reason.length]).toEqual([2000, 2000]);
  });
});
