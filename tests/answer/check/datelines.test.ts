import { expect, test } from "vitest";
import { datelinesOf } from "../../../src/answer/check/datelines.ts";

test.each([
  ["本报广州6月11日讯 记者获悉，天河区去年增长8%。", ["本报广州6月11日讯"]],
  ["【廣州訊】天河區政府工作報告出爐。", ["【廣州訊】"]],
  ["新华社广州6月11日电（记者王浩明）天河区…", ["新华社广州6月11日电"]],
  ["GUANGZHOU, June 11 (Xinhua) -- Tianhe grew 8 percent.", ["GUANGZHOU, June 11 (Xinhua) -- "]],
  ["GUANGZHOU - Tianhe grew 8 percent.\n\nBEIJING – It fell.", ["GUANGZHOU - ", "BEIJING – "]],
  ["广州去年地区生产总值2.3万亿元。", []],
  ["Guangzhou grew 6.8 percent, Tianhe 8 percent.", []],
  ["记者从区政府了解到，天河区去年增长8%。", []],
])("%s", (text, expected) => {
  expect(datelinesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
