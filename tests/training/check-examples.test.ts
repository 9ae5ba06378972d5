/** Golden drafts on a short invented report: which candidates are taught as right, and which claims as absent. */
import { beforeAll, expect, test } from "vitest";
import type { Embedder } from "../../src/models/embedder.ts";
import { type CheckExample, draftExamples, placeOfReport, questionExamples } from "../../training/check-examples.ts";
import { buildSmallCorpus, language } from "../retrieval/small-corpus.ts";

type Place = ReturnType<typeof placeOfReport>;
let place: Place;

beforeAll(async () => {
  const { report, index, embedder } = await buildSmallCorpus();
  const tools = { embedder: embedder satisfies Embedder, embedPassages: async () => [], language };
  place = placeOfReport(report.id, report, index, tools);
});

const taught = ({ candidates, right }: CheckExample): string[] =>
  candidates.flatMap(({ figure }, i) => (right[i] ? [`${figure.indicator} ${figure.text}`] : []));

test("the report's figure is right, whatever number the draft gives; taken out, the claim is absent", async () => {
  const verdict = { figure: "5所", verdict: "mismatch", report_figure: "3所", quote: "新建小学3所", para: 5 } as const;
  const examples = await draftExamples({ id: "d", text: "2019年新建小学5所。", verdicts: [verdict] }, place);
  const [golden, ...variants] = examples;
  expect(golden?.golden?.verdict).toBe(verdict);
  expect(golden && taught(golden)).toEqual(["新建小学 3所"]);
  expect(variants.length).toBeGreaterThan(3);
  for (const variant of variants) {
    expect(variant.golden).toBeUndefined();
    expect([[], ["新建小学 3所"]]).toContainEqual(taught(variant));
    if (taught(variant).length === 0) expect(variant.candidates.map(({ figure }) => figure.text)).not.toContain("3所");
  }
  expect(new Set(variants.map(({ claim }) => claim.text)).has("3所")).toBe(true);
});

test("an English claim keeps its unit and is taught with other numbers too", async () => {
  const verdict = {
    figure: "3 primary schools",
    verdict: "match",
    report_figure: "3所",
    quote: "新建小学3所",
    para: 5,
  } as const;
  const text = "It built 3 primary schools in 2019.";
  const [golden, ...variants] = await draftExamples({ id: "d", text, verdicts: [verdict] }, place);
  expect(golden && taught(golden)).toEqual(["新建小学 3所"]);
  expect(new Set(variants.map(({ claim }) => claim.unit))).toEqual(new Set(["个"]));
  expect(new Set(variants.map(({ claim }) => claim.value)).size).toBeGreaterThan(2);
  expect(variants.some(({ decoy }) => decoy) && variants.some(({ decoy }) => !decoy)).toBe(true);
});

test("a claim that the report lacks has nothing right", async () => {
  const verdict = { figure: "5座", verdict: "not_found", report_figure: null, quote: null, para: null } as const;
  const examples = await draftExamples({ id: "d", text: "2019年新建水库5座。", verdicts: [verdict] }, place);
  expect(examples.length).toBeGreaterThan(0);
  expect(examples.flatMap(taught)).toEqual([]);
});

test("a question is taught as the statement of its answer", async () => {
  const [statement] = await questionExamples(
    {
      id: "q",
      kind: "figure",
      question: "2019年新增公办学位多少个？",
      answerable: true,
      must_figures: ["4600个"],
      figure_values: { "4600个": { value: 4600, unit: "个" } },
      answers: [{ figures: ["4600个"], quote: "新增公办学位4600个", section: "一(二)", para: 5 }],
    },
    place,
  );
  expect(statement?.claim).toMatchObject({ text: "4600个", indicator: "新增公办学位" });
  expect(statement && taught(statement)).toEqual(["新增公办学位 4600个"]);
});
