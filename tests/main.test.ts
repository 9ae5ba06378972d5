/** The whole command, as its users run it: processes, environment, exit codes, the model that ships, a small corpus. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../src/answer/answer.ts";
import type { LedgerFigure } from "../src/chat/ledger-figure.ts";
import { type ChuchuRun, type RunOptions, runChuchu } from "./support/run-chuchu.ts";

const REPORT = `2021年示例县政府工作报告
一、2020年工作回顾
（一）综合实力稳步提升。地区生产总值完成128.6亿元，增长4.2%。一般公共预算收入9.3亿元，下降1.5%。
（二）民生保障持续加强。新增公办学位1620个，新招聘教师215名。
二、2021年工作安排
地区生产总值增长6%以上。新建改建农村公路86公里。
`;

const folder = mkdtempSync(join(tmpdir(), "chuchu-main-"));
const corpus = join(folder, "corpus");
const env = { CORPUS_DIR: corpus, INDEX_DIR: join(folder, "index") };
const chuchu = (args: string[], options: Partial<RunOptions> = {}): Promise<ChuchuRun> =>
  runChuchu(args, { cwd: folder, env, ...options });

beforeAll(() => {
  mkdirSync(corpus);
  writeFileSync(join(corpus, "shili-2021.txt"), REPORT);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("without an index", () => {
  test("--help and --version", async () => {
    const [help, version] = await Promise.all([chuchu(["--help"]), chuchu(["--version"])]);
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(help.out).toMatch(/^Usage: chuchu/);
    const { version: expected } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
    expect(version).toEqual({ code: 0, out: `${expected}\n`, err: "" });
  });

  test("ask says which command builds it", async () => {
    const { code, out, err } = await chuchu(["ask", "2020年地区生产总值是多少？"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^Error: There is no index yet\. .*chuchu index/);
  });

  test("settings come from .env in the working folder, the environment wins, the language is the interface's", async () => {
    const cwd = join(folder, "elsewhere");
    mkdirSync(cwd);
    writeFileSync(join(cwd, ".env"), "INTERFACE_LANGUAGE=zh-TW\nLOG_LEVEL=loud\n");
    const bad = await chuchu(["ask", "問題"], { cwd });
    expect(bad.code).toBe(2);
    expect(bad.err).toContain("LOG_LEVEL 只能是");
    const overridden = await chuchu(["ask", "問題"], { cwd, env: { ...env, LOG_LEVEL: "warn" } });
    expect(overridden).toMatchObject({ code: 1, err: expect.stringContaining("還沒有建立索引") });
  });
});

describe("with an index", () => {
  let built: ChuchuRun;
  beforeAll(async () => {
    built = await chuchu(["index", "--json"]);
  });

  test("index builds it, and the second time computes nothing", async () => {
    expect(built).toMatchObject({ code: 0, err: "" });
    const first = JSON.parse(built.out);
    expect(first).toMatchObject({ reports: 1, cached: 0, removed: 0, warnings: [] });
    const again = JSON.parse((await chuchu(["index", "--json"])).out);
    expect(again).toMatchObject({ snapshot: first.snapshot, embedded: 0, cached: first.embedded });
  });

  test("ask gives the figure with its section, and quotes the report to the letter", async () => {
    const { code, out, err } = await chuchu(["ask", "2020年地区生产总值是多少？", "--json"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const answer = JSON.parse(out) as Answer;
    expect(answer.figures[0]).toMatchObject({ value: 12_860_000_000, unit: "元", period: "2020", kind: "actual" });
    expect(answer.citations[0]).toMatchObject({ report: "shili-2021", section: "一、(一)" });
    for (const { start, end, quote } of answer.citations) expect(REPORT.slice(start, end)).toBe(quote);
  });

  test("the same question gives the same answer, in a batch as alone", async () => {
    const question = "新招聘了多少名教师？";
    const input = `${JSON.stringify({ id: "a", question })}\nno line\n`;
    const [alone, batch] = await Promise.all([
      chuchu(["ask", question, "--json"]),
      chuchu(["ask", "--batch", "-"], { input }),
    ]);
    const [first = "", second = ""] = batch.out.split("\n");
    expect(JSON.parse(first)).toEqual({ id: "a", answer: JSON.parse(alone.out) });
    expect(JSON.parse(second)).toMatchObject({ id: null, error: { code: "line_not_json" } });
    expect(batch.code).toBe(1);
  });

  test("--explain shows the lists and the candidates", async () => {
    const { code, out } = await chuchu(["ask", "新增公办学位多少个？", "--explain", "--json"]);
    expect(code).toBe(0);
    const { answer, trace } = JSON.parse(out);
    expect(answer.text).toContain("1620个");
    expect(trace[0].lists.map((list: { retriever: string }) => list.retriever)).toEqual([
      "dense",
      "lexical",
      "ledger",
      "fused",
    ]);
    expect(trace[0].candidates[0]).toMatchObject({ figure: "1620个", section: "一、(二)" });
  });

  test("figures lists the ledger, each figure where it stands", async () => {
    const figures = JSON.parse((await chuchu(["figures", "--json"])).out) as LedgerFigure[];
    expect(figures.map(({ text }) => text)).toEqual([
      ...["128.6亿元", "4.2%", "9.3亿元", "1.5%", "1620个", "215名", "6%", "86公里"],
    ]);
    for (const { start, end, text } of figures) expect(REPORT.slice(start, end)).toBe(text);
  });

  test("a reader that leaves ends the command quietly", async () => {
    const input = "no line\n".repeat(5000);
    expect(await chuchu(["ask", "--batch", "-"], { input, readOnly: 1 })).toMatchObject({ code: 0, err: "" });
  });

  test("start answers the lines of a pipe", async () => {
    const { code, out, err } = await chuchu(["start"], {
      input: "2020年地区生产总值是多少？\n新建改建农村公路多少公里？\n",
    });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/128\.6亿元[\s\S]*86公里/);
  });

  test("a report that changed makes the index stale: start brings it up to date", async () => {
    writeFileSync(join(corpus, "shili-2021.txt"), REPORT.replace("86公里", "96公里"));
    expect(JSON.parse((await chuchu(["index", "status", "--json"])).out)).toMatchObject({ state: "stale" });
    const { code, out, err } = await chuchu(["start"], { input: "新建改建农村公路多少公里？\n" });
    expect({ code, built: /^Index built/.test(err), answered: out.includes("96公里") }).toEqual({
      code: 0,
      built: true,
      answered: true,
    });
  });

  test("a file that was cut short is named, and start builds it anew", async () => {
    const { snapshot } = JSON.parse((await chuchu(["index", "--json"])).out);
    const vectors = join(env.INDEX_DIR, snapshot, "vectors.f32");
    expect(existsSync(vectors)).toBe(true);
    truncateSync(vectors, 1000);
    const [asked, verified] = await Promise.all([chuchu(["ask", "GDP"]), chuchu(["index", "verify"])]);
    expect(asked).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(/^Error: The index file vectors\.f32 .*chuchu index/),
    });
    expect(verified).toMatchObject({ code: 1, out: expect.stringContaining("vectors.f32") });
    expect(await chuchu(["start"])).toMatchObject({ code: 0, out: "" });
    expect(await chuchu(["index", "verify"])).toMatchObject({ code: 0 });
  });
});
