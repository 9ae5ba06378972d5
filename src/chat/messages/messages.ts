/**
 * What Chuchu says in its own words, in one language: help, progress, errors, labels around an answer.
 * The answer's own text is composed elsewhere, in the question's language.
 */
import type { ReceiptChange } from "../../answer/receipts/recheck-receipt.ts";
import type { ConfigurationProblem } from "../../config.ts";
import type { ChatMessages } from "./chat-messages.ts";
import type { ShelfMessages } from "./shelf-messages.ts";

/** Words for a failure: what went wrong, and what to do next; one sentence each. */
export interface ErrorMessage {
  message: string;
  next: string;
}

/** Facts of an error, as its `fields` hold them. */
export type ErrorFields = Record<string, unknown>;

export type ErrorWording = (fields: ErrorFields) => ErrorMessage;

/** Every code that is raised, `system` for what the operating system refuses, `internal` for what nobody raised on purpose. */
export type KnownErrorCode =
  | "internal"
  | "system"
  | "question_empty"
  | "question_too_long"
  | "file_unreadable"
  | "draft_empty"
  | "draft_too_long"
  | "draft_too_many_figures"
  | "draft_file_empty"
  | "draft_file_too_large"
  | "draft_file_unsupported"
  | "draft_file_damaged"
  | "line_not_json"
  | "line_without_id"
  | "line_without_question"
  | "line_without_text"
  | "report_unknown"
  | "discord_not_configured"
  | "guild_not_an_id"
  | "discord_bad_token"
  | "discord_refused"
  | "discord_intents_refused"
  | "discord_unreachable"
  | "health_port_unavailable"
  | "receipt_unknown"
  | "receipts_not_kept"
  | "empty_file"
  | "undecodable_file"
  | "binary_file"
  | "encrypted_file"
  | "legacy_office_file"
  | "macro_file"
  | "spreadsheet_file"
  | "archive_file"
  | "picture_file"
  | "unsupported_file"
  | "damaged_file"
  | "scanned_file"
  | "nested_too_deep"
  | "unpacked_too_large"
  | "too_many_pages"
  | "reading_timed_out"
  | "reading_crashed"
  | "duplicate_report"
  | "bad_report_name"
  | "no_corpus"
  | "file_too_large"
  | "link_outside_corpus"
  | "unreadable_file"
  | "bad_metadata"
  | "places_unreadable"
  | "places_malformed"
  | "model_address_invalid"
  | "model_response_invalid"
  | "model_timeout"
  | "model_unreachable"
  | "model_runtime_missing"
  | "model_unreadable"
  | "model_unsupported"
  | "model_run_failed"
  | "model_missing"
  | "model_corrupt"
  | "model_dimensions"
  | "model_config_incomplete"
  | "model_output_invalid"
  | "index_other_model"
  | "index_missing"
  | "index_damaged"
  | "vector_invalid"
  | "index_duplicate_report"
  | "index_not_verified"
  | "index_locked"
  | "index_other_format"
  | "index_other_settings"
  | "index_empty"
  | "index_unwritable"
  | "report_exists"
  | "options_for_one_file"
  | "link_refused"
  | "file_missing"
  | "folder_empty"
  | "bad_questions"
  | "section_unknown";

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
