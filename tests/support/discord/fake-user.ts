/**
 * What a person can do at a place: type, mention, reply, run commands, press, choose, fill in. Lets nobody do what
 * Discord's own client wouldn't.
 */
import { memberObject, messageObject, userObject } from "./api-objects.ts";
import { COMMAND_TYPE } from "./check-commands.ts";
import { COMPONENT, flattenComponents } from "./check-components.ts";
import { FLAG } from "./check-message.ts";
import type { FakeGateway } from "./fake-gateway.ts";
import { addMessage, type FakeMessage, type FakeWorld, MESSAGE_TYPE } from "./fake-world.ts";
import { fillModal } from "./fill-modal.ts";
import { findMentions } from "./find-pings.ts";
import { type Body, isObject } from "./form-errors.ts";
import { INTERACTION } from "./interaction-routes.ts";
import { type InteractionParts, isInstalledHere, makeInteraction, type Seat } from "./make-interaction.ts";
import { fillOptions, type OptionValue, offeredCommand } from "./offered-commands.ts";
import { followInteraction, type SentInteraction } from "./sent-interaction.ts";
import { until } from "./until.ts";
import { storeFile } from "./write-message.ts";

export interface SayOptions {
  mention?: boolean;
  replyTo?: FakeMessage;
  /** Of a reply: whether it pings whom it replies to. On, as in the client. */
  ping?: boolean;
  attachments?: Body[];
}

export interface FakePerson extends Seat {
  /** Types a message; it goes to the bot as far as its intents let it. */
  say(text: string, options?: SayOptions): FakeMessage;
  /** A file, for `say` or for an option of a command. */
  upload(name: string, bytes: Buffer | string): Body;
  /** @param command `ask`, or with its subcommand: `index status` @throws Error when the client wouldn't offer or send it */
  slash(command: string, options?: Record<string, OptionValue>): SentInteraction;
  /** Types into the last of these options and waits for what's suggested. */
  complete(command: string, options: Record<string, OptionValue>): Promise<{ name: string; value: string | number }[]>;
  messageMenu(command: string, message: FakeMessage): SentInteraction;
  userMenu(command: string, target: Seat): SentInteraction;
  /** @param button its label, a part of its label, or its custom id */
  click(message: FakeMessage, button: string): SentInteraction;
  choose(message: FakeMessage, values: string[]): SentInteraction;
  /** Fills in the modal that an interaction opened, in the order of its fields or by custom id. */
  submit(opened: SentInteraction, values: Record<string, string> | string): Promise<SentInteraction>;
  /** What the bot says to a message: a reply to it, or what it says next at this place or in the message's thread. */
  answerTo(message: FakeMessage, patienceMs?: number): Promise<FakeMessage>;
}

