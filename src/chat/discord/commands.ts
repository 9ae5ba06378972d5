/** The commands as Discord registers them: names and descriptions in three languages, where they may be used. Answers none. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import { DISCORD_MAX_OPTION_TEXT_CHARS } from "./discord-limits.ts";
import { type DiscordCommand, type DiscordOption, type DiscordWords, discordWords } from "./words/discord-words.ts";

/** Names that commands arrive under, whatever the language of who types them. */
export const MENU_NAMES = { check: "Check figures", find: "Find source" };

const localized = (pick: (words: DiscordWords) => string): LocalizationMap => ({
  "zh-CN": pick(discordWords("zh-CN")),
  "zh-TW": pick(discordWords("zh-TW")),
});
const english = discordWords("en");

const named = (name: DiscordCommand) => ({
  name,
  description: english.commands[name].description,
  name_localizations: localized((words) => words.commands[name].name),
  description_localizations: localized((words) => words.commands[name].description),
});

const option = (name: DiscordOption, required = false) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  description: english.options[name].description,
  name_localizations: localized((words) => words.options[name].name),
  description_localizations: localized((words) => words.options[name].description),
  ...(required ? { required } : {}),
});

const report = { ...option("report"), autocomplete: true };
const isPrivate = { ...option("private"), type: ApplicationCommandOptionType.Boolean as const };

/** In servers and for users, in servers, direct messages and group chats. */
const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

const menu = (kind: "check" | "find") => ({
  type: ApplicationCommandType.Message as const,
  name: MENU_NAMES[kind],
  name_localizations: localized((words) => words.menus[kind]),
  ...EVERYWHERE,
});

/** In the order of their help. */
export const COMMANDS: RESTPostAPIApplicationCommandsJSONBody[] = [
  { ...named("ask"), ...EVERYWHERE, options: [{ ...option("question", true), max_length: 2000 }, report, isPrivate] },
  {
    ...named("check"),
    ...EVERYWHERE,
    options: [
      { ...option("text"), max_length: DISCORD_MAX_OPTION_TEXT_CHARS },
      { ...option("file"), type: ApplicationCommandOptionType.Attachment },
      report,
      isPrivate,
    ],
  },
  {
    ...named("figures"),
    ...EVERYWHERE,
    options: [
      { ...option("indicator"), autocomplete: true },
      { ...option("section"), autocomplete: true },
      report,
      isPrivate,
    ],
  },
  { ...named("reports"), ...EVERYWHERE },
  { ...named("help"), ...EVERYWHERE },
  { ...named("forget"), ...EVERYWHERE },
  {
    ...named("index"),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: (["status", "reload"] as const).map((name) => ({
      ...named(name),
      type: ApplicationCommandOptionType.Subcommand,
    })),
  },
  menu("check"),
  menu("find"),
];
