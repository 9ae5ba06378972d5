/** Drafts on the report that ships, with the model and the weights that ship: verdicts, reasons, and what every check owes. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { createDesk, type ExplainingDesk } from "../../src/answer/create-desk.ts";
import type { Figure } from "../../src/corpus/figures/figure.ts";
import { readReport } from "../../src/corpus/read-report.ts";
import type { Report } from "../../src/corpus/report.ts";
import { createOnnxEmbedder } from "../../src/models/onnx-embedder.ts";
import { buildMemoryIndex } from "../../training/memory-index.ts";
import { language } from "../retrieval/small-corpus.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
let desk: ExplainingDesk;
let report: Report;

beforeAll(async () => {
  const text = readFileSync(`${ROOT}corpus/tianhe-2020.txt`, "utf8");
  report = readReport({ id: "tianhe-2020", fileName: "tianhe-2020.txt", text, metadata: {} }, language.places);
  const embedder = await createOnnxEmbedder({ provider: "onnx", folder: `${ROOT}models/e5-small-zh-en` });
  const embed = (texts: string[]): Promise<number[][]> => embedder.embedDocuments(texts);
  const index = await buildMemoryIndex([report], language.concepts.tokenizer, embed, embedder.dimensions);
  const quiet = (): void => {};
  desk = createDesk({ index, embedder, logger: { debug: quiet, info: quiet, warn: quiet, error: quiet } });
});

/** `figure verdict reason` of each figure, after its span and its quotation were compared with the texts. */
async function check(text: string): Promise<string[]> {
  const { figures } = await desk.check({ text });
  for (const { text: figure, start, end, note, citation, verdict } of figures) {
    expect(text.slice(start, end)).toBe(figure);
    expect(note).not.toBe("");
    if (citation) expect(report.text.slice(citation.start, citation.end)).toBe(citation.quote);
    if (verdict === "match") expect(citation).toBeDefined();
  }
  return figures.map(({ text: figure, verdict, reason }) => [figure, verdict, reason].filter(Boolean).join(" "));
}

describe("true figures", () => {
  test.each([
    ["2019年，天河区地区生产总值达5047.4亿元。", ["5047.4亿元 match"]],
    ["2019年天河区新增就业62000人。", ["62000人 match unit"]],
    ["2019年，天河新招聘教师六百二十名。", ["六百二十名 match numeral"]],
    ["天河区2019年地区生产总值约5000亿元。", ["5000亿元 match rounded"]],
    ["2020年天河計劃新增10所公辦幼兒園。", ["10所 match"]],
  ])("%s", async (draft, expected) => {
    expect(await check(draft)).toEqual(expected);
  });
});

describe("wrong figures", () => {
  test.each([
    ["2019年，天河区地区生产总值达5074.4亿元。", ["5074.4亿元 mismatch digits"]],
    ["2019年天河区地区生产总值5047.4万元。", ["5047.4万元 mismatch unit"]],
    ["2019年天河区税收收入增长1.7%。", ["1.7% mismatch direction"]],
    ["天河区2019年新增就业4万人。", ["4万人 mismatch kind"]],
  ])("%s", async (draft, expected) => {
    expect(await check(draft)).toEqual(expected);
  });
});

describe("what the report doesn't have", () => {
  test.each([
    ["2019年天河区居民人均可支配收入7.3万元。", ["7.3万元 not_found absent"]],
    ["2020年天河区计划新招聘教师800名。", ["800名 not_found absent"]],
    ["2019年越秀区地区生产总值5047.4亿元。", ["5047.4亿元 not_found absent"]],
  ])("%s", async (draft, expected) => {
    expect(await check(draft)).toEqual(expected);
  });
});

test("dates, ordinals and names are no figures", async () => {
  const draft = "6月11日，天河区第九届人民代表大会第八次会议召开，提到PM2.5、5G、地铁11号线和“六稳”工作。";
  expect(await check(draft)).toEqual([]);
  expect(await check("")).toEqual([]);
});

describe("sentences of the report", () => {
  /** Sentences with figures, each with one of them; names of sets such as 五大工程 aside. */
  const sentences = (): { text: string; at: number; figure: Figure }[] =>
    report.sentences.flatMap(({ index, start, end }) => {
      const figures = report.figures.filter(({ sentence, kind }) => sentence === index && kind !== "count");
      const figure = figures[index % Math.max(1, figures.length)];
      return figure ? [{ text: report.text.slice(start, end), at: figure.start - start, figure }] : [];
    });
  const flagged = async (text: string): Promise<{ text: string; start: number; reason: string | undefined }[]> =>
    (await desk.check({ text })).figures
      .filter(({ verdict }) => verdict !== "match")
      .map(({ text: figure, start, reason }) => ({ text: figure, start, reason }));

  test("are all right, and so is the report", async () => {
    for (const { text } of sentences()) expect(await flagged(text)).toEqual([]);
    expect(await flagged(report.text)).toEqual([]);
  });

  test("are all right in any order, and one that is wrong is flagged wherever it stands", async () => {
    const wrong = "2019年天河新招聘教师260名。";
    const right = sentences().map(({ text }) => text);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(right, { minLength: 4, maxLength: 10 }), fc.nat(10), async (some, place) => {
        const draft = [...some.slice(0, place), wrong, ...some.slice(place)].join("\n");
        expect(await flagged(draft)).toEqual([
          { text: "260名", start: draft.indexOf(wrong) + wrong.indexOf("260名"), reason: "digits" },
        ]);
      }),
      { numRuns: 12 },
    );
  });

  test("with a digit changed, just that figure is flagged", async () => {
    for (const { text, at, figure } of sentences()) {
      const digit = /\d/u.exec(figure.text);
      if (!digit || figure.text.length < 3) continue;
      const slip = figure.text.replace(digit[0], String((Number(digit[0]) % 9) + 1));
      const draft = text.slice(0, at) + slip + text.slice(at + figure.text.length);
      expect((await flagged(draft)).map(({ start }) => start)).toEqual([at]);
    }
  });

  test("with its unit swapped, just that figure is flagged, for its unit", async () => {
    for (const { text, at, figure } of sentences()) {
      const swapped = figure.text.replace(/[万亿](?=[元人平名])/u, (unit) => (unit === "万" ? "亿" : "万"));
      if (swapped === figure.text) continue;
      const draft = text.slice(0, at) + swapped + text.slice(at + figure.text.length);
      expect(await flagged(draft)).toEqual([{ text: swapped, start: at, reason: "unit" }]);
    }
  });

  test("with the direction turned, just that figure is flagged, for its direction", async () => {
    const turned = { 增长: "下降", 下降: "增长" };
    let count = 0;
    for (const { text } of sentences()) {
      for (const { index, 0: verb } of text.matchAll(/(?:增长|下降)(?=\d)/gu)) {
        const draft = `${text.slice(0, index)}${turned[verb as keyof typeof turned]}${text.slice(index + 2)}`;
        expect(await flagged(draft)).toMatchObject([{ start: index + 2, reason: "direction" }]);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(3);
  });
});

test("the order of sentences doesn't matter", async () => {
  const sentences = ["2019年天河新增就业6.2万人。", "2019年天河新招聘教师260名。", "2020年要建设碧道13.6公里。"];
  const forwards = await check(sentences.join(""));
  const backwards = await check([...sentences].reverse().join(""));
  expect([...backwards].reverse()).toEqual(forwards);
});
