/**
 * Answers to interactions: the one callback within 3 s, then edits and follow-ups for 15 minutes. Sends no interaction
 * (fake-user.ts).
 * https://docs.discord.com/developers/interactions/receiving-and-responding
 */
import { messageObject } from "./api-objects.ts";
import { checkChoices } from "./check-commands.ts";
import { FLAG } from "./check-message.ts";
import { checkModal } from "./check-modal.ts";
import { type FakeInteractionData, type FakeMessage, type FakeWorld, MESSAGE_TYPE } from "./fake-world.ts";
import { API_CODES, ApiFault, type Body, createForm, type Form, formFault, isObject, readList } from "./form-errors.ts";
import { NOTHING, type Route, type RouteAnswer, type RouteRequest } from "./rest-route.ts";
import { createMessage, editMessage } from "./write-message.ts";

/** "You must send an initial response within 3 seconds": receiving-and-responding#interaction-callback */
export const ANSWER_WITHIN_MS = 3_000;
/** "Interaction tokens are valid for 15 minutes": the same place. */
const TOKEN_LIFE_MS = 15 * 60_000;
/** "Limited to 5 followup messages per interaction": receiving-and-responding#create-followup-message */
const USER_INSTALL_FOLLOW_UPS_MAX = 5;
const CHOICES_MAX = 25;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
export const CALLBACK = { message: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, modal: 9 } as const;
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

const WEBHOOK = "/webhooks/(?<application>\\d+)/(?<token>[\\w-]+)";
const MESSAGE = `${WEBHOOK}/messages/(?<message>@original|\\d+)`;

export const INTERACTION_ROUTES: Route[] = [
  {
    method: "POST",
    path: /^\/interactions\/(?<interaction>\d+)\/(?<token>[\w-]+)\/callback$/,
    open: true,
    handle: answer,
  },
  { method: "POST", path: new RegExp(`^${WEBHOOK}$`), open: true, handle: followUp },
  {
    method: "GET",
    path: new RegExp(`^${MESSAGE}$`),
    open: true,
    handle: (request) => ({ status: 200, body: messageObject(sentMessage(request)) }),
  },
  { method: "PATCH", path: new RegExp(`^${MESSAGE}$`), open: true, handle: edit },
  { method: "DELETE", path: new RegExp(`^${MESSAGE}$`), open: true, handle: remove },
];

function answer(request: RouteRequest): RouteAnswer {
  const { world, ids, body, query } = request;
  const interaction = world.interactions.get(ids.interaction ?? "");
  const late = interaction !== undefined && world.now() - interaction.sentAt > ANSWER_WITHIN_MS;
  if (interaction === undefined || interaction.token !== ids.token || (late && interaction.answer === undefined))
    throw new ApiFault(404, API_CODES.unknownInteraction, "Unknown interaction");
  if (interaction.answer !== undefined)
    throw new ApiFault(400, API_CODES.alreadyAcknowledged, "Interaction has already been acknowledged.");
  const type = Number(body.type);
  const data = isObject(body.data) ? body.data : {};
  checkType(type, interaction);
  take(request, interaction, type, data);
  interaction.answer = { type, data, at: world.now() };
  if (query.get("with_response") !== "true") return NOTHING;
  return { status: 200, body: callbackObject(interaction, type) };
}

/** Which callback goes with which interaction; all else is refused. */
function checkType(type: number, { type: asked, message }: FakeInteractionData): void {
  const onMessage = asked === INTERACTION.component || (asked === INTERACTION.modal && message !== undefined);
  const allowed =
    asked === INTERACTION.autocomplete
      ? [CALLBACK.choices]
      : [
          CALLBACK.message,
          CALLBACK.defer,
          // "Only valid for component-based interactions"
          ...(onMessage ? [CALLBACK.deferUpdate, CALLBACK.update] : []),
          // "Not available for MODAL_SUBMIT and PING interactions"
          ...(asked === INTERACTION.modal ? [] : [CALLBACK.modal]),
        ];
  const form = createForm();
  if (!allowed.some((value) => value === type))
    form.at("type").wrong("BASE_TYPE_CHOICES", `Value must be one of {${allowed.join(", ")}}.`);
  refuse(form);
}

function take(request: RouteRequest, interaction: FakeInteractionData, type: number, data: Body): void {
  const { world, gateway, files } = request;
  const form = createForm(["data"]);
  if (type === CALLBACK.message) {
    const message = respond(world, interaction, { body: data, files }, ["data"]);
    interaction.original = message;
    announce(request, interaction, message);
  } else if (type === CALLBACK.defer) {
    // "The only valid message flag you may use is EPHEMERAL."
    if ((Number(data.flags ?? 0) & ~FLAG.ephemeral) !== 0)
      form.at("flags").wrong("MESSAGE_FLAGS_INVALID", "Only EPHEMERAL may be set when deferring");
    refuse(form);
    interaction.original = respond(world, interaction, { body: { content: "…", flags: data.flags }, files: [] }, []);
    interaction.original.content = "";
    interaction.original.flags |= FLAG.loading;
  } else if (type === CALLBACK.modal) {
    checkModal(data, form);
    refuse(form);
  } else if (type === CALLBACK.choices) {
    checkAnsweredChoices(data, form);
    refuse(form);
  } else if (interaction.message !== undefined) {
    interaction.original = interaction.message;
    if (type === CALLBACK.update) {
      editMessage(world, interaction.message, { body: data, files }, ["data"]);
      if (isPublic(interaction.message) && botSees(interaction))
        gateway.dispatchMessage("MESSAGE_UPDATE", interaction.message);
    }
  }
}

