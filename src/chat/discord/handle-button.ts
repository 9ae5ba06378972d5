/** Buttons under answers, and the forms they open. What they need is in their custom id or in the message they hang on. */
import { type ButtonInteraction, MessageFlags, type ModalSubmitInteraction } from "discord.js";
import { askPayload, checkPayload } from "./answer-turn.ts";
import { askedQuestion } from "./asked-question.ts";
import { type Action, readAction, shortSnapshot } from "./custom-id.ts";
import { askerOf, type DiscordAsker, type DiscordContext } from "./discord-context.ts";
import { FORM_FIELD, makeForm } from "./modals.ts";
import { openThread } from "./open-thread.ts";
import { notice, type Payload } from "./payload.ts";
import { acknowledge, type Responder } from "./responder.ts";
import { sharedPayload } from "./shared-payload.ts";
import { paragraphPayload, sourcesPayload } from "./source-payloads.ts";
import { discordWords } from "./words/discord-words.ts";

export async function handleButton(interaction: ButtonInteraction, context: DiscordContext): Promise<void> {
  const asker = askerOf(interaction);
  const words = discordWords(asker.language);
  const { reports, snapshot } = context.turns.edition();
  const action = readAction(interaction.customId, reports);
  const question = askedQuestion(interaction.message);
  switch (action?.type) {
    case "follow-up":
      return interaction.showModal(makeForm("follow-up", interaction.customId, words.followUpModal));
    case "vote":
      if (action.vote === "down" && context.feedback) {
        return interaction.showModal(makeForm("reason", interaction.customId, words.reasonModal));
      }
      return answer(interaction, context, true, () => vote(action, question, asker, context));
    case "thread":
      return answer(interaction, context, true, () => openThread(interaction, words));
    case "share":
      return answer(interaction, context, false, async () => sharedPayload(interaction.message));
    case "paragraph":
    case "sources": {
      const options = { reports, language: asker.language, stale: action.snapshot !== shortSnapshot(snapshot) };
      return answer(interaction, context, true, async () =>
        action.type === "paragraph" ? paragraphPayload(action.place, options) : sourcesPayload(action.places, options),
      );
    }
    default:
      return answer(interaction, context, true, async () => notice(words.unknownButton, "not_found"));
  }
}

export async function handleForm(interaction: ModalSubmitInteraction, context: DiscordContext): Promise<void> {
  const asker = askerOf(interaction);
  const action = readAction(interaction.customId, context.turns.edition().reports);
  const written = interaction.fields.getTextInputValue(FORM_FIELD);
  const question = interaction.message ? askedQuestion(interaction.message) : undefined;
  // What hangs on a private answer stays private.
  const isPrivate = interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false;
  switch (action?.type) {
    case "follow-up": {
      const after = question === undefined ? {} : { after: [question] };
      return answer(interaction, context, isPrivate, (responder) =>
        askPayload({ ...asker, text: written, ...after }, context, responder),
      );
    }
    case "draft": {
      const report = action.report === undefined ? {} : { report: action.report };
      return answer(interaction, context, true, () => checkPayload({ ...asker, draft: written, ...report }, context));
    }
    case "vote":
      return answer(interaction, context, true, () => vote({ ...action, reason: written }, question, asker, context));
    default:
      return answer(interaction, context, true, async () =>
        notice(discordWords(asker.language).unknownButton, "not_found"),
      );
  }
}

async function answer(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  { logger }: DiscordContext,
  isPrivate: boolean,
  compose: (responder: Responder) => Promise<Payload>,
): Promise<void> {
  const responder = await acknowledge(interaction, isPrivate, logger);
  await responder?.finish(await compose(responder));
}

async function vote(
  { vote: given, receipt, reason }: Extract<Action, { type: "vote" }> & { reason?: string },
  question: string | undefined,
  { user, language }: DiscordAsker,
  { feedback }: DiscordContext,
): Promise<Payload> {
  const words = discordWords(language);
  if (!feedback) return notice(words.votesNotKept);
  const because = reason === undefined || reason.trim() === "" ? {} : { reason };
  await feedback.add({ user, vote: given, ...because, question: question ?? "", receipt });
  return notice(words.thanks);
}
