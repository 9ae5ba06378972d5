/** The real backend in one process: what outlives an index that is built anew. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
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

test("what a person may ask of the model doesn't begin anew with a new index", async () => {
  const corpus = join(folder, "corpus");
  mkdirSync(corpus);
  writeFileSync(join(corpus, "shili-2021.txt"), report(2021, "128.6"));
  const endpoint = await startFakeChatEndpoint(() => ({ text: JSON.stringify({ sentences: SENTENCES }) }));
  const environment = {
    ...{ CORPUS_DIR: corpus, INDEX_DIR: join(folder, "index"), MODEL_PROVIDER: "openai", MODEL_NAME: "m" },
    ...{ MODEL_BASE_URL: `${endpoint.address}/v1`, MODEL_BUDGET_PER_HOUR: "2" },
  };
  const settings = readSettings(environment, {
    workingFolder: folder,
    packageFolder: new URL("../../..", import.meta.url).pathname,
  });
  const lines: string[] = [];
  const backend = createBackend(
    settings,
    createLogger("info", (line) => lines.push(line)),
  );
  const modes = async (user: string): Promise<string[]> => {
    const { desk } = await backend.openEdition();
    return [await desk.ask({ turns: [QUESTION], user }), await desk.ask({ turns: [QUESTION], user })].map(
      ({ mode }) => mode,
    );
  };
  await backend.buildIndex(() => {});
  expect(await modes("甲")).toEqual(["model", "model"]);
  writeFileSync(join(corpus, "shili-2022.txt"), report(2022, "140.3"));
  await backend.buildIndex(() => {});
  expect(await modes("甲")).toEqual(["desk", "desk"]);
  expect(lines.filter((line) => line.includes('gaveUp="budget"'))).toHaveLength(2);
  expect(await modes("乙")).toEqual(["model", "model"]);
  await endpoint.close();
});
