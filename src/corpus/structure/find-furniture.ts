/**
 * Lines that a web page or a page layout put around the report: page numbers, counters, share bars, link lists.
 * They stay in the text and open no paragraph. Doesn't judge anything that holds a whole sentence.
 */
import type { Line } from "./read-lines.ts";

const PAGE_NUMBER =
  /^(?:[-—–―－·•]+\s*[0-9０-９]{1,3}\s*[-—–―－·•]+|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*\/\s*\d{1,3})$/;
/** Separators, Markdown's between a header and its rows among them. */
const RULE = /^(?:[-—–_=*~\s]{3,}|\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?)$/;
const HEAD_LABEL =
  /^(?:发布)?(?:时间|日期|来源|作者|阅读|浏览|浏览次数|浏览量|点击|点击数|点击量|评论|字号|字体|打印|收藏|分享|内容摘要|摘要|关键词|责任编辑|发布机构|索引号|文号|主题分类)(?:次数|数|量)?\s*[:：]/;
const TAIL_START =
  /^(?:【?\s*(?:分享|上一篇|下一篇|上一条|下一条|相关(?:文章|链接|阅读|信息|新闻|文档)|延伸阅读|推荐阅读|扫一扫|打印本?页?|关闭(?:窗口|本页)|责任编辑|编辑[:：]|版权所有|主办单位|主办[:：]|承办|网站地图|标签(?:云|[:：])|网站标识码|联系我们|返回顶部|友情链接|[A-Z]*ICP备)|Copyright|©)/i;
const DISCLAIMER = /^(?:免责声明|版权声明|特别声明|温馨提示)\s*[:：]/;
const SENTENCE = /[。！？；!]/;
/** A line of this length with a sentence in it belongs to the report, wherever it stands; a shorter one when it ends in 。 */
const REPORT_LINE_CHARS = 36;
const MIN_REPORT_LINE_CHARS = 15;
/** How many lines a page's head takes at most. */
const HEAD_LINES = 30;

/** Indices of the lines to leave out. */
export function findFurniture(lines: readonly Line[]): Set<number> {
  const furniture = new Set<number>();
  for (const line of lines) if (PAGE_NUMBER.test(line.text) || RULE.test(line.text)) furniture.add(line.index);
  for (const index of headFurniture(lines)) furniture.add(index);
  for (const index of tailFurniture(lines)) furniture.add(index);
  return furniture;
}

function headFurniture(lines: readonly Line[]): number[] {
  const firstLong = lines.findIndex(({ text }) => isReportLine(text) && !HEAD_LABEL.test(text));
  const head = lines.slice(0, Math.min(HEAD_LINES, firstLong === -1 ? lines.length : firstLong));
  const counters = head.some(({ text }) => HEAD_LABEL.test(text));
  return head
    .filter(({ text }) => (HEAD_LABEL.test(text) && !SENTENCE.test(text)) || (counters && /^\d{1,7}$/.test(text)))
    .map(({ index }) => index);
}

/** From the first share bar or link list behind the last whole sentence to the end. */
function tailFurniture(lines: readonly Line[]): number[] {
  const lastLong = lines.findLastIndex(({ text }) => isReportLine(text));
  if (lastLong === -1) return [];
  const tail = lines.slice(lastLong + 1);
  const from = tail.findIndex(({ text }) => TAIL_START.test(text) || DISCLAIMER.test(text));
  return from === -1 ? [] : tail.slice(from).map(({ index }) => index);
}

function isReportLine(text: string): boolean {
  if (DISCLAIMER.test(text)) return false;
  if (text.length >= REPORT_LINE_CHARS) return SENTENCE.test(text);
  return text.length >= MIN_REPORT_LINE_CHARS && /。[”’）)]?$/.test(text);
}
