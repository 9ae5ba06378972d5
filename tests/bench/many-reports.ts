/**
 * `npm run bench:many -- --index FOLDER --questions FILE.jsonl`: times answers of the built product on any index, beside
 * the bare work of the same run, and its memory. Checks no answer and no limit: what is asked, and of how many reports, is the caller's.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { AnswerDependencies } from "../../src/answer/answer-question.ts";
import { createBareWork } from "./bare-work.ts";
import { openProduct, type Product } from "./load-product.ts";
import { measureMemory } from "./run-command.ts";
import { median, quantile, time } from "./timing.ts";

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const QUESTION = z.object({ question: z.string() });

async function openTools(product: Product, indexFolder: string): Promise<AnswerDependencies> {
  const [{ createOnnxEmbedder }, { openIndex }, { loadLanguage }, { loadEvidenceModel }] = await Promise.all([
    product.load("models/onnx-embedder"),
    product.load("indexing/open-index"),
    product.load("answer/create-desk"),
    product.load("retrieval/evidence-model"),
  ]);
  const { createLogger } = await product.load("logger");
  const embedder = await createOnnxEmbedder({
    provider: "onnx",
    folder: join(product.folder, "models/e5-small-zh-en"),
  });
  return {
    index: await openIndex({ indexFolder, modelId: embedder.id }),
    embedder,
    logger: createLogger("error", (line) => process.stderr.write(line)),
    ...loadLanguage(),
    model: loadEvidenceModel(join(product.folder, "data/weights/evidence.json")),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { index: { type: "string" }, questions: { type: "string" }, bare: { type: "boolean", default: true } },
    allowNegative: true,
  });
  if (values.index === undefined || values.questions === undefined) throw new Error("Give --index and --questions.");
  const lines = readFileSync(values.questions, "utf8").split("\n").filter(Boolean);
  const questions = lines.map((line) => QUESTION.parse(JSON.parse(line)).question);
  const product = openProduct(fileURLToPath(new URL("../..", import.meta.url)));
  const { result: tools, ms: opened } = await time(() => openTools(product, values.index ?? ""));
  const { index, embedder } = tools;
  print(`index   ${index.listed.length} reports, ${index.passages.length} passages, opened in ${opened.toFixed(0)} ms`);
  const { answerQuestion } = await product.load("answer/answer-question");
  const bareWork = values.bare ? createBareWork({ index, embedder, tokenizer: tools.concepts.tokenizer }) : undefined;
  const [answers, bares]: [number[], number[]] = [[], []];
  // The first round warms up.
  for (const isTimed of [false, true]) {
    for (const question of questions) {
      const bare = (await bareWork?.(question))?.all ?? 0;
      const { ms } = await time(() => answerQuestion({ turns: [question] }, tools));
      if (!isTimed) continue;
      answers.push(ms);
      bares.push(bare);
    }
  }
  const line = (name: string, times: readonly number[]): string =>
    `${name}  p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`;
  if (bareWork) print(`${line("bare  ", bares)}; an answer is ${(median(answers) / median(bares)).toFixed(2)} × of it`);
  print(line("answer", answers));
  const environment = { ...process.env, INDEX_DIR: values.index };
  const memory = measureMemory(
    { main: product.main, environment },
    questions.map((question, id) => ({ id, question })),
  );
  print(`memory  ${memory.end.toFixed(0)} MB at the end, ${memory.peak.toFixed(0)} MB at the peak`);
}

await main();
