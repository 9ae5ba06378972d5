/** English (en): what is said in Discord. */
import type { DiscordWords } from "./discord-words.ts";

const times = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const discordEn: DiscordWords = {
  asked: "Asked: ",
  writing: "Writing …",
  inFile: "This is long; the whole text is in the attachment.",
  moreSources: (count) => `${times(count, "more source")}: see “All sources”.`,
  buttons: {
    paragraph: "Original text",
    sources: "All sources",
    share: "Make public",
    followUp: "Ask on",
    thread: "Open thread",
    good: "👍",
    bad: "👎",
  },
  commands: {
    ask: { name: "ask", description: "Ask the reports: the figure, and where it stands" },
    check: { name: "check", description: "Check the figures of a text or a draft" },
    figures: { name: "figures", description: "List the figures of a report, by indicator or section" },
    reports: { name: "reports", description: "Which reports can be asked" },
    help: { name: "help", description: "How it works, and what is kept" },
    forget: { name: "forget", description: "Forget your conversations and delete your votes" },
    index: { name: "index", description: "Maintainers: look at the index or load it again" },
    status: { name: "status", description: "Snapshot, reports and model of the index" },
    reload: { name: "reload", description: "Load the newest index now" },
  },
  options: {
    question: { name: "question", description: "For example: 2019年地区生产总值是多少" },
    report: { name: "report", description: "Only this report" },
    private: { name: "private", description: "Only you see the answer" },
    text: { name: "text", description: "The text to check; leave it out to open a form" },
    file: { name: "file", description: "A draft: .txt, .md or .docx" },
    indicator: { name: "indicator", description: "Name of the indicator, or a part of it" },
    section: { name: "section", description: "Only this section" },
  },
  menus: { check: "Check figures", find: "Find source" },
  followUpModal: { title: "Ask on", label: "Go on from the answer above", placeholder: "For example: and in 2020?" },
  draftModal: {
    title: "Check a draft",
    label: "Draft (4,000 characters at most)",
    placeholder: "Paste the text to check here",
  },
  reasonModal: {
    title: "What is wrong?",
    label: "What is wrong with the answer?",
    placeholder: "For example: I asked for the target, not the result",
  },
  thread: {
    opened: (link) => `Opened ${link}: ask there, no mention needed.`,
    notAllowed: "I may not open threads here. Use Ask on, or let an admin add Create Public Threads.",
  },
  unknownButton: "This button no longer works; please ask again.",
  sourcesTitle: "All sources",
  thanks: "Thank you, noted.",
  votesNotKept: "Thank you. Votes are not kept here.",
  noText: "There is no text in this message.",
  fileTooLarge: (bytes) => `The file is too large: ${Math.floor(bytes / 1_000_000)} MB at most.`,
  fileUnreachable: "The attachment can't be fetched; please upload it again.",
  guildOnly: "This command works in servers only.",
  reports: {
    title: "Reports that can be asked",
    line: ({ title, id, figures, sections }) =>
      `${title} (${id}): ${times(sections, "section")}, ${times(figures, "figure")}`,
  },
  figures: {
    title: (report, count) => `${report}: ${times(count, "figure")}`,
    none: "No figure fits.",
    shown: (shown, all) => `The table shows the first ${shown}; all ${all} are in the attachment.`,
  },
  moreChecked: (count) => `${times(count, "more figure")}: all results are in the attachment.`,
  quotesInFile: "Longer sentences are in the attachment.",
  foundTitle: "Where this stands",
  indexStatus: ({ snapshot, reports, model }) => `Snapshot ${snapshot}, ${times(reports, "report")}, model ${model}.`,
  failed: "Something went wrong and there is no answer. Please ask once more; if it fails again, tell a maintainer.",
  help: [
    "I answer questions about Chinese government reports with the exact figure, its sentence and its section. What a report doesn't say, I say it doesn't.",
    "**Ask**: with /ask, by mentioning me, or in a direct message. Reply to me or press “Ask on” to go on from an answer.",
    "**Check**: /check takes a text or a draft (.txt, .md, .docx); the menu of any message has “Check figures” and “Find source”.",
    "**Figures**: /figures lists the figures of a report and gives them as CSV. /reports lists the reports.",
    "**Buttons**: Original text – the paragraph; All sources – every citation; Make public – shows everyone an answer that only you saw.",
  ],
  askMe: "What would you like to know? For example: What was the GDP in 2019?",
};
