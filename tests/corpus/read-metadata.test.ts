import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Jieba } from "@node-rs/jieba";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadPlaces } from "../../src/corpus/places.ts";
import { readMetadata } from "../../src/corpus/read-metadata.ts";
import type { ReportMetadata } from "../../src/corpus/report.ts";

const jieba = Jieba.withDict(readFileSync(createRequire(import.meta.url).resolve("@node-rs/jieba/dict.txt")));
const places = loadPlaces(new URL("../../data/places.tsv", import.meta.url), { cut: (text) => jieba.cut(text, false) });
const read = (lines: string[], fileName = "report.txt"): ReportMetadata =>
  readMetadata(lines.join("\n"), fileName, places);

const BODY = "全县上下团结一心，圆满完成了各项任务。全县生产总值增长8%。";

test("a county's report on a web page: title, congress, dates of the page left aside", () => {
  const metadata = read([
    "工作报告",
    "2020年安国市政府工作报告",
    "时间：2023-03-30 作者：中国县域 来源：政府官网 阅读：",
    "299",
    "政 府 工 作 报 告",
    "——2020年1月9日在安国市第七届人民代表大会第五次会议上",
    "各位代表：",
    "一、2019年工作回顾",
    "全市生产总值增长7%。",
    "二、2020年发展思路和工作重点",
    "2022年焦作市政府工作报告",
  ]);
  expect(metadata).toEqual({
    title: "2020年安国市政府工作报告",
    place: "安国市",
    level: "county",
    genre: "work_report",
    year: 2020,
    reviewed: [2019, 2019],
    planned: [2020, 2020],
    date: "2020-01-09",
  });
});

describe("years of a work report", () => {
  const years = (...lines: string[]): string => {
    const { year, reviewed, planned } = read(lines);
    return `${year} ${reviewed.join("-")} ${planned.join("-")}`;
  };
  const head = (date: string): string[] => [
    "政府工作报告",
    `——${date}在徐水县第十五届人民代表大会第一次会议上`,
    "各位代表：",
    "现在，我代表徐水县人民政府向大会报告工作，请审议。",
  ];

  test.each([
    ["one year", "2010年2月1日", ["一、2009年工作回顾", BODY, "二、2010年主要任务"], "2010 2009-2009 2010-2010"],
    [
      "this year so far",
      "2020年5月22日",
      ["一、2019年和今年以来工作回顾", BODY, "二、今年发展主要目标"],
      "2020 2019-2019 2020-2020",
    ],
    [
      "five years by the heading",
      "2012年2月16日",
      ["一、过去五年工作回顾", "2007年以来，全县发展又好又快。", "二、今后五年的战略任务", "三、2012年任务目标"],
      "2012 2007-2011 2012-2012",
    ],
    [
      "five years and no year's plan",
      "1988年3月25日",
      ["过去五年国内工作的基本总结", BODY, "今后五年建设和改革的目标、方针和任务"],
      "1988 1983-1987 1988-1992",
    ],
    [
      "a five-year plan",
      "2011年1月20日",
      ["一、“十一五”期间经济社会发展取得重大成就", BODY, "二、“十二五”时期的战略任务", "三、2011年的重点工作"],
      "2011 2006-2010 2011-2011",
    ],
    [
      "a five-year plan and nothing else",
      "2001年3月5日",
      ["一、“九五”时期国民经济和社会发展的回顾", BODY, "二、“十五”期间的奋斗目标和指导方针"],
      "2001 1996-2000 2001-2005",
    ],
    [
      "a five-year plan and the year",
      "2021年2月5日",
      ["一、“十三五”时期和2020年主要工作回顾", BODY, "二、“十四五”时期主要目标任务", "三、2021年重点工作"],
      "2021 2016-2020 2021-2021",
    ],
    [
      "a plan part after the year",
      "2016年3月5日",
      ["一、2015年工作回顾", BODY, '二、"十三五"时期主要目标任务', "三、2016年重点工作"],
      "2016 2015-2015 2016-2016",
    ],
    [
      "since a year within the term",
      "2018年1月5日",
      ["一、2015年以来的工作回顾", BODY, "二、2018年工作安排"],
      "2018 2015-2017 2018-2018",
    ],
    ["three years", "1984年3月5日", ["一、三年来工作的回顾", BODY, "二、今后三年的任务"], "1984 1981-1983 1984-1986"],
    ["last year unnamed", "2006年3月5日", ["一、去年工作回顾", BODY, "二、今年主要任务"], "2006 2005-2005 2006-2006"],
    ["no headings", "1985年3月27日", ["刚刚过去的1984年，是不平凡的一年。"], "1985 1984-1984 1985-1985"],
    [
      "given in December for the next year",
      "2021年12月27日",
      ["一、2021年工作回顾", BODY, "二、2022年重点工作"],
      "2022 2021-2021 2022-2022",
    ],
    [
      "in Chinese numerals",
      "二〇二五年一月十四日",
      ["二〇二四年工作回顾", BODY, "二〇二五年主要目标任务"],
      "2025 2024-2024 2025-2025",
    ],
    [
      "full-width digits",
      "２００９年３月５日",
      ["一、２００８年工作回顾", BODY, "二、２００９年主要任务"],
      "2009 2008-2008 2009-2009",
    ],
  ])("%s", (_, date, body, expected) => {
    expect(years(...head(date), ...body)).toBe(expected);
  });

  test("without a date or a title the headings tell", () => {
    expect(
      years(
        "一、过去五年工作回顾",
        `2012 年以来，在市委的领导下，${BODY}`,
        "二、今后五年的总体思路",
        "三、 2017年工作任务",
      ),
    ).toBe("2017 2012-2016 2017-2017");
    expect(years("各位代表：", "一、2023年工作回顾", BODY)).toBe("2024 2023-2023 2024-2024");
  });

  test("without any of them the file's name tells", () => {
    expect(read(["各位代表：", BODY], "county-xushui-2011.txt")).toMatchObject({
      year: 2011,
      reviewed: [2010, 2010],
      planned: [2011, 2011],
    });
  });
});

