import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldText } from "../../src/corpus/fold-text.ts";

const anyText = fc.string({ unit: "binary", maxLength: 60 });
const reportText = fc.string({
  unit: fc.constantFrom(..."全年增长８％，（一）Ａ①㎡½㈠é𠮷", "ﾊﾞ", "e\u0301"),
  maxLength: 60,
});

describe("foldText", () => {
  test.each([
    ["１９８７年达到１．０９２万亿元", "1987年达到1.092万亿元"],
    ["（一）突出质量效益", "(一)突出质量效益"],
    ["㈠综合　５８㎡", "(一)综合 58m2"],
    ["全年增长8%。", "全年增长8%。"],
  ])("%s → %s", (original, folded) => {
    expect(foldText(original).text).toBe(folded);
  });

  test("finds the way back to the full-width figure", () => {
    const original = "面积㎡为１２３万";
    const folded = foldText(original);
    const at = folded.text.indexOf("123");
    expect(original.slice(folded.toOriginal(at), folded.toOriginal(at + 3))).toBe("１２３");
    expect(folded.toFolded(original.indexOf("１"))).toBe(at);
  });

  test("is NFKC on the characters of reports", () => {
    fc.assert(
      fc.property(reportText, (text) => {
        expect(foldText(text).text).toBe(text.normalize("NFKC"));
      }),
    );
  });

  test("maps every offset in order and within bounds, both ways", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text);
        const back = Array.from({ length: folded.text.length + 1 }, (_, i) => folded.toOriginal(i));
        const forth = Array.from({ length: text.length + 1 }, (_, i) => folded.toFolded(i));
        expect(back).toEqual(back.toSorted((a, b) => a - b));
        expect(forth).toEqual(forth.toSorted((a, b) => a - b));
        expect(back.at(-1)).toBe(text.length);
        expect(forth.at(-1)).toBe(folded.text.length);
      }),
    );
  });

  test("folds what an original range folds to at the place it says", () => {
    fc.assert(
      fc.property(fc.array(reportText, { minLength: 3, maxLength: 3 }), ([a = "", b = "", c = ""]) => {
        const folded = foldText(`${a} ${b} ${c}`);
        const [start, end] = [a.length + 1, a.length + 1 + b.length];
        expect(folded.text.slice(folded.toFolded(start), folded.toFolded(end))).toBe(b.normalize("NFKC"));
      }),
    );
  });
});
