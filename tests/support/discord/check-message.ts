/**
 * The rules for a message as an app creates or edits it: text, flags, components, mentions, files. Who may send where
 * is decided by the routes.
 * https://docs.discord.com/developers/resources/message#create-message
 */
import { checkMessageComponents, flattenComponents } from "./check-components.ts";
import { type Body, type Form, isObject, readList, readText } from "./form-errors.ts";

/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
export const FLAG = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** https://docs.discord.com/developers/resources/message#create-message-jsonform-params */
const CONTENT_MAX = 2000;
const EMBEDS_MAX = 10;
const EMBED_TEXT_MAX = 6000;
const STICKERS_MAX = 3;
/** https://docs.discord.com/developers/reference#uploading-files */
const FILES_MAX = 10;
export const FILE_BYTES_MAX = 10 * 1024 * 1024;
const FILE_DESCRIPTION_MAX = 1024;
/** https://docs.discord.com/developers/resources/message#allowed-mentions-object-allowed-mentions-structure */
const ALLOWED_IDS_MAX = 100;
const PARSE_VALUES: unknown[] = ["roles", "users", "everyone"];

/** A file that came with the request. */
export interface SentFile {
  /** The N of `files[N]`. */
  index: number;
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** Flags that an app may set where it sends. */
export interface MessageRules {
  /** A response or a follow-up may be ephemeral, a message in a channel may not. */
  ephemeral: boolean;
  /** The message that is edited: its flags and files stay unless the edit changes them. */
  edited?: { flags: number; content: string; attachments: Body[] };
}

export function checkMessage(message: Body, files: readonly SentFile[], rules: MessageRules, form: Form): void {
  const before = rules.edited?.flags ?? 0;
  const flags = Number(message.flags ?? 0);
  const settable =
    FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.componentsV2 | (rules.ephemeral ? FLAG.ephemeral : 0);
  if ((flags & ~settable) !== 0) form.at("flags").wrong("MESSAGE_FLAGS_INVALID", "One or more flags can't be set here");
  // "Once a message has been sent with this flag, it can't be removed."
  const v2 = ((flags | before) & FLAG.componentsV2) !== 0;
  readText(message.content, form.at("content"), 0, CONTENT_MAX, false);
  if (v2) refuseLegacyFields(message, rules, form);
  const embeds = readList(message.embeds, form.at("embeds"));
  if (embeds.length > EMBEDS_MAX)
    form.at("embeds").wrong("BASE_TYPE_MAX_LENGTH", `Must be ${EMBEDS_MAX} or fewer in length.`);
  if (embeds.reduce((sum, embed) => sum + embedLength(embed), 0) > EMBED_TEXT_MAX)
    form.at("embeds").wrong("MAX_EMBED_SIZE_EXCEEDED", `Embed size exceeds maximum size of ${EMBED_TEXT_MAX}`);
  checkMessageComponents(message.components, v2, form.at("components"));
  checkAllowedMentions(message.allowed_mentions, form.at("allowed_mentions"));
  checkFiles(message, files, rules, form);
}

/** https://docs.discord.com/developers/components/reference : content, embeds, poll and stickers are disabled. */
function refuseLegacyFields(message: Body, rules: MessageRules, form: Form): void {
  const used = [
    ["content", message.content === undefined ? rules.edited?.content : message.content],
    ["embeds", message.embeds],
    ["poll", message.poll],
    ["sticker_ids", message.sticker_ids],
  ].filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
  for (const [field] of used) {
    form
      .at(String(field))
      .wrong(
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
  }
}

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
function embedLength(embed: Body): number {
  const texts = [embed.title, embed.description, isObject(embed.footer) ? embed.footer.text : undefined];
  const fields = Array.isArray(embed.fields) ? embed.fields.filter(isObject) : [];
  return [...texts, ...fields.flatMap(({ name, value }) => [name, value])].reduce<number>(
    (sum, text) => sum + (typeof text === "string" ? text.length : 0),
    0,
  );
}

function checkAllowedMentions(value: unknown, form: Form): void {
  if (!isObject(value)) {
    if (value !== undefined && value !== null)
      form.wrong("BASE_TYPE_BAD_TYPE", "Only dictionaries may be used in a DictType");
    return;
  }
  const parse: unknown[] = Array.isArray(value.parse) ? value.parse : [];
  for (const [index, item] of parse.entries()) {
    if (!PARSE_VALUES.includes(item))
      form.at("parse", index).wrong("BASE_TYPE_CHOICES", "Value must be one of ('users', 'everyone', 'roles').");
  }
  for (const key of ["users", "roles"] as const) {
    const ids: unknown[] = Array.isArray(value[key]) ? value[key] : [];
    if (ids.length > ALLOWED_IDS_MAX)
      form.at(key).wrong("BASE_TYPE_MAX_LENGTH", `Must be ${ALLOWED_IDS_MAX} or fewer in length.`);
    // https://docs.discord.com/developers/resources/message#allowed-mentions-object-allowed-mentions-reference
    if (ids.length > 0 && parse.includes(key))
      form.wrong(
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        `parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`,
      );
  }
}

function checkFiles(message: Body, files: readonly SentFile[], rules: MessageRules, form: Form): void {
  if (Array.isArray(message.sticker_ids) && message.sticker_ids.length > STICKERS_MAX)
    form.at("sticker_ids").wrong("BASE_TYPE_MAX_LENGTH", `Must be ${STICKERS_MAX} or fewer in length.`);
  const listed = readList(message.attachments, form.at("attachments"));
  for (const [index, { id, description, filename }] of listed.entries()) {
    const at = form.at("attachments", index);
    readText(description, at.at("description"), 0, FILE_DESCRIPTION_MAX, false);
    const known = files.some((file) => String(file.index) === String(id));
    const kept = rules.edited?.attachments.some((attachment) => attachment.id === id) ?? false;
    if (!known && !kept) at.at("id").wrong("MESSAGE_ATTACHMENT_NOT_FOUND", `No file for attachment ${String(id)}`);
    if (filename !== undefined) readText(filename, at.at("filename"), 1, 1024);
  }
  const all =
    message.attachments === undefined ? (rules.edited?.attachments.length ?? 0) + files.length : listed.length;
  if (Math.max(all, files.length) > FILES_MAX)
    form.at("attachments").wrong("BASE_TYPE_MAX_LENGTH", `Must be ${FILES_MAX} or fewer in length.`);
  const names = [...files.map((file) => fileName(message, file)), ...keptNames(message, rules)];
  for (const name of referencedFiles(message)) {
    if (!names.includes(name))
      form.at("components").wrong("UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", `No attachment ${name}`);
  }
}

/** Files that stay when a message is edited: all, or those that the edit lists. */
function keptNames(message: Body, rules: MessageRules): unknown[] {
  const before = rules.edited?.attachments ?? [];
  const listed = Array.isArray(message.attachments) ? message.attachments.filter(isObject) : undefined;
  return before.filter(({ id }) => listed?.some((item) => item.id === id) ?? true).map(({ filename }) => filename);
}

/** The name that the form's `attachments` give a file, else its own. */
export function fileName(message: Body, file: SentFile): string {
  const listed = Array.isArray(message.attachments) ? message.attachments.filter(isObject) : [];
  const named = listed.find(({ id }) => String(id) === String(file.index))?.filename;
  return typeof named === "string" ? named : file.name;
}

/** Names after `attachment://` in the components of a message. */
export function referencedFiles(message: Body): string[] {
  const components = Array.isArray(message.components) ? message.components.filter(isObject) : [];
  return flattenComponents(components)
    .flatMap(({ file, media, items }) => [
      file,
      media,
      ...(Array.isArray(items) ? items.map((item) => item?.media) : []),
    ])
    .flatMap((media) => (isObject(media) && typeof media.url === "string" ? [media.url] : []))
    .filter((url) => url.startsWith("attachment://"))
    .map((url) => url.slice("attachment://".length));
}
