import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Derived, derive } from "../../src/answer/derive.ts";
import type { Figure } from "../../src/corpus/figures/figure.ts";
import { readMentions } from "../../src/corpus/figures/read-mentions.ts";

/** A figure as a report prints it: 5047.4亿元, 增长8%. */
function figure(printed: string): Figure {
  const [mention] = readMentions(printed);
  if (!mention) throw new Error(`${printed} is no figure.`);
  return {
    ...mention,
    index: 0,
    indicator: "",
    indicatorSpans: [],
    period: "2019",
    kind: "actual",
    aspect: "level",
    section: 0,
    sentence: 0,
    clause: 0,
  };
}
const compute = (type: Derived["type"], ...printed: string[]): Derived | undefined => derive(type, printed.map(figure));

describe("what is computed", () => {
  test.each<[Derived["type"], string[], number, string, string]>([
    ["difference", ["3.75万亿元", "1.6万亿元"], 2150000000000, "元", "3.75万亿元 － 1.6万亿元 ＝ 2.15万亿元"],
    ["difference", ["357万平方米", "400万平方米"], 430000, "平方米", "400万平方米 － 357万平方米 ＝ 43万平方米"],
    ["difference", ["97.3%", "94.4%"], 2.9, "百分点", "97.3% － 94.4% ＝ 2.9个百分点"],
    ["difference", ["87个", "73个"], 14, "个", "87个 － 73个 ＝ 14个"],
    ["sum", ["2.25万人", "1.23万人"], 34800, "人", "2.25万人 ＋ 1.23万人 ＝ 3.48万人"],
    ["sum", ["180件", "112件"], 292, "件", "180件 ＋ 112件 ＝ 292件"],
    ["sum", ["4所", "18所", "1所"], 23, "所", "4所 ＋ 18所 ＝ 23所"],
    ["share", ["77.1亿元", "877.6亿元"], 8.79, "%", "77.1亿元 ÷ 877.6亿元 ＝ 8.79%"],
    ["multiple", ["82公顷", "28公顷"], 2.93, "倍", "82公顷 ÷ 28公顷 ＝ 2.93倍"],
    ["reverse", ["191家", "新增41家"], 150, "家", "191家 － 41家 ＝ 150家"],
    ["reverse", ["19460元", "减少1660元"], 21120, "元", "19460元 ＋ 1660元 ＝ 21120元"],
  ])("%s of %j", (type, printed, value, unit, arithmetic) => {
    const derived = compute(type, ...printed);
    expect(derived).toMatchObject({ type, unit });
    expect(derived?.value).toBeCloseTo(value, 6);
    if (printed.length === 2) expect(derived?.arithmetic).toBe(arithmetic);
  });

  test("three summands are all shown", () => {
    expect(compute("sum", "4所", "18所", "1所")?.arithmetic).toBe("4所 ＋ 18所 ＋ 1所 ＝ 23所");
  });
});

describe("units", () => {
  test.each<[Derived["type"], string[], number, string]>([
    ["difference", ["5公里", "800米"], 4.2, "公里"],
    ["sum", ["1.1万名", "300人"], 11300, "名"],
    ["sum", ["3平方公里", "50公顷"], 3.5, "平方公里"],
  ])("%s of %j in the first one's unit", (type, printed, value, unit) => {
    const derived = compute(type, ...printed);
    expect(derived?.value).toBeCloseTo(value, 6);
    expect(derived?.unit).toBe(unit);
  });

  test.each<[Derived["type"], string[]]>([
    ["sum", ["5047.4亿元", "8%"]],
    ["difference", ["62个", "172.8亿元"]],
    ["share", ["41家", "32%"]],
    ["multiple", ["2倍", "7.4公顷"]],
    ["sum", ["5047.4亿元"]],
    ["sum", []],
  ])("%s of %j isn't computed", (type, printed) => {
    expect(compute(type, ...printed)).toBeUndefined();
  });

  test.each<Derived["type"]>(["share", "multiple"])("%s of nothing isn't computed", (type) => {
    expect(compute(type, "7家", "0家")).toBeUndefined();
    expect(compute(type, "0家", "7家")?.value).toBe(0);
  });
});

describe("writing", () => {
  test.each([
    [["0.1亿元", "0.2亿元"], "0.3亿元"],
    [["1.005万人", "2万人"], "3.005万人"],
    [["１２．５亿元", "0.5亿元"], "13亿元"],
    [["6亿人", "8亿人"], "14亿人"],
  ])("the sum of %j is written %s", (printed, text) => {
    expect(compute("sum", ...printed)?.text).toBe(text);
  });

  const amount = fc.integer({ min: 0, max: 999_999 }).map((hundredths) => `${hundredths / 100}亿元`);

  test("what is written is what was computed", () => {
    fc.assert(
      fc.property(amount, amount, fc.constantFrom<Derived["type"]>("sum", "difference"), (a, b, type) => {
        const derived = compute(type, a, b);
        const [read] = readMentions(`为${derived?.text}。`);
        expect(read?.value).toBeCloseTo(derived?.value ?? Number.NaN, 0);
        expect(read?.unit).toBe("元");
      }),
    );
  });

  test("sums and differences undo each other, and a difference is never below 0", () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const sum = compute("sum", a, b)?.value ?? Number.NaN;
        const difference = compute("difference", a, b)?.value ?? Number.NaN;
        expect(difference).toBeGreaterThanOrEqual(0);
        expect(compute("sum", b, a)?.value).toBe(sum);
        expect(compute("difference", b, a)?.value).toBe(difference);
        expect(sum - difference).toBeCloseTo(2 * Math.min(figure(a).value, figure(b).value), 0);
      }),
    );
  });
});
