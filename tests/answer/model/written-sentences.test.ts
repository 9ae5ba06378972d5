import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANSWER_FORM, readAnswer, readRewriting, sentencesSoFar } from "../../../src/answer/model/written-sentences.ts";

const ONE = { text: "2019年地区生产总值为312.5亿元。", evidence: [1], computed: [] };
const json = (...sentences: object[]): string => JSON.stringify({ sentences });

describe("readAnswer", () => {
  test.each([
    ["plain", json(ONE)],
    ["in a fence", `\`\`\`json\n${json(ONE)}\n\`\`\``],
    ["with words around it", `好的，回答如下：${json(ONE)} 以上。`],
    ["after thoughts", `<think>问的是{2019}年</think>\n${json(ONE)}`],
    ["without computed", json({ text: ONE.text, evidence: [1] })],
  ])("%s", (_, text) => {
    expect(readAnswer(text)).toEqual({ sentences: [ONE] });
  });

  test.each([
    ["no JSON", "2019年地区生产总值为312.5亿元。", "malformed"],
    ["half of it", json(ONE).slice(0, 30), "malformed"],
    ["another form", '{"answer": "…"}', "malformed"],
    ["a list", JSON.stringify([ONE]), "malformed"],
    ["evidence in words", json({ ...ONE, evidence: "1" }), "malformed"],
    ["evidence 0", json({ ...ONE, evidence: [0] }), "malformed"],
    ["no sentence", json(), "silent"],
    ["too many", json(...Array.from({ length: 13 }, () => ONE)), "rambling"],
  ])("%s", (_, text, gaveUp) => {
    expect(readAnswer(text)).toEqual({ gaveUp });
  });
});

test("sentences so far are those that are whole, at every length of the text", () => {
  const sentence = fc.record({
    text: fc.string({ unit: fc.constantFrom("甲", '"', "\\", "{", "}", "[", "]", "，", "a", "\n"), maxLength: 12 }),
    evidence: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
    computed: fc.array(fc.record({ figure: fc.string(), operands: fc.array(fc.string(), { maxLength: 2 }) }), {
      maxLength: 1,
    }),
  });
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 5 }), fc.boolean(), (sentences, spaced) => {
      const whole = spaced ? JSON.stringify({ sentences }, null, 2) : json(...sentences);
      let seen = 0;
      for (let length = 0; length <= whole.length; length++) {
        const soFar = sentencesSoFar(whole.slice(0, length));
        expect(soFar).toEqual(sentences.slice(0, soFar.length));
        expect(soFar.length).toBeGreaterThanOrEqual(seen);
        seen = soFar.length;
      }
      expect(seen).toBe(sentences.length);
    }),
    { numRuns: 60 },
  );
});

test("the form asks for every member, as strict endpoints want it", () => {
  expect(ANSWER_FORM.json).toMatchObject({
    type: "object",
    additionalProperties: false,
    properties: { sentences: { items: { required: ["text", "evidence", "computed"], additionalProperties: false } } },
  });
});

test.each([
  ['{"question": "2019年造林多少亩？"}', "2019年造林多少亩？"],
  ['{"question": 5}', undefined],
  ["2019年造林多少亩？", undefined],
])("readRewriting %s", (text, question) => {
  expect(readRewriting(text)).toBe(question);
});
