/** PDFs → lines: paragraphs over lines and pages, columns, furniture, tables with and without rules, pages without text. */
import { describe, expect, test } from "vitest";
import { readPdf } from "../../../src/corpus/formats/pdf/read-pdf.ts";
import { type Drawn, makePdf, textWidth } from "../../support/make-pdf.ts";

const CHARS_A_LINE = 34;
const REVIEW =
  "全省地区生产总值达到15234.6亿元，增长5.6%。规模以上工业增加值增长7.2%，固定资产投资增长4.3%，社会消费品零售总额增长8.1%。城镇新增就业45.2万人，城镇调查失业率平均为5.1%，居民消费价格上涨0.3%。";

/** A paragraph set at a width, its first line indented. */
function set(words: string, y: number, { x = 90, chars = CHARS_A_LINE } = {}): Drawn[] {
  const lines: Drawn[] = [];
  let line = "";
  let width = 24;
  const full = chars * 12;
  const push = (): void => {
    lines.push({ text: line, x: lines.length === 0 ? x + 24 : x, y: y + lines.length * 22 });
  };
  for (const character of words) {
    if (width + textWidth(character) > full) {
      push();
      [line, width] = ["", 0];
    }
    line += character;
    width += textWidth(character);
  }
  push();
  return lines;
}

const read = async (...pages: Drawn[][]): Promise<string[]> =>
  (await readPdf(makePdf(pages), "a.pdf")).text.split("\n").filter((line) => line !== "");

describe("running text", () => {
  test("lines of a paragraph are one line, also over the end of a page, without header and page number", async () => {
    const furniture = (page: number): Drawn[] => [
      { text: "云山省政府工作报告", x: 90, y: 40, size: 9 },
      { text: `— ${page} —`, x: 280, y: 810, size: 10 },
    ];
    const lines = set(REVIEW, 100);
    const first = [...furniture(1), { text: "一、2023年工作回顾", x: 114, y: 78 }, ...lines.slice(0, 3)];
    const moved = lines.slice(3).map((line) => ({ ...line, y: 78 + 22 * lines.indexOf(line) - 66 }) as Drawn);
    const second = [...furniture(2), ...moved, { text: "二、2024年工作安排", x: 114, y: 300 }];
    const third = [...furniture(3), ...set(REVIEW, 100)];
    expect(await read(first, second, third)).toEqual(["一、2023年工作回顾", REVIEW, "二、2024年工作安排", REVIEW]);
  });

  test("one column after the other", async () => {
    const column = (x: number, words: string): Drawn[] =>
      [0, 1, 2].flatMap((i) => set(words, 100 + i * 180, { x, chars: 18 }));
    const other = REVIEW.replaceAll("增长", "下降");
    const lines = await read([
      { text: "2024年云山省政府工作报告", x: 200, y: 60, size: 18 },
      ...column(50, REVIEW),
      ...column(310, other),
    ]);
    expect(lines).toEqual(["2024年云山省政府工作报告", REVIEW, REVIEW, REVIEW, other, other, other]);
  });

  test("numbers and units keep no gap, words of letters do", async () => {
    const lines = await read(
      [
        [
          { text: "森林覆盖率", x: 90, y: 100 },
          { text: "43.2%", x: 153, y: 100 },
          { text: "，", x: 187, y: 100 },
          { text: "PM", x: 199, y: 100 },
          { text: "2.5", x: 211, y: 102, size: 7 },
          { text: "平均浓度29", x: 222, y: 100 },
          { text: "微克/立方米", x: 285, y: 100 },
          { text: "[1]", x: 357, y: 96, size: 7 },
          { text: "。", x: 368, y: 100 },
        ],
      ].flat(),
    );
    expect(lines).toEqual(["森林覆盖率43.2%，PM2.5平均浓度29微克/立方米。"]);
  });

  test("notes at the foot of a page go to the end", async () => {
    const lines = await read(
      [...set(REVIEW, 100), { text: "[1]城镇新增就业：指累计新就业人数。", x: 90, y: 760, size: 9 }],
      set(REVIEW, 100),
    );
    expect(lines).toEqual([REVIEW, REVIEW, "注释", "[1]城镇新增就业：指累计新就业人数。"]);
  });
});

