/** A question or a draft through the chat layer to a Discord message. Knows neither interactions nor channels. */
import type { AskTurn, CheckTurn, Refused } from "../chat-turns.ts";
import { messagesFor } from "../messages/messages-for.ts";
import { paceDrafts } from "../pace-drafts.ts";
import type { DraftReply } from "../present-answer.ts";
import type { DiscordAsker, DiscordContext } from "./discord-context.ts";
import { bold, escapeText } from "./escape-text.ts";
import { listPayload } from "./list-payload.ts";
import { notice, type Payload } from "./payload.ts";
import { renderAnswer } from "./render-answer.ts";
import { renderCheck } from "./render-check.ts";
import { renderDraft } from "./render-draft.ts";
import { renderSource } from "./render-source.ts";
import type { Responder } from "./responder.ts";
import { discordWords } from "./words/discord-words.ts";

type Turns = Pick<DiscordContext, "turns" | "feedback" | "stopping">;

/** Errors are told in the asker's language. */
const refusal = ({ words, language }: Refused): Payload =>
  notice(escapeText(messagesFor(language).advice(words)), "failed");

/**
 * The answer; while a language model writes it, what is there of it is shown.
 * @param takesThread a thread may be opened under it
 */
export async function askPayload(
  turn: AskTurn & DiscordAsker,
  { turns, feedback, stopping: signal }: Turns,
  { isPrivate, show }: Pick<Responder, "isPrivate" | "show">,
  takesThread = false,
): Promise<Payload> {
  const question = turn.text.trim();
  const pacer = paceDrafts(show);
  const onDraft = (draft: DraftReply): void => {
    const drawn = renderDraft(draft, question);
    if (drawn) pacer.push(drawn);
  };
  const outcome = await turns.ask({ ...turn, onDraft, signal });
  // What the desk says instead of a model's words takes their place at once.
  await pacer.end({ inHurry: outcome.type === "refused" || outcome.answer.mode === "desk" });
  if (outcome.type === "refused") return refusal(outcome);
  return renderAnswer(outcome.answer, outcome.reply, {
    question,
    snapshot: outcome.edition.snapshot,
    isPrivate,
    takesThread,
    language: turn.language,
    withoutVotes: feedback === undefined,
  });
}

export async function checkPayload(turn: CheckTurn, { turns }: Pick<Turns, "turns">): Promise<Payload> {
  const outcome = await turns.check(turn);
  return outcome.type === "refused" ? refusal(outcome) : renderCheck(outcome.reply, outcome.language);
}

/** More places than this are no answer to where a message has its words from; the others go into a file. */
const PLACES_SHOWN = 5;

/** Where the words of a message stand: the places of its figures, else what the desk finds for it. */
export async function findPayload(
  turn: DiscordAsker & { text: string },
  context: Turns,
  responder: Pick<Responder, "isPrivate" | "show">,
): Promise<Payload> {
  const outcome = await context.turns.check({ ...turn, draft: turn.text });
  if (outcome.type === "refused") return refusal(outcome);
  const places = outcome.reply.items.flatMap(({ text: figure, source }) => (source ? [{ figure, source }] : []));
  if (places.length === 0) return askPayload({ ...turn, after: [] }, context, responder);
  const words = discordWords(turn.language);
  const drawn = places.map(
    ({ figure, source }) => `${bold(escapeText(figure))}\n${renderSource(source, messagesFor(turn.language))}`,
  );
  return listPayload(bold(words.foundTitle), drawn, { accent: "answered", shown: PLACES_SHOWN, words });
}
