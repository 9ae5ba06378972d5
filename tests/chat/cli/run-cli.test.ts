/** The command line as its users meet it, with a desk and an index that record what they are asked. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../../../src/chat/cli/run-cli.ts";
import { ConfigurationError, CorpusError, IndexError } from "../../../src/errors.ts";
import { createFakeTerminal } from "../../support/fake-terminal.ts";
import { makeReport } from "../../support/make-report.ts";
import { createRecordingBackend } from "../../support/recording-backend.ts";
import { createRecordingDesk, makeAnswer } from "../../support/recording-desk.ts";
import { type CommandSetting, runCommand } from "../../support/run-command.ts";

const LEDGER_REPORT = makeReport("全年实现地区生产总值5047.4亿元，增长8%。", {
  figures: [
    ["5047.4亿元", { value: 504740000000, unit: "元", indicator: "地区生产总值" }],
    ["8%", { value: 8, unit: "%", indicator: "地区生产总值", direction: "up", aspect: "change" }],
  ],
});

describe("ask", () => {
  test("prints the answer with its source, exit code 0", async () => {
    const desk = createRecordingDesk();
    const { code, out, err } = await runCommand(["ask", "2019年GDP是多少？", "--report", "shili-2020"], { desk });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(desk.asked).toEqual([{ turns: ["2019年GDP是多少？"], report: "shili-2020" }]);
    expect(out).toContain("5047.4亿元");
    expect(out).toContain("《2020年示例区政府工作报告》 一、(一)");
  });

  test("--json prints the answer as one JSON value and nothing else", async () => {
    const { code, out, err } = await runCommand(["ask", "2019年GDP是多少？", "--json"], {
      terminal: { hasColors: true },
    });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toEqual(makeAnswer());
  });

  test("words without quotes are one question", async () => {
    const desk = createRecordingDesk();
    await runCommand(["ask", "What", "was", "GDP?"], { desk });
    expect(desk.asked).toEqual([{ turns: ["What was GDP?"] }]);
  });

  test.each([
    [["ask", ""], 2, "question_empty"],
    [["ask", "\u0007\u200b"], 2, "question_empty"],
    [["ask", "问".repeat(10_000)], 2, "question_too_long"],
    [["ask"], 2, "usage"],
    [["ask", "问题", "--batch", "a.jsonl"], 2, "usage"],
    [["ask", "--report"], 2, "usage"],
    [["ask", "--loud", "问题"], 2, "usage"],
    [["ask", "--batch", join(tmpdir(), "no", "such.jsonl")], 2, "file_unreadable"],
  ])("%j ends with %i and says what to do", async (args, exitCode, errorCode) => {
    const { code, out, err, backend } = await runCommand(args.concat("--json"));
    expect(code).toBe(exitCode);
    expect(JSON.parse(out)).toMatchObject({
      error: { code: errorCode, message: expect.any(String), next: expect.any(String) },
    });
    expect(err).toMatch(/^错误：.+。/s);
    expect(backend.calls).toEqual([]);
  });

  test("a question of nothing but signs or emoji is the desk's to answer", async () => {
    const desk = createRecordingDesk(() => makeAnswer({ status: "not_found", figures: [], citations: [] }));
    expect((await runCommand(["ask", "😀？！"], { desk })).code).toBe(0);
    expect(desk.asked).toEqual([{ turns: ["😀？！"] }]);
  });

  test("colours follow the configuration before the terminal", async () => {
    const coloured = async (setting: CommandSetting): Promise<boolean> =>
      (await runCommand(["ask", "问题"], setting)).out.includes("\u001b[");
    expect(await coloured({ terminal: { hasColors: true } })).toBe(true);
    expect(await coloured({ terminal: { hasColors: false } })).toBe(false);
    expect(await coloured({ terminal: { hasColors: true }, colors: false })).toBe(false);
    expect(await coloured({ terminal: { hasColors: false }, colors: true })).toBe(true);
  });
});

describe("ask --batch", () => {
  const folder = mkdtempSync(join(tmpdir(), "chuchu-batch-"));
  const file = join(folder, "questions.jsonl");
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeAll(() =>
    writeFileSync(
      file,
      [
        '\ufeff{"id": "a", "question": "2019年GDP是多少？"}',
        "",
        '{"id": 2, "question": "不看这个", "turns": ["2019年GDP是多少？", "那2020年呢？"], "report": "shili-2020"}',
        "not json",
        '{"question": "没有编号"}',
        '{"id": "c"}',
        '{"id": "d", "turns": []}',
        `{"id": "e", "question": "${"长".repeat(10_000)}"}`,
        '{"id": "f", "question": "坏"}',
        '{"id": "g", "question": "2019年GDP是多少？", "turns": null, "report": null, "other": 1}',
      ].join("\r\n"),
    ),
  );
  const desk = () =>
    createRecordingDesk(({ turns }) => {
      if (turns[0] === "坏") throw new ConfigurationError({ code: "report_unknown", message: "No.", next: "Look." });
      return makeAnswer({ text: turns.join("+") });
    });

  test("answers in order; what can't be read or answered has an error, the others are answered, exit code 1", async () => {
    const recording = desk();
    const { code, out, err } = await runCommand(["ask", "--batch", file, "--report", "other-2020"], {
      desk: recording,
    });
    const lines = out.trimEnd().split("\n");
    const short = lines.map((line) => {
      const { id, answer, error } = JSON.parse(line);
      return [id, answer?.text ?? error.code];
    });
    expect(short).toEqual([
      ["a", "2019年GDP是多少？"],
      [2, "2019年GDP是多少？+那2020年呢？"],
      [null, "line_not_json"],
      [null, "line_without_id"],
      ["c", "line_without_question"],
      ["d", "line_without_question"],
      ["e", "question_too_long"],
      ["f", "report_unknown"],
      ["g", "2019年GDP是多少？"],
    ]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(recording.asked.map((request) => request.report)).toEqual([
      "other-2020",
      "shili-2020",
      "other-2020",
      "other-2020",
    ]);
  });

  test("- reads standard input; all answered is exit code 0", async () => {
    const input = ['{"id":1,"ques', 'tion":"2019年GDP是多少？"}\n{"id":2,"question":"还有呢"}'];
    const { code, out } = await runCommand(["ask", "--batch", "-"], { desk: desk(), terminal: { input } });
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).id),
    ).toEqual([1, 2]);
  });
});

describe("figures", () => {
  test("a table that stands in columns", async () => {
    const { code, out } = await runCommand(["figures"], { reports: [LEDGER_REPORT] });
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "shili-2020  2020年示例区政府工作报告
      数据        指标               时间  类别  章节
      5047.4亿元  地区生产总值       2019  实绩  前言
      8%          地区生产总值 上升  2019  实绩  前言
      共 2 个数据

      "
    `);
  });

  test("--json prints the ledger as one array", async () => {
    const { out } = await runCommand(["figures", "--json"], { reports: [LEDGER_REPORT] });
    const figures = JSON.parse(out);
    expect(figures).toHaveLength(2);
    expect(figures[1]).toEqual({
      ...{ report: "shili-2020", text: "8%", value: 8, unit: "%", indicator: "地区生产总值", period: "2019" },
      ...{ kind: "actual", direction: "up", qualifier: "", section: "前言", start: 21, end: 23 },
    });
    expect(LEDGER_REPORT.text.slice(figures[1].start, figures[1].end)).toBe("8%");
  });

  test("--csv: a pipe gets plain CSV, a file the mark that spreadsheets need", async () => {
    const piped = await runCommand(["figures", "--csv"], { reports: [LEDGER_REPORT] });
    const filed = await runCommand(["figures", "--csv"], { reports: [LEDGER_REPORT], terminal: { writesFile: true } });
    expect(piped.out.split("\r\n").slice(0, 2)).toEqual([
      "report,text,value,unit,indicator,period,kind,direction,qualifier,section,start,end",
      "shili-2020,5047.4亿元,504740000000,元,地区生产总值,2019,actual,,,前言,10,18",
    ]);
    expect(filed.out).toBe(`\ufeff${piped.out}`);
  });

  test("--report picks one report; an id that isn't there ends with 2", async () => {
    const reports = [LEDGER_REPORT, makeReport("新增学位620个。", { id: "other-2021" })];
    const picked = await runCommand(["figures", "--json", "--report", "shili-2020"], { reports });
    expect(JSON.parse(picked.out)).toHaveLength(2);
    const missed = await runCommand(["figures", "--report", "none"], { reports });
    expect(missed).toMatchObject({
      code: 2,
      out: "",
      err: "错误：没有编号为“none”的报告。报告的编号见 chuchu index status。\n",
    });
  });

  test("--json and --csv exclude each other", async () => {
    expect(await runCommand(["figures", "--json", "--csv"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("--csv"),
    });
  });
});

describe("index", () => {
  test("builds, with progress where it is seen, and says what was done", async () => {
    const quiet = await runCommand(["index"]);
    expect(quiet).toMatchObject({ code: 0, err: "" });
    expect(quiet.out).toMatch(/^索引已建好：1 篇报告，新算向量 12 条，沿用 0 条，删除 0 条，用时 \d+\.\d 秒。\n$/);
    const seen = await runCommand(["index"], { terminal: { showsProgress: true } });
    expect(seen.err).toBe("\r\u001b[K计算向量：6/12\r\u001b[K");
  });

  test("--json prints the summary as the contract has it", async () => {
    const warnings = [{ report: "a", line: 3, code: "table_row", message: "odd" }];
    const summary = { snapshot: "s", reports: 1, embedded: 0, cached: 12, removed: 0, warnings };
    expect(JSON.parse((await runCommand(["index", "--json"], { summary })).out)).toEqual({ ...summary, refused: [] });
    expect((await runCommand(["index"], { summary })).out).toBe("索引已是最新：1 篇报告，没有需要重新计算的内容。\n");
    expect((await runCommand(["index"], { summary: { ...summary, embedded: 1 } })).out).toMatch(
      /^注意：a 第 3 行：表格里有一行没有单元格\n索引已建好/,
    );
  });

  test("status", async () => {
    expect((await runCommand(["index", "status"])).out).toMatchInlineSnapshot(`
      "状态：可用，与报告文件一致
      快照：5f0c
      模型：e5-small-zh-en
      建立时间：2020-06-11T08:00:00Z
      片段：12
      报告：1
        shili-2020  《2020年示例区政府工作报告》  4 句，2 个数据
      "
    `);
    const missing = { state: "missing" as const, unindexed: ["shili-2020"], builder: { pid: 7, host: "desk" } };
    const { code, out } = await runCommand(["index", "status"], { status: missing });
    expect({ code, out }).toEqual({
      code: 0,
      out: "还没有建立索引。请运行 npm start，或 npm run -s chuchu -- index。\n  shili-2020  （尚未进入索引）\n进程 7 正在建立索引。\n",
    });
    for (const args of [
      ["index", "status", "--json"],
      ["index", "--json", "status"],
    ]) {
      expect(JSON.parse((await runCommand(args, { status: missing })).out)).toEqual(missing);
    }
  });

  test("verify: 0 when whole, 1 with each problem otherwise", async () => {
    expect(await runCommand(["index", "verify"])).toMatchObject({ code: 0, out: "索引完好：核对了 7 个文件。\n" });
    const verification = {
      files: 7,
      problems: [{ code: "file_changed" as const, where: "vectors.bin", message: "The file was changed." }],
    };
    const damaged = await runCommand(["index", "verify"], { verification });
    expect(damaged).toMatchObject({ code: 1, out: "索引有 1 处问题：\n  vectors.bin: The file was changed.\n" });
    expect(JSON.parse((await runCommand(["index", "verify", "--json"], { verification })).out)).toEqual(verification);
  });
});

describe("start", () => {
  test("an index that is current is opened as it is; each line of a pipe is answered", async () => {
    const desk = createRecordingDesk(({ turns }) => makeAnswer({ text: `答${turns.length}`, citations: [] }));
    const input = ["2019年GDP是多少？\n\n", "那2020年呢？"];
    const { code, out, err, backend } = await runCommand(["start"], { desk, terminal: { input } });
    expect({ code, out, err }).toEqual({ code: 0, out: "答1\n\n答2\n", err: "" });
    expect(backend.calls).toEqual(["indexStatus", "openDesk"]);
    expect(desk.asked.at(-1)?.turns).toEqual(["2019年GDP是多少？", "那2020年呢？"]);
  });

  const stale = new IndexError({ code: "index_damaged", message: "The index is damaged.", next: "Build it again." });

  test.each([
    ["missing", { status: { state: "missing" as const, unindexed: [] } }],
    ["damaged", { statusError: stale }],
  ])("an index that is %s is built first, said on standard error", async (_, setting) => {
    const { code, out, err, backend } = await runCommand(["start"], setting);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toMatch(/^索引已建好/);
    expect(backend.calls).toEqual(["indexStatus", "buildIndex", "openDesk"]);
  });

  test("an index that turns out to be damaged when it's opened is built too", async () => {
    const { code, err, backend } = await runCommand(["start"], { openErrors: [stale] });
    expect(code).toBe(0);
    expect(err).toMatch(/^索引已建好/);
    expect(backend.calls).toEqual(["indexStatus", "openDesk", "buildIndex", "openDesk"]);
  });

  test("a failure that isn't the index's is told", async () => {
    const statusError = new CorpusError({ code: "no_corpus", message: "No corpus.", next: "Make one." });
    expect(await runCommand(["start"], { statusError, language: "en" })).toMatchObject({
      code: 1,
      err: "Error: No corpus. Make one.\n",
    });
  });

  test("a line that can't be answered is told, the others are answered, exit code 1", async () => {
    const input = [`${"长".repeat(3000)}\n2019年GDP是多少？\n`];
    const { code, out, err } = await runCommand(["start"], { terminal: { input } });
    expect(code).toBe(1);
    expect(err).toMatch(/^错误：问题有 3000 个字/);
    expect(out).toContain("5047.4亿元");
  });

  test("at a terminal: a prompt, a new topic, and a way out", async () => {
    const desk = createRecordingDesk();
    const input = ["2019年GDP是多少？\n/new\n/what\n那2020年呢？\n/exit\n不再回答\n"];
    const { code, out } = await runCommand(["start"], { desk, terminal: { input, interactive: true } });
    expect(code).toBe(0);
    expect(desk.asked.map(({ turns }) => turns)).toEqual([["2019年GDP是多少？"], ["那2020年呢？"]]);
    expect(out).toMatch(/^出处 Chuchu：可以提问的报告：《2020年示例区政府工作报告》。\n直接输入问题/);
    expect(out).toMatch(/再见。\n$/);
  });
});

describe("help, version and wrong usage", () => {
  test.each(["zh-CN", "zh-TW", "en"] as const)("--help in %s", async (language) => {
    const { code, out, err, backend } = await runCommand(["--help"], { language });
    expect({ code, err, calls: backend.calls }).toEqual({ code: 0, err: "", calls: [] });
    expect(out).toMatchSnapshot();
  });

  test("--version", async () => {
    expect(await runCommand(["--version"])).toMatchObject({ code: 0, out: "1.2.3\n", err: "" });
  });

  test("no command: help on standard error, exit code 2", async () => {
    const { code, out, err } = await runCommand([], { language: "en" });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/Usage: chuchu[\s\S]*Error: No command was given/);
  });

  test.each([
    [["answer", "问题"], "错误：没有“answer”这个命令。可用的命令见 chuchu --help。\n"],
    [["index", "statsu"], "错误：参数太多。写法见 --help。\n"],
    [["figures", "--xml"], "错误：没有“--xml”这个选项。可用的选项见 --help；问题以 - 开头时，请在前面加上 --。\n"],
    [["ask"], "错误：缺少参数 question。写法见 --help。\n"],
  ])("%j", async (args, message) => {
    expect(await runCommand(args)).toMatchObject({ code: 2, out: "", err: message });
  });
});

describe("failures", () => {
  const damaged = new IndexError({ code: "index_damaged", message: "The index is damaged.", next: "Build it again." });

  test("an index that can't be opened: the error's own words, exit code 1, no stack", async () => {
    for (const args of [["ask", "问题"], ["figures"]]) {
      expect(await runCommand(args, { indexError: damaged, language: "en" })).toMatchObject({
        code: 1,
        out: "",
        err: "Error: The index is damaged. Build it again.\n",
      });
    }
  });

  test("a bug: what to send to the maintainers, exit code 1; the stack only when debugging", async () => {
    const bug = new TypeError("x is not a function\n    at somewhere", { cause: new Error("deeper") });
    const quiet = await runCommand(["ask", "问题"], { indexError: bug });
    expect(quiet).toMatchObject({
      code: 1,
      err: "错误：程序出错（x is not a function）。请用 LOG_LEVEL=debug 再运行一次，把输出交给维护者。\n",
    });
    const traced = await runCommand(["ask", "问题"], { indexError: bug, debug: true });
    expect(traced.err).toMatch(/at somewhere[\s\S]*Caused by: Error: deeper\n {4}at /);
  });

  test("what the operating system refuses: which file, exit code 1", async () => {
    const refused = await readFile("/no/such").catch((error: Error) => error);
    const { code, err } = await runCommand(["figures"], { indexError: refused as Error });
    expect({ code, err }).toEqual({
      code: 1,
      err: "错误：系统拒绝了对 /no/such 的操作（ENOENT）。请检查权限和剩余空间。\n",
    });
  });

  test("bad settings: every one in its own line, exit code 2", async () => {
    const terminal = createFakeTerminal();
    const { readSettings } = await import("../../../src/config.ts");
    const environment = { LOG_LEVEL: "loud", EMBEDDER: "ollama", EMBEDDER_TIMEOUT_MS: "1" };
    const code = await runCli(["ask", "问题"], {
      terminal,
      language: "zh-CN",
      version: "1.2.3",
      openBackend: async () => {
        readSettings(environment, { workingFolder: "/w", packageFolder: "/p" });
        return createRecordingBackend();
      },
      onStop: () => {},
      debug: false,
    });
    expect(code).toBe(2);
    expect(terminal.err).toMatchInlineSnapshot(`
      "错误：有些设置不对：
        LOG_LEVEL 只能是 debug、info、warn、error、silent 之一
        EMBEDDER_TIMEOUT_MS 应是 100–600000 之间的整数
        设了 EMBEDDER=ollama，还需要 EMBEDDER_MODEL
      请在环境变量或 .env 中改正（说明见 .env.example）。
      "
    `);
  });
});
