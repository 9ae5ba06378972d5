/**
 * Answers one interaction exactly once: acknowledged at once, then edited, the last time with the answer. Composes nothing, and sends no
 * follow-ups: of those an app that isn't in the server itself has five.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages
 */
import {
  type APIMessageTopLevelComponent,
  DiscordAPIError,
  MessageFlags,
  RESTJSONErrorCodes,
  type RepliableInteraction,
} from "discord.js";
import type { Logger } from "../../logger.ts";
import { expectNoFaults, payloadFaults } from "./check-payload.ts";
import { fileComponent, type Payload } from "./payload.ts";
import { afterAcknowledgements, trackAcknowledgement } from "./pending-acknowledgements.ts";

export interface Responder {
  readonly isPrivate: boolean;
  /** An answer on its way. Rejects when it can't be shown; the answer itself may still be. */
  show(payload: Payload): Promise<void>;
  /** The answer: takes the place of what is there. Nothing is sent where somebody has deleted that. */
  finish(payload: Payload): Promise<void>;
}

/** Nobody is pinged by what we send. */
export const NO_MENTIONS = { parse: [], repliedUser: false };

/** A payload as discord.js sends it. @throws RangeError when Discord wouldn't take it: a defect of ours */
export function toMessage({ components: drawn, files }: Payload): {
  components: APIMessageTopLevelComponent[];
  files?: NonNullable<Payload["files"]>;
  flags: MessageFlags.IsComponentsV2;
  allowedMentions: typeof NO_MENTIONS;
} {
  const components = [...drawn, ...(files ?? []).map(fileComponent)];
  expectNoFaults("message", payloadFaults({ components, ...(files ? { files } : {}) }));
  return {
    components,
    ...(files ? { files } : {}),
    flags: MessageFlags.IsComponentsV2,
    allowedMentions: NO_MENTIONS,
  };
}

/** Acknowledges; undefined when Discord no longer takes an answer, which leaves one line in the log. */
export async function acknowledge(
  interaction: RepliableInteraction,
  isPrivate: boolean,
  logger: Logger,
): Promise<Responder | undefined> {
  try {
    const sending = interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
    await trackAcknowledgement(interaction.client, sending);
  } catch (error) {
    if (!isTooLate(error)) throw error;
    logger.warn("interaction not answered in time", { interaction: interaction.id });
    return undefined;
  }
  await afterAcknowledgements(interaction.client);
  const edit = async (payload: Payload): Promise<void> => void (await interaction.editReply(toMessage(payload)));
  return {
    isPrivate: isPrivate || interaction.ephemeral === true,
    ...editing(edit, () => logger.info("reply deleted before the answer", { interaction: interaction.id })),
  };
}

/** What has been deleted is left alone. @param onGone called once, when it has */
export function editing(
  edit: (payload: Payload) => Promise<void>,
  onGone: () => void,
): Pick<Responder, "show" | "finish"> {
  let gone = false;
  const attempt = async (payload: Payload): Promise<void> => {
    if (gone) return;
    try {
      await edit(payload);
    } catch (error) {
      gone = isGone(error);
      if (!gone) throw error;
      onGone();
    }
  };
  return {
    show: attempt,
    async finish(payload) {
      try {
        await attempt(payload);
      } catch (error) {
        // discord.js tries again after 5xx, not after a connection that broke; an edit may safely be sent twice.
        if (!isConnectionLost(error)) throw error;
        await attempt(payload);
      }
    },
  };
}

/** Deleted, or a private reply that was dismissed. */
const isGone = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;

const isConnectionLost = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(?:UND_ERR_|ECONN|EPIPE)/u.test(String(error.code));

const TOO_LATE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

/** Has the interaction run out, or was it answered by another process? */
export const isTooLate = (error: unknown): boolean => error instanceof DiscordAPIError && TOO_LATE.has(error.code);
