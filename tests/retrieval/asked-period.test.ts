import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReportMetadata } from "../../src/corpus/report.ts";
import {
  fitPeriod,
  type PeriodReference,
  parsePeriod,
  readAskedPeriods,
  resolvePeriod,
} from "../../src/retrieval/asked-period.ts";
import { foldQuestion } from "../../src/retrieval/fold-question.ts";
import { UNKNOWN_METADATA } from "../support/unknown-metadata.ts";

/** A time as a short word: 2019, 2016-2020, 2020Q1, last, last Q1, past 5, next 5, now; `base` before what is compared with. */
function name(reference: PeriodReference): string {
  switch (reference.type) {
    case "years": {
      const years = reference.from === reference.to ? `${reference.from}` : `${reference.from}-${reference.to}`;
      return years + (reference.part ?? "");
    }
    case "offset":
      return `${reference.years > 0 ? "+" : ""}${reference.years}${reference.part ? ` ${reference.part}` : ""}`;
    case "past":
    case "next":
      return `${reference.type} ${reference.count}`;
    case "now":
      return "now";
  }
}

const read = (question: string): string[] => {
  const { text } = foldQuestion(question, []);
  return readAskedPeriods(text).map(
    ({ start, end, reference, role }) =>
      `${role === "base" ? "base " : ""}${name(reference)}: ${text.slice(start, end)}`,
  );
};

describe("years", () => {
  test.each([
    ["2019年底全市有多少家养老机构？", ["2019: 2019年底"]],
    ["97年的进出口总额是多少？", ["1997: 97年"]],
    ["’08年灾后重建花了多少钱？", ["2008: ’08年"]],
    ["78年有多少户通了电？", ["1978: 78年"]],
    ["一九七八年的钢产量是多少？", ["1978: 一九七八年"]],
    ["二〇二一年城镇新增就业多少万人？", ["2021: 二〇二一年"]],
    ["到2025年研发投入强度要达到多少？", ["2025: 2025年"]],
    ["2016到2020年总共新增就业多少万人？", ["2016-2020: 2016到2020年"]],
    ["从2010年至2015年耕地少了几万亩？", ["2010-2015: 从2010年至2015年"]],
    ["2016—2020年的年均增速是多少？", ["2016-2020: 2016—2020年"]],
    ["2018年和2019年的税收分别是多少？", ["2018: 2018年", "2019: 2019年"]],
    ["2020年6月11日开了什么会？", ["2020: 2020年"]],
    ["What was the GDP of Tianhe in 2019?", ["2019: 2019"]],
    ["By 2025, how many hospitals will be built?", ["2025: 2025"]],
    ["exports in 2016-2020", ["2016-2020: 2016-2020"]],
  ])("%s", (question, periods) => {
    expect(read(question)).toEqual(periods);
  });

  test.each([
    "2000元以下的农户占多少？",
    "2020家企业里有几家亏损？",
    "1985亩林地归谁管？",
    "2013%的增幅是真的吗？",
    "新中国成立70周年办了什么活动？",
    "提前两周完工了吗？",
    "11号线什么时候开工？",
    "税收收入多少？",
    "",
  ])("%s names no year", (question) => {
    expect(read(question)).toEqual([]);
  });
});

describe("five-year plans", () => {
  test.each([
    ["“十三五”末森林覆盖率是多少？", ["2020: “十三五”末"]],
    ["“十三五”收官时建了多少公里路？", ["2020: “十三五”收官"]],
    ["十三五期间建了多少公里高速公路？", ["2016-2020: 十三五期间"]],
    ["十四五时期的目标是什么", ["2021-2025: 十四五时期"]],
    ["“十一五”规划里的节能目标是多少", ["2006-2010: “十一五”规划"]],
    ["“七五”计划期间钢产量增长多少", ["1986-1990: “七五”计划期间"]],
    ["“一五”期间建成多少个项目", ["1953-1957: “一五”期间"]],
    ["“二五”期间粮食产量如何", ["1958-1962: “二五”期间"]],
    ["“三五”期间修了几座水库", ["1966-1970: “三五”期间"]],
    ["What did the 13th five-year plan achieve?", ["2016-2020: the 13th five-year plan"]],
    ["targets of the 14th Five-Year Plan", ["2021-2025: the 14th five-year plan"]],
  ])("%s", (question, periods) => {
    expect(read(question)).toEqual(periods);
  });
});

