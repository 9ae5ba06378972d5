import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEnglishMentions } from "../../../src/answer/check/english-mentions.ts";

const shown = (text: string): string[] =>
  readEnglishMentions(text).map(({ value, unit, direction, qualifier }) =>
    [value, unit, direction, qualifier].filter((part) => part !== undefined && part !== "").join(" "),
  );

describe("figures", () => {
  test.each([
    ["GDP reached 504.74 billion yuan, up 8 percent.", ["504740000000 元", "8 % up"]],
    ["Tax revenue was ¥87.76bn, down 1.7%.", ["87760000000 元", "1.7 % down"]],
    ["The growth rate fell by 0.3 percentage points.", ["0.3 百分点 down"]],
    ["It recruited 620 new teachers and opened 18 kindergartens.", ["620 人", "18 个"]],
    ["There are 3,406 high-tech enterprises.", ["3406 个"]],
    ["The number of high-tech firms reached 3,406, that of schools 18.", ["3406 个"]],
    ["About 6.2 million square meters were demolished.", ["6200000 平方米 约"]],
    ["Exports came to US$ 3.5 million.", ["3500000 美元"]],
    ["It built nearly 13.6 kilometres of paths over six months.", ["13.6 公里 近", "6 个月"]],
    ["Sixty-two key projects settled there.", ["62 个"]],
    ["Its sectors split 4.7:40.3:55.1.", ["4.7 :"]],
    ["It has led the city for 13 consecutive years.", ["13 年"]],
    ["It signed 60 projects worth 30 billion yuan.", ["60 个", "30000000000 元"]],
    ["Investment of more than 30 billion yuan", ["30000000000 元 超"]],
  ])("%s", (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

test.each([
  "On June 11, 2020 the Ninth Congress met.",
  "PM2.5 and COVID-19 on Line 11, with 5G by 2025.",
  "The 14th Five-Year Plan opens in 2021.",
  "It opened at 9:30 on 3 May, at 10 a.m. sharp.",
  "Over the past five years and in the next three months",
  "projects worth over 100 million yuan each",
])("no figure: %s", (text) => {
  expect(shown(text)).toEqual([]);
});

test("the parts of a ratio, and the words of a unit", () => {
  expect(readEnglishMentions("a split of 4.7:40.3:55.1")[0]?.values).toEqual([4.7, 40.3, 55.1]);
  const measures = readEnglishMentions("62,000 jobs, 8 Percent, 1.2 billion yuan, 31 parks").map(
    (each) => each.measure,
  );
  expect(measures).toEqual(["jobs", "percent", "yuan", ""]);
});

test("spans are exact, in order and apart", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("8 percent", "62,000 jobs", "in 2019", "five", "$4.5 million", " and ", "."), {
        maxLength: 9,
      }),
      (parts) => {
        const text = parts.join(" ");
        const mentions = readEnglishMentions(text);
        for (const [i, each] of mentions.entries()) {
          expect(text.slice(each.start, each.end)).toBe(each.text);
          expect(each.start).toBeGreaterThanOrEqual(mentions[i - 1]?.end ?? 0);
        }
      },
    ),
  );
});
