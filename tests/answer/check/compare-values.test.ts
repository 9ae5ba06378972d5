import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareValues, type ValueRelation } from "../../../src/answer/check/compare-values.ts";
import type { FigureMention } from "../../../src/corpus/figures/figure.ts";
import { readMentions } from "../../../src/corpus/figures/read-mentions.ts";

/** The one figure of a clause. */
function only(clause: string): FigureMention {
  const mentions = readMentions(`${clause}。`);
  if (mentions.length !== 1 || !mentions[0]) throw new Error(`${clause} has ${mentions.length} figures.`);
  return mentions[0];
}

const relation = (draft: string, report: string): ValueRelation => compareValues(only(draft), only(report));

describe("the same number", () => {
  test.each<[string, string, ValueRelation]>([
    ["生产总值5047.4亿元", "生产总值5047.4亿元", "equal"],
    ["教师620人", "教师620名", "equal"],
    ["企业46个", "企业46家", "equal"],
    ["粮食产量１３．５万吨", "粮食产量13.5万吨", "equal"],
    ["培训16000人次", "培训1.6万人次", "unit"],
    ["碧道13600米", "碧道13.6公里", "unit"],
    ["经费0.345亿元", "经费3450万元", "unit"],
    ["收储111亩", "收储7.4公顷", "unit"],
    ["落户六十二个项目", "落户62个项目", "numeral"],
    ["支出压减百分之五十", "支出压减50%", "numeral"],
    ["三次产业比例20:50:30", "三次产业比例20:50:30", "equal"],
  ])("%s, the report %s: %s", (draft, report, expected) => {
    expect(relation(draft, report)).toBe(expected);
  });
});

describe("rounding", () => {
  test.each<[string, string, ValueRelation]>([
    ["招聘员工约4900人", "招聘员工4896人", "rounded"],
    ["招聘员工4900人", "招聘员工4896人", "other"],
    ["招聘员工约4800人", "招聘员工4896人", "other"],
    ["收入3.41万元", "收入34068元", "rounded"],
    ["收入3.42万元", "收入34068元", "other"],
    ["游客近40万人次", "游客39.5万人次", "rounded"],
    ["企业近3400家", "企业3406家", "other"],
    ["企业超过3400家", "企业3406家", "rounded"],
    ["企业超过3410家", "企业3406家", "other"],
    ["失业率6%", "失业率5.5%", "other"],
    ["涨幅约2亿元", "涨幅1.4亿元", "other"],
    ["签约率达九成四", "签约率94.4%", "rounded"],
  ])("%s, the report %s: %s", (draft, report, expected) => {
    expect(relation(draft, report)).toBe(expected);
  });
});

describe("another number", () => {
  test.each<[string, string, ValueRelation]>([
    ["资金2329亿元", "资金2329万元", "scale"],
    ["施工面积533.25平方米", "施工面积533.25万平方米", "scale"],
    ["增长8个百分点", "增长8%", "scale"],
    ["进出口总额1201万元", "进出口总额一千二百零一亿元", "scale"],
    ["接待1.17万人次", "接待1.17万人", "scale"],
    ["教师260名", "教师620名", "other"],
    ["沙荒地900亩", "沙荒地9000亩", "other"],
    ["收入12.6亿元", "收入增长4%", "apart"],
    ["学校8所", "面积8平方米", "apart"],
    ["比例20:50:30", "比例20:45:35", "other"],
  ])("%s, the report %s: %s", (draft, report, expected) => {
    expect(relation(draft, report)).toBe(expected);
  });
});

const amounts = fc.integer({ min: 1, max: 99_999 });
const figure = (value: number, changes: Partial<FigureMention> = {}): FigureMention => ({
  text: `${value}元`,
  start: 0,
  end: 0,
  value,
  unit: "元",
  qualifier: "",
  numeral: "arabic",
  ...changes,
});

test("a number is equal to itself, and to no other without a word of roughness", () => {
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      expect(compareValues(figure(a), figure(b)) === "equal").toBe(a === b);
    }),
  );
});

test("约 lets a number be off by no more than half of its last place, and by no more than 8 %", () => {
  fc.assert(
    fc.property(amounts, amounts, (said, given) => {
      if (compareValues(figure(said, { qualifier: "约" }), figure(given)) !== "rounded") return;
      const place = 10 ** (/0*$/u.exec(String(said))?.[0].length ?? 0);
      expect(Math.abs(said - given)).toBeLessThanOrEqual(place / 2);
      expect(Math.abs(said - given) / given).toBeLessThanOrEqual(0.08);
    }),
  );
});

test("近 only comes from below and 超 only from above", () => {
  fc.assert(
    fc.property(amounts, amounts, (said, given) => {
      if (compareValues(figure(said, { qualifier: "近" }), figure(given)) === "rounded")
        expect(given).toBeLessThan(said);
      if (compareValues(figure(said, { qualifier: "超" }), figure(given)) === "rounded")
        expect(given).toBeGreaterThan(said);
    }),
  );
});
