/** English (en). */
import { enChat } from "./en-chat.ts";

import { enShelf } from "./en-shelf.ts";
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
  shelf: enShelf,
  receipt: {
    line: (receipt) => `Receipt: ${receipt}`,
    head: (receipt, at, question) => `Receipt ${receipt} (${at}): “${question}”`,
    worded: (model, prompt) => `Worded by ${model} with the prompt ${prompt}; every figure passed the gate.`,
    gaveUp: (model, reason) => `The desk's own answer went out, not the words of ${model} (${reason}).`,
    reasons: {
      timeout: "the model wasn't done in time",
      unreachable: "the model can't be reached",
      key: "the model's key is wrong",
      unknown_model: "there is no such model",
      request: "the model doesn't take the request",
      rate: "the model's requests are used up",
      endpoint: "the model failed",
      refused: "the model refused",
      cut: "the model wrote too much and was cut off",
      endless: "the model didn't stop writing",
      malformed: "the model didn't write the form asked for",
      rambling: "the model wrote more than was asked",
      silent: "the model wrote nothing",
      asked_figure: "the model didn't get the asked figure right",
      gate: "no sentence of the model passed",
      budget: "the user's budget was used up",
      busy: "too many were waiting for the model",
      stopped: "the process was stopping",
      failed: "a fault in the program",
    },
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
  chatsStarted: (names) => `Connected: ${names.join(", ")}. Ctrl-C stops.`,
  chatsStopping: "Stopping; answers under way are finished first (10 seconds at most). Ctrl-C again ends at once.",
  commands: {
    registered: (guild) =>
      guild === undefined
        ? "Registered everywhere; it may take up to an hour until they show."
        : `Registered in server ${guild}, at once.`,
    states: { created: "New: ", changed: "Changed: ", removed: "Removed: ", unchanged: "Unchanged: " },
    separator: ", ",
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
    start:
      "build the index if needed, then run every chat that a token is set for, or ask in the terminal (what npm start runs)",
    discord: "look after the Discord bot",
    discordDeploy: "register the commands with Discord and list what changed",
    guild: "only in this server (id), where they show at once",
    indexAdd: "add reports to the folder and the index; a folder stands for the report files in it",
    indexRemove: "remove reports from the folder and the index",
    indexRename: "give a report another id",
    indexList: "list the reports in the index",
    indexDoctor: "examine reports, model and index, and say how to mend them",
    indexInspect: "show how a report was read: sections, leads, figures, what to look at",
    indexDiff: "compare two reports, versions or years: figures and sentences that changed",
    indexRebuild: "build the index anew (after another model, setting or version); unchanged vectors are kept",
    indexGc: "remove old snapshots, leftovers and vectors that nothing needs",
    indexWatch: "watch the corpus folder and update the index when it changes",
    files: "report files, or folders that hold them: .txt, .md, .docx, .pdf, .html",
    reportIds: "ids of reports, see index list",
    reportId: "id of the report, see index list",
    newId: "its new id",
    section: "this section only, such as 一、(一)",
    older: "the older: an id or a file",
    newer: "the newer: an id or a file",
    id: "id of the report; the file's name when left out",
    reportTitle: "title of the report",
    place: "the place it's about, such as 北京市",
    year: "year of the report",
    date: "date on which it was given or published, such as 2020-06-11",
    url: "its address on the web",
    replace: "take the place of a report with the same id, or of the same place and year",
    dryRun: "only show what would happen",
    gcAll: "also the snapshot before, and vectors of other models",
    moreIndex:
      "Exit codes: 0 done; 1 a file wasn't added, the index has a problem, anything else; 2 wrong usage or settings.",
    receipt: "check an answer that was given again, against today's index",
    receiptId: "receipt of the answer, its first eight characters or more",
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
    invalidOptionValue: (option) => ({ message: `The value of ${option} is wrong.`, next: "See --help." }),
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
        not_an_id: `${variable} must be a numeric id of Discord, such as ${expected}`,
        missing: `${expected} needs ${variable} as well`,
      })[problem],
    next: "Correct this in the environment or in .env (see .env.example).",
  },
  chat: enChat,
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
      next: "Run chuchu index add FILE to add a report.",
    }),
  },
  advice: ({ message, next }) => joined(message, next),
  error: ({ message, next }) => `Error: ${joined(message, next)}`,
};
