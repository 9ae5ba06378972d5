import { describe, expect, test } from "vitest";
import {
  aspectIn,
  contradict,
  directionOf,
  isOrigin,
  isOutcome,
  reachedOrChanged,
} from "../../../src/answer/check/direction.ts";
import { readMentions } from "../../../src/corpus/figures/read-mentions.ts";

function read(clause: string): { direction: string | undefined; aspect: string } {
  const [mention] = readMentions(clause);
  if (!mention) throw new Error(`${clause} has no figure.`);
  const before = clause.slice(0, mention.start);
  const direction = directionOf(mention, before);
  const aspect =
    mention.unit === "%" ? (mention.direction ? "change" : "share") : mention.direction ? "change" : "level";
  return { direction, aspect: aspectIn({ aspect, unit: mention.unit }, direction, before) };
}

test.each([
  ["刑事治安警情下降10.2%", "down"],
  ["农业税税率上调3个百分点", "up"],
  ["农民负担平均加重了30%", "up"],
  ["每年减轻农民负担4000多万元", "down"],
  ["龙头企业比2005年少了8家", "down"],
  ["比上年多25.6%", "up"],
  ["一季度GDP增长-0.3%", "down"],
  ["引进项目不少于53个", undefined],
  ["帮扶至少40家", undefined],
  ["公办学位8000个", undefined],
])("%s: %s", (clause, expected) => {
  expect(read(clause).direction).toBe(expected);
});

describe("change, share or amount", () => {
  test.each([
    ["生产总值增长8%", "change"],
    ["生产总值的预期增速定在7.2%左右", "change"],
    ["参保率98.9%", "share"],
    ["户籍人口比上年末增加3.88万人", "change"],
    ["城市发展空间向北扩大3.3平方公里", "level"],
    ["年内新增贷款不少于5亿元", "level"],
    ["失业率下降0.2个百分点", "change"],
  ])("%s: %s", (clause, expected) => {
    expect(read(clause).aspect).toBe(expected);
  });
});

test.each([
  ["长者饭堂增至", "reached"],
  ["城镇化率提高到约", "reached"],
  ["河涌减少到", "reached"],
  ["长者饭堂增加了", "changed"],
  ["人口净增", "changed"],
  ["新增就业", undefined],
  ["税收收入增长", undefined],
])("%s: %s", (before, expected) => {
  expect(reachedOrChanged(before)).toBe(expected);
});

test.each([
  ["占比由", true, false],
  ["占比由1978年的", true, false],
  ["占比由1978年的36.5%降低到1981年的", false, true],
  ["收入从三千元增加到", false, true],
  ["占比达到", false, false],
])("%s: beginning %s, outcome %s", (before, origin, outcome) => {
  expect([isOrigin(before), isOutcome(before)]).toEqual([origin, outcome]);
});

test("only two directions contradict each other", () => {
  expect(contradict("up", "down")).toBe(true);
  expect(contradict("up", "up")).toBe(false);
  expect(contradict("up", undefined)).toBe(false);
  expect(contradict(undefined, undefined)).toBe(false);
});
