/** `chuchu receipt` in three languages, as JSON, and the receipt under an answer that is kept. */
import { describe, expect, test } from "vitest";
import type { ReceiptCheck } from "../../../src/answer/receipts/recheck-receipt.ts";
import { runCli } from "../../../src/chat/cli/run-cli.ts";
import { ConfigurationError } from "../../../src/errors.ts";
import { createFakeTerminal } from "../../support/fake-terminal.ts";
import { type BackendParts, createRecordingBackend, RECEIPT } from "../../support/recording-backend.ts";

const CHANGED: ReceiptCheck = {
  ...RECEIPT,
  rebuilt: true,
  consistent: false,
  worded: { model: "openai:m", prompt: "answer.zh@00000000", gaveUp: "timeout" },
  changes: [
    { type: "report_gone", subject: "a-2020", section: "一" },
    { type: "quote_moved", subject: "b-2020", section: "一、(一)" },
    { type: "quote_gone", subject: "b-2020", section: "二" },
    { type: "figure", subject: "12.4亿元", section: "一、(一)" },
    { type: "answer", subject: "12.5亿元" },
  ],
};

async function run(args: string[], language: "zh-CN" | "zh-TW" | "en", parts: BackendParts) {
  const terminal = createFakeTerminal();
  const backend = createRecordingBackend(parts);
  const options = {
    terminal,
    language,
    version: "0",
    openBackend: async () => backend,
    onStop: () => {},
    debug: false,
  };
  const code = await runCli(args, options);
  return { code, out: terminal.out, err: terminal.err, calls: backend.calls };
}

describe.each(["zh-CN", "zh-TW", "en"] as const)("%s", (language) => {
  test("still the same, in words", async () => {
    const { code, out, err, calls } = await run(["receipt", "0f1e2d3c"], language, { receipt: RECEIPT });
    expect({ code, err, calls }).toEqual({ code: 0, err: "", calls: ["recheckReceipt 0f1e2d3c"] });
    expect(out).toMatchSnapshot();
  });

  test("what changed, in words", async () => {
    const { code, out } = await run(["receipt", "0f1e2d3c"], language, { receipt: CHANGED });
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });
});

test("worded by a model, on an index built anew", async () => {
  const receipt: ReceiptCheck = {
    ...RECEIPT,
    mode: "model",
    rebuilt: true,
    worded: { model: "openai:m", prompt: "answer.zh@00000000" },
  };
  const { out } = await run(["receipt", "0f1e2d3c"], "zh-CN", { receipt });
  expect(out).toContain("由 openai:m 行文，提示词 answer.zh@00000000");
  expect(out).toContain("索引重建过，回答仍然一致。");
});

test("as JSON, the check itself", async () => {
  const { code, out } = await run(["receipt", "0f1e2d3c", "--json"], "en", { receipt: CHANGED });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual(CHANGED);
});

test("text of a kept question moves no cursor", async () => {
  const { out } = await run(["receipt", "0f1e2d3c"], "en", { receipt: { ...RECEIPT, question: "a\u001b[2Jb\u202ec" } });
  expect(out).toContain("a\ufffd[2Jb\ufffdc");
});

test.each([
  ["zh-CN", "错误：没有设置保存回答。请用 ANSWER_LOG"],
  ["zh-TW", "錯誤：沒有設定保存回答。請用 ANSWER_LOG"],
  ["en", "Error: Answers are not kept. Name a file"],
] as const)("%s: where no answers are kept", async (language, words) => {
  const indexError = new ConfigurationError({
    code: "receipts_not_kept",
    message: "Answers are not kept.",
    next: "Name a file for them with ANSWER_LOG.",
  });
  const { code, err } = await run(["receipt", "0f1e2d3c"], language, { indexError });
  expect(code).toBe(2);
  expect(err).toContain(words);
});

test("an id is needed", async () => {
  expect(await run(["receipt"], "en", {})).toMatchObject({ code: 2, calls: [] });
});

test.each([
  [true, "回执：0f1e2d3c\n"],
  [undefined, undefined],
])("answers kept %s: the receipt stands under the answer", async (keepsAnswers, line) => {
  const parts = keepsAnswers === undefined ? {} : { keepsAnswers };
  const { out } = await run(["ask", "2019年地区生产总值是多少？"], "en", parts);
  if (line === undefined) expect(out).not.toContain("0f1e2d3c");
  else expect(out.endsWith(line)).toBe(true);
});
