/** What the buttons 原文 and 全部出处 show: a paragraph with its neighbours, and every sentence cited. Draws from the index as it is now. */
import type { Language } from "../../answer/answer.ts";
import { citationOf } from "../../answer/cite.ts";
import type { Report } from "../../corpus/report.ts";
import { messagesFor } from "../messages/messages-for.ts";
import { presentCitation } from "../present-answer.ts";
import type { Place } from "./custom-id.ts";
import { bold, escapeText, quoted } from "./escape-text.ts";
import { listPayload } from "./list-payload.ts";
import { notice, type Payload } from "./payload.ts";
import { renderSources } from "./render-source.ts";
import { discordWords } from "./words/discord-words.ts";

type Reports = ReadonlyMap<string, Report>;

export interface SourcePayloadOptions {
  reports: Reports;
  language: Language;
  /** The index has changed since the button was drawn. */
  stale: boolean;
}

/** The paragraph of a sentence between the one before and the one behind it, of the same section. */
export function paragraphPayload({ report: id, start }: Place, options: SourcePayloadOptions): Payload {
  const { reports, language, stale } = options;
  const messages = messagesFor(language);
  const words = discordWords(language);
  const report = reports.get(id);
  const sentence = report?.sentences.find((each) => each.start === start);
  if (!report || !sentence) return notice(words.unknownButton, "not_found");
  const section = report.sections[sentence.section];
  const own = report.paragraphs.findIndex(({ index }) => index === sentence.paragraph);
  const around = report.paragraphs
    .slice(Math.max(0, own - 1), own + 2)
    .filter((paragraph) => paragraph.section === sentence.section);
  const parts = around.map((paragraph) => {
    const printed = report.text.slice(paragraph.start, paragraph.end).trim();
    if (paragraph.index !== sentence.paragraph) return `-# ${escapeText(printed).replace(/\s*\n\s*/gu, " ")}`;
    const cited = report.text.slice(sentence.start, sentence.end).trim();
    const at = printed.indexOf(cited);
    const marked =
      at < 0
        ? escapeText(printed)
        : `${escapeText(printed.slice(0, at))}${bold(escapeText(cited))}${escapeText(printed.slice(at + cited.length))}`;
    return quoted(marked);
  });
  const title = bold(escapeText(`${titleOf(report)} ${section?.label ?? ""}`.trim()));
  return listPayload(withWarning(title, stale, messages.chat.indexChanged), parts, {
    accent: "notice",
    shown: parts.length,
    words,
  });
}

export function sourcesPayload(places: readonly Place[], options: SourcePayloadOptions): Payload {
  const { reports, language, stale } = options;
  const messages = messagesFor(language);
  const words = discordWords(language);
  const sources = places.flatMap(({ report: id, start }, i) => {
    const report = reports.get(id);
    const sentence = report?.sentences.find((each) => each.start === start);
    if (!report || !sentence) return [];
    return [presentCitation(citationOf(report, sentence, i + 1), "")];
  });
  const parts = renderSources(sources, messages);
  if (parts.length === 0) return notice(words.unknownButton, "not_found");
  return listPayload(withWarning(bold(words.sourcesTitle), stale, messages.chat.indexChanged), parts, {
    accent: "notice",
    shown: parts.length,
    words,
  });
}

const withWarning = (title: string, stale: boolean, warning: string): string =>
  stale ? `${title}\n-# ${warning}` : title;

const titleOf = ({ metadata, id }: Report): string =>
  metadata.title.startsWith("《") ? metadata.title : `《${metadata.title || id}》`;
