/** Conversations of two and three turns on the report that ships, with the model and the weights that ship. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { createDesk, type ExplainingDesk } from "../../src/answer/create-desk.ts";
import { readReport } from "../../src/corpus/read-report.ts";
import type { Report } from "../../src/corpus/report.ts";
import { createOnnxEmbedder } from "../../src/models/onnx-embedder.ts";
import { buildMemoryIndex } from "../../training/memory-index.ts";
import { language } from "../retrieval/small-corpus.ts";
import { expectContract } from "./expect-contract.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
let desk: ExplainingDesk;
let reports: ReadonlyMap<string, Report>;

beforeAll(async () => {
  const text = readFileSync(`${ROOT}corpus/tianhe-2020.txt`, "utf8");
  const report = readReport({ id: "tianhe-2020", fileName: "tianhe-2020.txt", text, metadata: {} }, language.places);
  const embedder = await createOnnxEmbedder({ provider: "onnx", folder: `${ROOT}models/e5-small-zh-en` });
  const embed = (texts: string[]): Promise<number[][]> => embedder.embedDocuments(texts);
  const index = await buildMemoryIndex([report], language.concepts.tokenizer, embed, embedder.dimensions);
  const quiet = (): void => {};
  desk = createDesk({ index, embedder, logger: { debug: quiet, info: quiet, warn: quiet, error: quiet } });
  reports = index.reports;
});

async function last(turns: readonly string[]): Promise<Answer> {
  const answer = await desk.ask({ turns: [...turns] });
  expectContract(answer, reports);
  return answer;
}

describe("the figure asked stands first", () => {
  test.each([
    ["time", ["今年土地出让多少公顷？", "上一年呢？"], "11.6公顷 2019 actual"],
    ["time", ["今年“攻城拔寨”项目要完成多少投资？", "前一年完成了多少？"], "172.8亿元 2019 actual"],
    ["time", ["今年收儲土地多少公頃？", "舊年收咗幾多？"], "7.4公顷 2019 actual"],
    ["time", ["2019年完成微改造小区多少？", "次年计划？"], "26个 2020 target"],
    ["time", ["How many new jobs were created in 2019?", "and this year?"], "4万人 2020 target"],
    ["time", ["What was the GDP growth in 2019?", "And in the first quarter of 2020?"], "-0.3% 2020Q1 actual"],
    ["aspect", ["2019年天河GDP多少？", "增速呢？"], "8% 2019 actual"],
    ["aspect", ["去年税收收入多少？", "跟上年比怎么样？"], "1.7% 2019 actual"],
    ["aspect", ["去年一般公共預算收入有幾多？", "升咗幾多？"], "4.5% 2019 actual"],
    ["aspect", ["国家高新技术企业有多少家？", "占比呢？"], "28% 2019 actual"],
    ["aspect", ["一般公共预算收入增长百分之几？", "具体是多少钱？"], "77.1亿元 2019 actual"],
    ["aspect", ["What was Tianhe's GDP in 2019?", "How much did it grow?"], "8% 2019 actual"],
    ["measure", ["今年注册落地多少个招商项目？", "投资额呢？"], "300亿元 2020 target"],
    ["kind", ["今年土地收储目标是多少？", "去年实际做到了多少？"], "7.4公顷 2019 actual"],
    ["kind", ["今年计划帮扶多少登记失业人员再就业？", "去年完成了多少？"], "1.1万名 2019 actual"],
    ["kind", ["今年计划新增多少家高企？", "现在一共多少家？"], "3406家 2019 actual"],
    ["thing", ["居家隔离了多少人？", "集中的呢？"], "1.23万人 2020 actual"],
    ["thing", ["去年打掉几个涉黑组织？", "恶势力犯罪集团呢？", "那涉恶团伙"], "57个 2019 actual"],
    ["thing", ["How many primary schools opened last year?", "What about kindergartens?"], "18所 2019 actual"],
    ["part", ["去年增加了多少公办学位？", "里面给来穗人员子女的有多少？"], "2158个 2019 actual"],
    ["pronoun", ["有几家企业进了互联网百强？", "这些企业占全市多少？"], "63% 2019 actual"],
    ["correction", ["新增就业多少人？", "不是，我问的是今年的目标"], "4万人 2020 target"],
    ["correction", ["去年土地出让多少公顷？", "不对，我问的是收储"], "7.4公顷 2019 actual"],
    ["correction", ["How much land was granted in 2019?", "No, I mean this year"], "28公顷 2020 target"],
    ["on its own", ["去年GDP多少？", "长者饭堂有多少个？"], "87个 2019 actual"],
    ["on its own", ["去年新招多少老师？", "新冠疫情以来累计排查重点人员多少万人？"], "2.49万人 2020 actual"],
    ["after a refusal", ["天河区常住人口有多少？", "那新增就业呢？"], "6.2万人 2019 actual"],
    ["after small talk", ["你好", "去年拆违多少？", "今年呢？"], "400万平方米 2020 target"],
    ["after a topic", ["帮我查查天河的土地", "去年收储了多少？"], "7.4公顷 2019 actual"],
  ])("%s: %j", async (_, turns, figure) => {
    const { status, figures } = await last(turns);
    expect(status).not.toBe("not_found");
    expect(figures.map(({ text, period, kind }) => `${text} ${period} ${kind}`)[0]).toBe(figure);
  });
});

describe("arithmetic on the answers before shows both", () => {
  test.each([
    [["去年拆了多少违建？", "今年打算拆多少？", "差多少？"], 430000, ["357万平方米", "400万平方米"]],
    [["办了多少件人大建议？", "政协提案呢？", "一共多少件？"], 292, ["180件", "112件"]],
    [["人大代表议案建议办了多少件？", "政协提案呢？", "前者比后者多多少？"], 68, ["180件", "112件"]],
    [["去年土地收储多少公顷？", "今年要收多少？", "是去年的几倍？"], 11.08, ["82公顷", "7.4公顷"]],
    [
      ["How many proposals of deputies were handled?", "And of the CPPCC?", "How many in total?"],
      292,
      ["180件", "112件"],
    ],
  ])("%j", async (turns, value, operands) => {
    const { figures, notes } = await last(turns);
    expect(figures[0]).toMatchObject({ value, kind: "derived" });
    expect(figures.slice(1).map(({ text }) => text)).toEqual(operands);
    expect(notes.map(({ code }) => code)).toContain("computed");
  });
});

describe("what the report lacks is refused, whatever was answered before", () => {
  test.each([[["去年GDP增长多少？", "那2018年呢？"]], [["去年新增就业多少人？", "那人均GDP呢？"]]])(
    "%j",
    async (turns) => {
      expect(await last(turns)).toMatchObject({ status: "not_found", figures: [] });
    },
  );
});
