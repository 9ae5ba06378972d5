/** Word documents → lines: what Word prints and doesn't store as text, and what it stores and doesn't print. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocx } from "../../../src/corpus/formats/read-docx.ts";
import { makeDocx, paragraph, type ZipPart } from "../../support/make-zip.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const lines = async (body: string, parts: readonly ZipPart[] = []): Promise<string[]> =>
  (await readDocx(makeDocx(body, parts))).text.split("\n").filter((line) => line !== "");
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;

describe("paragraphs", () => {
  test("any come back in order", async () => {
    const line = fc.string({ unit: fc.constantFrom(..."天河增长8%，。5.4亿元"), minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (texts) => {
        expect((await readDocx(makeDocx(texts.map(paragraph).join("")))).text).toBe(`${texts.join("\n")}\n`);
      }),
      { numRuns: 50 },
    );
  });

  test("indents, bars and marks that no one sees leave no trace", async () => {
    expect(await lines(paragraph("　　一、\u200b工作\u00ad回顾 | 上"))).toEqual(["一、工作回顾 ｜ 上"]);
  });

  test("tracked changes are accepted, hidden words left out", async () => {
    const body = `<w:p>${run("增长")}<w:ins w:id="1">${run("5.6%。")}</w:ins><w:del w:id="2"><w:r><w:delText>6.6%。</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>9.9%</w:t></w:r></w:p>`;
    const { text, warnings } = await readDocx(makeDocx(body));
    expect(text).toBe("增长5.6%。\n");
    expect(warnings).toEqual([expect.objectContaining({ code: "tracked_changes", count: 2 })]);
  });

  test("a text box stands behind its paragraph, once", async () => {
    const box = "<w:txbxContent><w:p><w:r><w:t>森林覆盖率43.2%。</w:t></w:r></w:p></w:txbxContent>";
    const mc =
      'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"';
    const body = `<w:p>${run("亮点如下。")}<w:r><mc:AlternateContent ${mc}><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>${paragraph("完。")}`;
    expect(await lines(body)).toEqual(["亮点如下。", "森林覆盖率43.2%。", "完。"]);
  });

  test("a field's result, a character under its reading and a sign of the font Symbol are text", async () => {
    const field = `<w:fldSimple w:instr="REF a">${run("增长")}</w:fldSimple>`;
    const ruby = `<w:r><w:ruby><w:rt>${run("yǐng")}</w:rt><w:rubyBase>${run("颍")}</w:rubyBase></w:ruby></w:r>`;
    const sign = '<w:r><w:sym w:font="Symbol" w:char="F025"/></w:r>';
    expect(await lines(`<w:p>${ruby}${run("上县")}${field}${run("7")}${sign}${run("。")}</w:p>`)).toEqual([
      "颍上县增长7%。",
    ]);
  });

  test("a formula is its characters", async () => {
    const math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
    const body = `<w:p>${run("增速为")}<m:oMath ${math}><m:r><m:t>5.6%</m:t></m:r></m:oMath>${run("。")}</w:p>`;
    expect(await lines(body)).toEqual(["增速为5.6%。"]);
  });
});

describe("automatic numbers are printed", () => {
  const level = (at: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${level(0, "chineseCounting", "%1、")}${level(1, "chineseCounting", "（%2）")}${level(2, "decimal", "%3.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`;
  const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`;
  const parts = [
    { name: "word/numbering.xml", content: numbering },
    { name: "word/styles.xml", content: styles },
  ];
  const numbered = (text: string, at: number, list = 1): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;

  test("level by level, beginning anew under each heading", async () => {
    const body = [
      numbered("工作回顾", 0),
      numbered("工业", 1),
      numbered("投产项目12个", 2),
      numbered("农业", 1),
      numbered("工作安排", 0),
      numbered("交通", 1),
    ];
    expect(await lines(body.join(""), parts)).toEqual([
      "一、工作回顾",
      "（一）工业",
      "1.投产项目12个",
      "（二）农业",
      "二、工作安排",
      "（一）交通",
    ]);
  });

  test("by style, and by the style that it's based on", async () => {
    const styled = (text: string, style: string): string =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
    expect(await lines(styled("回顾", "a") + styled("安排", "b"), parts)).toEqual(["一、回顾", "二、安排"]);
  });

  test("a list that starts over, an empty paragraph that takes no number in print", async () => {
    expect(await lines(numbered("甲", 0) + numbered("", 0) + numbered("乙", 0, 2), parts)).toEqual([
      "一、甲",
      "一、乙",
    ]);
  });
});

describe("tables", () => {
  const cell = (text: string, properties = ""): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
  const over = '<w:gridSpan w:val="2"/>';
  const [from, on] = ['<w:vMerge w:val="restart"/>', "<w:vMerge/>"];
  const table = (...rows: string[][]): string =>
    `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join("")}</w:tr>`).join("")}</w:tbl>`;

  test("cells over columns and rows, a group's name with each of its rows", async () => {
    const body = table(
      [cell("重点项目投资", '<w:gridSpan w:val="4"/>')],
      [cell("领域", from), cell("项目", from), cell("2024年", over)],
      [cell("", on), cell("", on), cell("投资（亿元）"), cell("占比（%）")],
      [cell("交通", from), cell("云江高铁"), cell("350"), cell("70.1")],
      [cell("", on), cell("环城高速"), cell("86.5"), cell("17.3")],
      [cell("水利"), cell("青河水库"), cell("62.3"), cell("12.6")],
      [cell("注：按概算数。", '<w:gridSpan w:val="4"/>')],
    );
    expect(await lines(body)).toEqual([
      "重点项目投资",
      "领域：项目 | 2024年 | ",
      " | 投资（亿元） | 占比（%）",
      "交通：云江高铁 | 350 | 70.1",
      "交通：环城高速 | 86.5 | 17.3",
      "水利：青河水库 | 62.3 | 12.6",
      "注：按概算数。",
    ]);
  });

  test("a table inside a frame is read, with what stands around it", async () => {
    const inner = table([cell("事项"), cell("目标")], [cell("新建幼儿园"), cell("120所")]);
    const body = `<w:tbl><w:tr><w:tc>${paragraph("专栏1 民生实事")}${inner}${paragraph("年内完成。")}</w:tc></w:tr></w:tbl>`;
    expect(await lines(body)).toEqual(["专栏1 民生实事", "事项 | 目标", "新建幼儿园 | 120所", "年内完成。"]);
  });
});

test("footnotes stand at the end, their marks nowhere", async () => {
  const rels = "http://schemas.openxmlformats.org/package/2006/relationships";
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes";
  const parts = [
    {
      name: "word/_rels/document.xml.rels",
      content: `<Relationships xmlns="${rels}"><Relationship Id="f" Type="${type}" Target="footnotes.xml"/></Relationships>`,
    },
    {
      name: "word/footnotes.xml",
      content: `<w:footnotes ${W}><w:footnote w:id="2">${paragraph("指研发投入强度高的制造业。")}</w:footnote></w:footnotes>`,
    },
  ];
  const body = `<w:p>${run("高技术制造业")}<w:r><w:footnoteReference w:id="2"/></w:r>${run("增长12.5%。")}</w:p>`;
  expect(await lines(body, parts)).toEqual(["高技术制造业增长12.5%。", "注释", "[1] 指研发投入强度高的制造业。"]);
});
