/** Files as they come → canonical text, and a reason for each that isn't read. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFile } from "../../src/corpus/formats/parse-file.ts";
import { MAX_REPORT_BYTES } from "../../src/corpus/load-corpus.ts";
import { readReportFile } from "../../src/corpus/read-report-file.ts";
import { CorpusError } from "../../src/errors.ts";
import { makePdf } from "../support/make-pdf.ts";
import { makeDocx, paragraph } from "../support/make-zip.ts";

const SENTENCE = "全省地区生产总值达到15234.6亿元，增长5.6%。";
const PAGE = `<html><head><meta name="PubDate" content="2024-01-22"></head><body><p>${SENTENCE}</p></body></html>`;
const PDF = makePdf([[{ text: SENTENCE, x: 90, y: 100 }]]);

describe("readReportFile", () => {
  test.each([
    ["a.html", Buffer.from(PAGE), "html", { date: "2024-01-22" }],
    ["a.pdf", PDF, "pdf", {}],
  ])("%s", async (fileName, bytes, format, metadata) => {
    expect(await readReportFile({ bytes, fileName })).toEqual({
      text: `${SENTENCE}\n`,
      format,
      warnings: [],
      metadata,
    });
  });

  test.each(["a.txt", "a.md"])("%s stays as it is", async (fileName) => {
    const text = `　　${SENTENCE}\n\n一、 综合 | 上\n`;
    expect((await readReportFile({ bytes: Buffer.from(text), fileName })).text).toBe(text);
  });

  test("a name that says something else is told of, and never used as a path", async () => {
    const { format, warnings } = await readReportFile({ bytes: Buffer.from(PAGE), fileName: "../../etc/a.txt" });
    expect(format).toBe("html");
    expect(warnings).toEqual([{ line: 1, code: "format_by_content", message: "Named .txt, read as html." }]);
  });

  test.each([
    ["empty_file", "a.pdf", new Uint8Array()],
    ["empty_file", "a.docx", makeDocx(paragraph(" "))],
    ["file_too_large", "a.txt", new Uint8Array(MAX_REPORT_BYTES + 1)],
  ])("%s of %s", async (code, fileName, bytes) => {
    const error = await readReportFile({ bytes, fileName }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CorpusError);
    expect(error).toMatchObject({ code, next: expect.stringMatching(/\S/), fields: { file: fileName } });
  });
});

describe("parseFile", () => {
  test.each([
    ["nested_too_deep", "html", Buffer.from(`<html>${"<div>".repeat(5000)}${SENTENCE}`)],
    ["scanned_file", "pdf", makePdf([[]], { picture: true })],
    ["unpacked_too_large", "docx", makeDocx("<w:p/>".repeat(7_000_000))],
  ] as const)("refuses with %s", async (code, format, bytes) => {
    const task = { bytes, fileName: `a.${format}`, format };
    await expect(parseFile(task)).rejects.toMatchObject({ code, fields: { file: `a.${format}` } });
  });

  test.each([
    ["html", Buffer.from("<html><script>增长8%。</script></html>")],
    ["pdf", makePdf([[]])],
  ] as const)("an empty %s has no text", async (format, bytes) => {
    expect((await parseFile({ bytes, fileName: `a.${format}`, format })).text).toBe("");
  });
});

describe("files cut, flipped and padded", () => {
  const files = [
    { fileName: "a.docx", format: "docx", bytes: makeDocx(paragraph(SENTENCE)) },
    { fileName: "a.html", format: "html", bytes: Buffer.from(PAGE) },
    { fileName: "a.pdf", format: "pdf", bytes: PDF },
  ] as const;
  const damage = fc.oneof(
    fc.record({ cut: fc.double({ min: 0, max: 0.999, noNaN: true }) }),
    fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), byte: fc.nat(255) }),
    fc.record({ pad: fc.uint8Array({ minLength: 1, maxLength: 200 }) }),
  );

  test.each(files)("$format: read, or refused with a reason", async ({ bytes, ...file }) => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        let damaged = Uint8Array.from(bytes);
        if ("cut" in how) damaged = damaged.slice(0, Math.floor(damaged.length * how.cut));
        else if ("at" in how) damaged[Math.floor(damaged.length * how.at)] = how.byte;
        else damaged = Uint8Array.from([...damaged, ...how.pad]);
        const outcome = await parseFile({ ...file, bytes: damaged }).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(CorpusError);
        else expect(outcome).toHaveProperty("text");
      }),
      { numRuns: 40 },
    );
  });
});
