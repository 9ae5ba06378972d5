/** Answers, citations and golden questions for tests of the graders: whole, with what a test names put in. */
import type { Answer, AnswerFigure, Citation } from "../../src/answer/answer.ts";
import type { GoldenQuestion } from "../../training/golden-set.ts";

export const REPORT = "shili-2020";
export const TEXT =
  "回顾2019年的工作\n实现地区生产总值5047.4亿元，增长8%。新增“四上”企业1994家。\n力争实现地区生产总值增长6%，新增“四上”企业800家。\n";

export function makeFigure(text: string, value: number, details: Partial<AnswerFigure> = {}): AnswerFigure {
  const unit = text.replace(/^[-\d.]+[万亿]*/u, "");
  return {
    text,
    value,
    unit,
    indicator: "",
    period: "2019",
    kind: "actual",
    qualifier: "",
    citations: [1],
    ...details,
  };
}

/** Cites `quote` where it stands in the text. */
export function makeCitation(quote: string, details: Partial<Citation> = {}): Citation {
  const start = TEXT.indexOf(quote);
  const place = { start, end: start + quote.length, section: "一、(一)", heading: ["一、回顾", "(一)经济"] };
  return { n: 1, report: REPORT, title: "", ...place, quote, figures: [], ...details };
}

export function makeAnswer(details: Partial<Answer> = {}): Answer {
  const texts = (details.figures ?? []).map(({ text }) => text);
  return {
    status: "answered",
    text: texts.join("、"),
    language: "zh-CN",
    figures: [],
    citations: [],
    mode: "desk",
    notes: [],
    receipt: "",
    ...details,
  };
}

export function makeGolden(details: Partial<GoldenQuestion> = {}): GoldenQuestion {
  return {
    id: "shili-1",
    kind: "figure",
    question: "2019年新增“四上”企业多少家？",
    answerable: true,
    cite: "all",
    answers: [{ figures: ["1994家"], quote: "新增“四上”企业1994家", section: "一(一)", para: 1 }],
    must_figures: ["1994家"],
    wrong_figures: [],
    figure_values: { "1994家": { value: 1994, unit: "家", period: "2019", kind: "actual" } },
    ...details,
  };
}
