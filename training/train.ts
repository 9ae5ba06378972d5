/**
 * `npm run train -- --set FOLDER [--reports FOLDER …] [--folds FOLDER]`: fits the weights of data/weights/evidence.json on
 * golden questions, and says how good they are on reports left out. Deterministic. Builds nothing that ships but that file.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { EvidenceModel } from "../src/retrieval/evidence-model.ts";
import { FIGURE_FEATURES } from "../src/retrieval/figure-feature-names.ts";
import { ANSWERABLE_FEATURES } from "../src/retrieval/rank-evidence.ts";
import { TEXT_FEATURES } from "../src/retrieval/text-features.ts";
import { type AnswerableExample, answerableExamples, chooseThresholds, describeThresholds } from "./answerable.ts";
import type { Example } from "./collect-examples.ts";
import { fitListwise, fitLogistic, type ListExample } from "./fit-weights.ts";
import { loadExamples } from "./load-examples.ts";

/** More candidates than this a question teach nothing new and take long. */
const CANDIDATES_KEPT = 90;

function listExamples(examples: readonly Example[], kind: Example["kind"]): ListExample[] {
  return examples
    .filter((example) => example.kind === kind && example.golden.answerable)
    .map(({ candidates, right }) => {
      const kept = candidates.map((_, i) => i).filter((i) => i < CANDIDATES_KEPT || right[i]);
      return {
        candidates: kept.flatMap((i) => candidates[i]?.features ?? []),
        right: kept.map((i) => right[i] ?? false),
      };
    });
}

function fitHeads(examples: readonly Example[]): Pick<EvidenceModel, "figure" | "text"> {
  const figure = fitListwise(listExamples(examples, "figure"), FIGURE_FEATURES.length);
  const text = fitListwise(listExamples(examples, "text"), TEXT_FEATURES.length);
  return { figure: { features: [...FIGURE_FEATURES], ...figure }, text: { features: [...TEXT_FEATURES], ...text } };
}

type Deciding = Pick<EvidenceModel, "answerable" | "right">;

/** The heads that decide whether to answer, and whether to warn. */
function fitDeciding(examples: readonly AnswerableExample[]): Deciding {
  const answerable = fitLogistic(
    examples.map((example) => ({ features: example.signals, label: example.answerable, weight: example.weight })),
    ANSWERABLE_FEATURES.length,
  );
  const right = fitLogistic(
    examples.map((example) => ({ features: example.signals, label: example.answerable && example.right })),
    ANSWERABLE_FEATURES.length,
  );
  const features = [...ANSWERABLE_FEATURES];
  return { answerable: { features, ...answerable }, right: { features, ...right } };
}

const NO_HEAD = { features: [], weights: [], bias: 0 };
const withHeads = (
  heads: Pick<EvidenceModel, "figure" | "text">,
  deciding: Deciding = { answerable: NO_HEAD, right: NO_HEAD },
): EvidenceModel => ({
  version: 1,
  fittedOn: "",
  ...heads,
  ...deciding,
  refuseBelow: 0.5,
  unsureBelow: 0.5,
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      set: { type: "string" },
      reports: { type: "string", multiple: true, default: [] },
      folds: { type: "string" },
      model: { type: "string", default: "models/e5-small-zh-en" },
      out: { type: "string", default: "data/weights/evidence.json" },
    },
  });
  if (values.set === undefined) throw new Error("Name the folder of golden questions with --set FOLDER.");
  const examples = await loadExamples(values.set, values.reports, values.model);
  const stems = [...new Set(examples.map(({ stem }) => stem))];
  const leftOut: AnswerableExample[] = [];
  const headsWithout = new Map<string, Pick<EvidenceModel, "figure" | "text">>();
  for (const stem of stems) {
    const heads = fitHeads(examples.filter((example) => example.stem !== stem));
    headsWithout.set(stem, heads);
    const own = answerableExamples(
      examples.filter((example) => example.stem === stem),
      withHeads(heads),
    );
    leftOut.push(...own);
    const answered = own.filter(({ answerable }) => answerable);
    process.stdout.write(
      `${stem}: ${answered.length} answerable, ${percent(answered.filter(({ right }) => right).length, answered.length)} best evidence right\n`,
    );
  }
  process.stdout.write(
    `all: ${percent(leftOut.filter(({ right }) => right).length, leftOut.filter(({ answerable }) => answerable).length)} best evidence right\n`,
  );
  for (const stem of stems) {
    const heads = fitDeciding(leftOut.filter((example) => example.stem !== stem));
    for (const example of leftOut) if (example.stem === stem) example.setProbabilities(heads.answerable, heads.right);
  }
  const thresholds = chooseThresholds(leftOut);
  process.stdout.write(describeThresholds(leftOut, thresholds));
  const model: EvidenceModel = {
    ...withHeads(fitHeads(examples), fitDeciding(leftOut)),
    ...thresholds,
    fittedOn: stems.join(" "),
  };
  write(values.out, model);
  if (values.folds !== undefined) {
    for (const stem of stems) {
      const heads = headsWithout.get(stem);
      if (!heads) continue;
      const others = leftOut.filter((example) => example.stem !== stem);
      write(join(values.folds, `${stem}.json`), {
        ...withHeads(heads, fitDeciding(others)),
        ...thresholds,
        fittedOn: `all but ${stem}`,
      });
    }
  }
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

function write(path: string, model: EvidenceModel): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, `${JSON.stringify(model, null, 1)}\n`);
}

await main();
