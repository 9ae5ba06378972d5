import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toSimplified } from "../../src/indexing/to-simplified.ts";

describe("toSimplified", () => {
  test.each([
    ["天河區地區生產總值增長多少", "天河区地区生产总值增长多少"],
    ["著力構建現代產業體系", "着力构建现代产业体系"],
    ["成效顯著，沿著珠江前行", "成效显著，沿着珠江前行"],
    ["臺灣青年，羣眾衞生，綫上綫下", "台湾青年，群众卫生，线上线下"],
    ["乾旱與乾隆", "干旱与乾隆"],
    ["疫情之後", "疫情之后"],
    ["於是徵收", "于是征收"],
  ])("%s → %s", (traditional, simplified) => {
    expect(toSimplified(traditional)).toBe(simplified);
  });

  test.each([
    "载力显著提升，改革成效显著。",
    "什么样的部落格局，瞭望塔，慰藉，乾隆年间",
    "朱镕基，陈堃",
    "2019年GDP增长8%，PM2.5下降",
    "",
  ])("leaves %s as it is", (text) => {
    expect(toSimplified(text)).toBe(text);
  });

  test("a traditional sentence doesn't change the simplified one beside it", () => {
    expect(toSimplified("成效显著。成效顯著，著力發展。")).toBe("成效显著。成效显著，着力发展。");
  });

  test("keeps every code unit at its place, and applying it twice changes nothing more", () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code));
    const other = fc.constantFrom("，", "。", "\n", "8", "%", "g", "𠮷", "é", "臺", "著", "顯", "于", "後");
    const text = fc.array(fc.oneof(han, other), { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (input) => {
        const once = toSimplified(input);
        expect(once.length).toBe(input.length);
        for (let i = 0; i < input.length; i += 1) {
          if (/[，。\n8%g]/u.test(input.charAt(i))) expect(once.charAt(i)).toBe(input.charAt(i));
        }
        expect(toSimplified(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });
});
