/** A kept answer against an index that is the same, was built anew, lost its report or reads it otherwise. */
import { beforeAll, expect, test } from "vitest";
import type { AnswerRecord } from "../../../src/answer/receipts/answer-log.ts";
import { recheckReceipt } from "../../../src/answer/receipts/recheck-receipt.ts";
import type { Report } from "../../../src/corpus/report.ts";
import { readSmallReport } from "../../retrieval/small-corpus.ts";
import { openSmallDesk, type SmallDesk } from "../model/small-model-desk.ts";

const QUESTION = "2019年税收收入多少？";
let small: SmallDesk;
let record: AnswerRecord;
beforeAll(async () => {
  small = await openSmallDesk();
  const answer = await small.desk.ask({ turns: [QUESTION] });
  record = { receipt: answer.receipt, at: "2020-06-11T08:00:00Z", snapshot: "memory", turns: [QUESTION], answer };
});

/** Today's index holds these reports, and the desk answers as it did unless the test says otherwise. */
function recheck(reports: Report[], changes: Partial<AnswerRecord> = {}, ask = small.desk.ask) {
  const byId = new Map(reports.map((report) => [report.id, report]));
  return recheckReceipt({ ...record, ...changes }, { reports: byId, snapshot: "memory", ask });
}
const edited = (edit: (text: string) => string): Report => readSmallReport(edit(readSmallReport().text));

test("the same index: still the same", async () => {
  expect(await recheck([readSmallReport()])).toEqual({
    receipt: record.receipt,
    at: record.at,
    question: QUESTION,
    mode: "desk",
    rebuilt: false,
    consistent: true,
    changes: [],
  });
});

test("an index built anew that holds the same words", async () => {
  expect(await recheck([readSmallReport()], { snapshot: "before" })).toMatchObject({ rebuilt: true, consistent: true });
});

test("words of a model: compared by figures and places, with the model and the prompt", async () => {
  const answer = { ...record.answer, mode: "model" as const, text: "2019年税收收入12.4亿元[1]。" };
  const worded = { model: "openai:m", prompt: "answer.zh@00000000", removed: [] };
  expect(await recheck([readSmallReport()], { answer, worded })).toMatchObject({
    ...{ consistent: true, mode: "model", worded: { model: "openai:m", prompt: "answer.zh@00000000" } },
  });
});

test("why the desk's own answer went out is still known", async () => {
  const worded = { model: "openai:m", prompt: "answer.zh@00000000", gaveUp: "timeout", removed: [] };
  expect((await recheck([readSmallReport()], { worded })).worded?.gaveUp).toBe("timeout");
});

test("the report is gone", async () => {
  const { consistent, changes } = await recheck([]);
  expect(consistent).toBe(false);
  expect(changes).toEqual([{ type: "report_gone", subject: "shili-2020", section: "一、(一)" }]);
});

test("its words have moved", async () => {
  const { changes } = await recheck([edited((text) => `说明一行。\n${text}`)]);
  expect(changes).toEqual([{ type: "quote_moved", subject: "shili-2020", section: "一、(一)" }]);
});

test("its words are others", async () => {
  const { changes } = await recheck([edited((text) => text.replace("12.4亿元", "12.5亿元"))]);
  expect(changes).toEqual([{ type: "quote_gone", subject: "shili-2020", section: "一、(一)" }]);
});

test("the figure is read otherwise", async () => {
  const report = readSmallReport();
  const figures = report.figures.map((figure) => (figure.text === "12.4亿元" ? { ...figure, period: "2018" } : figure));
  const { changes } = await recheck([{ ...report, figures }]);
  expect(changes).toEqual([{ type: "figure", subject: "12.4亿元", section: "一、(一)" }]);
});

test("asked today, the desk gives another answer", async () => {
  const ask: typeof small.desk.ask = async (request) => {
    const answer = await small.desk.ask(request);
    return { ...answer, figures: answer.figures.slice(1) };
  };
  const { changes } = await recheck([readSmallReport()], {}, ask);
  expect(changes).toEqual([{ type: "answer", subject: "3.1%" }]);
});

test("a follow-up that the model made whole is asked as it was understood", async () => {
  const asked: string[][] = [];
  const worded = { model: "m", prompt: "p", removed: [], rewritten: QUESTION };
  const check = await recheck([readSmallReport()], { turns: ["前一个问题", "它呢"], worded }, (request) => {
    asked.push(request.turns);
    return small.desk.ask(request);
  });
  expect(asked).toEqual([[QUESTION]]);
  expect(check).toMatchObject({ question: QUESTION, consistent: true });
});
