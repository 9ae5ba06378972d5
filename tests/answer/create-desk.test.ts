import { beforeAll, describe, expect, test } from "vitest";
import { createDesk, type ExplainingDesk, loadLanguage } from "../../src/answer/create-desk.ts";
import { ConfigurationError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { plainModel } from "../retrieval/plain-model.ts";
import { buildSmallCorpus } from "../retrieval/small-corpus.ts";
import { expectContract } from "./expect-contract.ts";

let desk: ExplainingDesk;
let lines: string[];
let index: Awaited<ReturnType<typeof buildSmallCorpus>>["index"];
beforeAll(async () => {
  const corpus = await buildSmallCorpus();
  lines = [];
  index = corpus.index;
  desk = createDesk({ ...corpus, model: plainModel, logger: createLogger("warn", (line) => lines.push(line)) });
});

describe("a desk", () => {
  test("answers, and explains the same answer by what was found", async () => {
    const request = { turns: ["去年新建了几所小学？"] };
    const answer = await desk.ask(request);
    expectContract(answer, index.reports);
    const explained = await desk.explain(request);
    expect(explained.answer).toEqual(answer);
    expect(explained.evidence?.whole.ranked[0]?.figure?.text).toBe("3所");
    expect(explained.evidence?.reports.map(({ id }) => id)).toEqual(["shili-2020"]);
    expect(lines).toEqual([]);
  });

  test("small talk has nothing to explain", async () => {
    expect((await desk.explain({ turns: ["你好"] })).evidence).toBeUndefined();
  });

  test.each(["ask", "explain"] as const)("%s refuses a report that isn't there, and says which are", async (method) => {
    const asked = desk[method]({ turns: ["新建了几所小学？"], report: "shili-1999" });
    await expect(asked).rejects.toThrow(ConfigurationError);
    await expect(asked).rejects.toMatchObject({ code: "report_unknown", exitCode: 2 });
    await expect(asked).rejects.toThrow("shili-2020");
  });

  test("questions asked at once don't mix", async () => {
    const questions = ["去年新建了几所小学？", "今年打算新建几所小学？", "谁担任总河长？", "地铁有几条？"];
    const alone = [];
    for (const question of questions) alone.push(await desk.ask({ turns: [question] }));
    expect(await Promise.all(questions.map((question) => desk.ask({ turns: [question] })))).toEqual(alone);
  });
});

test("the language data that ship can be read", () => {
  const { places, dialect, concepts } = loadLanguage();
  expect(places.find("天河区").map(({ name }) => name)).toEqual(["天河区"]);
  expect(dialect.length).toBeGreaterThan(0);
  expect(concepts.thesaurus.size).toBeGreaterThan(1000);
  expect(concepts.stopWords.has("多少")).toBe(true);
  expect([...concepts.stopWords].filter((word) => word !== word.trim() || word === "")).toEqual([]);
});
