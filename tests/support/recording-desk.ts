/** A desk that records what it is asked and answers with what the test gave it. */
import type { Answer, Check, Citation } from "../../src/answer/answer.ts";
import type { ExplainingDesk } from "../../src/answer/create-desk.ts";
import type { AskRequest, CheckRequest } from "../../src/answer/desk.ts";

export interface RecordingDesk extends ExplainingDesk {
  readonly asked: AskRequest[];
  readonly checked: CheckRequest[];
}

/** @param answer, verdicts for each request; throw to let it fail. */
export function createRecordingDesk(
  answer: (request: AskRequest) => Answer = () => makeAnswer(),
  verdicts: (request: CheckRequest) => Check = () => ({ figures: [] }),
): RecordingDesk {
  const asked: AskRequest[] = [];
  const checked: CheckRequest[] = [];
  return {
    asked,
    checked,
    async ask(request) {
      asked.push(request);
      return answer(request);
    },
    async explain(request) {
      asked.push(request);
      return { answer: answer(request) };
    },
    async check(request) {
      checked.push(request);
      return verdicts(request);
    },
  };
}

export function makeCitation(changes: Partial<Citation> = {}): Citation {
  const quote = changes.quote ?? "全年实现地区生产总值5047.4亿元,增长8%。";
  return {
    n: 1,
    report: "shili-2020",
    title: "2020年示例区政府工作报告",
    section: "一、(一)",
    heading: ["一、2019年工作回顾", "(一)综合实力稳步提升"],
    start: 0,
    end: quote.length,
    quote,
    figures: ["5047.4亿元"],
    ...changes,
  };
}

export function makeAnswer(changes: Partial<Answer> = {}): Answer {
  return {
    status: "answered",
    text: "2019年地区生产总值为5047.4亿元。[1]",
    language: "zh-CN",
    figures: [
      {
        text: "5047.4亿元",
        value: 504740000000,
        unit: "元",
        indicator: "地区生产总值",
        period: "2019",
        kind: "actual",
        qualifier: "",
        citations: [1],
      },
    ],
    citations: [makeCitation()],
    mode: "desk",
    notes: [],
    receipt: "0f1e2d3c",
    ...changes,
  };
}
