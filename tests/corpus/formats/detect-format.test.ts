/** What a file is, by its bytes. */
import { describe, expect, test } from "vitest";
import { detectFormat } from "../../../src/corpus/formats/detect-format.ts";
import { CorpusError } from "../../../src/errors.ts";
import { makeDocx, makeZip, paragraph } from "../../support/make-zip.ts";

const bytes = (...start: number[]): Uint8Array => Uint8Array.from([...start, ...new Array(40).fill(7)]);
const zip = (...names: string[]): Uint8Array => makeZip(names.map((name) => ({ name, content: "<a/>" })));

describe("detectFormat", () => {
  test.each([
    ["a.txt", Buffer.from("一、综合\n"), "txt"],
    ["a", Buffer.from("一、综合\n"), "txt"],
    ["a.md", Buffer.from("# 报告\n"), "md"],
    ["a.html", Buffer.from("<div>一、综合</div>"), "html"],
    ["a.txt", Buffer.from("\ufeff<!-- saved -->\n<!DOCTYPE html><html>"), "html"],
    ["a.htm", Buffer.from("\ufeff<html>", "utf16le"), "html"],
    ["a.txt", makeDocx(paragraph("一")), "docx"],
    ["a.docx", Buffer.from("\n%PDF-1.7\n"), "pdf"],
  ])("%s", (name, content, format) => {
    expect(detectFormat(content, name)).toBe(format);
  });

  test.each([
    ["a .doc", "a.doc", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), "legacy_office_file"],
    [
      "a .docx with a password",
      "a.docx",
      Buffer.concat([
        bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
        Buffer.from("EncryptedPackage", "utf16le"),
      ]),
      "encrypted_file",
    ],
    ["macros", "a.docx", zip("word/document.xml", "word/vbaProject.bin"), "macro_file"],
    ["a spreadsheet", "a.xlsx", zip("xl/workbook.xml"), "spreadsheet_file"],
    ["slides", "a.pptx", zip("ppt/presentation.xml"), "unsupported_file"],
    ["an archive", "a.zip", zip("report.txt"), "archive_file"],
    ["an archive whose names lead out of it", "a.docx", zip("word/document.xml", "../../evil.sh"), "damaged_file"],
    ["an archive with an absolute name", "a.docx", zip("word/document.xml", "/etc/hosts"), "damaged_file"],
    ["gzip", "a.txt", bytes(0x1f, 0x8b), "archive_file"],
    ["a picture", "a.pdf", bytes(0xff, 0xd8, 0xff), "picture_file"],
    ["a picture", "a.txt", bytes(0x89, 0x50, 0x4e, 0x47), "picture_file"],
    ["RTF", "a.doc", Buffer.from("{\\rtf1\\ansi"), "unsupported_file"],
    [
      "a page in a mail's form",
      "a.html",
      Buffer.from("From: a\r\nContent-Type: multipart/related;\r\n"),
      "unsupported_file",
    ],
    ["text that is named .docx", "a.docx", Buffer.from("一、综合"), "damaged_file"],
    ["text that is named .pdf", "a.pdf", Buffer.from("一、综合"), "damaged_file"],
    ["the beginning of an archive", "a.docx", makeDocx(paragraph("一")).subarray(0, 60), "damaged_file"],
  ])("refuses %s", (_, name, content, code) => {
    const refused = (): unknown => detectFormat(content, name);
    expect(refused).toThrow(CorpusError);
    expect(refused).toThrow(
      expect.objectContaining({
        code,
        next: expect.stringMatching(/\S/),
        fields: expect.objectContaining({ file: name }),
      }),
    );
  });
});
