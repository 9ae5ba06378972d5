import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/corpus/decode-text.ts";
import { CorpusError } from "../../src/errors.ts";

const SENTENCE = "全年地区生产总值5047.4亿元，增长8%。";
/** The same sentence in GB18030, as an older publisher stores it. */
const GB18030 = [
  0xc8, 0xab, 0xc4, 0xea, 0xb5, 0xd8, 0xc7, 0xf8, 0xc9, 0xfa, 0xb2, 0xfa, 0xd7, 0xdc, 0xd6, 0xb5, 0x35, 0x30, 0x34,
  0x37, 0x2e, 0x34, 0xd2, 0xda, 0xd4, 0xaa, 0xa3, 0xac, 0xd4, 0xf6, 0xb3, 0xa4, 0x38, 0x25, 0xa1, 0xa3,
];

const TRADITIONAL = "全年地區生產總值5047.4億元，增長8%。";
/** The same in Big5. */
const BIG5 = [
  0xa5, 0xfe, 0xa6, 0x7e, 0xa6, 0x61, 0xb0, 0xcf, 0xa5, 0xcd, 0xb2, 0xa3, 0xc1, 0x60, 0xad, 0xc8, 0x35, 0x30, 0x34,
  0x37, 0x2e, 0x34, 0xbb, 0xf5, 0xa4, 0xb8, 0xa1, 0x41, 0xbc, 0x57, 0xaa, 0xf8, 0x38, 0x25, 0xa1, 0x43,
];

describe("decodeText", () => {
  test.each([
    ["UTF-8", Buffer.from(SENTENCE)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${SENTENCE}`)],
    ["UTF-16 little endian", Buffer.from(`\ufeff${SENTENCE}`, "utf16le")],
    ["UTF-16 big endian", Buffer.from(`\ufeff${SENTENCE}`, "utf16le").swap16()],
    ["UTF-16 little endian without a mark", Buffer.from(SENTENCE, "utf16le")],
    ["UTF-16 big endian without a mark", Buffer.from(SENTENCE, "utf16le").swap16()],
    ["GB18030", Uint8Array.from(GB18030)],
  ])("reads %s", (_, bytes) => {
    expect(decodeText(bytes, "a.txt")).toBe(SENTENCE);
  });

  test("tells Big5 from GB18030", () => {
    expect(decodeText(Uint8Array.from(BIG5), "a.txt")).toBe(TRADITIONAL);
  });

  test("makes every line end a line feed and changes nothing else", () => {
    expect(decodeText(Buffer.from("一、综合\r\n　　全年\t５％\r二、农业\n"), "a.txt")).toBe(
      "一、综合\n　　全年\t５％\n二、农业\n",
    );
  });

  test("gives a UTF-8 file with line feeds as it is", () => {
    const text = fc.string({ unit: fc.constantFrom(..."全年增长8%，。\n　 𠮷Ａ"), minLength: 1 });
    fc.assert(
      fc.property(text, (content) => {
        fc.pre(content.trim() !== "");
        expect(decodeText(Buffer.from(content), "a.txt")).toBe(content);
      }),
    );
  });

  test.each([
    ["empty_file", new Uint8Array()],
    ["empty_file", Buffer.from(" \n\u3000\n")],
    ["binary_file", Buffer.from("PK\u0003\u0004\u0000\u0000")],
    ["binary_file", Buffer.from("\ufeffa\u0000b", "utf16le")],
    ["undecodable_file", Uint8Array.from([0xff, 0xff, 0x81, 0x20, 0xff])],
    ["undecodable_file", Uint8Array.from([0xef, 0xbb, 0xbf, 0xff])],
  ])("refuses a file with %s and says what to do", (code, bytes) => {
    const error = caught(() => decodeText(bytes, "report.txt"));
    expect(error).toBeInstanceOf(CorpusError);
    expect(error).toMatchObject({ code, next: expect.stringMatching(/\S/) });
    expect(error?.message).toContain("report.txt");
  });
});

function caught(run: () => unknown): Error | undefined {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  return undefined;
}
