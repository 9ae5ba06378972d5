/**
 * What Chuchu says in its own words, in one language: help, progress, errors, labels around an answer.
 * The answer's own text is composed elsewhere, in the question's language.
 */
import type { GivenUpReason } from "../../answer/model/wording-trace.ts";
import type { ReceiptChange } from "../../answer/receipts/recheck-receipt.ts";
import type { ConfigurationProblem } from "../../config.ts";
import type { ChatMessages } from "./chat-messages.ts";
import type { KnownErrorCode } from "./known-error-code.ts";
import type { ShelfMessages } from "./shelf-messages.ts";

/** Words for a failure: what went wrong, and what to do next; one sentence each. */
export interface ErrorMessage {
  message: string;
  next: string;
}

/** Facts of an error, as its `fields` hold them. */
export type ErrorFields = Record<string, unknown>;

export type ErrorWording = (fields: ErrorFields) => ErrorMessage;

export interface Messages {
  /** Labels around an answer, in the answer's language. */
  answer: {
    lead: string;
    row: string;
    column: string;
  };
  check: {
    summary(counts: Record<"match" | "mismatch" | "not_found", number>): string;
    /** Where a figure stands, and the words there. */
    source(place: string, quote: string): string;
  };
  /** Headings and values of the table of figures. */
  table: {
    report: string;
    figure: string;
    indicator: string;
    period: string;
    kind: string;
    section: string;
    kinds: Record<"actual" | "target" | "count", string>;
    directions: Record<"up" | "down", string>;
    total(figures: number): string;
  };
  /** `ask --explain`. */
  trace: {
    title: string;
    asked(text: string, answerable: number): string;
    candidates: string;
    lists: Record<"dense" | "lexical" | "ledger" | "fused", string>;
    none: string;
  };
  index: {
    /** While it's built, on one line. */
    progress: Record<"read" | "embed" | "graph" | "verify", (done: number, total: number) => string>;
    built(facts: { reports: number; embedded: number; cached: number; removed: number; seconds: number }): string;
    unchanged(reports: number): string;
    warning(report: string, line: number, message: string): string;
    current: string;
    stale: ErrorMessage;
    missing: ErrorMessage;
    labels: Record<"state" | "snapshot" | "model" | "built" | "passages" | "reports", string>;
    /** After a report: how its file compares with the index. */
    sourceStates: Record<"same" | "changed" | "gone", string>;
    unindexed(id: string): string;
    building(pid: number): string;
    report(facts: { id: string; title: string; sentences: number; figures: number }): string;
    verified(files: number): string;
    damaged(count: number): string;
  };
  /** Adding, removing, examining and comparing reports. */
  shelf: ShelfMessages;
  receipt: {
    /** Under an answer that was kept. */
    line(receipt: string): string;
    head(receipt: string, at: string, question: string): string;
    worded(model: string, prompt: string): string;
    gaveUp(model: string, reason: string): string;
    /** Why, for `gaveUp`. */
    reasons: Record<GivenUpReason, string>;
    consistent(rebuilt: boolean): string;
    changed(count: number): string;
    changes: Record<ReceiptChange["type"], (subject: string, section: string) => string>;
  };
  prompt: {
    welcome(titles: string[]): string;
    hint: string;
    ask: string;
    newConversation: string;
    goodbye: string;
  };
  chatsStarted(names: string[]): string;
  chatsStopping: string;
  /** Registered with a platform. */
  commands: {
    /** Where; absent: everywhere. */
    registered(guild: string | undefined): string;
    /** Before their names. */
    states: Record<"created" | "changed" | "removed" | "unchanged", string>;
    separator: string;
  };
  help: Record<
    | "about"
    | "usage"
    | "arguments"
    | "options"
    | "commands"
    | "showHelp"
    | "showVersion"
    | "ask"
    | "question"
    | "check"
    | "text"
    | "checkFile"
    | "checkBatch"
    | "strict"
    | "figures"
    | "index"
    | "indexStatus"
    | "indexVerify"
    | "indexAdd"
    | "indexRemove"
    | "indexRename"
    | "indexList"
    | "indexDoctor"
    | "indexInspect"
    | "indexDiff"
    | "indexRebuild"
    | "indexGc"
    | "indexWatch"
    | "files"
    | "reportIds"
    | "reportId"
    | "newId"
    | "section"
    | "older"
    | "newer"
    | "id"
    | "reportTitle"
    | "place"
    | "year"
    | "date"
    | "url"
    | "replace"
    | "dryRun"
    | "gcAll"
    | "moreIndex"
    | "receipt"
    | "receiptId"
    | "start"
    | "discord"
    | "discordDeploy"
    | "guild"
    | "json"
    | "csv"
    | "report"
    | "batch"
    | "explain"
    | "more",
    string
  >;
  usage: {
    missingCommand: ErrorMessage;
    unknownCommand(name: string): ErrorMessage;
    unknownOption(name: string): ErrorMessage;
    missingArgument(name: string): ErrorMessage;
    excessArguments: ErrorMessage;
    missingOptionValue(option: string): ErrorMessage;
    invalidOptionValue(option: string): ErrorMessage;
    conflict(options: string): ErrorMessage;
    other(detail: string): ErrorMessage;
  };
  configuration: {
    intro: string;
    problem(problem: ConfigurationProblem): string;
    next: string;
  };
  chat: ChatMessages;
  /** Those left out are told in the error's own words, which are English. */
  errors: { internal: ErrorWording; system: ErrorWording } & Partial<Record<KnownErrorCode, ErrorWording>>;
  /** Both sentences on one line. */
  advice(words: ErrorMessage): string;
  /** The same, called an error: 错误：… */
  error(words: ErrorMessage): string;
}
