import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markFigures } from "../../src/chat/mark-figures.ts";

const marked = (text: string, figures: string[]): string[] =>
  markFigures(text, figures).flatMap((run) => (run.mark === "figure" ? [run.text] : []));

describe("markFigures", () => {
  test.each([
    ["预计实现地区生产总值5047.4亿元,增长8%。", ["5047.4亿元", "8%"], ["5047.4亿元", "8%"]],
    ["新增学位15个、公园5个", ["5个"], ["5个"]],
    ["下降0.8%,不是8%", ["8%"], ["8%"]],
    ["建成二十三家,其中三家", ["三家"], ["三家"]],
    ["试点三个社区", ["三个"], ["三个"]],
    ["投入3.5亿元和13.5亿元", ["3.5亿元"], ["3.5亿元"]],
    ["增长3%—5%", ["3%—5%", "3%"], ["3%—5%"]],
    ["共62个,5个获评", ["5个"], ["5个"]],
    ["从2019到20195", ["2019"], ["2019"]],
    ["no figure here", ["8%", ""], []],
  ])("%s: of %o it marks %o", (text, figures, expected) => {
    expect(marked(text, figures)).toEqual(expected);
  });

  test("loses nothing and adds nothing", () => {
    const piece = fc.constantFrom<string[]>("5", "15", "5个", "三", "十三家", ".", "亿元", "增长", "8%", "\n", "😀");
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece, { maxLength: 4 }), (pieces, figures) => {
        const text = pieces.join("");
        const runs = markFigures(text, figures);
        expect(runs.map((run) => run.text).join("")).toBe(text);
        expect(runs.every((run) => run.text !== "" && (run.mark === undefined || figures.includes(run.text)))).toBe(
          true,
        );
      }),
    );
  });
});
