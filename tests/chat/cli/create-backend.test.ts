/** The real backend in one process: what outlives an index that is built anew. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { createBackend } from "../../../src/chat/cli/create-backend.ts";
import { readSettings } from "../../../src/config.ts";
import { createLogger } from "../../../src/logger.ts";
import { startFakeChatEndpoint } from "../../support/fake-chat-endpoint.ts";

const report = (year: number, gdp: string): string => `${year}年示例县政府工作报告
一、${year - 1}年工作回顾
（一）综合实力稳步提升。地区生产总值完成${gdp}亿元，增长4.2%。
`;
const QUESTION = "2020年地区生产总值是多少？";
const SENTENCES = [{ text: "2020年地区生产总值完成128.6亿元。", evidence: [1], computed: [] }];

const folder = mkdtempSync(join(tmpdir(), "chuchu-backend-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A backend on folders of its own. */
function openBackend(name: string, variables: Record<string, string>) {
  const corpus = join(folder, name, "corpus");
  mkdirSync(corpus, { recursive: true });
  const environment = { CORPUS_DIR: corpus, INDEX_DIR: join(folder, name, "index"), ...variables };
  const packageFolder = new URL("../../..", import.meta.url).pathname;
  const lines: string[] = [];
  const logger = createLogger("info", (line) => lines.push(line));
  const backend = createBackend(readSettings(environment, { workingFolder: folder, packageFolder }), logger);
  const put = async (year: number, gdp: string): Promise<void> => {
    writeFileSync(join(corpus, `shili-${year}.txt`), report(year, gdp));
    await backend.buildIndex(() => {});
  };
  return { backend, corpus, lines, put };
}

test("what a person may ask of the model doesn't begin anew with a new index", async () => {
  const endpoint = await startFakeChatEndpoint(() => ({ text: JSON.stringify({ sentences: SENTENCES }) }));
  onTestFinished(() => endpoint.close());
  const model = { MODEL_PROVIDER: "openai", MODEL_NAME: "m", MODEL_BASE_URL: `${endpoint.address}/v1` };
  const { backend, lines, put } = openBackend("budget", { ...model, MODEL_BUDGET_PER_HOUR: "2" });
  const modes = async (user: string): Promise<string[]> => {
    const { desk } = await backend.openEdition();
    return [await desk.ask({ turns: [QUESTION], user }), await desk.ask({ turns: [QUESTION], user })].map(
      ({ mode }) => mode,
    );
  };
  await put(2021, "128.6");
  expect(await modes("甲")).toEqual(["model", "model"]);
  await put(2022, "140.3");
  expect(await modes("甲")).toEqual(["desk", "desk"]);
  expect(lines.filter((line) => line.includes('gaveUp="budget"'))).toHaveLength(2);
  expect(await modes("乙")).toEqual(["model", "model"]);
});

test("a kept answer is checked again after its report was put back, changed, and removed", async () => {
  const { backend, corpus, put } = openBackend("receipts", { ANSWER_LOG: join(folder, "answers.jsonl") });
  await put(2021, "128.6");
  const { receipt } = await (await backend.openEdition()).desk.ask({ turns: [QUESTION] });
  const changes = async () => (await backend.recheckReceipt(receipt)).changes.map(({ type }) => type);
  expect(await changes()).toEqual([]);
  await put(2022, "140.3");
  expect(await backend.recheckReceipt(receipt)).toMatchObject({ consistent: true, rebuilt: true });
  await put(2021, "129.6");
  expect(await changes()).toEqual(["quote_gone", "answer"]);
  await put(2021, "128.6");
  expect(await changes()).toEqual([]);
  rmSync(join(corpus, "shili-2021.txt"));
  await backend.buildIndex(() => {});
  expect(await changes()).toEqual(["report_gone"]);
});
