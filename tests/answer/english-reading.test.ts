import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { englishReading } from "../../src/answer/english-reading.ts";
import { readMentions } from "../../src/corpus/figures/read-mentions.ts";

function read(printed: string): string | undefined {
  const [mention] = readMentions(printed);
  if (!mention) throw new Error(`${printed} is no figure.`);
  return englishReading(mention);
}

describe("a figure in English", () => {
  test.each([
    ["5047.4亿元", "504.74 billion yuan"],
    ["877.6亿元", "87.76 billion yuan"],
    ["3.6万亿元", "3.6 trillion yuan"],
    ["100亿美元", "10 billion US dollars"],
    ["4500万元", "45 million yuan"],
    ["9000元", "9,000 yuan"],
    ["6.2万人", "62,000 people"],
    ["620名", "620 people"],
    ["1.6万人次", "16,000 person-times"],
    ["357万平方米", "3.57 million square metres"],
    ["7.4公顷", "7.4 hectares"],
    ["13.6公里", "13.6 km"],
    ["3406家", "3,406"],
    ["2661个", "2,661"],
    ["8%", "8%"],
    ["增长-0.3%", "-0.3%"],
    ["0.8个百分点", "0.8 percentage points"],
    ["80个工作日", "80 working days"],
    ["连续十三年", "13 years"],
    ["翻一番", "2 times"],
    ["三成", "30%"],
  ])("%s → %s", (printed, reading) => {
    expect(read(printed)).toBe(reading);
  });

  test.each([
    ["约20.3万名", "about 203,000 people"],
    ["近三成", "about 30%"],
    ["超400万平方米", "more than 4 million square metres"],
    ["4.7万余名", "more than 47,000 people"],
    ["4000多万元", "more than 40 million yuan"],
  ])("%s with its qualifier → %s", (printed, reading) => {
    expect(read(printed)).toBe(reading);
  });

  test.each(["20:50:30", "3%—5%", "10~15个"])("%s reads the same in English", (printed) => {
    expect(read(printed)).toBeUndefined();
  });

  test("rounds nothing away", () => {
    const value = fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(value, (number) => {
        const reading = englishReading({ value: number, unit: "元", qualifier: "" }) ?? "";
        const scale = /trillion/u.test(reading)
          ? 1e12
          : /billion/u.test(reading)
            ? 1e9
            : /million/u.test(reading)
              ? 1e6
              : 1;
        const back = Number.parseFloat(reading.replaceAll(",", "")) * scale;
        expect(Math.abs(back - number)).toBeLessThanOrEqual(Math.abs(number) * 1e-9 + 1e-9);
      }),
    );
  });
});
