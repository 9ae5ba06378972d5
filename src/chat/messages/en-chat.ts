/** What chats say: English. Holds no other messages. */
import type { ChatMessages } from "./chat-messages.ts";

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

export const enChat: ChatMessages = {
  errors: {
    question_empty: () => ({
      message: "The question has no words.",
      next: "Write what you want to know, such as: How many jobs were created in 2019?",
    }),
    draft_empty: () => ({
      message: "The draft has no words.",
      next: "Paste the sentences to check, or attach a .txt, .md or .docx file.",
    }),
    report_unknown: () => ({
      message: "There is no such report.",
      next: "Choose one from the list, or ask without choosing a report.",
    }),
    too_many_questions: (f) => ({
      message: f.scope === "guild" ? "Many questions are being asked here." : "That was quick.",
      next: `Please ask again in ${count(Number(f.seconds), "second")}.`,
    }),
    too_busy: () => ({ message: "Many people are asking at once.", next: "Please ask again in a moment." }),
    failed: (f) => ({
      message: "This couldn't be answered, and the question isn't at fault.",
      next: `Please try again in a moment; if it goes on, tell the maintainers the number ${f.id}.`,
    }),
  },
  indexChanged: "The reports were indexed anew since this answer was given. Please ask again.",
  forgotten: ({ conversations, votes }) =>
    conversations + votes === 0
      ? "Nothing was remembered, so there was nothing to delete."
      : `Deleted: the questions of ${count(conversations, "conversation")}, ${count(votes, "vote")}.`,
  privacyTitle: "Privacy",
  privacy: ({ turns, minutes, votes, answers, model }) => [
    `Questions: the last ${turns} of a conversation stay in memory, so that follow-ups work. They are forgotten ${minutes} minutes after the last one, and when the program restarts. How many were asked in the last minute is counted for each person, to keep it fair.`,
    "Drafts: dropped once they are checked; never stored.",
    votes
      ? "Votes: only when 👍 or 👎 is pressed, the user's id, the vote and its reason, the question and the answer's receipt are written to a file on the bot's machine, and kept until /forget deletes them."
      : "Votes: none are collected.",
    "Logs hold no words of questions or drafts.",
    model
      ? "Language model: the maintainers have set one to word answers. The question, up to three before it, and the quotations of the answer go to its endpoint; drafts don't. How often each person used it in the last hour is counted."
      : "Nothing is sent elsewhere, unless the maintainers have set an outside endpoint for embeddings.",
    "/forget deletes all of this at any time.",
    ...(answers
      ? [
          "Answers: the maintainers keep them. Each question and answer is written to a file on the bot's machine, without who asked, so /forget can't reach it.",
        ]
      : []),
  ],
  maintainersOnly: "Only maintainers may use this command.",
  reloaded: (reports) => `The new index answers now: ${count(reports, "report")}.`,
  notReloaded: "The index hasn't changed; the present one goes on answering.",
};
