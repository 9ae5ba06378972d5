import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDraftFile } from "../../src/chat/read-draft-file.ts";
import { ConfigurationError } from "../../src/errors.ts";
import { makeDocx, makeZip, paragraph } from "../support/make-zip.ts";

const DRAFT = "2019年，天河区地区生产总值5047.4亿元，增长8%。";
const GB18030 = Buffer.from("ccecbad3c7f832303139c4ead4f6b3a43825a1a3", "hex");
const BIG5 = Buffer.from("a4d1aa65b0cf32303139a67ebc57aaf83825a143", "hex");

describe("text", () => {
  test.each([
    ["UTF-8", Buffer.from(DRAFT), DRAFT],
    ["UTF-8 with a mark and CRLF", Buffer.from(`\ufeff${DRAFT}\r\n`), `${DRAFT}\n`],
    ["UTF-16", Buffer.from(`\ufeff${DRAFT}`, "utf16le"), DRAFT],
    ["GB18030", GB18030, "天河区2019年增长8%。"],
    ["Big5", BIG5, "天河區2019年增長8%。"],
  ])("in %s", async (_, bytes, text) => {
    expect(await readDraftFile(bytes, "draft.txt")).toBe(text);
  });

  test("Markdown is left as it is", async () => {
    const markdown = `# 快讯\n\n- **${DRAFT}**\n`;
    expect(await readDraftFile(Buffer.from(markdown), "draft.md")).toBe(markdown);
  });
});

describe("Word", () => {
  const row = (...cells: string[]): string =>
    `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join("")}</w:tr>`;

  test("a paragraph a line, a row a line, marks of XML as characters", async () => {
    const body = [
      paragraph(DRAFT),
      `<w:p><w:r><w:t>增长8%</w:t><w:br/><w:t>下降1.7%</w:t></w:r></w:p>`,
      `<w:tbl>${row("指标", "2019年")}${row("税收收入", "877.6亿元")}</w:tbl>`,
      paragraph("A&amp;B &lt;5%"),
    ].join("");
    expect(await readDraftFile(makeDocx(body), "draft.docx")).toBe(
      `${DRAFT}\n增长8%\n下降1.7%\n指标 | 2019年\n税收收入 | 877.6亿元\nA&B <5%\n`,
    );
  });

  test("is told from its bytes, whatever its name", async () => {
    expect(await readDraftFile(makeDocx(paragraph(DRAFT)), "stdin")).toBe(`${DRAFT}\n`);
  });
});

describe("files that aren't read, and what is said of them", () => {
  const bomb = "<w:p/>".repeat(1_500_000);
  test.each([
    ["nothing in it", "a.txt", Buffer.from(""), "draft_file_empty"],
    ["only blanks", "a.txt", Buffer.from(" \n\u3000"), "draft_file_empty"],
    ["a document without a word", "a.docx", makeDocx(paragraph("")), "draft_file_empty"],
    ["a picture", "a.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), "draft_file_unsupported"],
    ["a PDF", "a.pdf", Buffer.from([...Buffer.from("%PDF-1.7\n"), 0xff, 0xff, 0x00]), "draft_file_unsupported"],
    ["no encoding that is known", "a.txt", Buffer.from([0xff, 0xff, 0x81, 0x20, 0xff]), "draft_file_unsupported"],
    ["an old .doc, or one with a password", "a.docx", Buffer.from("d0cf11e0a1b11ae1", "hex"), "draft_file_damaged"],
    ["text named .docx", "a.docx", Buffer.from(DRAFT), "draft_file_damaged"],
    ["an archive of something else", "a.docx", makeZip([{ name: "a.xml", content: "<a/>" }]), "draft_file_damaged"],
    ["a document cut off", "a.docx", makeDocx(paragraph(DRAFT)).subarray(0, 300), "draft_file_damaged"],
    ["a document that unpacks to far more", "a.docx", makeDocx(bomb), "draft_file_damaged"],
    [
      "one that lies about it",
      "a.docx",
      makeDocx(paragraph(DRAFT), [{ name: "word/styles.xml", content: bomb, declaredSize: 100 }]),
      "draft_file_damaged",
    ],
  ])("%s", async (_, name, bytes, code) => {
    const error = await readDraftFile(bytes, name).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code, next: expect.stringMatching(/\S/), fields: { file: name } });
  });

  test("bytes of any sort are read or refused with a reason", async () => {
    const document = makeDocx(paragraph(DRAFT));
    await fc.assert(
      fc.asyncProperty(fc.nat(document.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = document.slice();
        bytes[at] = byte;
        const read = await readDraftFile(bytes, "draft.docx").catch((thrown: unknown) => thrown);
        if (typeof read !== "string") expect(read).toBeInstanceOf(ConfigurationError);
      }),
      { numRuns: 8 },
    );
  });
});