describe("tables", () => {
  const ROWS = [
    ["指标", "绝对数（亿元）", "比上年增长（%）"],
    ["地区生产总值", "15234.6", "5.6"],
    ["其中：第一产业", "1203.4", "4.1"],
    ["进出口总额", "980.5", "-3.2"],
  ];
  const EXPECTED = ROWS.map((row) => row.join(" | "));
  const cells = (rows: readonly string[][], y: number, pitch = 20): Drawn[] =>
    rows.flatMap((row, r) => row.map((text, c) => ({ text, x: 100 + c * 140, y: y + r * pitch, size: 10 })));

  test("by their columns, between paragraphs", async () => {
    const lines = await read([
      ...set(REVIEW, 100),
      { text: "表1 2023年主要指标", x: 230, y: 230 },
      ...cells(ROWS, 260),
      ...set(REVIEW, 380),
    ]);
    expect(lines).toEqual([REVIEW, "表1 2023年主要指标", ...EXPECTED, REVIEW]);
  });

  test("a cell that is empty stays empty", async () => {
    const rows = [...ROWS, ["社会消费品零售总额", "", "8.1"], ["财政收入", "1502.4", ""]];
    const drawn = cells(rows, 260).filter((cell) => "text" in cell && cell.text !== "");
    expect((await read([{ text: "表1 主要指标", x: 230, y: 230 }, ...drawn])).slice(-2)).toEqual([
      "社会消费品零售总额 |  | 8.1",
      "财政收入 | 1502.4 | ",
    ]);
  });

  /** Rules around cells of 140 × 40, but those between the places named. */
  const grid = (rows: number, y: number, without: readonly string[] = []): Drawn[] => {
    const rules: Drawn[] = [];
    for (let r = 0; r <= rows; r++)
      for (let c = 0; c < 3; c++)
        if (!without.includes(`above ${r} ${c}`))
          rules.push({ rule: [90 + c * 140, y + r * 40, 230 + c * 140, y + r * 40] });
    for (let r = 0; r < rows; r++)
      for (let c = 0; c <= 3; c++)
        if (!without.includes(`left ${r} ${c}`))
          rules.push({ rule: [90 + c * 140, y + r * 40, 90 + c * 140, y + (r + 1) * 40] });
    return rules;
  };

  test("by their rules: broken cells, and cells over rows and columns", async () => {
    const lines = await read([
      { text: "表2 重点指标", x: 230, y: 80 },
      ...grid(4, 100, ["left 0 2", "above 1 0"]),
      { text: "指标", x: 100, y: 145, size: 10 },
      { text: "2023年完成", x: 300, y: 125, size: 10 },
      { text: "总量（亿元）", x: 240, y: 165, size: 10 },
      { text: "增长（%）", x: 380, y: 165, size: 10 },
      { text: "第一产业增加值", x: 100, y: 196, size: 10 },
      { text: "（含辅助性活动）", x: 100, y: 210, size: 10 },
      { text: "1203.4", x: 240, y: 205, size: 10 },
      { text: "4.1", x: 380, y: 205, size: 10 },
      { text: "进出口总额", x: 100, y: 245, size: 10 },
      { text: "980.5", x: 240, y: 245, size: 10 },
      { text: "-3.2", x: 380, y: 245, size: 10 },
    ]);
    expect(lines).toEqual([
      "表2 重点指标",
      "指标 | 2023年完成 | ",
      " | 总量（亿元） | 增长（%）",
      "第一产业增加值（含辅助性活动） | 1203.4 | 4.1",
      "进出口总额 | 980.5 | -3.2",
    ]);
  });

  test("one table over two pages, its header once", async () => {
    const page = (rows: readonly string[][]): Drawn[] => [...grid(rows.length, 100), ...cells(rows, 125, 40)];
    const [header = [], ...body] = ROWS;
    expect(
      await read(page(ROWS), page([header, ...body.map(([name = "", ...rest]) => [`${name}二`, ...rest])])),
    ).toEqual([...EXPECTED, ...body.map(([name, ...rest]) => [`${name}二`, ...rest].join(" | "))]);
  });

  test("the labels of a chart are none", async () => {
    const chart = [
      ["902.6", "890.1", "915.3"],
      ["871.2", "905.4", "933.8"],
      ["2021年", "2022年", "2023年"],
    ];
    const lines = await read([...set(REVIEW, 100), ...cells(chart, 300)]);
    expect(lines.some((line) => line.includes(" | "))).toBe(false);
  });

  test("a frame around text is none", async () => {
    const frame: Drawn[] = [
      { rule: [80, 80, 520, 80] },
      { rule: [80, 240, 520, 240] },
      { rule: [80, 80, 80, 240] },
      { rule: [520, 80, 520, 240] },
    ];
    expect(await read([...frame, ...set(REVIEW, 100)])).toEqual([REVIEW]);
  });
});

describe("pages without text", () => {
  test("a scan is refused", async () => {
    await expect(readPdf(makePdf([[], []], { picture: true }), "a.pdf")).rejects.toMatchObject({
      code: "scanned_file",
    });
  });

  test("an empty page, and a scanned one among others, are named", async () => {
    const { text, warnings } = await readPdf(makePdf([set(REVIEW, 100), []], { picture: true }), "a.pdf");
    expect(text).toBe(`${REVIEW}\n`);
    expect(warnings).toEqual([expect.objectContaining({ code: "scanned_page", page: 2 })]);
    expect((await readPdf(makePdf([set(REVIEW, 100), []]), "a.pdf")).warnings).toEqual([
      expect.objectContaining({ code: "empty_page", page: 2 }),
    ]);
  });

  test("a file that is cut off is refused or read, never hangs", async () => {
    const whole = makePdf([set(REVIEW, 100)]);
    for (const length of [9, 200, 900, whole.length - 300]) {
      const outcome = await readPdf(whole.subarray(0, length), "a.pdf").catch((error: unknown) => error);
      expect(outcome).toSatisfy(
        (value) => value instanceof Error || typeof (value as { text: string }).text === "string",
      );
    }
  });
});

test("scripts are told of, and not run", async () => {
  const catalogue = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>";
  const { text, warnings } = await readPdf(makePdf([set(REVIEW, 100)], { catalogue }), "a.pdf");
  expect(text).toBe(`${REVIEW}\n`);
  expect(warnings).toEqual([expect.objectContaining({ code: "macro" })]);
});
