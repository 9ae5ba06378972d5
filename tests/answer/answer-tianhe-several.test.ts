/** Several figures, arithmetic and open readings asked of the report that ships; single figures are asked elsewhere. */
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
const errors: string[] = [];
let desk: ExplainingDesk;
let reports: ReadonlyMap<string, Report>;

beforeAll(async () => {
  const text = readFileSync(`${ROOT}corpus/tianhe-2020.txt`, "utf8");
  const report = readReport({ id: "tianhe-2020", fileName: "tianhe-2020.txt", text, metadata: {} }, language.places);
  const embedder = await createOnnxEmbedder({ provider: "onnx", folder: `${ROOT}models/e5-small-zh-en` });
  const embed = (texts: string[]): Promise<number[][]> => embedder.embedDocuments(texts);
  const index = await buildMemoryIndex([report], language.concepts.tokenizer, embed, embedder.dimensions);
  const quiet = (): void => {};
  const error = (message: string, fields?: Record<string, unknown>): void =>
    void errors.push(`${message} ${JSON.stringify(fields)}`);
  desk = createDesk({ index, embedder, logger: { debug: quiet, info: quiet, warn: quiet, error } });
  reports = index.reports;
});

/** The answer, after it has kept the contract, twice the same and without the gate having to step in. */
async function ask(...turns: string[]): Promise<Answer> {
  const answer = await desk.ask({ turns });
  expectContract(answer, reports);
  expect(await desk.ask({ turns })).toEqual(answer);
  expect(errors).toEqual([]);
  return answer;
}

describe("several figures, a computed one with its operands, or two readings", () => {
  test.each<[string, string[]]>([
    ["打掉的涉黑组织、恶势力团伙、涉恶团伙各几个？", ["2个", "5个", "57个"]],
    ["小学跟幼儿园新开了几所，合计几所？", ["4所", "18所"]],
    ["新增孵化器多少家，一共有多少家了？", ["41家", "191家"]],
    ["土地收储和出让，去年各多少公顷？", ["7.4公顷", "11.6公顷"]],
    ["去年收储和出让的地加起来多少公顷？", ["19公顷", "7.4公顷", "11.6公顷"]],
    ["今年收储的地比出让的多多少公顷？", ["54公顷", "82公顷", "28公顷"]],
    ["代表议案建议和政协提案加在一起办了多少件？", ["292件", "180件", "112件"]],
    ["国家高新技术企业总共多少家？", ["3406家"]],
    ["孵化器和众创空间加起来有多少家？", ["191家"]],
    ["居家隔离的比集中隔离的多多少人？", ["1.02万人", "2.25万人", "1.23万人"]],
    ["一般公共预算收入占税收收入的百分之几？", ["8.79%", "77.1亿元", "877.6亿元"]],
    ["高企占全市多少？", ["28%"]],
    ["签约率和拆卸率各是多少？", ["94.4%", "97.3%"]],
    ["冼村拆卸率比签约率高几个点？", ["2.9", "97.3%", "94.4%"]],
    ["今年新增就业目标比去年少多少人？", ["2.2万人", "4万人", "6.2万人"]],
    ["新增就业多少人？", ["6.2万人", "4万人"]],
    ["拆了违建多少，今年要拆多少？", ["357万平方米", "400万平方米"]],
    ["今年拆违目标比去年实际多多少平方米？", ["43万平方米", "400万平方米", "357万平方米"]],
    ["老旧小区微改造多少个？", ["31个", "26个"]],
    ["复课的学校有几所，返校学生多少？", ["340所", "20.3万名"]],
    ["党组织和党员各有多少？", ["2400个", "4.7万"]],
    ["签约、落地项目今年各要多少个？", ["60个", "75个"]],
    ["税收多少，一般公共预算收入又是多少？", ["877.6亿元", "77.1亿元"]],
    ["去年的税收，倒推一下2018年是多少亿？", ["892.78", "877.6亿元", "1.7%"]],
    ["按增速推算，2018年的一般公共预算收入有多少亿？", ["73.78", "77.1亿元", "4.5%"]],
    ["市攻城拔寨项目和区重点项目加起来多少个？", ["231个", "95个", "136个"]],
    ["新招老师几个、新增公办学位几个？", ["620名", "8000个"]],
    ["今年土地收储是出让的几倍？", ["2.93倍", "82公顷", "28公顷"]],
    ["稳岗补贴、减税降费分别发了多少？", ["2.04亿元", "7.15亿元"]],
    ["减税降费比稳岗补贴多多少亿？", ["5.11亿元", "7.15亿元", "2.04亿元"]],
    ["今年完工和开工的市政道路项目各几个？", ["6个", "10个"]],
    ["完工和开工的道路项目加起来几个？", ["16个", "6个", "10个"]],
    ["长效治理的河涌，长制久清几条、初见成效几条？", ["4条", "26条"]],
    ["高企新增多少家，科技型中小企业入库多少家？", ["800家", "2000家"]],
    ["新增的高企跟入库的科技型中小企业合计多少家？", ["2800家", "800家", "2000家"]],
    ["登记失业人员再就业帮扶多少人？", ["1.1万名", "9000人"]],
    ["压减一般性支出，先压多少，再压多少？", ["17.8%", "15%"]],
    ["公厕修了几座，微改造小区几个？", ["131座", "31个"]],
  ])("%s", async (asked, wanted) => {
    const { figures } = await ask(asked);
    for (const text of wanted) expect(figures.some((figure) => figure.text.startsWith(text))).toBe(true);
    const computed = figures.filter(({ kind }) => kind === "derived");
    // A number that the report prints is never replaced by a computed one.
    for (const { text } of computed) expect(text.startsWith(wanted[0] ?? "")).toBe(true);
  });
});

describe("per head of a population that the report lacks", () => {
  test.each(["人均GDP按常住人口算是多少？", "除以区里的人口，每个人摊到多少税收？"])("%s", async (asked) => {
    expect((await ask(asked)).status).toBe("not_found");
  });
});
