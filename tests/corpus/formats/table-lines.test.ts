/** Cells with spans → lines with bars. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type TableCell, tableLines } from "../../../src/corpus/formats/table-lines.ts";

const cell = (text: string, rowSpan = 1, colSpan = 1): TableCell => ({ text, rowSpan, colSpan });
const row = (...texts: string[]): TableCell[] => texts.map((text) => cell(text));

describe("tableLines", () => {
  test.each([
    [
      "a caption, a unit and a note over the whole width",
      [
        [cell("财政收支", 1, 3)],
        [cell("单位：亿元", 1, 3)],
        row("项目", "2023年", "增长"),
        row("收入", "110.7", "6.9"),
        [cell("注：快报数", 1, 3)],
      ],
      ["财政收支", "单位：亿元", "项目 | 2023年 | 增长", "收入 | 110.7 | 6.9", "注：快报数"],
    ],
    [
      "a group's title between rows keeps its place in the table",
      [row("指标", "数"), row("粮食", "1"), [cell("二、衣着", 1, 2)], row("棉花", "2")],
      ["指标 | 数", "粮食 | 1", "二、衣着 | ", "棉花 | 2"],
    ],
    [
      "empty rows and columns are gone",
      [row("指标", "", "数"), row("", "", ""), row("粮食", "", "1")],
      ["指标 | 数", "粮食 | 1"],
    ],
    [
      "a number over several rows counts once",
      [row("项目", "单位", "总投资"), [cell("甲路"), cell("公里"), cell("350", 2)], row("乙路", "公里")],
      ["项目 | 单位 | 总投资", "甲路 | 公里 | 350", "乙路 | 公里 | "],
    ],
    [
      "spaces set for looks are gone, bars don't part a cell",
      [row("类 别", "指 数"), row("粮  食", "1 223.4"), row("甲|乙", "2")],
      ["类别 | 指数", "粮食 | 1223.4", "甲｜乙 | 2"],
    ],
    [
      "halves side by side stand one below the other",
      [row("产品", "产量", "产品", "产量"), row("粮食", "902.6", "棉花", "1.2"), row("油料", "56.4", "", "")],
      ["产品 | 产量", "粮食 | 902.6", "油料 | 56.4", "棉花 | 1.2"],
    ],
    ["one column is lines", [row("甲"), row("乙")], ["甲", "乙"]],
    ["nothing", [], []],
  ])("%s", (_, rows, lines) => {
    expect(tableLines(rows)).toEqual(lines);
  });

  test("every word of every cell comes out, and rows of a grid have the same number of cells", () => {
    const text = fc.string({ unit: fc.constantFrom(..."粮食增长12.3%"), maxLength: 5 });
    const span = fc.integer({ min: 1, max: 3 });
    const rows = fc.array(fc.array(fc.record({ text, rowSpan: span, colSpan: span }), { minLength: 1, maxLength: 5 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(rows, (cells) => {
        const lines = tableLines(cells);
        for (const { text: words } of cells.flat()) expect(lines.join("\n")).toContain(words);
        const widths = new Set(lines.filter((line) => line.includes(" | ")).map((line) => line.split(" | ").length));
        expect(widths.size).toBeLessThanOrEqual(1);
      }),
    );
  });
});
