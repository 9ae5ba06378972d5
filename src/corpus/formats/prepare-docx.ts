/**
 * A Word document made plain before it's read: automatic numbers printed, text boxes in the flow, tracked changes accepted, hidden
 * words and formulas' markup gone. Reads no text itself.
 */
import { type CheerioAPI, load } from "cheerio";
import type { AnyNode } from "domhandler";
import JSZip from "jszip";
import { docxNumbering } from "./docx-numbering.ts";
import type { FileWarning } from "./file-warning.ts";

const DOCUMENT = "word/document.xml";
const NUMBERING = "word/numbering.xml";
const EMPTY_NUMBERING =
  '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:numbering>';

/** @throws Error when parts are missing or damaged */
export async function prepareDocx(bytes: Uint8Array): Promise<{ bytes: Buffer; warnings: FileWarning[] }> {
  const archive = await JSZip.loadAsync(bytes);
  const xml = async (name: string): Promise<CheerioAPI> =>
    load((await archive.file(name)?.async("string")) ?? "", { xml: true });
  const $ = await xml(DOCUMENT);
  if ($("w\\:body").length === 0) return { bytes: Buffer.from(bytes), warnings: [] };
  const warnings: FileWarning[] = [];
  const warn = (code: FileWarning["code"], count: number, message: string): void => {
    if (count > 0) warnings.push({ code, count, message: `${count} ${message}` });
  };
  warn("tracked_changes", acceptChanges($), "tracked changes were accepted.");
  warn("text_box", moveTextBoxes($), "text boxes were put behind their paragraph.");
  warn("embedded_object", $("w\\:object, w\\:altChunk").length, "embedded objects were left out.");
  warn("picture", $("a\\:blip, v\\:imagedata").length, "pictures were left out, with what is written in them.");
  $("w\\:r")
    .filter((_, run) => isVanished($, run))
    .remove();
  for (const field of $("w\\:fldSimple").toArray()) $(field).replaceWith($(field).contents());
  for (const ruby of $("w\\:ruby").toArray())
    $(ruby).closest("w\\:r").replaceWith($(ruby).children("w\\:rubyBase").contents());
  for (const symbol of $("w\\:sym").toArray()) printSymbol($, symbol);
  for (const formula of $("m\\:oMath").toArray()) $(formula).replaceWith(run($(formula).find("m\\:t").text()));
  const label = docxNumbering(await xml(NUMBERING), await xml("word/styles.xml"));
  for (const p of $("w\\:p").toArray()) printNumber($, p, label($, p));
  archive.file(DOCUMENT, $.xml());
  archive.file(NUMBERING, EMPTY_NUMBERING);
  return { bytes: await archive.generateAsync({ type: "nodebuffer", compression: "STORE" }), warnings };
}

/** What was put in stays, what was taken out goes. */
function acceptChanges($: CheerioAPI): number {
  const changes = $("w\\:ins, w\\:del, w\\:moveFrom, w\\:moveTo").filter(
    (_, change) => $(change).children().length > 0,
  );
  const count = changes.length;
  $("w\\:del, w\\:moveFrom")
    .filter((_, change) => $(change).children("w\\:r").length > 0)
    .remove();
  for (const added of $("w\\:moveTo").toArray()) $(added).replaceWith($(added).contents());
  return count;
}

/** Paragraphs of a text box stand behind the one it's anchored in; Word writes each box twice, for old and new readers. */
function moveTextBoxes($: CheerioAPI): number {
  let count = 0;
  for (const alternate of $("mc\\:AlternateContent").toArray()) {
    const choice = $(alternate).children("mc\\:Choice").first();
    if (choice.find("w\\:txbxContent").length > 0) $(alternate).children("mc\\:Fallback").remove();
  }
  for (const box of $("w\\:txbxContent").toArray()) {
    const anchor = $(box).closest("w\\:p");
    if (anchor.length === 0) continue;
    const paragraphs = $(box).contents();
    if ($(box).text().trim() !== "") count += 1;
    $(box).remove();
    paragraphs.insertAfter(anchor);
  }
  return count;
}

function isVanished($: CheerioAPI, node: AnyNode): boolean {
  const vanish = $(node).children("w\\:rPr").children("w\\:vanish");
  return vanish.length > 0 && !/^(?:0|false|off)$/u.test(vanish.attr("w:val") ?? "");
}

/** Word keeps the signs of the font Symbol at F000 and above; digits, per cent and the like are those of ASCII there. */
function printSymbol($: CheerioAPI, symbol: AnyNode): void {
  const code = Number.parseInt($(symbol).attr("w:char") ?? "", 16) & 0xff;
  const sign = String.fromCharCode(code);
  if ($(symbol).attr("w:font") === "Symbol" && /[\d%+.,=<>()]/u.test(sign))
    $(symbol).replaceWith(`<w:t>${sign.replace("<", "&lt;")}</w:t>`);
}

function printNumber($: CheerioAPI, p: AnyNode, label: string): void {
  if (label === "" || $(p).text().trim() === "") return;
  const properties = $(p).children("w\\:pPr");
  if (properties.length > 0) properties.after(run(label));
  else $(p).prepend(run(label));
}

function run(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<w:r><w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}
