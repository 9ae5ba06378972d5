/**
 * `npm run train -- --set FOLDER [--reports FOLDER …] [--folds FOLDER] [--also FOLDER …]`: fits the weights of
 * data/weights/evidence.json on golden questions, and says how good they are on reports of --set left out; --also has more questions
 * to learn from. Deterministic. Builds nothing that ships but that file.
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

/** A question with what it counts in the deciding heads, and the group of reports that is left out together. */
type Weighed = AnswerableExample & { group: string; counts: number };

/** The heads that decide whether to answer, and whether to warn. */
function fitDeciding(examples: readonly Weighed[]): Deciding {
  const answerable = fitLogistic(
    examples.map(({ signals, answerable: label, weight, counts }) => ({
      features: signals,
      label,
      weight: weight * counts,
    })),
    ANSWERABLE_FEATURES.length,
  );
  const right = fitLogistic(
    examples.map((example) => ({
      features: example.signals,
      label: example.answerable && example.right,
      weight: example.counts,
    })),
    ANSWERABLE_FEATURES.length,
  );
  const features = [...ANSWERABLE_FEATURES];
  return { answerable: { features, ...heldAgainst(answerable) }, right: { features, ...heldAgainst(right) } };
}

/**
 * Weights that may not come near 0: a place that is asked and that the evidence doesn't name speaks against an answer. Too few questions
 * for words that no report answers name another place for the data to say so.
 */
const AGAINST: ReadonlyMap<string, number> = new Map([["text: other place missing", -2]]);

function heldAgainst<H extends { weights: number[] }>(head: H): H {
  const weights = head.weights.map((weight, i) =>
    Math.min(weight, AGAINST.get(ANSWERABLE_FEATURES[i] ?? "") ?? Number.POSITIVE_INFINITY),
  );
  return { ...head, weights };
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

/** Questions of --also are asked in words farther from the report than most: deciding would grow too bold on them alone. */
const ALSO_COUNTS = { answerable: 0.3, unanswerable: 0.6 };
/** Reports of --also are left out in so many groups. */
const ALSO_GROUPS = 4;
const isAlso = (group: string): boolean => group.startsWith("also ");

interface Grouped {
  group: string;
  examples: Example[];
}

/** Each report of --set by itself, those of --also in groups. */
function groupsOf(set: readonly Example[], also: readonly Example[]): Grouped[] {
  const alsoStems = [...new Set(also.map(({ stem }) => stem))];
  const groups = new Map<string, Example[]>();
  const put = (group: string, example: Example): void => {
    groups.set(group, [...(groups.get(group) ?? []), example]);
  };
  for (const example of set) put(example.stem, example);
  for (const example of also) put(`also ${alsoStems.indexOf(example.stem) % ALSO_GROUPS}`, example);
  return [...groups].map(([group, examples]) => ({ group, examples }));
}

/** The questions of one group, their evidence ranked by heads fitted without it. */
function weighed({ group, examples }: Grouped, heads: Pick<EvidenceModel, "figure" | "text">): Weighed[] {
  return answerableExamples(examples, withHeads(heads)).map((example) => {
    const counts = isAlso(group) ? ALSO_COUNTS[example.answerable ? "answerable" : "unanswerable"] : 1;
    return Object.assign(example, { group, counts });
  });
}

function describeRanking(name: string, examples: readonly AnswerableExample[]): string {
  const answered = examples.filter(({ answerable }) => answerable);
  const right = percent(answered.filter((example) => example.right).length, answered.length);
  return `${name}: ${answered.length} answerable, ${right} best evidence right\n`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      set: { type: "string" },
      reports: { type: "string", multiple: true, default: [] },
      folds: { type: "string" },
      model: { type: "string", default: "models/e5-small-zh-en" },
      also: { type: "string", multiple: true, default: [] },
      "also-model": { type: "string", default: "models/e5-small-zh-en" },
      out: { type: "string", default: "data/weights/evidence.json" },
    },
  });
  if (values.set === undefined) throw new Error("Name the folder of golden questions with --set FOLDER.");
  const set = await loadExamples(values.set, values.reports, values.model);
  const also: Example[] = [];
  for (const folder of values.also) also.push(...(await loadExamples(folder, values.reports, values["also-model"])));
  const groups = groupsOf(set, also);
  const all = [...set, ...also];
  const leftOut: Weighed[] = [];
  const headsWithout = new Map<string, Pick<EvidenceModel, "figure" | "text">>();
  for (const grouped of groups) {
    const heads = fitHeads(groups.filter((other) => other !== grouped).flatMap(({ examples }) => examples));
    headsWithout.set(grouped.group, heads);
    const own = weighed(grouped, heads);
    leftOut.push(...own);
    process.stdout.write(describeRanking(grouped.group, own));
  }
  const scored = leftOut.filter(({ group }) => !isAlso(group));
  process.stdout.write(describeRanking("all of --set", scored));
  const decidingWithout = new Map<string, Deciding>();
  for (const { group } of groups.filter((grouped) => !isAlso(grouped.group))) {
    const deciding = fitDeciding(leftOut.filter((example) => example.group !== group));
    decidingWithout.set(group, deciding);
    for (const example of scored)
      if (example.group === group) example.setProbabilities(deciding.answerable, deciding.right);
  }
  const thresholds = chooseThresholds(scored);
  process.stdout.write(describeThresholds(scored, thresholds));
  const fittedOn = [...new Set(all.map(({ stem }) => stem))].join(" ");
  write(values.out, { ...withHeads(fitHeads(all), fitDeciding(leftOut)), ...thresholds, fittedOn });
  if (values.folds === undefined) return;
  for (const [group, deciding] of decidingWithout) {
    const heads = headsWithout.get(group);
    if (!heads) continue;
    const model = { ...withHeads(heads, deciding), ...thresholds, fittedOn: `all but ${group}` };
    write(join(values.folds, `${group}.json`), model);
  }
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

function write(path: string, model: EvidenceModel): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, `${JSON.stringify(model, null, 1)}\n`);
}

await main();