describe("times that lean on the report", () => {
  test.each([
    ["去年财政收入多少亿元？", ["-1: 去年"]],
    ["上年度的预算执行了多少？", ["-1: 上年度"]],
    ["上年末贷款余额是多少？", ["-1: 上年末"]],
    ["前年的粮食产量是多少？", ["-2: 前年"]],
    ["今年以来新开了几家店？", ["0: 今年以来"]],
    ["年内要完成多少套保障房？", ["0: 年内"]],
    ["明年打算修几条地铁？", ["+1: 明年"]],
    ["下一年的赤字率是多少？", ["+1: 下一年"]],
    ["五年来减少了多少贫困人口？", ["past 5: 五年来"]],
    ["过去五年新建了多少所学校？", ["past 5: 过去五年"]],
    ["近三年关停了多少家煤矿？", ["past 3: 近三年"]],
    ["这五年里财政收入翻了几番？", ["past 5: 这五年里"]],
    ["今后五年要种多少万亩树？", ["next 5: 今后五年"]],
    ["未来三年打算建几个公园？", ["next 3: 未来三年"]],
    ["目前有多少家上市公司？", ["now: 目前"]],
    ["现在一共有几个5A景区？", ["now: 现在"]],
    ["How many jobs will be created this year?", ["0: this year"]],
    ["What was the grain output last year?", ["-1: last year"]],
    ["How much was invested over the past five years?", ["past 5: over the past five years"]],
    ["targets for the next five years", ["next 5: next five years"]],
    ["How many listed companies are there now?", ["now: now"]],
  ])("%s", (question, periods) => {
    expect(read(question)).toEqual(periods);
  });
});

describe("parts of a year", () => {
  test.each([
    ["一季度GDP增速是多少？", ["0 Q1: 一季度"]],
    ["2020年第一季度的工业增加值下降多少？", ["2020Q1: 2020年第一季度"]],
    ["2020年一季度税收多少", ["2020Q1: 2020年一季度"]],
    ["去年四季度的用电量是多少？", ["-1 Q4: 去年四季度"]],
    ["今年三季度CPI涨了多少？", ["0 Q3: 今年三季度"]],
    ["2021年上半年外贸进出口多少亿？", ["2021H1: 2021年上半年"]],
    ["去年下半年出口额是多少？", ["-1 H2: 去年下半年"]],
    ["上半年招了多少商？", ["0 H1: 上半年"]],
    ["2020年5月的失业率是多少？", ["2020-05: 2020年5月"]],
    ["2020年12月的用电量", ["2020-12: 2020年12月"]],
  ])("%s", (question, periods) => {
    expect(read(question)).toEqual(periods);
  });
});

describe("what is compared with is not what is asked for", () => {
  test.each([
    ["今年比去年多招了多少名教师？", ["0: 今年", "base -1: 去年"]],
    ["比2015年高了几个百分点？", ["base 2015: 2015年"]],
    ["2019年与2018年相比，税收少了多少？", ["2019: 2019年", "base 2018: 2018年"]],
    ["和去年相比，今年财政支出增加了多少？", ["base -1: 去年", "0: 今年"]],
    ["2019年的税收较上年下降了多少？", ["2019: 2019年", "base -1: 上年"]],
    ["How much did GDP grow in 2019 compared with 2018?", ["2019: 2019", "base 2018: 2018"]],
    ["今年的就业目标和去年比是多了还是少了？", ["0: 今年", "base -1: 去年"]],
  ])("%s", (question, periods) => {
    expect(read(question)).toEqual(periods);
  });
});

const workReport: ReportMetadata = {
  ...UNKNOWN_METADATA,
  genre: "work_report",
  year: 2020,
  reviewed: [2019, 2019],
  planned: [2020, 2020],
};
const fiveYears: ReportMetadata = { ...workReport, year: 2021, reviewed: [2016, 2020], planned: [2021, 2025] };
const communique: ReportMetadata = {
  ...workReport,
  genre: "communique",
  year: 2023,
  reviewed: [2023, 2023],
  planned: [0, 0],
};

