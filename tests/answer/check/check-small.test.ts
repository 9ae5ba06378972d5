/** Drafts on a short invented report, with the model and the weights that ship: the rules of DESIGN.md, Check, one by one. */
import { beforeAll, describe, expect, test } from "vitest";
import type { CheckedFigure } from "../../../src/answer/answer.ts";
import { loadCheckModel } from "../../../src/answer/check/check-model.ts";
import { type CheckTools, checkDraft } from "../../../src/answer/check-draft.ts";
import type { Report, ReportMetadata } from "../../../src/corpus/report.ts";
import { createOnnxEmbedder } from "../../../src/models/onnx-embedder.ts";
import { buildMemoryIndex } from "../../../training/memory-index.ts";
import { language, readSmallReport } from "../../retrieval/small-corpus.ts";

const checkModel = loadCheckModel(new URL("../../../data/weights/check.json", import.meta.url).pathname);
const OTHER_YEAR = `2021年示例县政府工作报告
一、2020年工作回顾
全年实现地区生产总值330.1亿元，增长5.6%；一般公共预算收入19.2亿元，增长3.2%。新建小学2所，造林3.1万亩。
`;

let tools: CheckTools;
let both: CheckTools;
let report: Report;

beforeAll(async () => {
  const folder = new URL("../../../models/e5-small-zh-en", import.meta.url).pathname;
  const embedder = await createOnnxEmbedder({ provider: "onnx", folder });
  const toolsFor = async (reports: Report[]): Promise<CheckTools> => {
    const embed = (texts: string[]): Promise<number[][]> => embedder.embedDocuments(texts);
    const index = await buildMemoryIndex(reports, language.concepts.tokenizer, embed, embedder.dimensions);
    return { ...language, index, embedder, checkModel };
  };
  report = readSmallReport();
  const years = { year: 2021, reviewed: [2020, 2020], planned: [2021, 2021] } satisfies Partial<ReportMetadata>;
  const later = readSmallReport(OTHER_YEAR, { title: "2021年示例县政府工作报告", ...years }, "shili-2021");
  tools = await toolsFor([report]);
  both = await toolsFor([report, later]);
});

const check = async (text: string): Promise<CheckedFigure[]> => (await checkDraft({ text }, tools)).figures;
const shown = (figures: readonly CheckedFigure[]): string[] =>
  figures.map(({ text, verdict, reason, reportFigure }) =>
    [text, verdict, reason, reportFigure].filter(Boolean).join(" "),
  );

describe("verdicts", () => {
  test.each([
    ["2019年地区生产总值312.5亿元，增长6.8%。", ["312.5亿元 match 312.5亿元", "6.8% match 6.8%"]],
    ["2019年城镇新增就业12000人。", ["12000人 match unit 1.2万人"]],
    ["去年新建小学三所。", ["三所 match numeral 3所"]],
    ["2019年一般公共预算收入约19亿元。", ["19亿元 match rounded 18.6亿元"]],
    ["2019年地区生产总值321.5亿元。", ["321.5亿元 mismatch digits 312.5亿元"]],
    ["2019年税收收入12.4万元。", ["12.4万元 mismatch unit 12.4亿元"]],
    ["2019年税收收入增长3.1%。", ["3.1% mismatch direction 3.1%"]],
    ["2019年地区生产总值增长7%。", ["7% mismatch kind 6.8%"]],
    ["2020年计划新建小学3所。", ["3所 mismatch period 2所"]],
    ["2019年新建幼儿园3所。", ["3所 mismatch indicator 8所"]],
    ["2019年新建小学8所、幼儿园3所。", ["8所 mismatch indicator 3所", "3所 mismatch indicator 8所"]],
    ["2019年农村居民人均可支配收入17800元。", ["17800元 mismatch period 19460元"]],
    [
      "2019年农村居民人均可支配收入由19460元提高到17800元。",
      ["19460元 mismatch direction 19460元", "17800元 mismatch period 19460元"],
    ],
    ["示例县已造林3万亩。", ["3万亩 mismatch kind 2.6万亩"]],
    ["地区生产总值迈上300亿元台阶。", ["300亿元 match rounded 312.5亿元"]],
    ["2019年新建污水处理厂5座。", ["5座 not_found absent"]],
    ["2020年计划新增公办学位9000个。", ["9000个 not_found absent"]],
    ["2019年规模以上工业企业利润增长9.7%。", ["9.7% not_found absent"]],
  ])("%s", async (text, expected) => {
    expect(shown(await check(text))).toEqual(expected);
  });

  test("a number that is right for another year, where the report has none for this one", async () => {
    expect(shown(await check("2020年计划新增公办学位4600个。"))).toEqual(["4600个 mismatch period 4600个"]);
  });

  test("what the report only has as an amount isn't checked by it", async () => {
    const [growth] = await check("2019年城镇居民人均可支配收入增长8.3%。");
    expect(growth).toMatchObject({ verdict: "not_found", reason: "absent" });
    expect(growth?.note).toContain("38250元");
    expect(growth?.citation?.quote).toContain("38250元");
  });
});

