import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { createEmbedder } from "../../src/models/create-embedder.ts";
import type { Embedder } from "../../src/models/embedder.ts";
import { testEmbedderContract } from "../contracts/embedder-contract.ts";

const FOLDER = "models/e5-small-zh-en";

const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

testEmbedderContract("the model that ships", () => createEmbedder({ provider: "onnx", folder: FOLDER }));

describe("the model that ships", () => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await createEmbedder({ provider: "onnx", folder: FOLDER });
  });

  test("has 384 dimensions and an id with a short hash of its files", () => {
    expect(embedder.dimensions).toBe(384);
    expect(embedder.id).toMatch(/^e5-small-zh-en@[0-9a-f]{12}$/);
  });

  test("is the same model when loaded again, from a path with a slash at its end", async () => {
    const again = await createEmbedder({ provider: "onnx", folder: `${FOLDER}/`, threads: 1 });
    expect(again.id).toBe(embedder.id);
    expect(await again.embedQuery("财政收入")).toEqual(await embedder.embedQuery("财政收入"));
  });

  test("embeds a question and a passage of the same words differently", async () => {
    const [passage] = await embedder.embedDocuments(["一般公共预算收入"]);
    const query = await embedder.embedQuery("一般公共预算收入");
    expect(query).not.toEqual(passage);
    expect(dot(query, passage ?? [])).toBeGreaterThan(0.5);
  });

  test("has a card that lists the same hashes as checksums.json", async () => {
    const { sha256 } = JSON.parse(await readFile(`${FOLDER}/checksums.json`, "utf8")) as {
      sha256: Record<string, string>;
    };
    const card = await readFile(`${FOLDER}/README.md`, "utf8");
    const listed = [...card.matchAll(/^\| `([\w.]+)` \| `([0-9a-f]{64})` \|$/gm)].map(([, file, hash]) => [file, hash]);
    expect(Object.fromEntries(listed)).toEqual(sha256);
  });

  const PASSAGES = [
    "更新新能源公交车1200辆，实现公交电动化。",
    "全区地区生产总值达5047.4亿元，增长8%。",
    "新增学前教育学位5400个，新建中小学6所。",
    "城镇登记失业率控制在3.5%以内。",
    "累计拆除违法建设370万平方米。",
    "空气质量优良天数比例达到80.3%，PM2.5平均浓度下降。",
  ];
  test.each([
    ["不烧油的公共汽车", 0],
    ["electric buses", 0],
    ["去年一年这个区一共创造了多少财富", 1],
    ["How much was the GDP of the district?", 1],
    ["多了多少上幼儿园的名额", 2],
    ["new school places for children", 2],
    ["没工作的人占多少", 3],
    ["unemployment rate", 3],
    ["扒掉了多少私搭乱建的房子", 4],
    ["蓝天多不多", 5],
    ["空氣質素如何", 5],
  ])("finds what %s is about", async (question, expected) => {
    const query = await embedder.embedQuery(question);
    const scores = (await embedder.embedDocuments(PASSAGES)).map((passage) => dot(query, passage));
    expect(scores.indexOf(Math.max(...scores))).toBe(expected);
  });

  test("cuts a long question after the model's 512 tokens", async () => {
    const long = "天河区财政收入".repeat(400);
    expect(await embedder.embedQuery(`${long}，还有别的吗`)).toEqual(await embedder.embedQuery(long));
    expect(await embedder.embedQuery(`还有别的吗，${long}`)).not.toEqual(await embedder.embedQuery(long));
  });

  test("answers questions that are asked at the same time as it answers them one after another", async () => {
    const questions = ["财政收入", "新增学位", "空气质量"];
    const together = await Promise.all(questions.map((question) => embedder.embedQuery(question)));
    for (const [i, question] of questions.entries()) expect(together[i]).toEqual(await embedder.embedQuery(question));
  });
});
