import fc from "fast-check";
import { expect, test } from "vitest";
import { aboutOf, slipOf } from "../../training/vary-number.ts";

const numbers = fc.tuple(
  fc.integer({ min: 1, max: 999_999 }),
  fc.constantFrom("", ".5", ".26"),
  fc.constantFrom("亿元", "家", "%"),
);

test("a slip gives another number of the same unit, the same one every time", () => {
  fc.assert(
    fc.property(numbers, fc.string(), ([whole, fraction, unit], seed) => {
      const text = `${whole}${fraction}${unit}`;
      const slip = slipOf({ text }, seed);
      expect(slip.text).not.toBe(text);
      expect(slip.text.endsWith(unit)).toBe(true);
      expect(slip.text).not.toMatch(/^0\d/u);
      expect(slipOf({ text }, seed)).toEqual(slip);
    }),
  );
});

test.each([
  ["4896人", "4900人", "约"],
  ["95.47%", "95.5%", "约"],
  ["6万亩", "6万亩", undefined],
  ["２６９６万人次", "2700万人次", "约"],
])("%s is about %s", (text, expected, qualifier) => {
  expect(aboutOf({ text })).toEqual({ text: expected, ...(qualifier ? { qualifier } : {}) });
});
