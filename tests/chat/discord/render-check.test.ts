/** Checked drafts as they go to Discord. */
import { describe, expect, test } from "vitest";
import type { CheckedFigure } from "../../../src/answer/answer.ts";
import { payloadFaults } from "../../../src/chat/discord/check-payload.ts";
import type { Payload } from "../../../src/chat/discord/payload.ts";
import { renderCheck } from "../../../src/chat/discord/render-check.ts";
import { presentCheck } from "../../../src/chat/present-check.ts";
import { drawPayload } from "../../support/discord/draw-payload.ts";
import { makeCitation } from "../../support/recording-desk.ts";

const DRAFT = "地区生产总值5047.4亿元，新增就业6.3万人，引进企业300家。";

const figure = (text: string, details: Partial<CheckedFigure>): CheckedFigure => ({
  text,
  start: DRAFT.indexOf(text),
  end: DRAFT.indexOf(text) + text.length,
  verdict: "match",
  note: "",
  ...details,
});
const SENTENCE = "新增就业6.2万人,帮扶再就业1.1万人。";
const WRONG = figure("6.3万人", {
  verdict: "mismatch",
  note: "报告写的是“6.2万人”，数字不符。",
  reportFigure: "6.2万人",
  citation: makeCitation({ section: "一、(四)", quote: SENTENCE, figures: ["6.2万人"] }),
});

function render(...figures: CheckedFigure[]): Payload {
  const payload = renderCheck(presentCheck({ figures }, DRAFT), "zh-CN");
  expect(payloadFaults(payload)).toEqual([]);
  return payload;
}

describe("renderCheck", () => {
  test("what isn't right first, with the report's sentence; of what is right the place alone", () => {
    const right = figure("5047.4亿元", { citation: makeCitation() });
    const unknown = figure("300家", { verdict: "not_found", note: "报告里没有“引进企业”的数字。" });
    expect(drawPayload(render(right, WRONG, unknown))).toMatchInlineSnapshot(`
      "**3 个数字：1 个一致，1 个不符，1 个报告中没有。**
      ———
      **✘ 6.3万人** 报告写的是“6.2万人”，数字不符。
      -# 《2020年示例区政府工作报告》 一、(四)
      > 新增就业**6.2万人**,帮扶再就业1.1万人。
      **? 300家** 报告里没有“引进企业”的数字。
      **✔ 5047.4亿元**
      -# 《2020年示例区政府工作报告》 一、(一)"
    `);
  });

  test("a draft without figures says so", () => {
    expect(drawPayload(render())).toBe("**文稿里没有数字。**");
  });

  test("a long sentence stands in the file, whole", () => {
    const quote = `${"推进各项工作，".repeat(40)}${SENTENCE}`;
    const payload = render({ ...WRONG, citation: makeCitation({ quote, figures: ["6.2万人"] }) });
    expect(drawPayload(payload)).not.toContain("推进各项工作");
    expect(drawPayload(payload)).toContain("附件");
    expect(String(payload.files?.[0]?.attachment)).toContain(quote);
  });

  test("of many figures the first are shown, all are in the file", () => {
    const payload = render(...Array.from({ length: 40 }, () => WRONG));
    expect(drawPayload(payload).match(/✘/gu)?.length).toBe(12);
    expect(drawPayload(payload)).toContain("另有 28 个数字");
    expect(String(payload.files?.[0]?.attachment).match(/✘/gu)?.length).toBe(40);
  });

  test("with a page address the place is a link", () => {
    const url = "https://example.org/r/shili-2020";
    const drawn = drawPayload(render({ ...WRONG, citation: makeCitation({ url }) }));
    expect(drawn).toContain(`-# [《2020年示例区政府工作报告》 一、(一)](<${url}>)`);
  });
});
