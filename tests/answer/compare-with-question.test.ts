import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareWithQuestion } from "../../src/answer/compare-with-question.ts";
import type { FigureMention } from "../../src/corpus/figures/figure.ts";
import { readMentions } from "../../src/corpus/figures/read-mentions.ts";
import { foldQuestion } from "../../src/retrieval/fold-question.ts";

function figure(printed: string): FigureMention {
  const [mention] = readMentions(printed);
  if (!mention) throw new Error(`${printed} is no figure.`);
  return mention;
}
const compare = (asked: string, printed: string) => compareWithQuestion(foldQuestion(asked, []).text, figure(printed));

describe("yes or no", () => {
  test.each([
    ["GDP超过5000亿了吗？", "5047.4亿元", "yes"],
    ["GDP超过5100亿元了吗？", "5047.4亿元", "no"],
    ["GDP有没有突破五千亿元？", "5047.4亿元", "yes"],
    ["就业有没有超过7万人？", "6.2万人", "no"],
    ["新增就业达到6万人了吗？", "6.2万人", "yes"],
    ["新增就业达到7万人了吗？", "6.2万人", "no"],
    ["高企是不是不到4000家？", "3406家", "yes"],
    ["高企是不是少于3000家？", "3406家", "no"],
    ["拆违有400万平方米吗？", "超400万平方米", "yes"],
    ["拆违超过400万平方米了吗？", "超400万平方米", "yes"],
    ["拆违超过400万平方米了吗？", "400万平方米", "no"],
    ["碧道有没有到13公里？", "13.6公里", "yes"],
    ["Did GDP exceed 500亿元?", "5047.4亿元", "yes"],
    ["GDP是4000亿元对吗？", "5047.4亿元", "no"],
    ["GDP是5047.4亿元，对吗？", "5047.4亿元", "yes"],
    ["税收增长超过1%了吗？", "下降1.7%", "no"],
    ["拆违不超过400万平方米吗？", "超400万平方米", "no"],
    ["是不是只有3000家高企？", "3406家", "no"],
  ])("%s (%s): %s", (asked, printed, expected) => {
    expect(compare(asked, printed)).toBe(expected);
  });

  test.each([
    ["GDP是多少？", "5047.4亿元"],
    ["GDP超过5000亿元的是哪一年？", "5047.4亿元"],
    ["GDP增长了吗？", "5047.4亿元"],
    ["GDP超过8%了吗？", "5047.4亿元"],
    ["就业超过5000亿元了吗？", "6.2万人"],
  ])("%s (%s): neither", (asked, printed) => {
    expect(compare(asked, printed)).toBeUndefined();
  });

  test("more is yes exactly when it is more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9999 }), fc.integer({ min: 2, max: 9999 }), (asked, given) => {
        expect(compare(`高企超过${asked}家了吗？`, `${given}家`)).toBe(given > asked ? "yes" : "no");
        expect(compare(`高企不到${asked}家是吗？`, `${given}家`)).toBe(given < asked ? "yes" : "no");
      }),
    );
  });
});