describe("place and level", () => {
  test.each([
    [
      "全国",
      "national",
      ["2003年政府工作报告", "——2003年3月5日在第十届全国人民代表大会第一次会议上", "国务院总理 朱镕基"],
    ],
    ["全国", "national", ["各位代表：", "现在，我代表国务院，向大会报告政府工作，请予审议。"]],
    ["甘肃省", "province", ["2025年甘肃省政府工作报告", "——2025年1月20日在甘肃省第十四届人民代表大会第三次会议上"]],
    ["广西壮族自治区", "province", ["政府工作报告", "——2023年1月12日在广西壮族自治区第十四届人民代表大会第一次会议上"]],
    ["北京市", "province", ["政府工作报告", "2024年1月21日在北京市第十六届人民代表大会第二次会议上"]],
    ["深圳市", "prefecture", ["深圳市2024年政府工作报告"]],
    ["清苑区", "county", ["保定市清苑区2021年政府工作报告"]],
    ["徐水县", "county", ["政府工作报告2011年1月20日在徐水县第十四届人民代表大会", "第五次会议上"]],
    [
      "清苑县",
      "county",
      ["政府工作报告", "2003年4月7日", "各位委员：", "现在，我代表清苑县人民政府向大会报告工作。请提出宝贵意见。"],
    ],
    ["容城县", "county", ["各位代表：", "现在，我代表容城县第十四届人民政府，向大会报告2007年换届以来的工作。"]],
    ["沙河镇", "unknown", ["政府工作报告", "2022年1月5日在沙河镇第十五届人民代表大会第二次会议上"]],
    ["周口市", "prefecture", ["2023年周口市国民经济和社会发展统计公报", "周口市统计局"]],
    ["全国", "national", ["中华人民共和国2023年国民经济和社会发展统计公报", "国家统计局", "2024年2月29日"]],
  ])("%s (%s)", (place, level, lines) => {
    expect(read(lines)).toMatchObject({ place, level });
  });

  test("the place that the text names most, with the kind it speaks for", () => {
    const lines = [
      "一、2023年工作回顾",
      "新安经开区获评优秀，新安成功入选试点。",
      "新安轴承入选国家目录，洛阳市领导到会。",
      "全县生产总值增长5%。",
      "全县财政收入增长6%。",
    ];
    expect(read(lines)).toMatchObject({ place: "新安县", level: "county", title: "2024年新安县政府工作报告" });
  });

  test("the file's name, when the text doesn't tell", () => {
    const lines = [
      "各位代表：",
      "现在，我代表县人民政府，向大会作工作报告。",
      "一、2017年工作回顾",
      "全县承接北京、保定、雄安新区产业转移，服务保定市区和徐水区、满城区。",
    ];
    expect(read(lines, "county-yixian-2018.txt")).toMatchObject({ place: "易县", title: "2018年易县政府工作报告" });
    expect(read(lines, "徐水区2018.txt")).toMatchObject({ place: "徐水区" });
    expect(read(lines, "notes.txt")).toMatchObject({ place: "", level: "unknown", title: "2018年政府工作报告" });
  });
});

