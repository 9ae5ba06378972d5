import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measureOf, readNumbersAsked } from "../../src/retrieval/asked-unit.ts";
import { foldQuestion } from "../../src/retrieval/fold-question.ts";

const fold = (question: string): string => foldQuestion(question, []).text;

/** words → measure unit, for each number asked. */
const read = (question: string): string[] => {
  const text = fold(question);
  return readNumbersAsked(text).map(({ start, end, measure, unit }) =>
    `${text.slice(start, end)} → ${measure} ${unit}`.trim(),
  );
};

describe("numbers asked in Chinese", () => {
  test.each([
    ["去年财政支出多少亿元？", ["多少亿元 → money 元"]],
    ["每亩地补多少钱？", ["多少钱 → money 钱"]],
    ["修这条路花了几块钱", ["几块钱 → money 块钱"]],
    ["利用外资多少万美元", ["多少万美元 → money 美元"]],
    ["多少资金投进了水利？", ["多少 → money"]],
    ["出生率是千分之几？", ["千分之几 → percent ‰"]],
    ["失业率降到百分之多少", ["百分之多少 → percent %"]],
    ["菜价涨了几成？", ["几成 → percent %"]],
    ["税收涨了几个百分点？", ["几个百分点 → percent 个百分点"]],
    ["占了多大的比例？", ["多大的比例 → percent %"]],
    ["帮了多少失业的人？", ["多少 → people"]],
    ["多少老百姓用上了自来水？", ["多少 → people"]],
    ["新招了多少名老师", ["多少名 → people 名"]],
    ["接待了几千万人次游客？", ["几千万人次 → people 人次"]],
    ["有几所大学？", ["几所 → things 所"]],
    ["公园到底有几个？", ["几个 → things 个"]],
    ["几家医院签了约", ["几家 → things 家"]],
    ["养了几百头牛", ["几百头 → things 头"]],
    ["造林几万亩", ["几万亩 → area 亩"]],
    ["拆了多少万平方米违建？", ["多少万平方米 → area 平方米"]],
    ["景区面积有多大？", ["面积有多大 → area"]],
    ["新建公路多长？", ["多长 → length"]],
    ["建了多少公里碧道", ["多少公里 → length 公里"]],
    ["收了多少亿斤粮食？", ["多少亿斤 → weight 斤"]],
    ["节约标准煤多少万吨", ["多少万吨 → weight 吨"]],
    ["审批要几个工作日？", ["几个工作日 → time 个工作日"]],
    ["工程花了多久？", ["多久 → time"]],
    ["财政收入翻了几番？", ["几番 → multiple 番"]],
    ["出口是进口的几倍", ["几倍 → multiple 倍"]],
    ["多少家企业上市，募资多少亿？", ["多少家 → things 家", "多少亿 → any"]],
  ])("%s", (question, numbers) => {
    expect(read(question)).toEqual(numbers);
  });

  test("多少亿 leaves the unit open, but may mean money", () => {
    expect(readNumbersAsked("财政支出多少亿?")).toMatchObject([{ measure: "any", unit: "", alternatives: ["money"] }]);
  });
});

describe("numbers asked in English", () => {
  test.each([
    ["How many students were enrolled?", ["how many → people"]],
    ["How many companies went public?", ["how many → things 家"]],
    ["How many households were moved?", ["how many → things 户"]],
    ["How many villages have broadband?", ["how many → things"]],
    ["How many hectares of land were sold?", ["how many → area"]],
    ["What percentage of villages have broadband?", ["what percentage → percent %"]],
    ["By what percentage did exports fall?", ["by what percentage → percent %"]],
    ["What is the unemployment rate?", ["unemployment rate → percent %"]],
    ["How much money was spent on flood control?", ["how much money → money 元"]],
    ["How long is the new expressway?", ["how long → length"]],
    ["How much did exports grow?", ["how much → any"]],
  ])("%s", (question, numbers) => {
    expect(read(question)).toEqual(numbers);
  });
});

describe("几 that counts nothing", () => {
  test.each([
    "哪几个村通了公路？",
    "全市有哪几家医院获评三甲？",
    "这几个项目开工了吗？",
    "这是第几次获评文明城市？",
    "几月开的人代会？",
    "建的是几级医院？",
    "好几个部门一起管吗？",
    "几乎没有变化吗？",
    "几点钟开的会？",
  ])("%s", (question) => {
    expect(read(question)).toEqual([]);
  });

  test.each(["有几个地铁站开工", "共有几家"])("%s counts, although 有 stands before 几", (question) => {
    expect(read(question)).toHaveLength(1);
  });
});

describe("measureOf", () => {
  test.each([
    ["元", "money"],
    ["美元", "money"],
    ["元/人", "money"],
    ["块", "money"],
    ["%", "percent"],
    ["‰", "percent"],
    ["百分点", "percent"],
    ["人", "people"],
    ["名", "people"],
    ["人次", "people"],
    ["平方米", "area"],
    ["亩", "area"],
    ["公里", "length"],
    ["吨标准煤", "weight"],
    ["千瓦", "power"],
    ["千瓦时", "energy"],
    ["年", "time"],
    ["倍", "multiple"],
    [":", "ratio"],
    ["家", "things"],
    ["座", "things"],
    ["", "things"],
    ["从未听说的单位", "things"],
  ] as const)("%s measures %s", (unit, measure) => {
    expect(measureOf(unit)).toBe(measure);
  });
});

test("numbers asked stand in the question, in order within a language, and ask in its words", () => {
  const words = fc.constantFrom(
    "多少",
    "几",
    "个",
    "亿元",
    "百分点",
    "有",
    "哪",
    "多大",
    "面积",
    "how many ",
    "jobs",
    "月",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      for (const { start, end } of readNumbersAsked(text)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end)).toMatch(/多少|几|多大|面积|how many/u);
      }
    }),
  );
});
