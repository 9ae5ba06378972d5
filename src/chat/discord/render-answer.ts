/**
 * An answer as a Discord message: the question, the figure in bold, one block of sources, buttons. What doesn't fit goes into
 * a file or behind a button; nothing is cut.
 */
import type { Answer, Language } from "../../answer/answer.ts";
import type { Messages } from "../messages/messages.ts";
import { messagesFor } from "../messages/messages-for.ts";
import type { Line, Reply, Source } from "../reply.ts";
import { askedLine } from "./asked-line.ts";
import { type Place, writeAction } from "./custom-id.ts";
import { DISCORD_MAX_ROW_BUTTONS, DISCORD_MAX_TEXT_CHARS } from "./discord-limits.ts";
import { type ButtonFace, buttonRow, container, type Payload, separator, text, textFile } from "./payload.ts";
import { renderLine, renderSources } from "./render-source.ts";
import { type DiscordWords, discordWords } from "./words/discord-words.ts";

export interface AnswerOptions {
  /** As asked. */
  question: string;
  snapshot: string;
  /** Only the asker sees it, so it can be made public. */
  isPrivate: boolean;
  /** Of the buttons. */
  language: Language;
  /** Nothing keeps votes, so none are asked for. */
  withoutVotes?: boolean;
  /** The answer stands where a thread may be opened, and we read along in threads. */
  takesThread?: boolean;
}

/** Room for the question, notices and signs around the text. */
const RESERVED_CHARS = 300;
/** More sources than this make a reply long; the others stand behind a button. */
const SOURCES_SHOWN = 3;

export function renderAnswer(answer: Answer, reply: Reply, options: AnswerOptions): Payload {
  const messages = messagesFor(reply.language);
  const words = discordWords(reply.language);
  const asked = askedLine(options.question, words);
  const sources = [...reply.sources, ...reply.related];
  const room = DISCORD_MAX_TEXT_CHARS - RESERVED_CHARS - asked.content.length;
  const { body, fits, shown } = layOut(reply.lines, sources.slice(0, SOURCES_SHOWN), { room, messages, words });
  const hidden = sources.length - shown.length;
  const block = [...shown, ...(hidden > 0 ? [`-# ${words.moreSources(hidden)}`] : [])];
  return {
    components: [
      container(reply.status, [
        asked,
        ...(body.trim() === "" ? [] : [text(body)]),
        ...(block.length === 0 ? [] : [separator(), text(block.join("\n"))]),
      ]),
      ...buttonRows(answer, options, discordWords(options.language)),
    ] as Payload["components"],
    ...(fits ? {} : { files: [textFile("answer.txt", `${options.question}\n\n${answer.text}\n`)] }),
  };
}

/** The answer's lines, and as many sources below them as there is room for; a line is left out only for a source that's shown. */
function layOut(
  lines: readonly Line[],
  sources: readonly Source[],
  parts: { room: number; messages: Messages; words: DiscordWords },
): { body: string; fits: boolean; shown: string[] } {
  const { room, messages, words } = parts;
  const said = withoutQuotes(lines, sources).map(renderLine).join("\n");
  const fits = said.length <= room;
  const body = fits ? said : words.inFile;
  const shown = chooseShown(sources, room - body.length, messages);
  return shown.length < sources.length ? layOut(lines, sources.slice(0, shown.length), parts) : { body, fits, shown };
}

/** Lines but for those that quote what the sources below show in full. */
function withoutQuotes(lines: readonly Line[], sources: readonly Source[]): Line[] {
  const quotes = sources.map(({ quote }) => quote.map((run) => run.text).join(""));
  return lines.filter((line) => {
    const [, quoted = ""] =
      line
        .map((run) => run.text)
        .join("")
        .match(QUOTED_LINE) ?? [];
    return quoted === "" || !quotes.some((quote) => quote.includes(quoted));
  });
}

/** 报告原文：“…”[1]; nearest things are quoted alone. */
const QUOTED_LINE = /^(?:[^“「]{0,20}[：:] ?)?[“「](.*)[”」](?: ?\[\d+\])*[。.]?$/u;

/** Whole sources, in order, while there is room. */
function chooseShown(sources: readonly Source[], room: number, messages: Messages): string[] {
  const shown: string[] = [];
  let left = room;
  for (const drawn of renderSources(sources, messages)) {
    left -= drawn.length + 1;
    if (left < 0) break;
    shown.push(drawn);
  }
  return shown;
}

function buttonRows(
  answer: Answer,
  { snapshot, isPrivate, withoutVotes, takesThread }: AnswerOptions,
  words: DiscordWords,
) {
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
    ...(takesThread && !isPrivate ? [{ label: words.buttons.thread, customId: writeAction({ type: "thread" }) }] : []),
    ...(isPrivate ? [{ label: words.buttons.share, customId: writeAction({ type: "share" }) }] : []),
  ];
  const vote = (vote: "up" | "down", label: string): ButtonFace[] =>
    withoutVotes ? [] : [{ label, customId: writeAction({ type: "vote", vote, receipt: answer.receipt }) }];
  const votes = [...vote("up", words.buttons.good), ...vote("down", words.buttons.bad)];
  return faces.length + votes.length <= DISCORD_MAX_ROW_BUTTONS
    ? [buttonRow([...faces, ...votes])]
    : [buttonRow(faces), buttonRow(votes)];
}
