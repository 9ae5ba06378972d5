/**
 * Titles of what stands apart from the body and names itself: annexes (附件), glossaries (名词解释), notes (注).
 * Reads one line; where such a part ends is decided with the headings around it.
 */
import type { Section } from "../report.ts";

export interface StandaloneTitle {
  role: Extract<Section["role"], "annex" | "glossary">;
  /** Label and title of the part; empty when an annex's title stands on the next line. */
  title: string;
  /** Characters of the line that belong to the heading; the rest is the part's first paragraph. */
  length: number;
  /** Numbered lines below are sections (an annex) or entries (a glossary, notes). */
  entries: boolean;
}

const MAX_TITLE_CHARS = 40;
const BRACKETS = /[\s【】《》〔〕[\]（）()※*★☆◆■●~·—-]/g;
const GLOSSARY = /^(?:附[件录]?\d{0,2}[:：]?)?.{0,20}?(?:名词|名称|词语|用语|术语|词汇)(?:解释|注释|说明|释义)[:：]?$/;
const NOTES = /^(?:注|注释|注解|备注|附注|资料来源|数据来源|指标解释|名词解释)[:：]?$/;
const INLINE_NOTES = /^((?:名词)?注释|注|备注|附注|名词解释|资料来源|数据来源)\s*[:：]\s*(?=\S)/;
const ANNEX = /^附\s*(?:件|表|录)?\s*[一二三四五六七八九十\d０-９]{0,2}\s*[:：]?\s*(.*)$/;
const ANNEX_NUMBERED = /^附\s*(?:件|表|录)\s*[一二三四五六七八九十\d０-９]{0,2}\s*(?:[:：]|$|\s)/;

export function readStandaloneTitle(text: string): StandaloneTitle | undefined {
  const compact = text.replace(BRACKETS, "");
  if (compact.length <= MAX_TITLE_CHARS) {
    if (NOTES.test(compact) || GLOSSARY.test(compact)) return glossary(compact, text.length);
    if (ANNEX_NUMBERED.test(text) || /^附[:：]/.test(text)) return annex(text);
  }
  const inline = INLINE_NOTES.exec(text);
  return inline?.[1] ? glossary(inline[1], inline[0].trimEnd().length) : undefined;
}

function glossary(words: string, length: number): StandaloneTitle {
  const named = /名词解释|名词注释/.exec(words)?.[0];
  const title = named ?? words.replace(/[:：]$/, "");
  return { role: named ? "glossary" : "annex", title, length, entries: true };
}

function annex(text: string): StandaloneTitle | undefined {
  const title = (ANNEX.exec(text)?.[1] ?? "").trim();
  if (/[。；，]$/.test(title)) return undefined;
  return { role: "annex", title, length: text.length, entries: false };
}
