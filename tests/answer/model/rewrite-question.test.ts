/** Follow-ups that only a model makes whole: when it is asked, and what of its rewriting is taken. */
import { beforeAll, describe, expect, test } from "vitest";
import { placeReader } from "../../../src/answer/check/draft-places.ts";
import { isFaithful } from "../../../src/answer/model/rewrite-question.ts";
import { language } from "../../retrieval/small-corpus.ts";
import { createScriptedModel } from "../../support/scripted-model.ts";
import { expectContract } from "../expect-contract.ts";
import { openSmallDesk, type SmallDesk } from "./small-model-desk.ts";

let small: SmallDesk;
beforeAll(async () => {
  small = await openSmallDesk();
});

describe("isFaithful", () => {
  const { tokenizer, stopWords } = language.concepts;
  const faithful = (turns: string[], rewritten: string): boolean =>
    isFaithful(rewritten, turns, {
      placesIn: placeReader(language.places, [...small.index.reports.values()]),
      cut: (text) => tokenizer.cut(text),
      stopWords,
    });

  test.each([
    [["2019年造林多少亩？", "同样那一年税收收入有多少？"], "2019年税收收入有多少？"],
    [["示例县2019年新建小学几所？", "它的幼儿园几所？"], "示例县2019年新建幼儿园几所？"],
    [["2019年GDP是多少？", "2020年目标"], "2020年GDP目标是多少？"],
  ])("%j → %s", (turns, rewritten) => {
    expect(faithful(turns, rewritten)).toBe(true);
  });

  test.each([
    ["a thing nobody named", ["2019年造林多少亩？", "那里的幼儿园几所？"], "2019年地铁幼儿园几所？"],
    ["the thing asked is lost", ["2019年造林多少亩？", "那里的地铁有几条？"], "2019年造林有几条？"],
    ["another year", ["2019年造林多少亩？", "它的税收收入多少？"], "2018年税收收入多少？"],
    ["the year is lost", ["2019年造林多少亩？", "它的税收收入多少？"], "税收收入多少？"],
    ["the asked year is swapped", ["2019年造林多少亩？", "2020年它的税收收入多少？"], "2019年税收收入多少？"],
    ["the place is lost", ["天河区2019年造林多少亩？", "它的税收收入多少？"], "2019年税收收入多少？"],
    ["another place", ["天河区2019年造林多少亩？", "它的税收收入多少？"], "番禺区2019年税收收入多少？"],
    ["a figure put in", ["2019年造林多少亩？", "它超过了吗？"], "2019年造林超过3万亩了吗？"],
    ["a figure lost", ["2019年造林多少亩？", "它超过2万亩了吗？"], "2019年造林超过了吗？"],
    ["several lines", ["2019年造林多少亩？", "税收收入？"], "2019年税收收入\n多少？"],
    ["nothing", ["2019年造林多少亩？", "税收收入？"], " "],
  ])("%s", (_, turns, rewritten) => {
    expect(faithful(turns, rewritten)).toBe(false);
  });
});

/** Not answered alone, and no rule makes it whole. */
const LEANING = ["示例县2019年的税收收入情况", "上述这个指标具体的数字"];

describe("through the desk", () => {
  const scripted = (question: unknown, sentences: object[] = []) =>
    createScriptedModel(({ schema }) => (schema.name === "question" ? { question } : { sentences }));

  test("what the model made whole is answered by the desk, and the answer says how it was understood", async () => {
    const before = await small.desk.ask({ turns: LEANING });
    expect(before.status).toBe("not_found");
    const sentence = { text: "2019年税收收入12.4亿元。", evidence: [1], computed: [] };
    const model = scripted("示例县2019年税收收入指标具体的数字", [sentence]);
    const { answer, worded } = await small.worded(model).explain({ turns: LEANING });
    expect(model.requests.map(({ schema }) => schema.name)).toEqual(["question", "answer"]);
    expect(answer).toMatchObject({ status: "answered", mode: "model" });
    expect(answer.text).toMatch(/^按“示例县2019年税收收入指标具体的数字”理解：\n2019年税收收入12\.4亿元\[1\]。/u);
    expect(worded).toMatchObject({ rewritten: "示例县2019年税收收入指标具体的数字", removed: [] });
    expectContract(answer, small.index.reports);
  });

  test.each([
    ["adds what nobody said", "示例县2019年地区生产总值具体的数字"],
    ["is no question", 7],
    ["still isn't answered", "示例县2019年这个指标具体的数字"],
  ])("a rewriting that %s leaves the answer not found", async (_, question) => {
    const model = scripted(question);
    expect(await small.worded(model).ask({ turns: LEANING })).toEqual(await small.desk.ask({ turns: LEANING }));
    expect(model.requests).toHaveLength(1);
  });

  test.each([
    ["a first question", ["地铁有几条？"]],
    ["a follow-up that the rules make whole", ["2019年造林多少亩？", "那2020年呢？"]],
    ["a question that stands on its own", ["2019年造林多少亩？", "示例县有几条已经开通运营的地铁线路"]],
  ])("%s isn't rewritten", async (_, turns) => {
    const model = scripted("2019年造林多少亩？");
    const answer = await small.worded(model).ask({ turns });
    expect(model.requests.filter(({ schema }) => schema.name === "question")).toEqual([]);
    expect(answer.status).toBe((await small.desk.ask({ turns })).status);
  });
});
