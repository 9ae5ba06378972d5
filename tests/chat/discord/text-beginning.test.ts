import fc from "fast-check";
import { expect, test } from "vitest";
import { beginningOf } from "../../../src/chat/discord/text-beginning.ts";

test.each([
  ["at a mark", "地区生产总值是多少，增长了多少呢", 12, "地区生产总值是多少"],
  ["at a space", "what is the gross product", 19, "what is the gross"],
  ["before a figure", "全年实现地区生产总值5047.4亿元", 16, "全年实现地区生产总值"],
  ["before a unit", "全年实现地区生产总值5047.4亿元", 17, "全年实现地区生产总值"],
  ["anywhere in a text without marks", "全年实现地区生产总值", 6, "全年实现地区"],
])("%s", (_, text, max, beginning) => {
  expect(beginningOf(text, max)).toBe(beginning);
});

test("no figure is cut, and what is shown is the beginning", () => {
  const words = fc.constantFrom("实现", "5047.4亿元", "增长8%", "，", "新增就业6.2万人", "。");
  fc.assert(
    fc.property(fc.array(words, { minLength: 5, maxLength: 40 }), fc.integer({ min: 12, max: 60 }), (parts, max) => {
      const text = parts.join("");
      const beginning = beginningOf(text, max);
      expect(text.startsWith(beginning)).toBe(true);
      expect(beginning.length).toBeLessThanOrEqual(max);
      const whole = text.match(/5047\.4亿元|8%|6\.2万人/gu) ?? [];
      const shown = beginning.match(/\d[\d.]*(?:亿元|万人|%)?/gu) ?? [];
      expect(shown).toEqual(whole.slice(0, shown.length));
    }),
  );
});
