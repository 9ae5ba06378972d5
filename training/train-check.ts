/**
 * `npm run train:check -- --set FOLDER [--set FOLDER …] [--reports FOLDER …] [--folds FOLDER] [--model FOLDER]`: fits the weights of
 * data/weights/check.json on golden drafts and questions, and says how good they are on reports left out; with `--folds` it leaves
 * the weights of each there, as STEM.check.json. Deterministic. Builds nothing that ships but that file.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { BINDING_FEATURES } from "../src/answer/check/binding-feature-names.ts";
import { bindingScore, type CheckModel, scoreCandidate } from "../src/answer/check/check-model.ts";
import { judge } from "../src/answer/check/judge.ts";
import { readReport } from "../src/corpus/read-report.ts";
import { type CheckExample, draftExamples, placeOfReport, questionExamples } from "./check-examples.ts";
import { fitListwise, type ListExample } from "./fit-weights.ts";
import { readGoldenDrafts } from "./golden-drafts.ts";
import { readGoldenSets } from "./golden-set.ts";
import { buildMemoryIndex } from "./memory-index.ts";
import { createTrainingTools } from "./training-tools.ts";

/** Candidates that are neither right nor close teach nothing new; so many of the closest are kept. */
const CANDIDATES_KEPT = 30;
/** Questions taken from each set: drafts are what the weights are for. */
const QUESTIONS_PER_SET = 40;
const QUESTION_KINDS = new Set(["figure", "paraphrase", "target_vs_actual", "unanswerable", "english"]);
/** What a draft's own figure counts against one variant, and what one with another figure's number does: as often as in drafts. */
const WEIGHTS = { golden: 3, decoy: 0.4 };

const PENALTY = 0.003;
const STEPS = 200;
const CLOSE = ["dense figure", "own words in clause", "equal", "near miss"].map((name) =>
  (BINDING_FEATURES as readonly string[]).indexOf(name),
);

interface Fitted {
  stem: string;
  list: ListExample;
}

/** Only what fitting needs: examples of a set fill hundreds of megabytes. */
function toFitted({ stem, candidates, right, none, golden, decoy }: CheckExample): Fitted {
  const close = (features: Float64Array): number => CLOSE.reduce((sum, at) => sum + (features[at] ?? 0), 0);
  const order = candidates.map((candidate, i) => ({ i, close: close(candidate.features) }));
  order.sort((a, b) => b.close - a.close);
  const top = new Set(order.slice(0, CANDIDATES_KEPT).map(({ i }) => i));
  const kept = candidates.flatMap(({ features }, i) =>
    right[i] || top.has(i) ? [{ features, right: right[i] === true }] : [],
  );
  return {
    stem,
    list: {
      weight: golden ? WEIGHTS.golden : decoy ? WEIGHTS.decoy : 1,
      candidates: [none, ...kept.map(({ features }) => features)],
      right: [!right.some(Boolean), ...kept.map((each) => each.right)],
    },
  };
}

function fitModel(examples: readonly Fitted[], fittedOn: string): CheckModel {
  const lists = examples.map(({ list }) => list);
  const { weights } = fitListwise(lists, BINDING_FEATURES.length, PENALTY, STEPS);
  return { version: 1, fittedOn, binding: { features: [...BINDING_FEATURES], weights } };
}

/** Verdict and figure as the golden draft has them. */
function isExact({ claim, candidates, none, golden }: CheckExample, model: CheckModel): boolean {
  const scored = candidates.map((each) => scoreCandidate(model, each));
  const { verdict, bound } = judge(claim, scored, bindingScore(model, none));
  const wanted = golden?.verdict;
  return verdict === wanted?.verdict && (verdict === "not_found" || bound?.figure.text === wanted.report_figure);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      set: { type: "string", multiple: true, default: [] },
      reports: { type: "string", multiple: true, default: [] },
      folds: { type: "string" },
      model: { type: "string", default: "models/e5-small-zh-en" },
      out: { type: "string", default: "data/weights/check.json" },
    },
  });
  if (values.set.length === 0) throw new Error("Name the folder of golden drafts with --set FOLDER.");
  const tools = await createTrainingTools(values.model);
  const golden: CheckExample[] = [];
  const examples: Fitted[] = [];
  const sets = values.set.flatMap((set) => readGoldenSets(set, values.reports).map((golden) => ({ set, ...golden })));
  for (const { set, stem, text, questions } of sets) {
    const report = readReport({ id: stem, fileName: `${stem}.txt`, text, metadata: {} }, tools.language.places);
    const { tokenizer } = tools.language.concepts;
    const index = await buildMemoryIndex([report], tokenizer, tools.embedPassages, tools.embedder.dimensions);
    const place = placeOfReport(stem, report, index, tools);
    for (const draft of readGoldenDrafts(set, stem)) {
      const made = await draftExamples(draft, place);
      golden.push(...made.filter((example) => example.golden));
      examples.push(...made.filter(isUsable).map(toFitted));
    }
    let asked = 0;
    for (const question of questions.filter(({ kind }) => QUESTION_KINDS.has(kind))) {
      if (asked >= QUESTIONS_PER_SET && question.kind !== "english") continue;
      const made = await questionExamples(question, place);
      if (made.length > 0) asked += 1;
      examples.push(...made.map(toFitted));
    }
    process.stderr.write(`${stem}: ${examples.length} examples\n`);
  }
  const stems = [...new Set(golden.map(({ stem }) => stem))];
  let exact = 0;
  for (const stem of stems) {
    const others = examples.filter((example) => example.stem !== stem);
    const model = fitModel(others, `all but ${stem}`);
    const own = golden.filter((example) => example.stem === stem);
    const right = own.filter((example) => isExact(example, model)).length;
    exact += right;
    process.stdout.write(`${stem}: ${right} of ${own.length} exact\n`);
    if (values.folds !== undefined) write(join(values.folds, `${stem}.check.json`), model);
  }
  process.stdout.write(`all, each report left out: ${((100 * exact) / golden.length).toFixed(1)} % exact\n`);
  write(values.out, fitModel(examples, stems.join(" ")));
}

/** A golden figure whose place wasn't found in the report would teach that the report doesn't say it. */
function isUsable({ golden, right }: CheckExample): boolean {
  return !golden || golden.verdict.report_figure === null || right.some(Boolean);
}

function write(path: string, model: CheckModel): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, `${JSON.stringify(model, null, 1)}\n`);
}

await main();
