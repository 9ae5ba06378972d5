import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim } from "../../../src/answer/check/claim.ts";
import { placeReader } from "../../../src/answer/check/draft-places.ts";
import { readDraft } from "../../../src/answer/check/read-draft.ts";
import { language, readSmallReport } from "../../retrieval/small-corpus.ts";

const REPORT = readSmallReport(undefined, { place: "天河区" });
const claimsOf = (text: string): Claim[] => readDraft(text, placeReader(language.places, [REPORT]));
const only = (text: string): Claim => {
  const [claim, ...others] = claimsOf(text);
  if (!claim || others.length > 0) throw new Error(`${text} has ${others.length + (claim ? 1 : 0)} figures.`);
  return claim;
};
const years = ({ time }: Claim): string => {
  if (!time) return "none";
  const { reference } = time;
  return reference.type === "years" ? `${reference.from}-${reference.to}` : reference.type;
};

describe("what is counted", () => {
  test.each([
    ["天河区去年新增就业6.2万人。", "新增就业"],
    ["安国街头有一百三十辆新能源公交车。", "新能源公交车"],
    ["利用边角地建公园，要投入880万元。", "建公园"],
    ["一般公共预算收入77.1亿元，同比多了4.5%。", "一般公共预算收入"],
  ])("%s: %s", (text, expected) => {
    expect(claimsOf(text).at(-1)?.indicator).toContain(expected);
  });

  test("without the report's own place, times and numbers", () => {
    const { indicator, clause, question } = only("2019年天河区新招聘教师620名。");
    expect(indicator).toBe("新招聘教师");
    expect(clause).not.toMatch(/2019|天河|620/u);
    expect(question).toBe("2019年天河区新招聘教师多少名。");
  });

  test("as the draft writes it, without what only leads to it", () => {
    expect(only("天河區將新增國家高新技術企業八百家。").about).toBe("新增國家高新技術企業");
    expect(only("- **GDP** 5047.4亿元").about).toBe("GDP");
    expect(only("合1110亩。").about).toBe("");
    expect(only("目標是到全部財政收入達到7億元。").about).toBe("全部財政收入");
    expect(only("工程进展顺利，一共68.73万元。").indicator).toContain("工程进展顺利");
  });
});

describe("when", () => {
  test.each([
    ["2019年新增就业6.2万人。", "2019-2019"],
    ["与五年前相比，公交车增加到一百三十五辆。", "none"],
    ["工业总产值是2005年的1.4倍。", "none"],
    ["比2015年增长8%。", "none"],
    ["按2017年的安排，投资增长18%。", "2017-2017"],
    ["在园幼儿占比去年达到80%。", "offset"],
    ["这一年新增就业6.2万人。", "none"],
  ])("%s: %s", (text, expected) => {
    expect(years(only(text))).toBe(expected);
  });

  test("where a change begins holds for the first number alone", () => {
    const [from, to] = claimsOf("收入由2015年的7680万元增加到16080万元。");
    expect(from && [years(from), from.origin]).toEqual(["2015-2015", true]);
    expect(to && [years(to), to.origin]).toEqual(["none", false]);
  });

  test("a time named before goes on, from further off", () => {
    const [, second] = claimsOf("2019年新招聘教师620名。高标准开办4所小学。");
    expect(second?.time).toMatchObject({ nearness: "draft", text: "2019年" });
  });
});

describe("places", () => {
  test("the one where it was filed isn't told about", () => {
    expect(only("本报广州6月11日讯 去年新增就业6.2万人。").otherPlace).toBeUndefined();
    expect(only("广州去年新增就业6.2万人。").otherPlace?.name).toBe("广州");
  });

  test("the report's own, and others", () => {
    expect(only("天河区新增就业6.2万人。").reports).toEqual(["shili-2020"]);
    expect(only("2019年越秀区生产总值3135亿元。").otherPlace?.name).toBe("越秀区");
    expect(only("新增就业6.2万人。").otherPlace).toBeUndefined();
  });

  test("全国 in a name isn't what is told about", () => {
    expect(only("天河5家企业入选全国互联网百强。").reports).toEqual(["shili-2020"]);
  });

  test("one that heads a clause holds for those after it", () => {
    const [, growth] = claimsOf("越秀区生产总值3135亿元，增长4.1%。");
    expect(growth?.otherPlace).toMatchObject({ name: "越秀区", far: true });
  });
});

test("a target, a result, or neither", () => {
  expect(only("今年计划新增教师800名。").kind).toBe("target");
  expect(only("目前已新增教师800名。").kind).toBe("actual");
  expect(only("新增教师800名。").kind).toBeUndefined();
});

test("a round number that was passed is one that the report's may be above", () => {
  expect(only("经济总量首次站上5000亿元台阶。").qualifier).toBe("超");
  expect(only("经济总量突破了5000亿元大关。").qualifier).toBe("超");
  expect(only("经济总量5000亿元。").qualifier).toBe("");
});

test("planned or reached is what its own clause says", () => {
  const stages = (text: string): unknown[] => claimsOf(text).map(({ stage }) => stage);
  expect(stages("2020年将新增就业4万人，新招聘教师620名。")).toEqual(["planned", undefined]);
  expect(stages("生产总值已突破5000亿元，建成了31个公园，完成投资3亿元。")).toEqual(["reached", "reached", undefined]);
});

test("a word of roughness further off counts", () => {
  expect(only("国家外汇储备约有2860亿美元。").qualifier).toBe("约");
});

test("traditional script is read as simplified; spans and words stay the draft's", () => {
  const text = "２０１９年拆除違法建設３５７萬平方米。";
  const claim = only(text);
  expect(claim).toMatchObject({ text: "３５７萬平方米", value: 3_570_000, unit: "平方米", indicator: "拆除违法建设" });
  expect(text.slice(claim.start, claim.end)).toBe(claim.text);
});

test("what only counts parts of a text is no claim", () => {
  expect(claimsOf("今年的十大工程，坚持三个方面。")).toEqual([]);
});

test("any text can be read, with exact spans", () => {
  const piece = fc.constantFrom(
    "天河区",
    "2019年",
    "增长",
    "8%",
    "，",
    "。",
    "6.2万人",
    "\n",
    "由",
    "到",
    "十五五",
    "“",
    "😀",
    " ",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 25 }).map((parts) => parts.join("")),
      ),
      (text) => {
        for (const { start, end, text: figure } of claimsOf(text)) expect(text.slice(start, end)).toBe(figure);
      },
    ),
    { numRuns: 150 },
  );
});

test("a line without an end is cut, and keeps all its figures", () => {
  expect(claimsOf(`${"新增就业6.2万人，".repeat(300)}${"好".repeat(3000)}`)).toHaveLength(300);
});
