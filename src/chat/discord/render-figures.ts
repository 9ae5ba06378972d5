/** Figures of the ledger as a Discord message: a short list to read, the whole table as CSV. */
import type { Language } from "../../answer/answer.ts";
import { ledgerCsv } from "../ledger-csv.ts";
import type { LedgerFigure } from "../ledger-figure.ts";
import { messagesFor } from "../messages/messages-for.ts";
import { DISCORD_MAX_TEXT_CHARS } from "./discord-limits.ts";
import { bold, escapeText } from "./escape-text.ts";
import { container, notice, type Payload, text, textFile } from "./payload.ts";
import { discordWords } from "./words/discord-words.ts";

const RESERVED_CHARS = 400;
const ROWS_SHOWN = 15;

/** @param title of the report, or of several */
export function renderFigures(figures: readonly LedgerFigure[], title: string, language: Language): Payload {
  const { table } = messagesFor(language);
  const words = discordWords(language);
  if (figures.length === 0) return notice(words.figures.none, "not_found");
  const rows: string[] = [];
  let room = DISCORD_MAX_TEXT_CHARS - RESERVED_CHARS - title.length;
  for (const figure of figures.slice(0, ROWS_SHOWN)) {
    const { indicator, period, kind, section } = figure;
    const direction = figure.direction === undefined ? "" : table.directions[figure.direction];
    const details = [period, table.kinds[kind], section].filter(Boolean).map(escapeText).join(" · ");
    const row = `${escapeText(indicator)} ${escapeText(direction)}${bold(escapeText(figure.text))}\n-# ${details}`;
    room -= row.length + 1;
    if (room < 0) break;
    rows.push(row);
  }
  return {
    components: [
      container("notice", [
        text(bold(escapeText(words.figures.title(title, figures.length)))),
        text(rows.join("\n")),
        ...(rows.length < figures.length ? [text(`-# ${words.figures.shown(rows.length, figures.length)}`)] : []),
      ]),
    ],
    files: [textFile("figures.csv", ledgerCsv(figures, { file: true }))],
  };
}
