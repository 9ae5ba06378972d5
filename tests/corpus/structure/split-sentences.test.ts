import { describe, expect, test } from "vitest";
import { splitSentences } from "../../../src/corpus/structure/split-sentences.ts";

const split = (text: string): string[] =>
  splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  test.each([
    [
      "ends at 。！？ and with the line",
      "优先稳就业保民生。新增就业6.2万人！成效如何？报告如下",
      ["优先稳就业保民生。", "新增就业6.2万人！", "成效如何？", "报告如下"],
    ],
    [
      "keeps decimals, thousands and PM2.5 whole",
      "PM2.5浓度降至29.5微克。产量1,577,693吨。",
      ["PM2.5浓度降至29.5微克。", "产量1,577,693吨。"],
    ],
    [
      "keeps ； within the sentence",
      "税收收入877.6亿元，下降1.7%；一般公共预算收入77.1亿元。",
      ["税收收入877.6亿元，下降1.7%；一般公共预算收入77.1亿元。"],
    ],
    [
      "keeps a closing quote with its sentence",
      "我们说：“空谈误国，实干兴邦。”这是庄严承诺。",
      ["我们说：“空谈误国，实干兴邦。”", "这是庄严承诺。"],
    ],
    [
      "doesn't split where a quotation goes on",
      "“改革没有完成时。改革永远在路上。”的嘱托",
      ["“改革没有完成时。改革永远在路上。”的嘱托"],
    ],
    [
      "doesn't split inside brackets and titles",
      "投资（不含农户。下同）增长10.5%。《怎么看？怎么办？》出版。",
      ["投资（不含农户。下同）增长10.5%。", "《怎么看？怎么办？》出版。"],
    ],
    [
      "reads a half-width ! but no lost ??",
      "各位代表!艰难困苦。县长?? 张壮田",
      ["各位代表!", "艰难困苦。", "县长?? 张壮田"],
    ],
    ["takes repeated marks together", "真的吗？！是的……我们做到了。", ["真的吗？！", "是的……我们做到了。"]],
    [
      "splits an endless quotation",
      `他说“${"这是很长的一句话，".repeat(12)}完了。又一句。”`,
      [`他说“${"这是很长的一句话，".repeat(12)}完了。`, "又一句。”"],
    ],
    ["leaves out white space between", "　全年增长。 　又增长。 ", ["全年增长。", "又增长。"]],
    ["finds nothing in white space", " 　", []],
  ])("%s", (_, text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });
});
