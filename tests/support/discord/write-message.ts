/**
 * Puts what an app sends into the world as a message, after the rules have passed it: text, files, pings. Answers no
 * request.
 */
import { flattenComponents, textOfComponents } from "./check-components.ts";
import {
  checkMessage,
  FILE_BYTES_MAX,
  FLAG,
  fileName,
  type MessageRules,
  referencedFiles,
  type SentFile,
} from "./check-message.ts";
import { addMessage, type FakeChannelData, type FakeMessage, type FakeWorld } from "./fake-world.ts";
import { findMentions, findPings } from "./find-pings.ts";
import { API_CODES, ApiFault, type Body, createForm, formFault, isObject } from "./form-errors.ts";

export interface SentMessage {
  body: Body;
  files: readonly SentFile[];
}

/** @throws ApiFault when a rule is broken */
export function createMessage(
  world: FakeWorld,
  channel: FakeChannelData,
  sent: SentMessage,
  rules: MessageRules & { place?: (string | number)[] },
  parts: Partial<FakeMessage> = {},
): FakeMessage {
  refuse(sent, rules);
  const message = addMessage(world, { channel, author: world.bot, ...parts });
  message.flags |= Number(sent.body.flags ?? 0);
  fill(world, message, sent);
  notice(message, sent.body, message.reference?.author.id);
  return message;
}

/** Changes what the edit names. @throws ApiFault when a rule is broken */
export function editMessage(world: FakeWorld, message: FakeMessage, sent: SentMessage, place: string[] = []): void {
  const { flags, content, attachments } = message;
  // "The ephemeral flag will be ignored": an existing message's ephemeral state can't be changed.
  const body = {
    ...sent.body,
    ...("flags" in sent.body ? { flags: Number(sent.body.flags ?? 0) & ~FLAG.ephemeral } : {}),
  };
  refuse({ ...sent, body }, { ephemeral: false, edited: { flags, content, attachments }, place });
  message.flags = (message.flags | (Number(body.flags ?? 0) & FLAG.componentsV2)) & ~FLAG.loading;
  fill(world, message, sent);
  message.editedAt = world.now();
  notice(message, sent.body);
}

function refuse(sent: SentMessage, rules: MessageRules & { place?: (string | number)[] }): void {
  const form = createForm(rules.place);
  checkMessage(sent.body, sent.files, rules, form);
  if (form.errors.length > 0) throw formFault(form.errors);
  if (sent.files.some(({ bytes }) => bytes.length > FILE_BYTES_MAX))
    throw new ApiFault(413, API_CODES.requestTooLarge, "Request entity too large");
  const { content, embeds, components, sticker_ids, poll } = sent.body;
  const filled = [content, embeds, components, sticker_ids].some((part) => hasLength(part) && part.length > 0);
  if (!filled && poll === undefined && sent.files.length === 0 && rules.edited === undefined)
    throw new ApiFault(400, API_CODES.emptyMessage, "Cannot send an empty message");
}

const hasLength = (value: unknown): value is { length: number } => typeof value === "string" || Array.isArray(value);

function fill(world: FakeWorld, message: FakeMessage, { body, files }: SentMessage): void {
  if (body.content !== undefined) message.content = String(body.content ?? "").trim();
  if (Array.isArray(body.embeds)) message.embeds = body.embeds.filter(isObject);
  const listed = Array.isArray(body.attachments) ? body.attachments.filter(isObject) : undefined;
  if (listed !== undefined)
    message.attachments = message.attachments.filter(({ id }) => listed.some((item) => item.id === id));
  const added = files.map((file) =>
    storeFile(world, message.channel, fileName(body, file), file.bytes, file.contentType),
  );
  message.attachments = [...message.attachments, ...added];
  const shown = referencedFiles(body);
  if (Array.isArray(body.components))
    message.components = fillIn(body.components.filter(isObject), message.attachments);
  const v2 = (message.flags & FLAG.componentsV2) !== 0;
  const names = files.map((file) => fileName(body, file));
  message.hiddenFiles = [...message.hiddenFiles, ...(v2 ? names.filter((name) => !shown.includes(name)) : [])];
}

/**
 * Components as they are kept: with the ids that were left out, and files by their address.
 * https://docs.discord.com/developers/components/reference#anatomy-of-a-component
 */
function fillIn(sent: readonly Body[], attachments: readonly Body[]): Body[] {
  const components = structuredClone(sent) as Body[];
  const all = flattenComponents(components);
  const taken = new Set(all.map(({ id }) => id));
  let next = 1;
  for (const component of all) {
    while (taken.has(next)) next += 1;
    if (component.id === undefined || component.id === 0) component.id = next++;
    if (!isObject(component.file)) continue;
    const name = String(component.file.url).slice("attachment://".length);
    const attachment = attachments.find(({ filename }) => filename === name);
    component.file = { url: attachment?.url, attachment_id: attachment?.id };
    Object.assign(component, { name, size: attachment?.size });
  }
  return components;
}

/** Mentions, and those of them that ping; an edit pings nobody, but is recorded as if it did. */
function notice(message: FakeMessage, body: Body, repliedTo?: string): void {
  const text = textOf(message);
  message.pings.push(...findPings(text, body.allowed_mentions, repliedTo));
  message.mentionsEveryone = message.pings.some(({ kind }) => kind === "everyone");
  message.mentionRoles = findMentions(text).flatMap(({ kind, target }) => (kind === "role" ? [target] : []));
}

/** What a reader sees of a message. */
export function textOf({ content, components }: Pick<FakeMessage, "content" | "components">): string {
  return [content, textOfComponents(components)].filter((text) => text !== "").join("\n");
}

/** Keeps a file for download. @returns the attachment. https://docs.discord.com/developers/resources/message#attachment-object */
export function storeFile(
  world: FakeWorld,
  channel: FakeChannelData,
  name: string,
  bytes: Buffer,
  contentType: string,
): Body {
  const id = world.nextId();
  // Spaces and what isn't plain become underscores, as on Discord.
  const filename = name.replaceAll(/[\s/\\]+/g, "_");
  const path = `/attachments/${channel.id}/${id}/${encodeURIComponent(filename)}`;
  world.files.set(path, { bytes, contentType });
  const url = `${world.address}${path}?ex=1&is=1&hm=1`;
  return { id, filename, size: bytes.length, url, proxy_url: url, content_type: contentType };
}
