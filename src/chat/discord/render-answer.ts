/**
 * An answer as a Discord message: the question, the figure in bold, one block of sources, buttons. What doesn't fit goes into
 * a file or behind a button; nothing is cut.
 */
import type { Answer, Language } from "../../answer/answer.ts";
import type { Messages } from "../messages/messages.ts";
import { messagesFor } from "../messages/messages-for.ts";
import type { Reply, Source } from "../reply.ts";
import { type Place, writeAction } from "./custom-id.ts";
import { DISCORD_MAX_ROW_BUTTONS, DISCORD_MAX_TEXT_CHARS } from "./discord-limits.ts";
import { escapeText } from "./escape-text.ts";
import {
  type ButtonFace,
  buttonRow,
  container,
  type Payload,
  QUESTION_COMPONENT_ID,
  separator,
  text,
  textFile,
} from "./payload.ts";
import { renderLine, renderSource } from "./render-source.ts";
import { type DiscordWords, discordWords } from "./words/discord-words.ts";

export interface AnswerOptions {
  /** As asked. */
  question: string;
  snapshot: string;
  /** Only the asker sees it, so it can be made public. */
  isPrivate: boolean;
  /** Of the buttons. */
  language: Language;
}

/** Room for the question, notices and signs around the text. */
const RESERVED_CHARS = 300;
/** More sources than this make a reply long; the others stand behind a button. */
const SOURCES_SHOWN = 3;

export function renderAnswer(answer: Answer, reply: Reply, options: AnswerOptions): Payload {
  const messages = messagesFor(reply.language);
  const words = discordWords(reply.language);
  const question = `-# ${escapeText(`${words.asked}${options.question}`).replace(/\s*\n\s*/gu, " ")}`;
  const said = reply.lines.map(renderLine).join("\n");
  const room = DISCORD_MAX_TEXT_CHARS - RESERVED_CHARS - question.length;
  const fits = said.length <= room;
  const body = fits ? said : words.inFile;
  const sources = [...reply.sources, ...reply.related];
  const shown = chooseShown(sources, room - body.length, messages);
  const hidden = sources.length - shown.length;
  const block = [...shown, ...(hidden > 0 ? [`-# ${words.moreSources(hidden)}`] : [])];
  return {
    components: [
      container(reply.status, [
        text(question, QUESTION_COMPONENT_ID),
        text(body),
        ...(block.length === 0 ? [] : [separator(), text(block.join("\n"))]),
      ]),
      ...buttonRows(answer, options, discordWords(options.language)),
    ] as Payload["components"],
    ...(fits ? {} : { files: [textFile("answer.txt", `${options.question}\n\n${answer.text}\n`)] }),
  };
}

/** Whole sources, in order, while there is room. */
function chooseShown(sources: readonly Source[], room: number, messages: Messages): string[] {
  const shown: string[] = [];
  let left = room;
  for (const source of sources.slice(0, SOURCES_SHOWN)) {
    const drawn = renderSource(source, messages);
    left -= drawn.length + 1;
    if (left < 0) break;
    shown.push(drawn);
  }
  return shown;
}

function buttonRows(answer: Answer, { snapshot, isPrivate }: AnswerOptions, words: DiscordWords) {
  const places = [...answer.citations, ...(answer.related ?? [])].map(
    ({ report, start }): Place => ({ report, start }),
  );
  const [first] = places;
  const faces: ButtonFace[] = [
    ...(first === undefined
      ? []
      : [{ label: words.buttons.paragraph, customId: writeAction({ type: "paragraph", snapshot, place: first }) }]),
    ...(places.length < 2
      ? []
      : [{ label: words.buttons.sources, customId: writeAction({ type: "sources", snapshot, places }) }]),
    { label: words.buttons.followUp, customId: writeAction({ type: "follow-up" }), primary: true },
    ...(isPrivate ? [{ label: words.buttons.share, customId: writeAction({ type: "share" }) }] : []),
    { label: words.buttons.good, customId: writeAction({ type: "vote", vote: "up", receipt: answer.receipt }) },
    { label: words.buttons.bad, customId: writeAction({ type: "vote", vote: "down", receipt: answer.receipt }) },
  ];
  const rows = [];
  for (let i = 0; i < faces.length; i += DISCORD_MAX_ROW_BUTTONS) {
    rows.push(buttonRow(faces.slice(i, i + DISCORD_MAX_ROW_BUTTONS)));
  }
  return rows;
}