describe("resolvePeriod", () => {
  test.each([
    ["last year of a work report", { type: "offset", years: -1 }, workReport, "2019-2019"],
    ["this year of a work report", { type: "offset", years: 0 }, workReport, "2020-2020"],
    ["the year before last", { type: "offset", years: -2 }, workReport, "2018-2018"],
    ["the first quarter", { type: "offset", years: 0, part: "Q1" }, workReport, "2020-2020Q1"],
    ["the past five years of a report on one year", { type: "past", count: 5 }, workReport, "2015-2019"],
    ["the past three years of a report on five", { type: "past", count: 3 }, fiveYears, "2016-2020"],
    ["the next five years", { type: "next", count: 5 }, fiveYears, "2021-2025"],
    ["now", { type: "now" }, fiveYears, "2020-2020"],
    ["last year of a communiqué is the year that it counts", { type: "offset", years: -1 }, communique, "2023-2023"],
    ["the year before last of a communiqué", { type: "offset", years: -2 }, communique, "2021-2021"],
    ["the next three years where nothing is planned", { type: "next", count: 3 }, communique, "2023-2025"],
    ["a month", { type: "years", from: 2020, to: 2020, part: "-05" }, workReport, "2020-2020-05"],
  ] as const)("%s", (_, reference, metadata, years) => {
    const { from, to, part = "" } = resolvePeriod(reference, metadata);
    expect(`${from}-${to}${part}`).toBe(years);
  });
});

describe("fitPeriod", () => {
  const years = (from: number, to = from, part?: string): PeriodReference => ({
    type: "years",
    from,
    to,
    ...(part ? { part } : {}),
  });
  test.each([
    [years(2019), "2019", "exact"],
    [years(2016, 2020), "2016-2020", "exact"],
    [years(2020, 2020, "Q1"), "2020Q1", "exact"],
    [years(2020, 2020, "-05"), "2020-05", "exact"],
    [years(2019), "2020", "other"],
    [years(2018), "2020Q1", "other"],
    [years(2020), "2020Q1", "within"],
    [years(2020, 2020, "Q1"), "2020", "covers"],
    [years(2020), "2016-2020", "ends"],
    [years(2018), "2016-2020", "covers"],
    [years(2016, 2020), "2018", "within"],
    [years(2016, 2020), "2020", "within"],
    [years(2019), "", "other"],
    [years(2019), "上年", "other"],
    [{ type: "offset", years: -1 }, "2019", "exact"],
    [{ type: "past", count: 5 }, "2019", "within"],
    [{ type: "past", count: 5 }, "2015-2019", "exact"],
    [{ type: "now" }, "2019", "exact"],
  ] as [PeriodReference, string, string][])("%j and a figure of %s: %s", (reference, period, fit) => {
    expect(fitPeriod(reference, workReport, period)).toBe(fit);
  });

  test("a period fits itself, and only years that meet fit at all", () => {
    const year = fc.integer({ min: 1949, max: 2060 });
    fc.assert(
      fc.property(year, fc.integer({ min: 0, max: 9 }), year, fc.integer({ min: 0, max: 9 }), (a, m, b, n) => {
        const written = n === 0 ? `${b}` : `${b}-${b + n}`;
        expect(fitPeriod(years(b, b + n), workReport, written)).toBe("exact");
        const meet = a <= b + n && b <= a + m;
        const inside = (b >= a && b + n <= a + m) || (a >= b && a + m <= b + n);
        const fit = fitPeriod(years(a, a + m), workReport, written);
        if (!meet) expect(fit).toBe("other");
        if (inside) expect(fit).not.toBe("other");
      }),
    );
  });
});

describe("parsePeriod", () => {
  test.each([
    ["2019", { from: 2019, to: 2019 }],
    ["2016-2020", { from: 2016, to: 2020 }],
    ["2020Q1", { from: 2020, to: 2020, part: "Q1" }],
    ["2020H2", { from: 2020, to: 2020, part: "H2" }],
    ["2020-05", { from: 2020, to: 2020, part: "-05" }],
    ["2020Q5", undefined],
    ["", undefined],
    ["19", undefined],
    ["2019年", undefined],
  ])("%s", (period, parsed) => {
    expect(parsePeriod(period)).toEqual(parsed);
  });
});

test("times of any text stand in it, in order, and don't overlap", () => {
  const words = fc.constantFrom(
    "2019年",
    "去年",
    "十三五",
    "一季度",
    "五年来",
    "比",
    "到",
    "97年",
    "GDP",
    "多少",
    "末",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 10 }), (parts) => {
      const text = parts.join("");
      let last = 0;
      for (const { start, end } of readAskedPeriods(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
  );
});
