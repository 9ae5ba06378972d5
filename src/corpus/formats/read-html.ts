/**
 * A saved web page → lines of the article, its title first, its tables row by row. Menus, scripts, footers and share bars are left out.
 * Loads nothing that the page names.
 */
import type { CheerioAPI } from "cheerio";
import { decodeHtml } from "./decode-html.ts";
import type { FileWarning } from "./file-warning.ts";
import { findArticle } from "./find-article.ts";
import { lineText } from "./line-text.ts";
import { loadMarkup, markupLines } from "./markup-lines.ts";
import type { ParsedFile } from "./parsed-file.ts";

/** Where sites name the article; the first that is there. */
const TITLES = [
  "meta[name='ArticleTitle']",
  "meta[property='og:title']",
  "ucaptitle",
  "[role='contentTitle']",
  "h1",
  ".article-title",
  ".title",
];
const DATES = [
  "meta[name='PubDate']",
  "meta[name='pubdate']",
  "meta[name='publishdate']",
  "meta[name='firstpublishedtime']",
  "meta[property='article:published_time']",
  "publishtime",
];
const ADDRESSES = ["link[rel='canonical']", "meta[property='og:url']", "meta[name='Url']", "meta[name='url']"];
/** Browsers write it into pages that they save: <!-- saved from url=(0042)https://… -->. */
const SAVED_FROM = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/iu;
const DATE = /(?<!\d)((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})/u;
const REPORT_TITLE = /工作报告|统计公报|工作報告|報告$|报告$|公报$/u;
const MAX_TITLE_CHARS = 80;
/** A title may stand on two lines of the article. */
const TITLE_LINES = 8;

/** @throws CorpusError for bytes that aren't text, NestedTooDeep for a page that no browser wrote */
export function readHtml(bytes: Uint8Array, fileName: string): ParsedFile {
  const { html, lost } = decodeHtml(bytes, fileName);
  const $ = loadMarkup(html);
  const article = findArticle($, html);
  const lines = article ? markupLines(article.root).filter(isWords) : [];
  const warnings: FileWarning[] = [];
  if (article?.by === "page")
    warnings.push({
      code: "whole_page",
      message: "No article was found in the page; all text around the report's is kept.",
    });
  if (lost > 0)
    warnings.push({ code: "unmapped_glyphs", count: lost, message: `${lost} characters of the page are broken.` });
  const pictures = article && "children" in article.root ? $("img", article.root as never).length : 0;
  if (pictures > 0)
    warnings.push({
      code: "picture",
      count: pictures,
      message: `${pictures} pictures were left out, with what is written in them.`,
    });
  const title = lines.length === 0 ? "" : pageTitle($);
  if (title !== "" && !isPrinted(title, lines)) lines.unshift(title);
  const [date, url] = [pageDate($), pageUrl($, html)];
  return {
    text: lines.map((line) => `${line}\n`).join(""),
    warnings,
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
  };
}

/** Literal entities that were escaped twice stay out: &nbsp; is all that some lines hold. */
function isWords(line: string): boolean {
  return line === "" || line.replaceAll("&nbsp;", "").trim() !== "";
}

function pageTitle($: CheerioAPI): string {
  const found = TITLES.flatMap((selector) =>
    $(selector)
      .toArray()
      .slice(0, 3)
      .map((element) => lineText($(element).attr("content") ?? $(element).text())),
  );
  const page = lineText($("title").first().text())
    .split(/\s*[_｜–—]\s*|\s+-\s+/u)
    .sort((a, b) => Number(REPORT_TITLE.test(b)) - Number(REPORT_TITLE.test(a)))[0];
  const titles = [...found, page ?? ""].filter((title) => title !== "" && title.length <= MAX_TITLE_CHARS);
  return titles.find((title) => REPORT_TITLE.test(title)) ?? titles[0] ?? "";
}

function isPrinted(title: string, lines: readonly string[]): boolean {
  const squeeze = (words: string): string => words.normalize("NFKC").replace(/\s+/gu, "");
  return squeeze(lines.slice(0, TITLE_LINES).join("")).includes(squeeze(title));
}

function pageDate($: CheerioAPI): string | undefined {
  for (const selector of DATES) {
    const element = $(selector).first();
    const match = DATE.exec(element.attr("content") ?? element.text());
    if (match === null) continue;
    const [, year = "", month = "", day = ""] = match;
    if (Number(month) > 12 || Number(day) > 31) continue;
    return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  }
  return undefined;
}

function pageUrl($: CheerioAPI, html: string): string | undefined {
  const named = ADDRESSES.map((selector) => $(selector).first()).map(
    (element) => element.attr("href") ?? element.attr("content"),
  );
  for (const address of [SAVED_FROM.exec(html.slice(0, 4096))?.[1], ...named]) {
    if (address === undefined || !URL.canParse(address)) continue;
    const url = new URL(address);
    if (/^https?:$/u.test(url.protocol) && url.pathname !== "/") return url.href;
  }
  return undefined;
}
