/**
 * `npm run eval`: scores the golden questions on the report that ships and checks the floors. With `--set FOLDER` it scores other
 * sets instead, each report alone in its index; see docs/evaluation.md. The one file here that prints.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createLogger } from "../../src/logger.ts";
import { type EvidenceModel, loadEvidenceModel } from "../../src/retrieval/evidence-model.ts";
import { FIGURE_FEATURES } from "../../src/retrieval/figure-feature-names.ts";
import { ANSWERABLE_FEATURES } from "../../src/retrieval/rank-evidence.ts";
import { TEXT_FEATURES } from "../../src/retrieval/text-features.ts";
import { createTrainingTools } from "../../training/training-tools.ts";
import { ABLATIONS } from "./ablate.ts";
import { checkFloors, describeFloor, type Floors } from "./check-floors.ts";
import { createCheckModelFor } from "./check-models.ts";
import { describeDraftMisses, describeLedgerMisses, describeMiss } from "./describe-miss.ts";
import { type EvaluatedSet, type EvaluateOptions, evaluateSet } from "./evaluate-set.ts";
import { type EvalSet, readSets, readShippedSet } from "./load-sets.ts";
import { percentOf } from "./share.ts";
import { type Summary, summarise } from "./summarise.ts";
import { drawText, type Group, type Table, tablesOf } from "./tables.ts";
import { writePage } from "./write-page.ts";

const USAGE = `npm run eval                     the report that ships, with the floors of tests/eval/floors.json
npm run eval -- --set FOLDER     other sets: STEM.jsonl, STEM.claims.jsonl; their reports in FOLDER/text or --reports
  --blind FOLDER   sets whose misses are never shown, beside the others
  --reports FOLDER where reports are looked for as STEM.txt; may be given more than once
  --only STEM      one report of the sets
  --verbose        what was wanted and what was given for each miss
  --weights FOLDER STEM.json there is used for that report, evidence.json for the others; STEM.check.json and check.json for drafts
  --model FOLDER   another embedder
  --ablations      also without each part, one after the other
  --json FILE      all rates, with their counts
  --report         writes docs/evaluation.md
`;

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const print = (text: string): void => void process.stdout.write(text);
const progress = (text: string): void => void process.stderr.write(text);

function readOptions() {
  return parseArgs({
    options: {
      set: { type: "string", multiple: true, default: [] },
      blind: { type: "string", multiple: true, default: [] },
      reports: { type: "string", multiple: true, default: [] },
      only: { type: "string" },
      verbose: { type: "boolean", default: false },
      weights: { type: "string" },
      model: { type: "string", default: path("models/e5-small-zh-en") },
      ablations: { type: "boolean", default: false },
      json: { type: "string" },
      report: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  }).values;
}

type Options = ReturnType<typeof readOptions>;

/** The weights for a report: of `--weights`, else those that ship. Each file is read once. */
function createModelFor(folder: string | undefined): (stem: string) => EvidenceModel {
  const loaded = new Map<string, EvidenceModel>();
  return (stem) => {
    const places = [
      ...(folder === undefined ? [] : [join(folder, `${stem}.json`), join(folder, "evidence.json")]),
      path("data/weights/evidence.json"),
    ];
    const file = places.find((place) => existsSync(place));
    if (file === undefined) throw new Error(`There are no weights: ${places.join(", ")}. Run npm run train first.`);
    const model = loaded.get(file) ?? loadEvidenceModel(file);
    checkSignals(model, file);
    loaded.set(file, model);
    return model;
  };
}

/** Weights are applied by position: fitted on other signals they'd be applied to the wrong ones. */
function checkSignals({ figure, text, answerable, right }: EvidenceModel, file: string): void {
  const same = (fitted: readonly string[], now: readonly string[]): boolean => fitted.join("\n") === now.join("\n");
  if (same(figure.features, FIGURE_FEATURES) && same(text.features, TEXT_FEATURES)) {
    if ([answerable, right].every(({ features }) => same(features, ANSWERABLE_FEATURES))) return;
  }
  throw new Error(`${file} was fitted on other signals than the code has now. Run npm run train again.`);
}

async function evaluateAll(sets: readonly EvalSet[], options: EvaluateOptions): Promise<EvaluatedSet[]> {
  const evaluated: EvaluatedSet[] = [];
  for (const set of sets) {
    const started = performance.now();
    const result = await evaluateSet(set, options);
    const { cited } = summarise([result]).questions;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    progress(`${set.stem}: ${percentOf(cited)} % of ${cited.whole} right and cited, ${seconds} s\n`);
    evaluated.push(result);
  }
  return evaluated;
}

