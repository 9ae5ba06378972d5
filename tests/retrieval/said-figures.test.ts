import { describe, expect, test } from "vitest";
import { holdsFigure } from "../../src/retrieval/said-figures.ts";

describe("holdsFigure", () => {
  test.each([
    ["税收收入12.4亿元,下降3.1%", "3.1%"],
    ["增长5%，234家企业", "234家"],
    ["新增企业234家", "234家"],
    ["2.5亿元、12.5亿元", "2.5亿元"],
    ["312.5亿元中，2.5亿元", "2.5亿元"],
    ["1,234家", "1,234家"],
    ["总量达3，5家例外", "5家"],
  ])("%s holds %s", (text, figure) => {
    expect(holdsFigure(text, figure)).toBe(true);
  });

  test.each([
    ["共15个", "5个"],
    ["312.5亿元", "2.5亿元"],
    ["312.5亿元", "5亿元"],
    ["1,234家", "234家"],
    ["1，234家", "234家"],
    ["二十三个", "三个"],
    ["新增企业", "234家"],
  ])("%s doesn't hold %s", (text, figure) => {
    expect(holdsFigure(text, figure)).toBe(false);
  });
});
