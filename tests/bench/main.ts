/**
 * `npm run bench`: times the built product on the report that ships, beside the bare work of the same run, and says which limits
 * are passed. Times the operations of this machine at this moment: ratios tell more than milliseconds. The one file here that prints.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { AnswerDependencies } from "../../src/answer/answer-question.ts";
import { readShippedSet } from "../eval/load-sets.ts";
import { type BareTimes, createBareWork } from "./bare-work.ts";
import { openProduct, type Product } from "./load-product.ts";
import { createProfiler, type StepTimes } from "./profile-answer.ts";
import { type Command, measureMemory, timeColdAsk } from "./run-command.ts";
import { timeIndex } from "./time-index.ts";
import { median, quantile, time } from "./timing.ts";

const MAX_ANSWER_PER_BARE_WORK = 2.5;
const MAX_MEMORY_MB = 350;
const MAX_COLD_ASK_MS = 1200;
const ROUNDS = 5;
const COLD_RUNS = 5;
const MEMORY_QUESTIONS = 100;
const COLD_QUESTION = "2019年天河的地区生产总值是多少？";

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

interface Limit {
  name: string;
  value: string;
  holds: boolean;
}

interface Question {
  id: string;
  turns: string[];
}

async function openTools(product: Product, indexFolder: string): Promise<AnswerDependencies> {
  const [{ createOnnxEmbedder }, { openIndex }, { loadLanguage }, { loadEvidenceModel }, { createLogger }] =
    await Promise.all([
      product.load("models/onnx-embedder"),
      product.load("indexing/open-index"),
      product.load("answer/create-desk"),
      product.load("retrieval/evidence-model"),
      product.load("logger"),
    ]);
  const folder = join(product.folder, "models/e5-small-zh-en");
  const embedder = await time(() => createOnnxEmbedder({ provider: "onnx", folder }));
  const index = await time(() => openIndex({ indexFolder, modelId: embedder.result.id }));
  const language = await time(() => loadLanguage());
  const weights = join(product.folder, "data/weights/evidence.json");
  const tools: AnswerDependencies = {
    index: index.result,
    embedder: embedder.result,
    logger: createLogger("error", (line) => process.stderr.write(line)),
    ...language.result,
    model: loadEvidenceModel(weights),
  };
  const { answerQuestion } = await product.load("answer/answer-question");
  const first = await time(() => answerQuestion({ turns: [COLD_QUESTION] }, tools));
  print(`load     model ${ms(embedder.ms)}, index ${ms(index.ms)}, language ${ms(language.ms)}`);
  print(`         first answer ${ms(first.ms)} (what is read when first needed)`);
  return tools;
}

interface Round {
  question: Question;
  answer: number;
  retrieve: number;
  bare: BareTimes;
}

/** Bare work, retrieval and answer of each question, one after the other, so that they meet the same machine. */
async function timeQuestions(product: Product, tools: AnswerDependencies, questions: readonly Question[]) {
  const { answerQuestion } = await product.load("answer/answer-question");
  const { findEvidence } = await product.load("answer/find-evidence");
  const { index, embedder } = tools;
  const bareWork = createBareWork({ index, embedder, tokenizer: tools.concepts.tokenizer });
  const rounds: Round[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const question of questions) {
      const { turns } = question;
      const bare = await bareWork(turns.at(-1) ?? "");
      const retrieve = (await time(() => findEvidence(turns, tools))).ms;
      const answer = (await time(() => answerQuestion({ turns }, tools))).ms;
      // The first round warms up.
      if (round > 0) rounds.push({ question, answer, retrieve, bare });
    }
  }
  return rounds;
}

