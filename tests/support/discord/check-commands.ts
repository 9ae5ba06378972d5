/**
 * The rules for application commands that an app registers.
 * https://docs.discord.com/developers/interactions/application-commands#application-command-object
 */
import { type Body, type Form, isObject, readInteger, readList, readText } from "./form-errors.ts";

export const COMMAND_TYPE = { chatInput: 1, user: 2, message: 3 } as const;
export const OPTION_TYPE = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

const NAME_MAX = 32;
const DESCRIPTION_MAX = 100;
const OPTIONS_MAX = 25;
const CHOICE_MAX = 100;
const STRING_LENGTH_MAX = 6000;
/** Of one type. https://docs.discord.com/developers/interactions/application-commands#registering-a-command */
const COMMANDS_MAX: Record<number, number> = { 1: 100, 2: 15, 3: 15, 4: 1 };
/** Names, descriptions and values of one command together: the same page, "Slash Commands". */
const COMMAND_CHARACTERS_MAX = 8000;
/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const CHAT_INPUT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** https://docs.discord.com/developers/reference#locales */
const LOCALES = new Set(
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  ),
);

/** @param inGuild commands of one guild: `contexts` and `integration_types` are for global ones only */
export function checkCommands(value: unknown, inGuild: boolean, form: Form): void {
  const commands = readList(value, form);
  for (const [type, max] of Object.entries(COMMANDS_MAX)) {
    const count = commands.filter((command) => (command.type ?? 1) === Number(type)).length;
    if (count > max)
      form.wrong(
        "APPLICATION_COMMAND_TOO_MANY",
        `Maximum number of application commands of type ${type} reached (${max})`,
      );
  }
  const keys = commands.map(({ type = 1, name }) => `${type} ${name}`);
  for (const [index, command] of commands.entries()) {
    if (keys.indexOf(keys[index] ?? "") !== index)
      form.at(index, "name").wrong("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
    checkCommand(command, inGuild, form.at(index));
  }
}

function checkCommand(command: Body, inGuild: boolean, form: Form): void {
  const type = readInteger(command.type, form.at("type"), 1, 4) ?? COMMAND_TYPE.chatInput;
  const slash = type === COMMAND_TYPE.chatInput;
  checkName(command, slash, form);
  if (slash) checkDescription(command, form);
  else if (command.description) form.at("description").wrong("BASE_TYPE_MAX_LENGTH", "Must be 0 or fewer in length.");
  if (!slash && Array.isArray(command.options) && command.options.length > 0)
    form.at("options").wrong("APPLICATION_COMMAND_OPTIONS_TYPE", "Options can only be set for CHAT_INPUT commands");
  if (slash) checkOptions(command.options, 0, form.at("options"));
  checkPermissions(command.default_member_permissions, form.at("default_member_permissions"));
  checkContexts(command, inGuild, form);
  const size = charactersOf(command);
  if (size > COMMAND_CHARACTERS_MAX)
    form.wrong("APPLICATION_COMMAND_TOO_LARGE", `Command exceeds maximum size (${COMMAND_CHARACTERS_MAX})`);
}

function checkName(named: Body, slash: boolean, form: Form): void {
  const names: [unknown, Form][] = [[named.name, form.at("name")], ...localized(named, "name_localizations", form)];
  for (const [name, at] of names) {
    const text = readText(name, at, 1, NAME_MAX);
    if (text === undefined || !slash) continue;
    // "If there is a lowercase variant of any letters used, you must use those."
    if (!CHAT_INPUT_NAME.test(text) || text !== text.toLowerCase())
      at.wrong("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
  }
}

function checkDescription(described: Body, form: Form): void {
  readText(described.description, form.at("description"), 1, DESCRIPTION_MAX);
  for (const [text, at] of localized(described, "description_localizations", form)) {
    readText(text, at, 1, DESCRIPTION_MAX);
  }
}

function localized(named: Body, field: string, form: Form): [unknown, Form][] {
  const value = named[field];
  if (value === undefined || value === null) return [];
  if (!isObject(value)) {
    form.at(field).wrong("BASE_TYPE_BAD_TYPE", "Only dictionaries may be used in a DictType");
    return [];
  }
  for (const locale of Object.keys(value).filter((key) => !LOCALES.has(key)))
    form.at(field, locale).wrong("ENUM_TYPE_COERCE", `Value "${locale}" is not a valid enum value.`);
  return Object.entries(value).map(([locale, text]) => [text, form.at(field, locale)]);
}

/** @param depth 0 for a command, 1 in a group or subcommand, 2 in a group's subcommand */
function checkOptions(value: unknown, depth: number, form: Form): void {
  const options = readList(value, form);
  if (options.length > OPTIONS_MAX) form.wrong("BASE_TYPE_MAX_LENGTH", `Must be ${OPTIONS_MAX} or fewer in length.`);
  const names = options.map(({ name }) => name);
  if (new Set(names).size < names.length)
    form.wrong("APPLICATION_COMMAND_OPTIONS_NAME_NOT_UNIQUE", "Option names must be unique");
  const nested = options.filter(({ type }) => type === OPTION_TYPE.subcommand || type === OPTION_TYPE.group);
  if (nested.length > 0 && nested.length < options.length)
    form.wrong(
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
      "Sub-command and sub-command group option types are mutually exclusive to all other types",
    );
  const firstOptional = options.findIndex(({ required }) => required !== true);
  for (const [index, option] of options.entries()) {
    const at = form.at(index);
    if (option.required === true && firstOptional >= 0 && firstOptional < index)
      at.wrong(
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must be placed before non-required options",
      );
    checkOption(option, depth, at);
  }
}

function checkOption(option: Body, depth: number, form: Form): void {
  checkName(option, true, form);
  checkDescription(option, form);
  const type = readInteger(option.type, form.at("type"), 1, 11);
  if (type === undefined) form.at("type").wrong("BASE_TYPE_REQUIRED", "This field is required");
  else if (type === OPTION_TYPE.subcommand || type === OPTION_TYPE.group) {
    if (depth >= (type === OPTION_TYPE.group ? 1 : 2))
      form.at("type").wrong("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Too deeply nested");
    if (option.required !== undefined)
      form.at("required").wrong("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "A sub-command can't be required");
    checkOptions(option.options, type === OPTION_TYPE.group ? 1 : 2, form.at("options"));
  } else checkParameter(option, type, form);
}

function checkParameter(option: Body, type: number, form: Form): void {
  const choices = readList(option.choices, form.at("choices"));
  if (choices.length > OPTIONS_MAX)
    form.at("choices").wrong("BASE_TYPE_MAX_LENGTH", `Must be ${OPTIONS_MAX} or fewer in length.`);
  checkChoices(choices, form.at("choices"));
  if (option.autocomplete === true && choices.length > 0)
    form
      .at("autocomplete")
      .wrong("APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "autocomplete may not be set with choices");
  const complete: number[] = [OPTION_TYPE.string, OPTION_TYPE.integer, OPTION_TYPE.number];
  if (option.autocomplete === true && !complete.includes(type))
    form.at("autocomplete").wrong("APPLICATION_COMMAND_AUTOCOMPLETE_TYPE", "Only for STRING, INTEGER and NUMBER");
  if (type !== OPTION_TYPE.string && (option.min_length !== undefined || option.max_length !== undefined))
    form.wrong("APPLICATION_COMMAND_OPTION_LENGTH_TYPE", "min_length and max_length are for STRING only");
  readInteger(option.min_length, form.at("min_length"), 0, STRING_LENGTH_MAX);
  readInteger(option.max_length, form.at("max_length"), 1, STRING_LENGTH_MAX);
}

/** Of an option, and of what an autocomplete answers. */
export function checkChoices(choices: readonly Body[], form: Form): void {
  for (const [index, choice] of choices.entries()) {
    const at = form.at(index);
    readText(choice.name, at.at("name"), 1, CHOICE_MAX);
    for (const [text, place] of localized(choice, "name_localizations", at)) readText(text, place, 1, CHOICE_MAX);
    if (typeof choice.value === "string") readText(choice.value, at.at("value"), 1, CHOICE_MAX);
    else if (typeof choice.value !== "number") at.at("value").wrong("BASE_TYPE_REQUIRED", "This field is required");
  }
}

function checkPermissions(value: unknown, form: Form): void {
  if (value === undefined || value === null) return;
  if (typeof value !== "string" || !/^\d+$/.test(value))
    form.wrong("BASE_TYPE_BAD_TYPE", "Must be a bit set in a string");
}

function checkContexts(command: Body, inGuild: boolean, form: Form): void {
  for (const [field, max] of [
    ["contexts", 2],
    ["integration_types", 1],
  ] as const) {
    const values = command[field];
    if (values === undefined || values === null) continue;
    const at = form.at(field);
    if (inGuild) at.wrong("APPLICATION_COMMAND_GLOBAL_ONLY", `${field} is only for globally-scoped commands`);
    if (!Array.isArray(values) || values.length === 0) at.wrong("BASE_TYPE_BAD_LENGTH", "Must have at least one value");
    else for (const [index, item] of values.entries()) readInteger(item, at.at(index), 0, max);
  }
}

/** Name, description and values; of localizations only the longest of each. The page of commands, "Slash Commands". */
function charactersOf(command: Body): number {
  const longest = (field: string): number =>
    Math.max(
      String(command[field] ?? "").length,
      ...Object.values(
        isObject(command[`${field}_localizations`]) ? (command[`${field}_localizations`] as Body) : {},
      ).map((text) => String(text).length),
    );
  const parts = [command.options, command.choices].flatMap((list) =>
    Array.isArray(list) ? list.filter(isObject) : [],
  );
  const own = longest("name") + longest("description") + (typeof command.value === "string" ? command.value.length : 0);
  return parts.reduce((sum, part) => sum + charactersOf(part), own);
}
