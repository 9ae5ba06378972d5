import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { failingQuestions, parseGoldenQuestions } from "../../src/answer/golden-questions.ts";
import { createRecordingDesk, makeAnswer, makeCitation } from "../support/recording-desk.ts";
import { openTianhe } from "./ask-tianhe.ts";

const ANSWERED = makeAnswer({ citations: [makeCitation({ section: "一、(一)" })] });
const NOT_FOUND = makeAnswer({ status: "not_found", figures: [], citations: [] });
const [FIGURE] = ANSWERED.figures;
const RIGHT = { value: FIGURE?.value, unit: FIGURE?.unit };

describe("failingQuestions", () => {
  test.each([
    [{}, ANSWERED, true],
    [{ figures: [RIGHT], section: "一、(一)" }, ANSWERED, true],
    [{ figures: [{ ...RIGHT, value: 1 }] }, ANSWERED, false],
    [{ figures: [{ ...RIGHT, unit: "人" }] }, ANSWERED, false],
    [{ section: "二、" }, ANSWERED, false],
    [{ status: "not_found" }, ANSWERED, false],
    [{ status: "not_found" }, NOT_FOUND, true],
    [{}, NOT_FOUND, false],
  ])("%j with that answer passes: third column", async (expected, answer, passes) => {
    const questions = parseGoldenQuestions(
      `${JSON.stringify({ question: "多少？", ...expected })}\n`,
      "a.questions.jsonl",
    );
    const desk = createRecordingDesk(() => answer);
    expect(await failingQuestions(desk, "a", questions)).toHaveLength(passes ? 0 : 1);
    expect(desk.asked).toEqual([{ turns: ["多少？"], report: "a" }]);
  });

  test("a line that can't be read is named", () => {
    const lines = '{"question":"a"}\n\n{"figures":[]}\n';
    expect(() => parseGoldenQuestions(lines, "a.questions.jsonl")).toThrow(
      expect.objectContaining({ code: "bad_questions", fields: { file: "a.questions.jsonl", line: 3 } }),
    );
  });
});

test("a dozen about the report that ships, as a maintainer would keep them beside it", {
  timeout: 60_000,
}, async () => {
  const file = new URL("../golden/tianhe-2020/shelf.questions.jsonl", import.meta.url);
  const questions = parseGoldenQuestions(readFileSync(file, "utf8"), "tianhe-2020.questions.jsonl");
  expect(questions).toHaveLength(12);
  const { desk } = await openTianhe();
  expect(await failingQuestions(desk, "tianhe-2020", questions)).toEqual([]);
});
