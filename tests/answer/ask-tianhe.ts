/** Asks the report that ships with the model and the weights that ship; each test file opens it once. */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
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

export interface TianheDesk {
  desk: ExplainingDesk;
  reports: ReadonlyMap<string, Report>;
}

async function open(): Promise<TianheDesk> {
  const text = readFileSync(`${ROOT}corpus/tianhe-2020.txt`, "utf8");
  const report = readReport({ id: "tianhe-2020", fileName: "tianhe-2020.txt", text, metadata: {} }, language.places);
  const embedder = await createOnnxEmbedder({ provider: "onnx", folder: `${ROOT}models/e5-small-zh-en` });
  const embed = (texts: string[]): Promise<number[][]> => embedder.embedDocuments(texts);
  const index = await buildMemoryIndex([report], language.concepts.tokenizer, embed, embedder.dimensions);
  const quiet = (): void => {};
  const error = (message: string, fields?: Record<string, unknown>): void =>
    void errors.push(`${message} ${JSON.stringify(fields)}`);
  const desk = createDesk({ index, embedder, logger: { debug: quiet, info: quiet, warn: quiet, error } });
  return { desk, reports: index.reports };
}

let opened: ReturnType<typeof open> | undefined;

/** For `beforeAll`: embeds the report, which takes longer than a test may. */
export async function openTianhe(): Promise<TianheDesk> {
  opened ??= open();
  return opened;
}

/** The answer, after it has kept the contract, twice the same and without the gate having to step in. */
export async function ask(...turns: string[]): Promise<Answer> {
  opened ??= open();
  const { desk, reports } = await opened;
  const answer = await desk.ask({ turns });
  expectContract(answer, reports);
  expect(await desk.ask({ turns })).toEqual(answer);
  expect(errors).toEqual([]);
  return answer;
}
