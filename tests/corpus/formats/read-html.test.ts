/** Saved pages of government sites → the article's lines. Pages imitate what the content systems of such sites write. */
import { describe, expect, test } from "vitest";
import { readHtml } from "../../../src/corpus/formats/read-html.ts";
import { parseStructure } from "../../../src/corpus/parse-report.ts";
import { UNKNOWN_METADATA } from "../../support/unknown-metadata.ts";

const PARAGRAPHS = [
  "一、2023年工作回顾",
  "全省地区生产总值达到15234.6亿元，增长5.6%。规模以上工业增加值增长7.2%，固定资产投资增长4.3%，社会消费品零售总额增长8.1%。",
  "二、2024年工作安排",
  "地区生产总值增长6%左右，城镇新增就业45万人以上，居民收入增长与经济增长同步。全面推进乡村振兴，新建高标准农田120万亩。",
];
const TITLE = "2024年云山省政府工作报告";
const BODY = PARAGRAPHS.map((words) => `<p style="text-indent:2em">　　${words}&nbsp;</p>`).join("\n");
const MENU = `<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a> | <a href="/b">办事服务</a></li></ul></div>`;
const FOOT = `<div class="share">分享到：微信</div><div class="footer"><p>主办单位：云山省人民政府办公厅　网站标识码：1000000001</p><p>ICP备00000001号</p></div><script>var a="增长99%。";</script>`;

const page = (article: string, head = `<title>${TITLE}_云山省人民政府门户网站</title>`): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8">${head}<style>p{color:red}</style></head><body>${MENU}${article}${FOOT}</body></html>`;
const read = (html: string) => readHtml(Buffer.from(html), "a.html");
const linesOf = (html: string): string[] => read(html).text.trimEnd().split("\n");

describe("the article", () => {
  test.each([
    ["TRS", `<div class="content"><div class="TRS_Editor">${BODY}</div></div>`],
    ["UCAP", `<div id="UCAP-CONTENT"><div class="trs_editor_view">${BODY}</div></div>`],
    ["a container called zoom", `<div id="zoom"><div>${BODY}</div></div>`],
    ["a page that no template fits", `<div class="x1"><div class="x2"><div class="x3">${BODY}</div></div></div>`],
    [
      "a page laid out as tables",
      `<table><tr><td><table><tr><td>${MENU}</td></tr></table></td><td class="c">${BODY}</td></tr></table>`,
    ],
    [
      "line breaks in place of paragraphs",
      `<div class="x3">${PARAGRAPHS.map((words) => `　　${words}<br><br>`).join("")}</div>`,
    ],
  ])("of %s", (_, article) => {
    expect(linesOf(page(article))).toEqual([TITLE, ...PARAGRAPHS]);
  });

  test("what is hidden, and what asks for something, is left out", () => {
    const hidden = `<p style="display:none">增长98%。</p><p hidden>增长97%。</p><button>打印</button><select><option>大</option></select>`;
    expect(linesOf(page(`<div id="zoom">${BODY}${hidden}</div>`))).toEqual([TITLE, ...PARAGRAPHS]);
  });

  test("a title that is printed in the article isn't set twice", () => {
    const printed = `<div id="zoom"><p>2024年云山省</p><p>政府工作报告</p>${BODY}</div>`;
    expect(linesOf(page(printed))).toEqual(["2024年云山省", "政府工作报告", ...PARAGRAPHS]);
  });

  test("the numbers of lists are printed as a browser prints them", () => {
    const list = `<ol start="3"><li>投产项目12个。</li><li>开工项目15个。</li></ol><ul><li>签约项目9个。</li></ul>`;
    expect(linesOf(page(`<div id="zoom">${BODY}${list}</div>`)).slice(-3)).toEqual([
      "3. 投产项目12个。",
      "4. 开工项目15个。",
      "签约项目9个。",
    ]);
  });

  test("raised marks of notes are left out, raised units are not", () => {
    const raised =
      "<p>国内生产总值<sup>[<a href='#n2'>2</a>]</sup>1260582亿元，增长<sup>①</sup>5.2%。建成绿地12万m<sup>2</sup>。</p>";
    expect(linesOf(page(`<div id="zoom">${BODY}${raised}</div>`)).at(-1)).toBe(
      "国内生产总值1260582亿元，增长5.2%。建成绿地12万m2。",
    );
  });

  test("a line of the source isn't a line of the text", () => {
    const broken = "<p>全省地区生产总值\n      达到15234.6亿元，\n  增长5.6%。</p>";
    expect(linesOf(page(`<div id="zoom">${BODY}${broken}</div>`)).at(-1)).toBe(
      "全省地区生产总值达到15234.6亿元，增长5.6%。",
    );
  });
});

