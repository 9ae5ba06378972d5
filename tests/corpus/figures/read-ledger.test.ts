import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Figure } from "../../../src/corpus/figures/figure.ts";
import { readLedger } from "../../../src/corpus/figures/read-ledger.ts";
import { parseStructure } from "../../../src/corpus/parse-report.ts";
import type { ReportMetadata } from "../../../src/corpus/report.ts";
import { inPlan, inReview, ledgerOf, YEARLY } from "./ledger-of.ts";

const FIVE_YEARS: ReportMetadata = { ...YEARLY, year: 2021, reviewed: [2016, 2020], planned: [2021, 2021] };
const COMMUNIQUE: ReportMetadata = {
  ...YEARLY,
  genre: "communique",
  year: 2023,
  reviewed: [2023, 2023],
  planned: [2023, 2023],
};

const indicators = (figures: readonly Figure[]): string[] => figures.map((figure) => figure.indicator);

describe("indicator", () => {
  test.each([
    [
      "实现地区生产总值5047.4亿元，增长8%，总量连续十三年全市第一。",
      ["地区生产总值", "地区生产总值", "地区生产总值总量全市第一"],
    ],
    ["完成土地收储7.4公顷、出让11.6公顷。", ["土地收储", "土地出让"]],
    ["生猪存栏46万头、出栏61万头。", ["生猪存栏", "生猪出栏"]],
    ["打掉涉黑组织2个、恶势力犯罪集团5个。", ["打掉涉黑组织", "打掉恶势力犯罪集团"]],
    ["高标准开办4所小学和18所幼儿园。", ["开办小学", "开办幼儿园"]],
    [
      "5家企业入选全国互联网企业百强，占全市63%。",
      ["企业入选全国互联网企业百强", "企业入选全国互联网企业百强占全市比重"],
    ],
    ["国家高新技术企业总数达3406家，占全市28%。", ["国家高新技术企业总数", "国家高新技术企业总数占全市比重"]],
    [
      "新增孵化器和众创空间41家，累计191家，总量占全市32%。",
      ["新增孵化器和众创空间", "孵化器和众创空间累计", "孵化器和众创空间总量占全市比重"],
    ],
    ["总投资168.2亿元的44个项目成功签约。", ["项目成功签约总投资", "项目成功签约"]],
    ["1003个住宅小区100%实现楼道撤桶。", ["住宅小区实现楼道撤桶", "住宅小区实现楼道撤桶"]],
    ["猎德涌等4条河涌连续6个月水质监测达标。", ["猎德涌等河涌连续水质监测达标", "河涌水质监测达标"]],
    ["5940家企业、59个项目复工复产。", ["企业复工复产", "项目复工复产"]],
    ["剩余388户771人贫困人口全部脱贫。", ["剩余贫困人口全部脱贫", "剩余贫困人口全部脱贫"]],
    ["签约项目60个、开工45个。", ["签约项目", "项目开工"]],
    ["投资512万元，建设乡间公路14条。", ["投资建设乡间公路", "建设乡间公路"]],
    ["签订投资协议26个，总投资60亿元。", ["签订投资协议", "签订投资协议总投资"]],
    ["为企业发放稳岗补贴2.04亿元、减税降费7.15亿元。", ["为企业发放稳岗补贴", "为企业减税降费"]],
    ["国家外汇储备继续增加，达到2864亿美元。", ["国家外汇储备"]],
    ["进出口总额108亿元，其中，出口64.6亿元，下降23.2%。", ["进出口总额", "进出口总额其中出口", "进出口总额其中出口"]],
  ])("%s", (sentence, expected) => {
    expect(indicators(inReview(sentence))).toEqual(expected);
  });

  test.each([
    [
      "规模以上工业企业、销售收入过亿元企业、纳税过千万元企业分别达到92家、22家、9家，比2005年分别增长45家、12家、5家。",
      [
        "规模以上工业企业",
        "销售收入过亿元企业",
        "纳税过千万元企业",
        "规模以上工业企业",
        "销售收入过亿元企业",
        "纳税过千万元企业",
      ],
    ],
    [
      "城乡居民人均可支配收入分别为2.9万元、2万元，增长8.5%、9.5%。",
      ["城镇", "农村", "城镇", "农村"].map((side) => `${side}居民人均可支配收入`),
    ],
    ["刑事案件发案数、治安案件受理数分别下降28%、10.6%。", ["刑事案件发案数", "治安案件受理数"]],
    ["城镇和农村居民人均可支配收入分别达到3万元和2万元。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]],
    ["原煤、原油产量分别达到4081万吨、12万吨。", ["原煤产量", "原油产量"]],
    [
      "拥有省级名牌18个，省级著名商标25件，分别比2006年增加2个、21件。",
      ["拥有省级名牌", "省级著名商标", "拥有省级名牌", "省级著名商标"],
    ],
  ])("lists: %s", (sentence, expected) => {
    expect(indicators(inReview(sentence))).toEqual(expected);
  });

  test("a breakdown borrows the noun of quantity", () => {
    const figures = inReview("全年规模以上工业增加值增长11.7%。分轻重工业看，轻工业下降10.3%，重工业增长20.9%。");
    expect(indicators(figures)).toEqual(["规模以上工业增加值", "轻工业增加值", "重工业增加值"]);
  });

  test("its words stand where its spans say", () => {
    const text = "一、工作回顾\n完成土地收储7.4公顷、出让11.6公顷。";
    const [, sold] = ledgerOf(text);
    expect(sold?.indicatorSpans.map((span) => text.slice(span.start, span.end))).toEqual(["土地", "出让"]);
  });
});

describe("period of results", () => {
  test.each([
    ["完成老旧小区微改造31个。", ["2019"]],
    ["去年实现税收收入877.6亿元。", ["2019"]],
    ["今年以来生产稳步恢复，一季度GDP增长-0.3%。", ["2020Q1"]],
    ["一季度增长6%。", ["2019Q1"]],
    ["第四季度增长38%，2018年上半年增长5%。", ["2019Q4", "2018H1"]],
    ["新冠肺炎疫情发生以来，累计排查重点人员2.49万人。", ["2020"]],
    ["2018年末常住人口100万人，比2015年增加3万人。", ["2018", "2018"]],
  ])("one year: %s", (sentence, periods) => {
    expect(inReview(sentence).map((figure) => figure.period)).toEqual(periods);
  });

  test.each([
    ["地区生产总值由“十二五”末的29.1亿元增长到50.1亿元，年均增长11.5%。", ["2015", "2020", "2016-2020"]],
    ["一般公共预算收入由4.14亿元增长到8.56亿元。", ["2015", "2020"]],
    ["五年来，累计拆除各类违建121.3万平方米，城区面积达到16平方公里。", ["2016-2020", "2020"]],
    ["2020年空气质量优良天数达到263天。", ["2020"]],
    ["新建公厕538座，改造户厕23568座。", ["2016-2020", "2016-2020"]],
    ["建成区绿地率、绿化覆盖率分别达到32.6%和38.4%。", ["2020", "2020"]],
    ["国家机关自1993年定点帮扶以来，直接投入资金5700万元。", ["1993-2020"]],
    ["园区2018年列入省级集聚区，道路建设完成投资5.2亿元。", ["2016-2020"]],
  ])("five years: %s", (sentence, periods) => {
    expect(inReview(sentence, FIVE_YEARS).map((figure) => figure.period)).toEqual(periods);
  });

  test("a time that opens a paragraph holds on until another does", () => {
    const figures = ledgerOf(
      "一、2019年和今年以来工作回顾\n新增就业6.2万人。\n新冠肺炎疫情发生以来，全区众志成城。\n累计排查重点人员2.49万人。\n二、2020年工作安排\n新增就业4万人。",
    );
    expect(figures.map((figure) => figure.period)).toEqual(["2019", "2020", "2020"]);
  });
});

describe("result or target", () => {
  test.each([
    ["全年拆除违法建设超400万平方米。", "target", "2020"],
    ["到2025年，常住人口城镇化率达到57%左右。", "target", "2025"],
    ["在年度计划综合压减17.8%的基础上，从严控制支出。", "actual", "2020"],
    ["加快实施已下达12.87亿元国债资金。", "actual", "2019"],
    ["去年赤字规模为2.76万亿元。", "actual", "2019"],
    ["全国近3亿人领取养老金，必须确保发放。", "actual", "2019"],
    ["着力抓好五个方面工作。", "count", "2020"],
    ["深入实施五大工程。", "count", "2020"],
    ["利用两年时间完成置换。", "target", "2020-2021"],
  ])("plan: %s", (sentence, kind, period) => {
    const [figure] = inPlan(sentence);
    expect([figure?.kind, figure?.period]).toEqual([kind, period]);
  });

  test.each([
    ["预计全年生产总值完成108亿元。", "actual"],
    ["力争2022年底产值突破10亿元。", "target"],
    ["今年中央财政资金将达305亿元。", "target"],
    ["城市更新九项重点工作取得新进展。", "count"],
    ["投产企业9家。", "actual"],
  ])("review: %s", (sentence, kind) => {
    expect(inReview(sentence)[0]?.kind).toBe(kind);
  });

  test("a five-year plan aims at its last year, and 年均 at the whole of it", () => {
    const text =
      "一、“十三五”工作回顾\n成绩显著。\n二、“十四五”时期主要目标\n地区生产总值达到220亿元以上，年均增长9%左右。新增就业1.3万人。";
    expect(ledgerOf(text, FIVE_YEARS).map((figure) => `${figure.kind} ${figure.period}`)).toEqual([
      "target 2025",
      "target 2021-2025",
      "target 2021-2025",
    ]);
  });

  test("an entry of the glossary belongs where its number is printed", () => {
    const text =
      "一、工作回顾\n成效明显〔1〕。\n二、2020年工作安排\n改造老旧小区〔2〕。\n名词解释\n〔1〕成效：新增绿地8公顷。\n〔2〕老旧小区：12个老旧小区。";
    expect(ledgerOf(text).map((figure) => `${figure.text} ${figure.kind} ${figure.period}`)).toEqual([
      "8公顷 actual 2019",
      "12个 target 2020",
    ]);
  });
});

describe("tables and communiqués", () => {
  test("cells take the unit of their column, or of the column of units", () => {
    const text = [
      "一、人口",
      "年末常住人口885.50万人。",
      "表1 2023年末常住人口数及其构成",
      "指标 | 年末数（万人） | 比重（%）",
      "常住人口 | 885.50 | 100.00",
      "其中：城镇 | 438.40 | 49.41",
      "表2 主要产品产量",
      "产品 | 单位 | 产量 | 比上年增长（%）",
      "水泥 | 万吨 | 1022.88 | -25.8",
      "二、工业",
      "工业生产稳定。",
    ].join("\n");
    const cells = ledgerOf(text, COMMUNIQUE).filter((figure) => figure.row !== undefined);
    expect(cells.map((cell) => [cell.text, cell.value, cell.unit, cell.aspect])).toEqual([
      ["885.50", 8_855_000, "人", "level"],
      ["100.00", 100, "%", "share"],
      ["438.40", 4_384_000, "人", "level"],
      ["49.41", 49.41, "%", "share"],
      ["1022.88", 10_228_800, "吨", "level"],
      ["-25.8", -25.8, "%", "change"],
    ]);
    expect(cells.every((cell) => cell.kind === "actual" && cell.period === "2023")).toBe(true);
  });

  test.each([
    ["其中：城镇", "人口数：常住人口城镇年末数"],
    ["其中城镇", "人口数：常住人口城镇年末数"],
    ["#城镇", "人口数：常住人口城镇年末数"],
    ["其中：常住人口中的城镇人口", "人口数：常住人口中的城镇人口年末数"],
  ])("a part is called by its whole and its name: %s", (row, indicator) => {
    const text = `一、人口\n人口如下。\n表1 人口数\n指标 | 年末数（万人）\n常住人口 | 885.50\n${row} | 438.40\n二、工业\n工业生产稳定。`;
    const part = ledgerOf(text, COMMUNIQUE).find((figure) => figure.row === row);
    expect(part?.indicator).toBe(indicator);
  });
});

describe("properties", () => {
  const sentences = [
    "实现税收收入877.6亿元，下降1.7%。",
    "完成土地收储7.4公顷、出让11.6公顷。",
    "5家企业入选全国互联网企业百强，占全市63%。",
    "刑事案件发案数、治安案件受理数分别下降28%、10.6%。",
    "新增就业6.2万人，帮扶1.1万名登记失业人员实现再就业。",
  ];
  const facts = (figures: readonly Figure[]): string[] =>
    figures
      .map((figure) =>
        [figure.text, figure.indicator, figure.period, figure.kind, figure.aspect, figure.unit].join("|"),
      )
      .sort();

  test("the order of sentences changes nothing", () => {
    const expected = facts(inReview(sentences.join("")));
    fc.assert(
      fc.property(fc.shuffledSubarray(sentences, { minLength: sentences.length }), (shuffled) => {
        expect(facts(inReview(shuffled.join("")))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  test("figures come in order, each inside its sentence, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...sentences), fc.string(), fc.constant("\n")), { maxLength: 8 }),
        (parts) => {
          const structure = parseStructure({ id: "any", text: parts.join(""), metadata: YEARLY });
          const figures = readLedger(structure);
          for (const [index, figure] of figures.entries()) {
            const sentence = structure.sentences[figure.sentence];
            expect(figure.index).toBe(index);
            expect(structure.text.slice(figure.start, figure.end)).toBe(figure.text);
            expect(figure.start).toBeGreaterThanOrEqual(sentence?.start ?? -1);
            expect(figure.end).toBeLessThanOrEqual(sentence?.end ?? -1);
            expect(figure.section).toBe(sentence?.section);
          }
        },
      ),
    );
  });
});
