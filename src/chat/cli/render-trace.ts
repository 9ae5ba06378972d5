/** Draws how an answer was found: for maintainers, one line a sentence. Chooses nothing. */
import stringWidth from "string-width";
import type { Messages } from "../messages/messages.ts";
import type { Trace, TracedSentence } from "../present-trace.ts";
import { printable } from "./printable.ts";

/** What is shown of a sentence in a pipe, in columns; in a terminal it's what the line has room for. */
const TEXT_COLUMNS = 100;

/** Ends in a line feed. `width` in columns. */
export function renderTrace(traces: readonly Trace[], width: number, { trace: words }: Messages): string {
  if (traces.length === 0) return `\n${words.none}\n`;
  const lines = traces.flatMap(({ text, answerable, lists, candidates }) => [
    `  ${words.asked(text, answerable)}`,
    ...[
      ...lists.map(({ retriever, sentences }) => ({ title: words.lists[retriever], sentences })),
      { title: words.candidates, sentences: candidates },
    ].flatMap(({ title, sentences }) => [`  ${title}`, ...sentences.map((sentence) => drawSentence(sentence, width))]),
  ]);
  return `\n${[words.title, ...lines].map(printable).join("\n")}\n`;
}

function drawSentence({ score, section, text, figure }: TracedSentence & { figure?: string }, width: number): string {
  const head = `  ${score.toFixed(3).padStart(9)}  ${section}  ${figure === undefined ? "" : `${figure}  `}`;
  const room = Number.isFinite(width) ? Math.max(width - stringWidth(head), 20) : TEXT_COLUMNS;
  return head + cutToWidth(text.replaceAll("\n", " "), room);
}

function cutToWidth(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let cut = "";
  let used = 1;
  for (const character of text) {
    used += stringWidth(character);
    if (used > columns) break;
    cut += character;
  }
  return `${cut}…`;
}
