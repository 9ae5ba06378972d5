/** Several reports at once: which of them answers, several places or years side by side, and what none of them has. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { createDesk, type ExplainingDesk } from "../../src/answer/create-desk.ts";
import { readReport } from "../../src/corpus/read-report.ts";
import { createOnnxEmbedder } from "../../src/models/onnx-embedder.ts";
import { buildMemoryIndex } from "../../training/memory-index.ts";
import { language } from "../retrieval/small-corpus.ts";
import { expectContract } from "./expect-contract.ts";

const TEXTS: Record<string, string> = {
  "anguo-2020": `2020年安国市政府工作报告

一、2019年工作回顾
全市生产总值完成108亿元，增长6.5%；一般公共预算收入完成8.23亿元，增长9%。城镇新增就业3833人。

二、2020年主要工作
今年生产总值增长7%，一般公共预算收入增长5%。
`,
  "anguo-2022": `2022年安国市政府工作报告

一、2021年工作回顾
全市生产总值完成122.2亿元，增长7.1%；一般公共预算收入完成10亿元，增长8.4%。城镇新增就业4012人。

二、2022年主要工作
今年生产总值增长6%，一般公共预算收入增长5%。
`,
  "gansu-2022": `2022年甘肃省政府工作报告

一、2021年工作回顾
全省地区生产总值突破1万亿元，增长6.9%；一般公共预算收入1001.8亿元，增长14.6%。城镇新增就业33.6万人。

二、2022年主要工作
今年地区生产总值增长6.5%以上。
`,
};

let desk: ExplainingDesk;
let reports: Parameters<typeof expectContract>[1];

beforeAll(async () => {
  const read = Object.entries(TEXTS).map(([id, text]) =>
    readReport({ id, fileName: `${id}.txt`, text, metadata: {} }, language.places),
  );
  const embedder = await createOnnxEmbedder({
    provider: "onnx",
    folder: new URL("../../models/e5-small-zh-en", import.meta.url).pathname,
  });
  const embed = (texts: string[]): Promise<number[][]> => embedder.embedDocuments(texts);
  const index = await buildMemoryIndex(read, language.concepts.tokenizer, embed, embedder.dimensions);
  const quiet = (): void => {};
  desk = createDesk({ index, embedder, logger: { debug: quiet, info: quiet, warn: quiet, error: quiet } });
  reports = index.reports;
}, 60_000);

async function ask(question: string): Promise<Answer> {
  const answer = await desk.ask({ turns: [question] });
  expectContract(answer, reports);
  return answer;
}
const figuresOf = ({ figures }: Answer): string[] => figures.map(({ text }) => text);
const reportsOf = ({ citations }: Answer): string[] => citations.map(({ report }) => report);

describe("which report answers", () => {
  test.each([
    ["安国2019年生产总值是多少", "108亿元", "anguo-2020"],
    ["安国市2021年一般公共预算收入是多少", "10亿元", "anguo-2022"],
    ["甘肃2021年地区生产总值是多少", "1万亿元", "gansu-2022"],
    ["甘肃省城镇新增就业多少人", "33.6万人", "gansu-2022"],
    ["安国2020年年内一般公共预算收入要增长多少", "5%", "anguo-2020"],
    ["甘2021年地区生产总值是多少", "1万亿元", "gansu-2022"],
    ["安国去年一般公共预算收入是多少", "10亿元", "anguo-2022"],
    ["安国今年生产总值目标增长多少", "6%", "anguo-2022"],
    ["安国2019年城镇新增就业", "3833人", "anguo-2020"],
    ["安国的一般公共预算收入，2021年", "10亿元", "anguo-2022"],
    ["2021年甘肃GDP", "1万亿元", "gansu-2022"],
    ["安国2020年GDP目标", "7%", "anguo-2020"],
    ["安国市2022年的GDP增长目标是多少？", "6%", "anguo-2022"],
  ])("%s", async (question, figure, report) => {
    const answer = await ask(question);
    expect([figuresOf(answer)[0], reportsOf(answer)[0]]).toEqual([figure, report]);
  });

  test.each([
    "广东2021年地区生产总值是多少",
    "安国2015年生产总值是多少",
    "甘肃2021年地铁里程多少公里",
    "雄县2021年一般公共预算收入",
    "安国2015年城镇新增就业",
  ])("%s: none does", async (question) => {
    expect((await ask(question)).status).toBe("not_found");
  });
});

describe("side by side", () => {
  test.each([
    ["安国和甘肃2021年的一般公共预算收入各多少", ["10亿元", "1001.8亿元"]],
    ["安国、甘肃2021年一般公共预算收入", ["10亿元", "1001.8亿元"]],
    ["安国2019年和2021年的一般公共预算收入分别是多少", ["8.23亿元", "10亿元"]],
    ["安国和甘肃2021年哪个一般公共预算收入增速更高", ["14.6%", "8.4%"]],
    ["安国2019年和甘肃2021年的一般公共预算收入哪个高", ["1001.8亿元", "8.23亿元"]],
  ])("%s", async (question, figures) => {
    const answer = await ask(question);
    expect(figuresOf(answer).slice(0, 2)).toEqual(figures);
    expect(new Set(reportsOf(answer)).size).toBe(2);
  });

  test("each line names its place", async () => {
    const { text } = await ask("安国和甘肃2021年的一般公共预算收入各多少");
    expect(text.split("\n").slice(0, 2)).toEqual([
      "安国市 一般公共预算收入（2021年，实绩）：10亿元[1]。",
      "甘肃省 一般公共预算收入（2021年，实绩）：1001.8亿元[2]。",
    ]);
  });

  test("what is computed is of one thing", async () => {
    const { figures } = await ask("甘肃2021年一般公共预算收入比安国多多少");
    expect(figures.map(({ text, kind }) => [text, kind])).toEqual([
      ["991.8亿元", "derived"],
      ["1001.8亿元", "actual"],
      ["10亿元", "actual"],
    ]);
  });
});
