import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { wrapLine } from "../../../src/chat/cli/wrap-line.ts";
import type { Line } from "../../../src/chat/reply.ts";

const textOf = (line: Line): string => line.map((run) => run.text).join("");
const wrapped = (line: Line, width: number): string[] => wrapLine(line, width).map(textOf);

describe("wrapLine", () => {
  test.each([
    ["Chinese characters take two columns", [{ text: "地区生产总值增长" }], 8, ["地区生产", "总值增长"]],
    ["no line begins with a closing mark", [{ text: "一二三四，五六" }], 8, ["一二三", "四，五六"]],
    ["no line ends with an opening mark", [{ text: "一二三《四五》" }], 8, ["一二三", "《四五》"]],
    ["words and numbers stay whole", [{ text: "GDP was 5047.4 in 2019" }], 10, ["GDP was ", "5047.4 in ", "2019"]],
    [
      "a figure stays whole",
      [{ text: "总值为" }, { text: "5047.4亿元", mark: "figure" as const }, { text: "。" }],
      12,
      ["总值为", "5047.4亿元。"],
    ],
    ["a pipe has no width", [{ text: "很长的一行".repeat(40) }], Number.POSITIVE_INFINITY, ["很长的一行".repeat(40)]],
  ])("%s", (_, line, width, expected) => {
    expect(wrapped(line, width)).toEqual(expected);
  });

  test("loses nothing", () => {
    const units = fc.constantFrom("增", "长", "8", "%", "a", " ", "，", "（", "）", "\n", "😀");
    const run = fc.record({ text: fc.string({ unit: units, minLength: 1 }) });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (line, width) => {
        expect(wrapped(line, width).join("")).toBe(textOf(line));
      }),
    );
  });

  test("lines of characters that may stand alone are full, and none is too wide", () => {
    const text = fc.string({ unit: fc.constantFrom("增", "长", "😀"), minLength: 1 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (whole, width) => {
        const widths = wrapped([{ text: whole }], width).map((line) => stringWidth(line));
        expect(widths.slice(0, -1).every((columns) => columns === width - (width % 2))).toBe(true);
        expect(widths.at(-1)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
