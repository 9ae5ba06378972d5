import { describe, expect, test } from "vitest";
import type { Report, ReportMetadata } from "../../src/corpus/report.ts";
import { type ChosenReports, chooseReports, placeOf } from "../../src/retrieval/choose-reports.ts";
import { foldQuestion } from "../../src/retrieval/fold-question.ts";
import { readAsk } from "../../src/retrieval/question.ts";
import { makeReport } from "../support/make-report.ts";
import { language } from "./small-corpus.ts";

const { places } = language;

function report(id: string, place: string, year: number, metadata: Partial<ReportMetadata> = {}): Report {
  return makeReport("全年新增就业1万人。", {
    id,
    metadata: { place, year, reviewed: [year - 1, year - 1], planned: [year, year], ...metadata },
  });
}

const tianhe2020 = report("tianhe-2020", "天河区", 2020);
const tianhe2021 = report("tianhe-2021", "天河区", 2021, { reviewed: [2016, 2020], planned: [2021, 2025] });
const yuexiu2020 = report("yuexiu-2020", "越秀区", 2020);
const unknown = report("unknown", "", 2020);

const choose = (question: string, reports: Report[]): ChosenReports =>
  chooseReports(readAsk(foldQuestion(question, []).text), reports, places);
const ids = ({ reports }: ChosenReports): string[] => reports.map(({ id }) => id);

describe("the place picks the reports", () => {
  const all = [tianhe2020, yuexiu2020];
  test.each([
    ["天河区去年新增就业多少人？", ["tianhe-2020"]],
    ["天河的GDP是多少？", ["tianhe-2020"]],
    ["廣州市天河區的稅收是多少", ["tianhe-2020"]],
    ["How many jobs did Tianhe District create?", ["tianhe-2020"]],
    ["越秀区新增就业多少人？", ["yuexiu-2020"]],
    ["天河区和越秀区哪个就业多？", ["tianhe-2020", "yuexiu-2020"]],
    ["新增就业多少人？", ["tianhe-2020", "yuexiu-2020"]],
    ["白云区新增就业多少人？", ["tianhe-2020", "yuexiu-2020"]],
  ])("%s: %j", (question, chosen) => {
    expect(ids(choose(question, all))).toEqual(chosen);
  });
});

describe("names in a question", () => {
  test.each([
    ["天河区新增就业多少人？", []],
    ["全区新增就业多少人？", []],
    ["越秀区新增就业多少人？", ["越秀"]],
    ["兴宁市对口帮扶了几个村？", ["兴宁"]],
    ["深圳和天河一起办了什么？", ["深圳"]],
    ["邻区新增就业多少人？", ["邻区"]],
    ["全市新增就业多少人？", ["全市"]],
    ["全省有多少家高企？", ["全省"]],
    ["nationwide, how many jobs were created?", ["nationwide"]],
  ])("%s needs in its evidence: %j", (question, others) => {
    expect(choose(question, [tianhe2020]).otherPlaces).toEqual(others);
  });

  test("the report's own name is no word to look for", () => {
    const { ownPlaces } = choose("请问天河区新增就业多少人？", [tianhe2020]);
    expect(ownPlaces).toMatchObject([{ start: 2, end: 5 }]);
  });

  test("no name, nothing to leave out", () => {
    expect(choose("新增就业多少人？", [tianhe2020]).ownPlaces).toEqual([]);
  });
});

describe("the year picks among reports of one place", () => {
  const all = [tianhe2020, tianhe2021];
  test.each([
    ["天河区2019年新增就业多少人？", ["tianhe-2020", "tianhe-2021"]],
    ["天河区2018年新增就业多少人？", ["tianhe-2021"]],
    ["天河区2025年的目标是多少？", ["tianhe-2021"]],
    ["天河区“十四五”期间要新增多少就业？", ["tianhe-2021"]],
    ["天河区2016到2020年一共新增就业多少人？", ["tianhe-2021"]],
    ["天河区新增就业多少人？", ["tianhe-2020", "tianhe-2021"]],
    ["天河区去年新增就业多少人？", ["tianhe-2021"]],
    ["天河区1990年新增就业多少人？", ["tianhe-2020", "tianhe-2021"]],
  ])("%s: %j", (question, chosen) => {
    expect(ids(choose(question, all))).toEqual(chosen);
  });

  test("a single report answers whatever the year is; that it lacks it is found out later", () => {
    expect(ids(choose("1990年新增就业多少人？", [tianhe2020]))).toEqual(["tianhe-2020"]);
  });
});

describe("the report of the very year is looked into first", () => {
  const closest = (question: string, reports: Report[]): string[] =>
    choose(question, reports).closest.map(({ id }) => id);
  const span = report("tianhe-2022", "天河区", 2022, { reviewed: [2017, 2021], planned: [2022, 2026] });
  const all = [tianhe2020, tianhe2021, span];
  test.each([
    ["天河区2019年新增就业多少人？", ["tianhe-2020"]],
    ["天河区2020年新增就业多少人？", ["tianhe-2021"]],
    ["天河区2020年新增就业的目标是多少？", ["tianhe-2020"]],
    ["天河区2021年新增就业的目标是多少？", ["tianhe-2021"]],
    ["天河区2018年新增就业多少人？", ["tianhe-2021", "tianhe-2022"]],
    ["天河区2016到2020年一共新增就业多少人？", ["tianhe-2021"]],
    ["天河区新增就业多少人？", ["tianhe-2020", "tianhe-2021", "tianhe-2022"]],
  ])("%s: %j", (question, chosen) => {
    expect(closest(question, all)).toEqual(chosen);
  });
});

test("去年 is of the newest report, also where the place was called otherwise before", () => {
  const reports = [report("xushui-2012", "徐水县", 2012), report("xushui-2018", "徐水区", 2018)];
  expect(ids(choose("徐水去年新增就业多少人？", reports))).toEqual(["xushui-2018"]);
});

test.each([
  ["深圳新增就业多少人？", true],
  ["深圳和天河新增就业各多少人？", false],
  ["新增就业多少人？", false],
])("%s: of a place that no report is about: %s", (question, elsewhere) => {
  expect(choose(question, [tianhe2020, yuexiu2020]).elsewhere).toBe(elsewhere);
});

describe("placeOf", () => {
  test.each([
    [tianhe2020, "天河区"],
    [yuexiu2020, "越秀区"],
    [unknown, undefined],
  ])("%#", (of, name) => {
    expect(placeOf(of, places)?.name).toBe(name);
  });
});

test("without reports none is chosen", () => {
  expect(choose("天河区GDP多少", [])).toMatchObject({ reports: [], ownPlaces: [] });
});

test.each([
  ["越秀区怎么治理黑臭水体？", true],
  ["广州怎么治理黑臭水体？", false],
  ["怎么治理黑臭水体？", false],
])("%s: of a place that the only report isn't about, nor lies in: %s", (question, elsewhere) => {
  expect(choose(question, [tianhe2020]).elsewhere).toBe(elsewhere);
});