describe("tables of the article", () => {
  test("by rows and columns, with what is said above and below", () => {
    const table = `<p align="center"><b>表1&nbsp; 主要指标</b></p><table border="1"><tbody>
      <tr><th rowspan="2">指标</th><th colspan="2"><p>2023年</p></th></tr>
      <tr><th><p>绝对数</p><p>（亿元）</p></th><th>增长<br>（%）</th></tr>
      <tr><td>地区生产总值</td><td>15234.6</td><td>5.6</td></tr>
      <tr><td>　其中：第一产业</td><td>1 203.4</td><td>&nbsp;</td></tr>
      <tr><td colspan="3">注：快报数。</td></tr></tbody></table>`;
    expect(linesOf(page(`<div id="zoom">${BODY}${table}</div>`)).slice(-6)).toEqual([
      "表1 主要指标",
      "指标 | 2023年 | ",
      " | 绝对数（亿元） | 增长（%）",
      "地区生产总值 | 15234.6 | 5.6",
      "其中：第一产业 | 1203.4 | ",
      "注：快报数。",
    ]);
  });

  test("tables that follow each other are two", () => {
    const table = (...rows: string[][]): string =>
      `<table>${rows.map((cells) => `<tr>${cells.map((words) => `<td>${words}</td>`).join("")}</tr>`).join("")}</table>`;
    const html = page(
      `<div id="zoom">${BODY}${table(["指标", "亿元"], ["税收", "877.6"])}${table(["产品", "万吨"], ["钢材", "157.8"])}</div>`,
    );
    const { text } = read(html);
    const { sentences } = parseStructure({ id: "a", text, metadata: UNKNOWN_METADATA });
    expect(
      sentences.flatMap(({ row }) => (row ? [`${row.heading} ${row.cells.map(({ column }) => column)}`] : [])),
    ).toEqual(["税收 亿元", "钢材 万吨"]);
  });

  test("cells are kept by a page that no template fits", () => {
    const table = "<table><tr><td>指标</td><td>数</td></tr><tr><td>粮食</td><td>902.61</td></tr></table>";
    expect(linesOf(page(`<div class="x1"><div class="x3">${BODY}${table}</div></div>`)).slice(-2)).toEqual([
      "指标 | 数",
      "粮食 | 902.61",
    ]);
  });
});

describe("what a page says of itself", () => {
  test("date and address", () => {
    const head = `<meta name="ArticleTitle" content="${TITLE}"><meta name="PubDate" content="2024-01-22 09:30"><link rel="canonical" href="https://www.example.gov.cn/zw/202401/t1.html">`;
    expect(read(page(`<div id="zoom">${BODY}</div>`, head))).toMatchObject({
      date: "2024-01-22",
      url: "https://www.example.gov.cn/zw/202401/t1.html",
    });
  });

  test("the address that a browser writes into a page it saves", () => {
    const html = `<!DOCTYPE html>\n<!-- saved from url=(0044)http://www.example.gov.cn/zw/202401/t1.html -->\n${page(BODY)}`;
    expect(read(html).url).toBe("http://www.example.gov.cn/zw/202401/t1.html");
  });

  test.each(["javascript:alert(1)", "file:///etc/hosts", "not an address", "https://www.example.gov.cn/"])(
    "%s is no address of a report",
    (address) => {
      expect(read(page(BODY, `<link rel="canonical" href="${address}">`))).not.toHaveProperty("url");
    },
  );
});

describe("encodings", () => {
  const SENTENCE = "天河区2019年增长8%。";
  const GB18030 = Buffer.from("ccecbad3c7f832303139c4ead4f6b3a43825a1a3", "hex");
  const markup = (charset: string): [Buffer, Buffer] => [
    Buffer.from(`<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><p>`),
    Buffer.from("</p></body></html>"),
  ];

  test.each(["gb2312", "GBK", "utf-8", "iso-8859-1"])("GB18030 in a page that says %s", (charset) => {
    const [before, after] = markup(charset);
    expect(readHtml(Buffer.concat([before, GB18030, after]), "a.html").text).toBe(`${SENTENCE}\n`);
  });

  test("a character that broke on its way is told of", () => {
    const bytes = Buffer.from(page(`<div id="zoom">${BODY}<p>完。</p></div>`).replace("完", "\u0001"));
    bytes[bytes.indexOf(1)] = 0xff;
    const { text, warnings } = readHtml(bytes, "a.html");
    expect(text.split("\n").slice(0, -2)).toEqual([TITLE, ...PARAGRAPHS]);
    expect(warnings).toEqual([expect.objectContaining({ code: "unmapped_glyphs", count: 1 })]);
  });

  test("UTF-8 in a page that says gb2312", () => {
    const [before, after] = markup("gb2312");
    expect(readHtml(Buffer.concat([before, Buffer.from(SENTENCE), after]), "a.html").text).toBe(`${SENTENCE}\n`);
  });
});

test("elements nested beyond any page are refused before anything walks through them", () => {
  expect(() => read(`${"<div>".repeat(100_000)}增长8%。`)).toThrow("left open");
});

test("a page of pictures says so", () => {
  const { warnings } = read(page(`<div id="zoom">${BODY}<img src="a.png"><img src="b.png"></div>`));
  expect(warnings).toEqual([expect.objectContaining({ code: "picture", count: 2 })]);
});