function reportAnswers(rounds: readonly Round[]): Limit {
  const line = (name: string, values: readonly number[]): string =>
    `${name.padEnd(9)}p50 ${ms(quantile(values, 0.5))}, p95 ${ms(quantile(values, 0.95))}`;
  const of = (part: keyof BareTimes): number => median(rounds.map(({ bare }) => bare[part]));
  print(
    line(
      "bare",
      rounds.map(({ bare }) => bare.all),
    ),
  );
  print(
    `        words ${ms(of("tokenise"))}, embed ${ms(of("embed"))}, HNSW ${ms(of("hnsw"))}, BM25 ${ms(of("bm25"))}`,
  );
  print(
    line(
      "retrieve",
      rounds.map(({ retrieve }) => retrieve),
    ),
  );
  print(
    line(
      "answer",
      rounds.map(({ answer }) => answer),
    ),
  );
  const ratio = median(rounds.map(({ answer }) => answer)) / of("all");
  const single = rounds.filter(({ question }) => question.turns.length === 1);
  const pairs = median(single.map(({ answer, bare }) => answer / bare.all));
  print(
    `        ${ratio.toFixed(2)} × the bare work (median of single questions, each by its own: ${pairs.toFixed(2)})`,
  );
  return {
    name: `warm answer p50 at most ${MAX_ANSWER_PER_BARE_WORK} × the bare work`,
    value: `${ratio.toFixed(2)} ×`,
    holds: ratio <= MAX_ANSWER_PER_BARE_WORK,
  };
}

async function reportProfile(product: Product, tools: AnswerDependencies, questions: readonly Question[]) {
  const profile = await createProfiler(product, tools);
  const all: StepTimes[] = [];
  for (let round = 0; round < ROUNDS; round++) for (const { turns } of questions) all.push(await profile(turns));
  const of = (step: keyof StepTimes): number => median(all.map((times) => times[step]));
  const steps = Object.keys(all[0] ?? {}) as (keyof StepTimes)[];
  const whole = steps.reduce((sum, step) => sum + of(step), 0);
  print("steps of an answer, medians");
  for (const step of steps) {
    const share = `${((100 * of(step)) / whole).toFixed(0)} %`;
    print(`  ${step.padEnd(11)}${ms(of(step)).padStart(9)}  ${share.padStart(5)}`);
  }
}

async function reportCommand(command: Command, questions: readonly Question[]): Promise<Limit[]> {
  const colds: number[] = [];
  for (let run = 0; run < COLD_RUNS; run++) colds.push(await timeColdAsk(command, COLD_QUESTION));
  const many = Array.from({ length: MEMORY_QUESTIONS }, (_, i) => ({ ...questions[i % questions.length], id: i }));
  const memory = measureMemory(command, many);
  print(`cold     chuchu ask p50 ${ms(median(colds))}, fastest ${ms(Math.min(...colds))}`);
  print(
    `memory  ${memory.end.toFixed(0)} MB after ${MEMORY_QUESTIONS} questions, ${memory.peak.toFixed(0)} MB at the peak`,
  );
  return [
    {
      name: `chuchu ask cold at most ${MAX_COLD_ASK_MS} ms`,
      value: ms(median(colds)),
      holds: median(colds) <= MAX_COLD_ASK_MS,
    },
    {
      name: `memory at most ${MAX_MEMORY_MB} MB`,
      value: `${memory.end.toFixed(0)} MB`,
      holds: memory.end <= MAX_MEMORY_MB,
    },
  ];
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { package: { type: "string" }, steps: { type: "boolean", default: false } },
  });
  const product = openProduct(values.package ?? fileURLToPath(new URL("../..", import.meta.url)));
  const indexFolder = mkdtempSync(join(tmpdir(), "chuchu-bench-index-"));
  try {
    const { createOnnxEmbedder } = await product.load("models/onnx-embedder");
    const folder = join(product.folder, "models/e5-small-zh-en");
    const index = await timeIndex(product, indexFolder, await createOnnxEmbedder({ provider: "onnx", folder }));
    print(
      `index   cold ${ms(index.coldMs)} (${index.cold.embedded} texts embedded), unchanged ${ms(index.unchangedMs)}`,
    );
    const tools = await openTools(product, indexFolder);
    const questions = readShippedSet().questions.map(({ id, question, turns = [question] }) => ({ id, turns }));
    const ratio = reportAnswers(await timeQuestions(product, tools, questions));
    await reportProfile(product, tools, questions);
    const command = { main: product.main, environment: { ...process.env, INDEX_DIR: indexFolder } };
    const embedded = index.unchanged.embedded;
    const limits: Limit[] = [
      ratio,
      ...(await reportCommand(command, questions)),
      { name: "an unchanged corpus embeds nothing", value: `${embedded} texts`, holds: embedded === 0 },
    ];
    for (const { name, value, holds } of limits) print(`${holds ? "ok     " : "FAILED "} ${name}: ${value}`);
    return limits.every(({ holds }) => holds) ? 0 : 1;
  } finally {
    rmSync(indexFolder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
