/** What Chuchu says in Discord only, in one language: labels of buttons, commands with their names and descriptions, help. */
import type { Language } from "../../../answer/answer.ts";
import { discordEn } from "./discord-en.ts";
import { discordZhCN } from "./discord-zh-cn.ts";
import { discordZhTW } from "./discord-zh-tw.ts";

/** A name as a person types or sees it, and what it does. */
export interface NamedCommand {
  /** Lower case, no blanks. */
  name: string;
  /** At most 100 characters. */
  description: string;
}

export type DiscordCommand =
  | "ask"
  | "check"
  | "figures"
  | "reports"
  | "help"
  | "forget"
  | "index"
  | "status"
  | "reload";
export type DiscordOption = "question" | "report" | "private" | "text" | "file" | "indicator" | "section";

export interface DiscordWords {
  /** Before the question that is answered. */
  asked: string;
  /** Under an answer that isn't done yet. */
  writing: string;
  /** Of an answer whose words don't fit. */
  inFile: string;
  /** Under the sources shown. */
  moreSources(count: number): string;
  buttons: Record<"paragraph" | "sources" | "share" | "followUp" | "thread" | "good" | "bad", string>;
  commands: Record<DiscordCommand, NamedCommand>;
  options: Record<DiscordOption, NamedCommand>;
  menus: { check: string; find: string };
  followUpModal: { title: string; label: string; placeholder: string };
  draftModal: { title: string; label: string; placeholder: string };
  reasonModal: { title: string; label: string; placeholder: string };
  /** @param link in Discord's markup */
  thread: { opened(link: string): string; notAllowed: string };
  /** A button that can't be read any more. */
  unknownButton: string;
  sourcesTitle: string;
  thanks: string;
  votesNotKept: string;
  noText: string;
  fileTooLarge(limitBytes: number): string;
  fileUnreachable: string;
  guildOnly: string;
  reports: { title: string; line(facts: { title: string; id: string; figures: number; sections: number }): string };
  figures: { title(report: string, count: number): string; none: string; shown(shown: number, all: number): string };
  /** Under the figures of a checked draft. */
  moreChecked(count: number): string;
  /** Under figures whose sentences are too long to be shown. */
  quotesInFile: string;
  foundTitle: string;
  indexStatus(facts: { snapshot: string; reports: number; model: string }): string;
  failed: string;
  help: string[];
  /** A mention without words. */
  askMe: string;
}

const WORDS: Record<Language, DiscordWords> = { "zh-CN": discordZhCN, "zh-TW": discordZhTW, en: discordEn };

export const discordWords = (language: Language): DiscordWords => WORDS[language];
