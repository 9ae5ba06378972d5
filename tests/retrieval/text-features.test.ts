import { describe, expect, test } from "vitest";
import type { Report, Sentence } from "../../src/corpus/report.ts";
import { LexicalIndex } from "../../src/indexing/lexical-index.ts";
import { readConcepts } from "../../src/retrieval/concepts.ts";
import { foldQuestion } from "../../src/retrieval/fold-question.ts";
import { readQuestion } from "../../src/retrieval/question.ts";
import { TEXT_FEATURES, type TextFeature, textFeatures } from "../../src/retrieval/text-features.ts";
import { topicText } from "../../src/retrieval/topic-text.ts";
import { verbatimReader } from "../../src/retrieval/verbatim-runs.ts";
import { language, readSmallReport } from "./small-corpus.ts";

const report = readSmallReport();
const lexical = LexicalIndex.build([{ text: report.text }], language.concepts.tokenizer);
const NOTHING = { sentence: 0, clause: 0 };

function sentenceWith(words: string, of: Report = report): Sentence {
  const sentence = of.sentences.find(({ start, end }) => of.text.slice(start, end).includes(words));
  if (!sentence) throw new Error(`No sentence with ${words}.`);
  return sentence;
}

function featuresOf(
  asked: string,
  words: string,
  otherPlaces: string[] = [],
  of = report,
): Record<TextFeature, number> {
  const folded = foldQuestion(asked, language.dialect);
  const { whole } = readQuestion(asked, folded.text, folded.language);
  const concepts = readConcepts(whole, { ...language.concepts, lexical });
  const values = textFeatures(
    {
      ask: whole,
      concepts,
      otherPlaces,
      english: folded.language === "en",
      said: [],
      verbatimIn: verbatimReader(topicText(whole), concepts, language.concepts),
    },
    of,
    sentenceWith(words, of),
    { dense: { sentence: 0.3, clause: 0.4 }, reworded: NOTHING, lexical: NOTHING },
  );
  return Object.fromEntries(TEXT_FEATURES.map((name, i) => [name, values[i] ?? Number.NaN])) as Record<
    TextFeature,
    number
  >;
}

describe("each named signal", () => {
  test.each<[TextFeature, string, string, number]>([
    ["person asked, person given", "谁担任总河长？", "县长周明", 1],
    ["person asked, person given", "谁担任总河长？", "造林", 0],
    ["person asked, person given", "怎么治河？", "县长周明", 0],
    ["place asked, place given", "哪个县获评了美丽河湖？", "县长周明", 1],
    ["name asked, quotation given", "治河的做法叫什么？", "造林", 0],
    ["list asked, list given", "新建了哪些学校？", "新建小学3所", 1],
    ["list asked, list given", "新建了哪些学校？", "空气优良", 0],
    ["time asked, time given", "县医院什么时候建成？", "年底前建成", 1],
    ["time asked, time given", "县医院什么时候建成？", "县长周明", 0],
    ["time asked, time given", "县医院建在哪里？", "年底前建成", 0],
    ["plan asked, plan given", "今年打算办哪些实事？", "力争新增", 1],
    ["plan asked, plan given", "今年打算办哪些实事？", "新建小学3所", 0],
    ["review asked, plan given", "去年办成了哪些实事？", "力争新增", 1],
    ["review asked, plan given", "去年办成了哪些实事？", "新建小学3所", 0],
    ["open, plan given", "办什么实事", "力争新增", 1],
    ["preface", "报告叫什么", "政府工作报告", 1],
    ["preface", "报告叫什么", "造林", 0],
    ["short", "空气怎么样", "空气优良", 0],
    ["table row", "空气怎么样", "空气优良", 0],
  ])("%s: %s", (name, asked, words, value) => {
    expect(featuresOf(asked, words)[name]).toBeCloseTo(value);
  });

  test("similarities are taken over", () => {
    const features = featuresOf("空气怎么样", "空气优良");
    expect([features["dense sentence"], features["dense clause"], features["lexical sentence"]]).toEqual([0.3, 0.4, 0]);
  });

  test("words of the question count in clause, sentence and what stands over it", () => {
    const right = featuresOf("森林覆盖率如何", "造林");
    const wrong = featuresOf("森林覆盖率如何", "空气优良");
    expect(right["covered by clause"]).toBeGreaterThan(0.6);
    expect(right["covered by sentence"]).toBeGreaterThanOrEqual(right["covered by clause"]);
    expect(right["heaviest concept in sentence"]).toBe(1);
    expect(wrong["covered by sentence"]).toBeLessThan(right["covered by sentence"]);
    expect(wrong["covered with surroundings"]).toBeGreaterThan(wrong["covered by sentence"]);
  });

  test("another place must stand in the sentence", () => {
    expect(featuresOf("邻县的空气怎么样", "空气优良", ["邻县"])["other place missing"]).toBe(1);
    expect(featuresOf("县城的空气怎么样", "空气优良", ["县城"])["other place missing"]).toBe(0);
  });

  test("earlier sentences are nearer the beginning", () => {
    const early = featuresOf("办了什么", "全年实现")["first of the report"];
    const late = featuresOf("办了什么", "年底前建成")["first of the report"];
    expect(early).toBeGreaterThan(late);
    expect(late).toBeGreaterThanOrEqual(0);
  });
});

describe("a report with slogans and a glossary", () => {
  const words = `一、工作回顾
我们坚持稳中求进，全面贯彻新发展理念。
二、名词解释
1.“一河一策”：指为每条河流制定单独的治理方案。
`;
  const other = readSmallReport(words, {}, "slogans");

  test("slogans without a number", () => {
    expect(featuresOf("坚持什么", "稳中求进", [], other).slogans).toBe(1);
    expect(featuresOf("坚持什么", "单独的治理方案", [], other).slogans).toBe(0);
  });

  test("a glossary, when a meaning is asked", () => {
    const features = featuresOf("“一河一策”是什么意思？", "单独的治理方案", [], other);
    expect(features["annex or glossary"]).toBe(1);
    expect(features["meaning asked, glossary given"]).toBe(1);
    expect(featuresOf("谁治河？", "单独的治理方案", [], other)["meaning asked, glossary given"]).toBe(0);
  });
});

test("every sentence has a finite value for every name, and names are unique", () => {
  expect(new Set(TEXT_FEATURES).size).toBe(TEXT_FEATURES.length);
  for (const asked of ["谁担任总河长？", "How was the air?", "", "😀"]) {
    for (const { start, end } of report.sentences) {
      const features = featuresOf(asked, report.text.slice(start, end));
      for (const value of Object.values(features)) expect(Number.isFinite(value)).toBe(true);
    }
  }
});
