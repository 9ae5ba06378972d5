/** The golden questions with models of every kind before the desk: none is answered worse than without one. */
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { ExplainedAnswer } from "../../../src/answer/answer-question.ts";
import { readReport } from "../../../src/corpus/read-report.ts";
import type { Report } from "../../../src/corpus/report.ts";
import type { TextRequest } from "../../../src/models/language-model.ts";
import { gradeAnswer } from "../../eval/grade-answer.ts";
import { readShippedSet } from "../../eval/load-sets.ts";
import { language } from "../../retrieval/small-corpus.ts";
import { lieAbout, seededRandom, tell } from "../../support/lying-answers.ts";
import { createScriptedModel } from "../../support/scripted-model.ts";
import { expectContract } from "../expect-contract.ts";
import { LIMITS, openQuickDesk, type SmallDesk } from "./small-model-desk.ts";

const { questions } = readShippedSet();
let shipped: SmallDesk;
let report: Report;
const answered: { turns: string[]; own: ExplainedAnswer }[] = [];
beforeAll(async () => {
  const file = "tianhe-2020.txt";
  const text = readFileSync(new URL(`../../../corpus/${file}`, import.meta.url), "utf8");
  report = readReport({ id: "tianhe-2020", fileName: file, text, metadata: {} }, language.places);
  shipped = await openQuickDesk(report);
  for (const { question, turns = [question] } of questions)
    answered.push({ turns, own: await shipped.desk.explain({ turns }) });
});

const random = seededRandom(48);
const honest = ({ answer }: ExplainedAnswer): string =>
  JSON.stringify({
    sentences: answer.figures
      .filter(({ kind }) => kind !== "derived")
      .map((figure) => ({ text: `${tell(figure)}。`, evidence: figure.citations })),
  });
const lying = ({ answer }: ExplainedAnswer, nth: number): string =>
  answer.figures.some(({ kind }) => kind !== "derived")
    ? (lieAbout(answer, report, nth, random).behaviour.text ?? "")
    : "[]";

/** Says what it was given: the evidence sentence by sentence, the question, the figures. */
const echoing = ({ answer }: ExplainedAnswer, nth: number): string =>
  JSON.stringify({
    sentences: [
      ...answer.citations.map(({ quote, n }) => ({ text: quote, evidence: [n] })),
      ...answered.slice(nth, nth + 1).map(({ turns }) => ({ text: turns.at(-1), evidence: [1] })),
      ...answer.figures.map(({ text, citations }) => ({ text, evidence: citations })),
    ].slice(0, 12),
  });
const failing = (reason: string) => () => ({ status: "failed", reason, inputTokens: 0, outputTokens: 0 });
const hanging = (_: ExplainedAnswer, __: number, { signal }: TextRequest): Promise<unknown> =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve(failing("timeout")())));

test.each<[string, (own: ExplainedAnswer, nth: number, request: TextRequest) => unknown, number]>([
  ["an honest model", honest, 15],
  ["a liar", lying, 3],
  ["an echo", echoing, 0],
  ["one that refuses", failing("refused"), -1],
  ["one that isn't there", failing("unreachable"), -1],
  ["one that never answers", hanging, -1],
  ["one that writes no JSON", () => "好的。", -1],
])("%s", async (_, write, most) => {
  let worded = 0;
  for (const [nth, { turns, own }] of answered.entries()) {
    const golden = questions[nth];
    if (golden === undefined) continue;
    // Rewriting is asked for as well; the liar gives it the same.
    const model = createScriptedModel((request) => write(own, nth, request));
    const desk = { ...shipped.desk, explain: async () => own };
    const limits = { ...LIMITS, timeoutMs: write === hanging ? 5 : LIMITS.timeoutMs };
    const { answer } = await shipped.worded(model, { desk, limits }).explain({ turns });
    worded += answer.mode === "model" ? 1 : 0;
    expectContract(answer, shipped.index.reports);
    const textOf = (): string => report.text;
    expect(gradeAnswer(golden, answer, textOf), turns.join(" / ")).toEqual(gradeAnswer(golden, own.answer, textOf));
    if (own.answer.status === "not_found") expect(answer).toEqual(own.answer);
    if (most < 0) expect(answer).toEqual(own.answer);
  }
  expect(worded).toBeGreaterThan(most);
});
