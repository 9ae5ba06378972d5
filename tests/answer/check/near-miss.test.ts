import { expect, test } from "vitest";
import { isNearMiss } from "../../../src/answer/check/near-miss.ts";
import { readMentions } from "../../../src/corpus/figures/read-mentions.ts";

function miss(draft: string, report: string): boolean {
  const [a, b] = [readMentions(draft)[0], readMentions(report)[0]];
  if (!a || !b) throw new Error("Both need a figure.");
  return isNearMiss(a, b);
}

test.each([
  ["国民收入9135亿元", "国民收入9153亿元", true],
  ["存款45.44亿元", "存款44.45亿元", true],
  ["生产总值112.2亿元", "生产总值122.2亿元", true],
  ["土地9000亩", "土地900亩", true],
  ["收入10.5亿元", "收入1.05亿元", true],
  ["国民收入9153亿元", "国民收入9153亿元", false],
  ["企业3家", "企业8家", false],
  ["企业12家", "企业18家", false],
  ["收入112.2亿元", "收入增长122.2%", false],
  ["收入345亿元", "收入817亿元", false],
])("%s and %s: %s", (draft, report, expected) => {
  expect(miss(draft, report)).toBe(expected);
});
