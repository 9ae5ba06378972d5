import { expect, test } from "vitest";
import { compareReports } from "../../../src/indexing/shelf/compare-reports.ts";
import { makeReport } from "../../support/make-report.ts";

test("two years of one place: the same indicator by its period counted from the report's year", () => {
  const older = makeReport("地区生产总值5047.4亿元。新增学位1.2万个。全区共有学校90所。", {
    metadata: { year: 2020 },
    figures: [
      ["5047.4亿元", { value: 504740000000, unit: "元", indicator: "地区生产总值", period: "2019" }],
      ["1.2万个", { value: 12000, unit: "个", indicator: "新增学位", period: "2019" }],
      ["90所", { indicator: "学校", period: "2019" }],
    ],
  });
  const newer = makeReport("地区生产总值5312.8亿元。完成改造25个。全区共有学校90所。", {
    metadata: { year: 2021 },
    figures: [
      ["5312.8亿元", { value: 531280000000, unit: "元", indicator: "地区生产总值", period: "2020" }],
      ["25个", { indicator: "改造", period: "2020" }],
      ["90所", { indicator: "学校", period: "2020" }],
    ],
  });
  const { figures, sentences } = compareReports(older, newer);
  expect(figures.changed.map((pair) => [pair.old.text, pair.new.text])).toEqual([["5047.4亿元", "5312.8亿元"]]);
  expect([figures.added, figures.removed].map((list) => list.map(({ text }) => text))).toEqual([["25个"], ["1.2万个"]]);
  expect([figures.same, sentences.same, sentences.added.length, sentences.removed.length]).toEqual([1, 1, 2, 2]);
});

test("a report against itself: nothing", () => {
  const report = makeReport("增长8%，下降8%。增长8%。", {
    figures: [
      ["8%", { indicator: "a" }],
      ["8%", { indicator: "a" }],
      ["8%", { indicator: "a", kind: "count" }],
    ],
  });
  expect(compareReports(report, report)).toEqual({
    figures: { changed: [], added: [], removed: [], same: 2 },
    sentences: { added: [], removed: [], same: report.sentences.length },
  });
});

test("two versions that differ in white space only have the same sentences", () => {
  const { sentences } = compareReports(makeReport("新增学位 1.2万个。"), makeReport("新增学位1.2万个。"));
  expect(sentences).toEqual({ added: [], removed: [], same: 1 });
});
