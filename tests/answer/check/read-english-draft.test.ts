import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim } from "../../../src/answer/check/claim.ts";
import { placeReader } from "../../../src/answer/check/draft-places.ts";
import { readEnglishDraft } from "../../../src/answer/check/read-english-draft.ts";
import { language, readSmallReport } from "../../retrieval/small-corpus.ts";

const REPORT = readSmallReport(undefined, { place: "天河区" });
const claimsOf = (text: string): Claim[] => readEnglishDraft(text, placeReader(language.places, [REPORT]));
const years = ({ time }: Claim): string =>
  time?.reference.type === "years" ? `${time.reference.from}` : (time?.reference.type ?? "none");

describe("what is counted", () => {
  test.each([
    ["The district created 62,000 new jobs in 2019 and hired 620 teachers.", ["new jobs", "hired teachers"]],
    ["Tianhe has 3,406 high-tech firms and 191 incubators.", ["high-tech firms", "incubators"]],
    ["GDP reached 504.74 billion yuan, up 8 percent.", ["gdp", "gdp"]],
    ["It had 3,406 high-tech firms, 28 percent of the city's total.", ["high-tech firms", "high-tech firms"]],
    ["More than 47,000 people took part.", ["took part"]],
  ])("%s", (text, expected) => {
    const indicators = claimsOf(text).map(({ indicator }) => indicator.replace(/\s+/gu, " "));
    for (const [i, words] of expected.entries()) expect(indicators[i]).toContain(words);
    expect(indicators[0]).not.toContain("teachers");
    expect(indicators).toHaveLength(expected.length);
  });

  test("as a question with the words of its unit", () => {
    const [kindergartens, greenways] = claimsOf("It plans 10 public kindergartens and 13.6 kilometers of greenways.");
    expect(kindergartens?.question).toMatch(/how many +public kindergartens/u);
    expect(greenways?.question).toMatch(/how many kilometers of greenways/u);
  });
});

describe("when", () => {
  test("the year nearest to the figure, else that of the sentence", () => {
    const claims = claimsOf("It created 62,000 jobs in 2019 and 40,000 jobs in 2020; 620 teachers were hired.");
    expect(claims.map(years)).toEqual(["2019", "2020", "2020"]);
  });

  test("planned is what its own clause plans, or one before it that goes on", () => {
    const claims = claimsOf("It created 62,000 jobs in 2019; it plans 10 schools, 20 parks and 30 clinics.");
    expect(claims.map(({ kind }) => kind)).toEqual([undefined, "target", "target", "target"]);
    expect(claims.map(({ stage }) => stage)).toEqual([undefined, "planned", undefined, undefined]);
  });
});

describe("where", () => {
  test.each([
    ["GUANGZHOU, June 11 - GDP grew 8 percent.", undefined],
    ["Tianhe District in Guangzhou grew 8 percent.", undefined],
    ["Guangzhou's Tianhe District grew 8 percent.", undefined],
    ["Guangzhou grew 8 percent.", "Guangzhou"],
    ["Tianhe outdid Shenzhen, where GDP grew 8 percent.", "Shenzhen"],
  ])("%s: %s", (text, place) => {
    expect(claimsOf(text)[0]?.otherPlace?.name).toBe(place);
  });
});

test("Beijing says is the government that says so", () => {
  const [claim] = claimsOf("Beijing says growth will be about 8 percent in 1999.");
  expect(claim?.otherPlace).toBeUndefined();
  expect(claimsOf("In 1999 GDP in Beijing grew 8 percent.")[0]?.otherPlace?.name).toBe("Beijing");
});

test("any text can be read, with exact spans", () => {
  const part = fc.constantFrom(
    "8 percent",
    " and ",
    ", ",
    "; ",
    ". ",
    "in 2019 ",
    "62,000 jobs",
    "plans ",
    "GDP ",
    "4.7:40.3:55.1 ",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      for (const { start, end, text: figure } of claimsOf(text)) expect(text.slice(start, end)).toBe(figure);
    }),
  );
});