export function createPerson(world: FakeWorld, gateway: FakeGateway, seat: Seat): FakePerson {
  const { user, channel } = seat;

  function send(parts: InteractionParts): SentInteraction {
    const { interaction, payload } = makeInteraction(world, seat, parts);
    gateway.dispatch("INTERACTION_CREATE", payload, 0);
    return followInteraction(world, interaction);
  }

  function command(type: number, name: string, data: Body): SentInteraction {
    const found = offeredCommand(world, seat, type, name);
    const guild = found.guild_id === undefined ? {} : { guild_id: found.guild_id };
    return send({ type: INTERACTION.command, name, data: { id: found.id, name: found.name, type, ...guild, ...data } });
  }

  function chatInput(
    type: number,
    line: string,
    values: Record<string, OptionValue>,
    focused?: string,
  ): SentInteraction {
    const [name = "", ...path] = line.split(" ");
    const found = offeredCommand(world, seat, COMMAND_TYPE.chatInput, name);
    const options = fillOptions(found, path, values, focused);
    const data = { id: found.id, name: found.name, type: COMMAND_TYPE.chatInput, options, ...resolvedFiles(values) };
    return send({ type, name: line, data });
  }

  function press(message: FakeMessage, component: Body, values?: string[]): SentInteraction {
    if (component.disabled === true) throw new Error(`${String(component.label)} is disabled`);
    const { custom_id, type } = component;
    const data = {
      custom_id,
      component_type: type,
      id: component.id ?? 1,
      ...(values === undefined ? {} : { values }),
    };
    return send({ type: INTERACTION.component, name: "", data, message });
  }

  function visible(message: FakeMessage): Body[] {
    const isOthers = (message.flags & FLAG.ephemeral) !== 0 && message.interaction?.user.id !== user.id;
    if (message.deleted || isOthers) throw new Error(`${user.username} can't see this message`);
    return flattenComponents(message.components);
  }

  return {
    ...seat,
    say(text, { mention = false, replyTo, ping = true, attachments = [] } = {}) {
      const content = mention ? `<@${world.bot.id}> ${text}` : text;
      const named = findMentions(content).flatMap(({ kind, target }) => (kind === "user" ? [target] : []));
      if (replyTo !== undefined && ping) named.push(replyTo.author.id);
      const mentions = [...new Set(named)].flatMap((id) => world.users.get(id) ?? []);
      const reply = replyTo === undefined ? {} : { reference: replyTo, type: MESSAGE_TYPE.reply };
      const message = addMessage(world, { channel, author: user, content, mentions, attachments, ...reply });
      if (isInstalledHere(channel)) gateway.dispatchMessage("MESSAGE_CREATE", message);
      return message;
    },
    upload: (name, bytes) => storeFile(world, channel, name, Buffer.from(bytes), "application/octet-stream"),
    slash: (line, values = {}) => chatInput(INTERACTION.command, line, values),
    complete: (line, values) =>
      chatInput(INTERACTION.autocomplete, line, values, Object.keys(values).at(-1) ?? "").choices(),
    messageMenu: (name, message) =>
      command(COMMAND_TYPE.message, name, {
        target_id: message.id,
        resolved: { messages: { [message.id]: messageObject(message, false) } },
      }),
    userMenu: (name, { user: target, roles }) =>
      command(COMMAND_TYPE.user, name, {
        target_id: target.id,
        resolved: { users: { [target.id]: userObject(target) }, members: { [target.id]: memberObject(target, roles) } },
      }),
    click(message, button) {
      const buttons = visible(message).filter(({ type, style }) => type === COMPONENT.button && style !== 5);
      const found =
        buttons.find(({ label, custom_id }) => label === button || custom_id === button) ??
        buttons.find(({ label }) => String(label ?? "").includes(button));
      if (found === undefined)
        throw new Error(`No button ${button}; there are: ${buttons.map(({ label }) => label).join(", ")}`);
      return press(message, found);
    },
    choose(message, values) {
      const select = visible(message).find(({ type }) => type === COMPONENT.stringSelect);
      const options = Array.isArray(select?.options) ? select.options.filter(isObject) : [];
      if (select === undefined || !values.every((value) => options.some((option) => option.value === value)))
        throw new Error(`Nothing to choose ${values.join(", ")} from`);
      return press(message, select, values);
    },
    async submit(opened, values) {
      const modal = await opened.modal();
      const message = opened.data.message;
      const data = { custom_id: modal.custom_id, components: fillModal(modal, values) };
      return send({ type: INTERACTION.modal, name: "", data, ...(message === undefined ? {} : { message }) });
    },
    answerTo: (message, patienceMs) =>
      until(world, `answer to "${message.content}"`, () => findAnswer(world, message), patienceMs),
  };
}

/** Attachments among the options, which are sent beside them. */
function resolvedFiles(values: Record<string, OptionValue>): Body {
  const files = Object.values(values).filter(isObject);
  return files.length === 0
    ? {}
    : { resolved: { attachments: Object.fromEntries(files.map((file) => [String(file.id), file])) } };
}

function findAnswer(world: FakeWorld, { id, channel }: FakeMessage): FakeMessage | undefined {
  return [...world.messages.values()].find(
    (message) =>
      message.author.id === world.bot.id &&
      BigInt(message.id) > BigInt(id) &&
      (message.reference?.id === id ||
        message.channel.id === id ||
        (message.channel === channel && message.reference === undefined && message.interaction === undefined)),
  );
}
