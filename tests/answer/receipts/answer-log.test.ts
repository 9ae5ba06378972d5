import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findAnswer, keepAnswers } from "../../../src/answer/receipts/answer-log.ts";
import { createLogger } from "../../../src/logger.ts";
import { createRecordingDesk, makeAnswer } from "../../support/recording-desk.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const NOW = new Date("2020-06-11T08:00:00Z");

function keep(file: string, lines: string[] = []) {
  const desk = createRecordingDesk(({ turns }) => makeAnswer({ receipt: turns[0]?.padEnd(16, "0") ?? "" }));
  const logger = createLogger("info", (line) => lines.push(line));
  return keepAnswers(desk, { file, snapshot: "s1", logger }, () => NOW);
}

describe("keepAnswers", () => {
  test("a line for each answer, found again by its receipt, eight characters are enough", async () => {
    const file = join(await temporaryFolder(), "kept", "answers.jsonl");
    const desk = keep(file);
    const answer = await desk.ask({ turns: ["aaaaaaaa"] });
    await desk.explain({ turns: ["bbbbbbbb"], report: "shili-2020" });
    expect(answer.receipt).toBe("aaaaaaaa00000000");
    expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(2);
    expect(statSync(file).mode & 0o077).toBe(0);
    const kept = await findAnswer(file, " AAAAAAAA ");
    expect(kept).toMatchObject({
      at: NOW.toISOString(),
      snapshot: "s1",
      turns: ["aaaaaaaa"],
      answer: { mode: "desk" },
    });
    expect(await findAnswer(file, "bbbbbbbb00000000")).toMatchObject({ report: "shili-2020" });
  });

  test("answers given at once don't cut into each other", async () => {
    const file = join(await temporaryFolder(), "answers.jsonl");
    const desk = keep(file);
    const ids = Array.from({ length: 30 }, (_, i) => `${String(i).padStart(2, "0")}abcdef`);
    await Promise.all(ids.map((id) => desk.ask({ turns: [id] })));
    for (const id of ids) expect((await findAnswer(file, id)).turns).toEqual([id]);
  });

  test("an answer that can't be kept still goes out, and the log says so without a word of it", async () => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, "file"), "");
    const lines: string[] = [];
    const desk = keep(join(folder, "file", "answers.jsonl"), lines);
    expect((await desk.ask({ turns: ["aaaaaaaa"] })).text).toContain("5047.4亿元");
    expect(lines).toEqual([expect.stringMatching(/^error an answer couldn't be kept code="E\w+"\n$/u)]);
  });

  test("a check is kept nowhere", async () => {
    const file = join(await temporaryFolder(), "answers.jsonl");
    await keep(file).check({ text: "文稿" });
    expect(existsSync(file)).toBe(false);
  });
});

describe("findAnswer", () => {
  const unknown = { code: "receipt_unknown", exitCode: 2 };

  test("the last of several, past lines that are none", async () => {
    const file = join(await temporaryFolder(), "answers.jsonl");
    await keep(file).ask({ turns: ["aaaaaaaa"] });
    const line = readFileSync(file, "utf8");
    const later = line.replace(NOW.toISOString(), "2021-01-01T00:00:00.000Z");
    writeFileSync(file, `${line.slice(0, 40)}\n{"receipt":"aaaaaaaa00000000"}\n[]\n${line}${later}not JSON aaaaaaaa`);
    expect((await findAnswer(file, "aaaaaaaa")).at).toBe("2021-01-01T00:00:00.000Z");
  });

  test.each(["ffffffff", "aaaaaaa", "", ".*", "aaaaaaaa00000000f"])("%j isn't one that was kept", async (receipt) => {
    const file = join(await temporaryFolder(), "answers.jsonl");
    await keep(file).ask({ turns: ["aaaaaaaa"] });
    await expect(findAnswer(file, receipt)).rejects.toMatchObject(unknown);
  });

  test("nothing was kept yet, or nothing is kept at all", async () => {
    await expect(findAnswer(join(await temporaryFolder(), "none.jsonl"), "aaaaaaaa")).rejects.toMatchObject(unknown);
    await expect(findAnswer(undefined, "aaaaaaaa")).rejects.toMatchObject({ code: "receipts_not_kept", exitCode: 2 });
  });
});