describe("genre, title and date", () => {
  test("a communiqué counts the year before its date", () => {
    expect(
      read([
        "黔东南苗族侗族自治州",
        "2016年国民经济和社会发展统计公报",
        "黔东南州统计局  国家统计局黔东南调查队",
        "2017年3月16日",
        "一、综合",
      ]),
    ).toEqual({
      title: "黔东南苗族侗族自治州2016年国民经济和社会发展统计公报",
      place: "黔东南苗族侗族自治州",
      level: "prefecture",
      genre: "communique",
      year: 2016,
      reviewed: [2016, 2016],
      planned: [2016, 2016],
      date: "2017-03-16",
    });
  });

  test("a news item around a report: day from its first sentence, year from the headings", () => {
    expect(
      read([
        "6月11日,广州市天河区第九届人民代表大会第八次会议召开,天河区代区长向大会作政府工作报告。",
        "以下为2020年天河区政府工作报告:",
        "一、2019年和今年以来工作回顾",
        "全区地区生产总值增长8%。",
        "二、2020年下一阶段工作安排",
      ]),
    ).toMatchObject({
      title: "2020年天河区政府工作报告",
      place: "天河区",
      year: 2020,
      reviewed: [2019, 2019],
      date: "2020-06-11",
    });
  });

  test.each([
    ["政府工作报告（文字实录）", "2020年国务院政府工作报告"],
    ["2009政府工作报告", "2009政府工作报告"],
  ])("a national title %s becomes %s", (printed, title) => {
    const year = title.slice(0, 4);
    expect(read([printed, `——${year}年3月5日在全国人民代表大会会议上`]).title).toBe(title);
  });

  test("what is neither report nor communiqué", () => {
    expect(read(["# 我国加快推进便民生活圈建设", "目前，我国已建设5510个，2023年新增1000个。"])).toMatchObject({
      title: "我国加快推进便民生活圈建设",
      genre: "other",
      year: 2023,
      reviewed: [2023, 2023],
    });
  });

  test("an empty text is all unknown", () => {
    expect(read([""], "x.txt")).toEqual({
      title: "x",
      place: "",
      level: "unknown",
      genre: "other",
      year: 0,
      reviewed: [0, 0],
      planned: [0, 0],
    });
  });
});

test("never throws, and years stand in order", () => {
  const piece = fc.constantFrom(
    "政府工作报告",
    "2020年",
    "一、",
    "过去五年",
    "工作回顾",
    "“十三五”",
    "全县",
    "安国市",
    "\n",
    "统计公报",
    "2月30日",
    "各位代表：",
    "二〇二四年",
    "以来",
    "今后五年",
    "9999年",
  ); // prettier-ignore
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 8 })), { maxLength: 30 }),
      fc.string(),
      (parts, name) => {
        const { reviewed, planned, year, date } = readMetadata(parts.join(""), name, places);
        expect(reviewed[0]).toBeLessThanOrEqual(reviewed[1]);
        expect(planned[0]).toBeLessThanOrEqual(planned[1]);
        expect(year).toBeGreaterThanOrEqual(0);
        if (date !== undefined) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      },
    ),
  );
});

test.each([
  ["贵州省", "贵州.docx"],
  ["兰州市", "2025-兰州.html"],
  ["黑龙江省", "prov-heilongjiang-2025.docx"],
  ["广西壮族自治区", "广西2025年政府工作报告.pdf"],
])("%s by a file's name alone", (place, fileName) => {
  expect(read(["政府工作报告", "各位代表：", "一、2024年工作回顾", "二、2025年工作安排"], fileName)).toMatchObject({
    place,
    year: 2025,
  });
});

test.each([
  ["原文链接：https://www.example.gov.cn/a/1.html", "https://www.example.gov.cn/a/1.html"],
  ["来源: 省政府网 http://www.example.gov.cn/a/2.html", "http://www.example.gov.cn/a/2.html"],
])("the source's address of %s", (line, url) => {
  expect(read(["2025年云山省政府工作报告", line, "各位代表：", BODY]).url).toBe(url);
});

test.each(["详见https://www.example.gov.cn/a/1.html。", "来源：省政府网"])("no address is the source in %s", (line) => {
  expect(read(["2025年云山省政府工作报告", line, "各位代表：", BODY])).not.toHaveProperty("url");
});
