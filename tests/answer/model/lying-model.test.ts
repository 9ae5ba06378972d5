/** Three hundred answers of a model that lies in every way, over loopback through the library that ships: none leaves with a wrong figure. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ExplainedAnswer } from "../../../src/answer/answer-question.ts";
import type { ExplainingDesk } from "../../../src/answer/create-desk.ts";
import type { AskRequest } from "../../../src/answer/desk.ts";
import { createLanguageModel } from "../../../src/models/create-language-model.ts";
import { type ChatBehaviour, type FakeChatEndpoint, startFakeChatEndpoint } from "../../support/fake-chat-endpoint.ts";
import { lieAbout, seededRandom, tell } from "../../support/lying-answers.ts";
import { expectContract } from "../expect-contract.ts";
import { LIMITS, openSmallDesk, type SmallDesk } from "./small-model-desk.ts";

const QUESTIONS = [
  "2019年地区生产总值是多少？",
  "2019年税收收入多少？",
  "2019年地区生产总值和税收收入分别是多少？",
  "今年打算新建几所小学？",
  "2020年城镇新增就业目标是多少？",
  "城镇新增就业多少人？",
  "地区生产总值比税收收入多多少？",
  "高新技术企业有多少家？",
  "2019年地區生產總值是多少？",
  "2019年农村居民人均可支配收入是多少？",
];
const ANSWERS = 300;

let small: SmallDesk;
let endpoint: FakeChatEndpoint;
let behaviour: ChatBehaviour = {};
let desk: ExplainingDesk;

beforeAll(async () => {
  small = await openSmallDesk();
  endpoint = await startFakeChatEndpoint(() => behaviour);
  desk = remembering(small.desk);
});
afterAll(() => endpoint.close());

/** The desk is deterministic: each question is answered, and each draft checked, once. */
function remembering(own: ExplainingDesk): ExplainingDesk {
  const explain = once(({ turns }: AskRequest) => own.explain({ turns }));
  return { explain, ask: async (request) => (await explain(request)).answer, check: once(own.check) };
}

function once<A, R>(ask: (request: A) => Promise<R>): (request: A) => Promise<R> {
  const known = new Map<string, Promise<R>>();
  return (request) => {
    const key = JSON.stringify(request);
    const result = known.get(key) ?? ask(request);
    known.set(key, result);
    return result;
  };
}

const openModel = () =>
  createLanguageModel({
    provider: "openai",
    model: "m",
    baseUrl: `${endpoint.address}/v1`,
    retries: 0,
    maxTokens: 300,
    output: "json_object",
  });

test(`${ANSWERS} lies: no wrong figure leaves, and nothing of the desk's answer is lost`, async () => {
  const worded = small.worded(await openModel(), { desk });
  const [report] = small.index.reports.values();
  if (!report) throw new Error("The corpus is empty.");
  const random = seededRandom(20_200_611);
  const outcomes = new Map<string, number>();
  for (let nth = 0; nth < ANSWERS; nth++) {
    const question = QUESTIONS[Math.floor(random() * QUESTIONS.length)] ?? "";
    const { answer: own } = await desk.explain({ turns: [question] });
    const lie = lieAbout(own, report, nth, random);
    behaviour = lie.behaviour;
    const { answer, worded: trace } = await worded.explain({ turns: [question] });
    outcomes.set(answer.mode, (outcomes.get(answer.mode) ?? 0) + 1);
    const where = `${lie.kind}: ${lie.behaviour.text ?? ""}`;
    for (const words of lie.forbidden) expect(answer.text, where).not.toContain(words);
    expectContract(answer, small.index.reports);
    const { figures, citations, status, notes } = own;
    expect(answer, where).toMatchObject({ figures, citations, status, notes });
    expect(
      numbersOf(answer.text).filter((each) => !numbersOf(shownBy(own)).includes(each)),
      where,
    ).toEqual([]);
    if (answer.mode === "desk") expect(answer, where).toEqual(own);
    expect(trace?.gaveUp !== undefined, where).toBe(answer.mode === "desk");
  }
  // Liars that also said something true were heard.
  expect(outcomes.get("model")).toBeGreaterThan(40);
  expect(outcomes.get("desk")).toBeGreaterThan(100);
});

const shownBy = ({ text, citations }: ExplainedAnswer["answer"]): string =>
  [text, ...citations.map(({ quote, title }) => quote + title)].join("\n");
/** Every run of digits with the scale behind it. */
const numbersOf = (text: string): string[] => text.match(/\d[\d.]*[万亿%]?/gu) ?? [];

test("true answers leave as the model worded them", async () => {
  const worded = small.worded(await openModel(), { desk });
  for (const question of QUESTIONS) {
    const { answer: own } = await desk.explain({ turns: [question] });
    const sentences = own.figures
      .filter(({ kind }) => kind !== "derived")
      .map((figure) => ({ text: `${tell(figure)}。`, evidence: figure.citations }));
    behaviour = { text: JSON.stringify({ sentences }) };
    const { answer, worded: trace } = await worded.explain({ turns: [question] });
    expect(trace).toMatchObject({ model: "openai:m", removed: [], inputTokens: 70, outputTokens: 30 });
    expect(answer.mode).toBe("model");
    expectContract(answer, small.index.reports);
  }
});

test.each([
  ["never answers", { hang: true }],
  ["stops in the middle", { text: '{"sentences": [{"text": "2019年地区生产总值为', hang: true }],
])("a model that %s costs its time and no more than 200 ms", async (_, hanging) => {
  behaviour = hanging;
  const timeoutMs = 150;
  const worded = small.worded(await openModel(), { desk, limits: { ...LIMITS, timeoutMs } });
  const own = await desk.ask({ turns: [QUESTIONS[0] ?? ""] });
  const started = performance.now();
  const { answer, worded: trace } = await worded.explain({ turns: [QUESTIONS[0] ?? ""] });
  expect(performance.now() - started).toBeLessThan(timeoutMs + 200);
  expect(answer).toEqual(own);
  expect(trace?.gaveUp).toBe("timeout");
});