const printMisses: Pick<EvaluateOptions, "onMiss" | "onMissedFigures" | "onMissedDraft"> = {
  onMiss: (question, explained) => print(`${describeMiss(question, explained)}\n`),
  onMissedFigures: (_, grade) => print(describeLedgerMisses(grade)),
  onMissedDraft: (_, draft, graded) => print(describeDraftMisses(draft, graded)),
};

/** What to score: the report that ships when nothing else is asked for, and beside other sets when a page is written. */
function chooseSets(options: Options): { name: string; sets: EvalSet[]; blind: boolean }[] {
  const { set, blind, reports, only } = options;
  const others = set.length + blind.length > 0;
  const read = (folders: readonly string[]): EvalSet[] => {
    const sets = folders.flatMap((folder) => readSets(folder, reports));
    return only === undefined ? sets : sets.filter(({ stem }) => stem === only);
  };
  const chosen = [
    { name: "shipped", sets: !others || options.report ? [readShippedSet()] : [], blind: false },
    { name: "development", sets: read(set), blind: false },
    { name: "blind", sets: read(blind), blind: true },
  ].filter(({ sets }) => sets.length > 0);
  if (chosen.length === 0) throw new Error(`No set of questions there${only ? ` for ${only}` : ""}.`);
  return chosen;
}

async function measureAblations(sets: readonly EvalSet[], whole: Summary, options: EvaluateOptions): Promise<Table> {
  const row = (name: string, { questions, recall }: Summary): string[] => [
    name,
    percentOf(questions.cited),
    percentOf(questions.answerableCited),
    percentOf(questions.refused),
    percentOf(questions.falseRefusals),
    percentOf(recall.fused.at1),
  ];
  const rows = [row("whole", whole)];
  for (const without of ABLATIONS) {
    progress(`without ${without}\n`);
    rows.push(row(`without ${without}`, summarise(await evaluateAll(sets, { ...options, without }))));
  }
  return {
    title: "What each part brings (weights as fitted with all of them)",
    head: ["%", "all", "answerable", "refused", "false refusals", "fused recall @1"],
    rows,
  };
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options.help) {
    print(USAGE);
    return 0;
  }
  const chosen = chooseSets(options);
  const base: EvaluateOptions = {
    tools: await createTrainingTools(options.model),
    logger: createLogger("error", progress),
    modelFor: createModelFor(options.weights),
    checkModelFor: createCheckModelFor(options.weights),
  };
  const groups: Group[] = [];
  for (const { name, sets, blind } of chosen) {
    const shown = options.verbose && !blind ? printMisses : {};
    groups.push({ name, summary: summarise(await evaluateAll(sets, { ...base, ...shown })) });
  }
  for (const table of tablesOf(groups)) print(`${drawText(table)}\n`);
  const ablated = chosen.find(({ name }) => name === "development") ?? chosen[0];
  const whole = groups.find(({ name }) => name === ablated?.name)?.summary;
  const ablations =
    options.ablations && ablated && whole ? await measureAblations(ablated.sets, whole, base) : undefined;
  if (ablations) print(`${drawText(ablations)}\n`);
  if (options.json !== undefined) writeFileSync(options.json, toJson(groups));
  if (options.report) {
    const page = writePage({ groups, leftOut: options.weights !== undefined, ...(ablations ? { ablations } : {}) });
    writeFileSync(path("docs/evaluation.md"), page);
  }
  const shipped = groups.find(({ name }) => name === "shipped")?.summary;
  return shipped ? reportFloors(shipped) : 0;
}

function reportFloors(shipped: Summary): number {
  const floors = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8")) as Floors;
  const checked = checkFloors(shipped, floors);
  const failed = checked.filter(({ holds }) => !holds).length;
  print(`Floors\n${checked.map((floor) => `  ${describeFloor(floor)}\n`).join("")}`);
  print(`${checked.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** Shares with their rate; floating-point noise cut off. */
function toJson(groups: readonly Group[]): string {
  const summaries = Object.fromEntries(groups.map(({ name, summary }) => [name, summary]));
  const withRate = (_: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null || !("part" in value) || !("whole" in value)) return value;
    const { part, whole } = value as { part: number; whole: number };
    return whole === 0 ? [null, 0, 0] : [Number((part / whole).toFixed(4)), part, whole];
  };
  return `${JSON.stringify(summaries, withRate, 1)}\n`;
}

process.exitCode = await main();