function checkAnsweredChoices(data: Body, form: Form): void {
  const choices = readList(data.choices, form.at("choices"));
  if (choices.length > CHOICES_MAX)
    form.at("choices").wrong("BASE_TYPE_MAX_LENGTH", `Must be ${CHOICES_MAX} or fewer in length.`);
  checkChoices(choices, form.at("choices"));
}

function refuse(form: Form): void {
  if (form.errors.length > 0) throw formFault(form.errors);
}

/** A message that answers an interaction: private when its flags say so, or where apps of members may not speak to all. */
function respond(
  world: FakeWorld,
  interaction: FakeInteractionData,
  sent: Parameters<typeof createMessage>[2],
  place: string[],
): FakeMessage {
  const { guild } = interaction.channel;
  // https://docs.discord.com/developers/topics/permissions : USE_EXTERNAL_APPS
  const forced = interaction.onlyUserInstall && guild !== undefined && !guild.externalApps;
  const onMessage =
    interaction.type === INTERACTION.command
      ? {}
      : { ...(interaction.message === undefined ? {} : { reference: interaction.message }) };
  const message = createMessage(
    world,
    interaction.channel,
    sent,
    { ephemeral: true, place },
    {
      interaction,
      type: interaction.type === INTERACTION.command ? MESSAGE_TYPE.chatInput : MESSAGE_TYPE.default,
      ...onMessage,
    },
  );
  // Nobody is pinged for the message that a button hangs on.
  message.pings = message.pings.filter(({ kind }) => kind !== "reply");
  if (forced) message.flags |= FLAG.ephemeral;
  return message;
}

const isPublic = ({ flags }: FakeMessage): boolean => (flags & FLAG.ephemeral) === 0;
const botSees = ({ onlyUserInstall }: FakeInteractionData): boolean => !onlyUserInstall;

function announce({ gateway }: RouteRequest, interaction: FakeInteractionData, message: FakeMessage): void {
  if (isPublic(message) && botSees(interaction)) gateway.dispatchMessage("MESSAGE_CREATE", message);
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback-interaction-callback-response-object */
function callbackObject({ id, type: asked, original, channel }: FakeInteractionData, type: number): Body {
  const made = type === CALLBACK.message || type === CALLBACK.defer || type === CALLBACK.update;
  const message = original === undefined ? undefined : messageObject(original);
  return {
    interaction: {
      id,
      type: asked,
      ...(made && original !== undefined
        ? {
            response_message_id: original.id,
            response_message_loading: (original.flags & FLAG.loading) !== 0,
            response_message_ephemeral: !isPublic(original),
            channel_id: channel.id,
          }
        : {}),
    },
    resource: { type, ...(made && message !== undefined ? { message } : {}) },
  };
}

/** The interaction of a token that still holds. @throws ApiFault */
function heldInteraction({ world, ids }: RouteRequest): FakeInteractionData {
  const interaction = [...world.interactions.values()].find(({ token }) => token === ids.token);
  if (interaction === undefined || ids.application !== world.applicationId || interaction.answer === undefined)
    throw new ApiFault(404, API_CODES.unknownWebhook, "Unknown Webhook");
  if (world.now() - interaction.sentAt > TOKEN_LIFE_MS)
    throw new ApiFault(401, API_CODES.invalidWebhookToken, "Invalid Webhook Token");
  return interaction;
}

function sentMessage(request: RouteRequest): FakeMessage {
  const interaction = heldInteraction(request);
  const { message: id } = request.ids;
  const message =
    id === "@original"
      ? interaction.original
      : [interaction.original, ...interaction.followUps].find((sent) => sent?.id === id);
  if (message === undefined || message.deleted) throw new ApiFault(404, API_CODES.unknownMessage, "Unknown Message");
  return message;
}

function followUp(request: RouteRequest): RouteAnswer {
  const { world, body, files } = request;
  const interaction = heldInteraction(request);
  const { original, answer: callback } = interaction;
  // "This endpoint will function as Edit Original Interaction Response for backwards compatibility."
  if (callback?.type === CALLBACK.defer && original !== undefined && (original.flags & FLAG.loading) !== 0) {
    finish(request, interaction, original);
    return { status: 200, body: messageObject(original) };
  }
  if (interaction.onlyUserInstall && interaction.followUps.length >= USER_INSTALL_FOLLOW_UPS_MAX)
    throw new ApiFault(400, API_CODES.tooManyFollowUps, "Maximum number of follow up messages has been reached");
  const message = respond(world, interaction, { body, files }, []);
  if (original !== undefined) message.reference = original;
  interaction.followUps.push(message);
  announce(request, interaction, message);
  return { status: 200, body: messageObject(message) };
}

function edit(request: RouteRequest): RouteAnswer {
  const message = sentMessage(request);
  finish(request, heldInteraction(request), message);
  return { status: 200, body: messageObject(message) };
}

function finish(request: RouteRequest, interaction: FakeInteractionData, message: FakeMessage): void {
  const { world, body, files, gateway } = request;
  const loading = (message.flags & FLAG.loading) !== 0;
  editMessage(world, message, { body, files });
  if (!isPublic(message) || !botSees(interaction)) return;
  gateway.dispatchMessage(loading ? "MESSAGE_CREATE" : "MESSAGE_UPDATE", message);
}

function remove(request: RouteRequest): RouteAnswer {
  sentMessage(request).deleted = true;
  return NOTHING;
}
