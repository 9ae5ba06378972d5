/** English (en). */
import type { Messages } from "./messages.ts";

/** Two sentences; a list that ends in a line feed needs no space after it. */
const joined = (message: string, next: string): string => `${message}${message.endsWith("\n") ? "" : " "}${next}`;

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

export const en: Messages = {
  answer: {
    lead: "Lead: ",
    row: "Row: ",
    column: "Column: ",
  },
  check: {
    summary: (f) =>
      f.match + f.mismatch + f.not_found === 0
        ? "There is no figure in the draft."
        : `${count(f.match + f.mismatch + f.not_found, "figure")}: ${f.match} right, ${f.mismatch} wrong, ${f.not_found} not in the report.`,
    source: (place, quote) => `${place}: “${quote}”`,
  },
  table: {
    report: "Report",
    figure: "Figure",
    indicator: "Indicator",
    period: "Period",
    kind: "Kind",
    section: "Section",
    kinds: { actual: "result", target: "target", count: "count" },
    directions: { up: "up", down: "down" },
    total: (figures) => count(figures, "figure"),
  },
  trace: {
    title: "How it was found",
    asked: (text, answerable) => `“${text}” probability that the report answers ${answerable.toFixed(2)}`,
    candidates: "Candidates",
    lists: { dense: "Dense", lexical: "Lexical", ledger: "Ledger", fused: "Fused" },
    none: "Nothing was searched: this is no question.",
  },
  index: {
    progress: {
      read: (done, total) => `Reading reports: ${done}/${total}`,
      embed: (done, total) => `Computing vectors: ${done}/${total}`,
      graph: (done, total) => `Linking vectors: ${done}/${total}`,
      verify: (done, total) => `Checking the index: ${done}/${total}`,
    },
    built: (f) =>
      `Index built: ${count(f.reports, "report")}, ${count(f.embedded, "vector")} computed, ${f.cached} kept, ${f.removed} removed, in ${f.seconds.toFixed(1)} s.`,
    unchanged: (reports) => `The index is up to date: ${count(reports, "report")}, nothing to compute.`,
    warning: (report, line, message) => `Note: ${report}, line ${line}: ${message}`,
    current: "ready, up to date with the report files",
    stale: {
      message: "The index doesn't match today's report files or settings.",
      next: "Run chuchu index to bring it up to date.",
    },
    missing: {
      message: "There is no index yet.",
      next: "Run npm start, or npm run -s chuchu -- index.",
    },
    labels: {
      state: "State: ",
      snapshot: "Snapshot: ",
      model: "Model: ",
      built: "Built: ",
      passages: "Passages: ",
      reports: "Reports: ",
    },
    report: (f) => `${f.id}  《${f.title}》  ${count(f.sentences, "sentence")}, ${count(f.figures, "figure")}`,
    sourceStates: { same: "", changed: " (file changed)", gone: " (file gone)" },
    unindexed: (id) => `${id}  (not in the index yet)`,
    building: (pid) => `Process ${pid} is building the index.`,
    verified: (files) => `The index is whole: ${count(files, "file")} checked.`,
    damaged: (count) => `Problems found in the index: ${count}`,
  },
  receipt: {
    line: (receipt) => `Receipt: ${receipt}`,
    head: (receipt, at, question) => `Receipt ${receipt} (${at}): “${question}”`,
    worded: (model, prompt) => `Worded by ${model} with the prompt ${prompt}; every figure passed the gate.`,
    gaveUp: (model, reason) => `The desk's own answer went out, not the words of ${model} (${reason}).`,
    consistent: (rebuilt) => (rebuilt ? "Still the same, though the index was built anew." : "Still the same."),
    changed: (count) => `${count} ${count === 1 ? "thing has" : "things have"} changed:`,
    changes: {
      report_gone: (subject) => `The report ${subject} is no longer in the index.`,
      quote_moved: (subject, section) => `${subject} ${section}: the words quoted stand elsewhere now.`,
      quote_gone: (subject, section) => `${subject} ${section}: the words quoted are no longer in the report.`,
      figure: (subject, section) => `${section}: “${subject}” is read otherwise now.`,
      answer: (subject) =>
        subject === "" ? "Asked today, the answer is another." : `Asked today, the answer is ${subject}.`,
    },
  },
  prompt: {
    welcome: (titles) => `Chuchu 出处: ask about ${titles.join(", ")}.`,
    hint: "Type a question, such as “2019年地区生产总值是多少” or “What was GDP in 2019?”; /new starts a new topic, /exit leaves.",
    ask: "Ask> ",
    newConversation: "A new topic.",
    goodbye: "Goodbye.",
  },
  help: {
    about: "Answers questions about Chinese government reports: the exact figure, and the exact place it stands in.",
    usage: "Usage:",
    arguments: "Arguments:",
    options: "Options:",
    commands: "Commands:",
    showHelp: "show this help",
    showVersion: "show the version",
    ask: "ask a question, or many",
    question: "the question, in quotes",
    check: "check every figure of a draft, or of many",
    text: "the draft, in quotes; - is standard input",
    checkFile: "read the draft from a file: .txt, .md or .docx; - is standard input",
    checkBatch: "read {id, text} from each line of a JSONL file; - is standard input",
    strict: "exit code 3 when a figure is not a match",
    figures: "list all figures of the reports",
    index: "build the index, or bring it up to date",
    indexStatus: "show what the index holds and whether it is up to date",
    indexVerify: "check the files of the index, one by one",
    receipt: "check an answer that was given again, against today's index",
    receiptId: "receipt of the answer, its first eight characters or more",
    start: "build the index if needed, then ask in the terminal (what npm start runs)",
    json: "print one JSON value",
    csv: "print a CSV table",
    report: "this report only (ids: index status)",
    batch: "read {id, question} or {id, turns} from each line of a JSONL file; - is standard input",
    explain: "also show what was found and how it scored",
    more: "Exit codes: 0 done (also when the report doesn't say); 2 wrong usage or settings; 3 check --strict found a difference; 1 anything else.",
  },
  usage: {
    missingCommand: { message: "No command was given.", next: "The commands are listed above." },
    unknownCommand: (name) => ({ message: `There is no command “${name}”.`, next: "See chuchu --help." }),
    unknownOption: (name) => ({
      message: `There is no option “${name}”.`,
      next: "See --help; put -- before a question that begins with -.",
    }),
    missingArgument: (name) => ({ message: `Missing: ${name}.`, next: "See --help." }),
    excessArguments: { message: "Too many arguments.", next: "See --help." },
    missingOptionValue: (option) => ({ message: `The option ${option} needs a value.`, next: "See --help." }),
    conflict: (options) => ({ message: `${options} can't be used together.`, next: "Leave one of them out." }),
    other: (detail) => ({ message: `Wrong usage (${detail}).`, next: "See --help." }),
  },
  configuration: {
    intro: "Some settings are wrong:",
    problem: ({ variable, problem, expected }) =>
      ({
        not_one_of: `${variable} must be one of ${expected}`,
        not_a_number: `${variable} must be a whole number of ${expected}`,
        not_an_address: `${variable} must be an address like ${expected}`,
        missing: `${expected} needs ${variable} as well`,
      })[problem],
    next: "Correct this in the environment or in .env (see .env.example).",
  },
  errors: {
    internal: (f) => ({
      message: `Chuchu failed (${f.detail}).`,
      next: "Run it again with LOG_LEVEL=debug and show the output to the maintainers.",
    }),
    system: (f) => ({
      message: `The system refused to use ${f.path} (${f.code}).`,
      next: "Check its permissions and the free space.",
    }),
    index_empty: () => ({
      message: "The index holds no report.",
      next: "Put a report into the corpus folder, then run chuchu index.",
    }),
  },
  advice: ({ message, next }) => joined(message, next),
  error: ({ message, next }) => `Error: ${joined(message, next)}`,
};
