/**
 * Answers one interaction exactly once: acknowledged at once, then one edit. Composes nothing, and sends no follow-ups: of those
 * an app that isn't in the server itself has five.
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
  /** The answer: takes the place of the notice that one is coming. */
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
  return {
    isPrivate: isPrivate || interaction.ephemeral === true,
    async finish(payload) {
      const message = toMessage(payload);
      try {
        await interaction.editReply(message);
      } catch (error) {
        // discord.js tries again after 5xx, not after a connection that broke; an edit may safely be sent twice.
        if (!isConnectionLost(error)) throw error;
        await interaction.editReply(message);
      }
    },
  };
}

const isConnectionLost = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(?:UND_ERR_|ECONN|EPIPE)/u.test(String(error.code));

const TOO_LATE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

/** Has the interaction run out, or was it answered by another process? */
export const isTooLate = (error: unknown): boolean => error instanceof DiscordAPIError && TOO_LATE.has(error.code);
