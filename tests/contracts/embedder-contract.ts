/** What every Embedder promises, whoever provides it; each provider's test runs it. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Embedder } from "../../src/models/embedder.ts";

const SENTENCES = [
  "全区地区生产总值达5047.4亿元，增长8%，总量连续13年居全市首位。",
  "新增高新技术企业318家，总数达到3000家左右。",
  "推广应用新能源公交车，新建公共充电桩500个。",
];
/** Texts that have broken tokenizers, endpoints or both. */
const ODD_TEXTS: [string, string][] = [
  ["an empty text", ""],
  ["white space", " \n\t\u3000 "],
  ["control characters", "GDP\u0000增长\u0007了\u001b[31m多少\u009f"],
  ["a lone high surrogate", "天河\ud83d区"],
  ["a lone low surrogate", "\ude00天河区"],
  ["an emoji and a rare character", "🚌𠮷"],
  ["special tokens", "<s></s>[CLS][SEP]<pad>"],
  ["right-to-left marks", "\u202e天河\u200f区\ufeff"],
  ["10,000 characters", "天河区财政收入".repeat(1429)],
  ["10,000 characters without a break", "x".repeat(10_000)],
];

/** Float rounding of 1,024 numbers stays well below this. */
const NORM_TOLERANCE = 1e-6;

/** Registers the suite for the embedder that `create` makes. */
export function testEmbedderContract(name: string, create: () => Promise<Embedder>): void {
  describe(`${name} is an Embedder`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await create();
    });

    const expectUnit = (vector: number[]): void => {
      expect(vector).toHaveLength(embedder.dimensions);
      expect(vector.every(Number.isFinite)).toBe(true);
      expect(Math.abs(Math.hypot(...vector) - 1)).toBeLessThan(NORM_TOLERANCE);
    };

    test("has an id and a length", () => {
      expect(embedder.id).toMatch(/^\S+$/);
      expect(Number.isInteger(embedder.dimensions) && embedder.dimensions > 0).toBe(true);
    });

    test("gives a vector of norm 1 for each passage, in order", async () => {
      const vectors = await embedder.embedDocuments(SENTENCES);
      expect(vectors).toHaveLength(SENTENCES.length);
      vectors.forEach(expectUnit);
      const reversed = await embedder.embedDocuments([...SENTENCES].reverse());
      expect(reversed.reverse()).toEqual(vectors);
    });

    test("gives a passage the same vector whatever stands beside it", async () => {
      const [alone] = await embedder.embedDocuments([SENTENCES[1] ?? ""]);
      const together = await embedder.embedDocuments(["短", ...SENTENCES]);
      expect(together[2]).toEqual(alone);
    });

    test("gives a question the same vector twice", async () => {
      const question = "天河区2019年地区生产总值是多少？";
      const first = await embedder.embedQuery(question);
      expectUnit(first);
      expect(await embedder.embedQuery(question)).toEqual(first);
    });

    test("tells different passages apart", async () => {
      const [a, b] = await embedder.embedDocuments(SENTENCES);
      expect(a).not.toEqual(b);
    });

    test("gives no vectors for no passages", async () => {
      expect(await embedder.embedDocuments([])).toEqual([]);
    });

    test.each(ODD_TEXTS)("takes %s", async (_, text) => {
      expectUnit(await embedder.embedQuery(text));
      const [vector] = await embedder.embedDocuments([text]);
      expectUnit(vector ?? []);
    });

    test("takes any string", async () => {
      const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
      const anyString = fc.string({ unit: codeUnit, maxLength: 60 });
      await fc.assert(
        fc.asyncProperty(anyString, async (text) => expectUnit(await embedder.embedQuery(text))),
        { numRuns: 25 },
      );
    });
  });
}
