import { describe, expect, test } from "vitest";
import type { CheckedFigure } from "../../src/answer/answer.ts";
import { messagesFor } from "../../src/chat/messages/messages-for.ts";
import { presentCheck } from "../../src/chat/present-check.ts";
import { summariseCheck } from "../../src/chat/summarise-check.ts";
import { makeCitation } from "../support/recording-desk.ts";

const SENTENCE =
  "聚焦保居民就业这个重中之重,千方百计支持帮扶中小微企业、个体工商户渡过难关,精准做好重点行业重点人群就业保障,全年开展补贴性培训1.6万人次,新增就业4万人以上,帮扶登记失业人员再就业9000人以上。";

function lineOf(reportFigure: string, citation: Parameters<typeof makeCitation>[0], more: Partial<CheckedFigure> = {}) {
  const figure: CheckedFigure = {
    text: "4万人",
    start: 0,
    end: 3,
    verdict: "match",
    note: "一致。",
    reportFigure,
    citation: makeCitation({ figures: [reportFigure], ...citation }),
    ...more,
  };
  const { lines } = summariseCheck(presentCheck({ figures: [figure] }, "4万人"), messagesFor("zh-CN"));
  return lines[0] ?? expect.fail("no line");
}

describe("a line", () => {
  test("says nothing more of a figure that is the report's in so many words", () => {
    expect(lineOf("4万人", {})).toMatchObject({ head: "✔ 4万人", note: "" });
    expect(lineOf("40000人", {}, { reason: "unit" }).note).toBe("一致。");
  });

  test("cuts a long sentence at commas, to what stands around the figure", () => {
    const { source } = lineOf("4万人", { quote: SENTENCE });
    expect(source).toBe(
      "《2020年示例区政府工作报告》一、(一)：“……精准做好重点行业重点人群就业保障,全年开展补贴性培训1.6万人次,新增就业4万人以上,帮扶登记失业人员再就业9000人以上。”",
    );
  });

  test("leaves it whole where the figure stands in it twice", () => {
    const quote = SENTENCE.replace("9000人", "4万人");
    expect(lineOf("4万人", { quote }).source).toContain(`“${quote}”`);
  });

  test("names row and column of a table, and the heading where there is no number", () => {
    const { source } = lineOf("4万人", { quote: "新增就业 | 4万人", row: "新增就业", column: "2020年", section: "" });
    expect(source).toBe("《2020年示例区政府工作报告》(一)综合实力稳步提升 新增就业 · 2020年：“新增就业 | 4万人”");
  });
});

test("what isn't right comes first, in the order of the draft", () => {
  const verdicts = ["match", "not_found", "match", "mismatch"] as const;
  const figures = verdicts.map((verdict, i) => ({ text: `${i}个`, start: 3 * i, end: 3 * i + 2, verdict, note: "…" }));
  const { counts, lines } = summariseCheck(presentCheck({ figures }, "0个，1个，2个，3个"), messagesFor("zh-CN"));
  expect(counts).toBe("4 个数字：2 个一致，1 个不符，1 个报告中没有。");
  expect(lines.map(({ head }) => head)).toEqual(["? 1个", "✘ 3个", "✔ 0个", "✔ 2个"]);
});