describe("other places and years", () => {
  test.each([
    ["2019年越秀区地区生产总值312.5亿元。", "越秀区"],
    ["2012年示例县地区生产总值201.5亿元。", "2012年"],
  ])("%s", async (text, reason) => {
    const [figure] = await check(text);
    expect(figure).toMatchObject({ verdict: "not_found", reason: "absent" });
    expect(figure?.note).toContain(reason);
    expect(figure?.citation).toBeUndefined();
  });
});

describe("notes", () => {
  test.each([
    ["2019年税收收入增长3.1%。", "文稿里“税收收入”是“增长3.1%”，报告“一、(一)”写的是“下降3.1%”，升降方向相反。"],
    ["2019年稅收收入為12.4億元。", "文稿裡「稅收收入」是「12.4億元」，報告「一、(一)」寫的是「12.4亿元」，一致。"],
    ["2020年计划新建小学3所。", "文稿里“新建小学”是“3所”，报告“二、(二)”写的是“2所”；“3所”是2019年的实绩。"],
    ["2019年新建幼儿园3所。", "文稿里“新建幼儿园”是“3所”，报告“一、(二)”写的是“8所”；“3所”是“新建小学”的数。"],
    ["2019年新建污水处理厂5座。", "报告里没有“新建污水处理厂”的数字。"],
  ])("%s", async (text, note) => {
    expect((await check(text))[0]?.note).toBe(note);
  });

  test("in English, with the report's figure as it is printed and read out", async () => {
    const [tax, growth] = await check("In 2019, GDP was 31.25 billion yuan, up 6.8 percent.");
    expect(tax).toMatchObject({ verdict: "match", reason: "unit", reportFigure: "312.5亿元" });
    expect(tax?.note).toBe(
      "The draft says “31.25 billion yuan”, the report, section 一、(一), says “312.5亿元 (31.25 billion yuan)”: the same number in another unit.",
    );
    expect(growth?.note).toBe(
      "The draft says “up 6.8 percent”, the report, section 一、(一), says “up 6.8%”: the same.",
    );
  });
});

describe("where it stands", () => {
  test("each match and mismatch has its sentence, verbatim, with the figure in it", async () => {
    for (const { citation, reportFigure = "" } of await check("2019年造林2.6万亩，新建小学5所。")) {
      expect(citation).toMatchObject({ report: "shili-2020", n: 1, figures: [reportFigure] });
      expect(report.text.slice(citation?.start, citation?.end)).toBe(citation?.quote);
      expect(citation?.quote).toContain(reportFigure);
    }
  });

  test("the draft's own spans, whatever stands between", async () => {
    const text = "🎉 2019年\n\n**税收收入**　１２．４亿元；😀新建小学3所";
    for (const { start, end, text: figure } of await check(text)) expect(text.slice(start, end)).toBe(figure);
    expect(shown(await check(text))).toEqual(["１２．４亿元 match 12.4亿元", "3所 match 3所"]);
  });
});

describe("two reports of one place", () => {
  test("a year names one of them", async () => {
    const { figures } = await checkDraft({ text: "示例县2020年地区生产总值330.1亿元，2019年为312.5亿元。" }, both);
    expect(figures.map(({ verdict, citation }) => `${verdict} ${citation?.report}`)).toEqual([
      "match shili-2021",
      "match shili-2020",
    ]);
  });

  test("去年 is read in the report that the rest of the draft is about", async () => {
    const text = "去年示例县地区生产总值330.1亿元，一般公共预算收入19.2亿元，新建小学3所。";
    const { figures } = await checkDraft({ text }, both);
    expect(figures.map(({ citation }) => citation?.report)).toEqual(["shili-2021", "shili-2021", "shili-2021"]);
    expect(figures.at(-1)).toMatchObject({ verdict: "mismatch", reportFigure: "2所" });
  });

  test("only the report that is asked for", async () => {
    const { figures } = await checkDraft({ text: "去年新建小学2所。", report: "shili-2020" }, both);
    expect(figures.map(({ citation }) => citation?.report)).toEqual(["shili-2020"]);
  });
});

describe("odd drafts", () => {
  test.each(["", " \n\u3000", "今天天气很好。", "6月11日，11号线开通，PM2.5达标。"])("no figure: %j", async (text) => {
    expect(await check(text)).toEqual([]);
  });

  test("more figures than can be checked are refused", async () => {
    const refused = { code: "draft_too_many_figures", exitCode: 2, fields: { count: 1001, limit: 1000 } };
    await expect(check("新建小学3所，".repeat(1001))).rejects.toMatchObject(refused);
  });

  test("a hundred thousand characters without an end to them take no more than a moment", async () => {
    expect(await check(`${"新建小学3所，".repeat(20)}${"好".repeat(99_000)}`)).toHaveLength(20);
  }, 5000);

  test("the same draft has the same verdicts", async () => {
    const text = "2019年造林2.6万亩，新建小学5所，税收收入增长3.1%。";
    expect(await check(text)).toEqual(await check(text));
  });
});
