/** What Discord accepts, as its documentation says it in 2026. Checks nothing. */

// https://docs.discord.com/developers/components/reference
/** Components of a message in all, nested ones counted. */
export const DISCORD_MAX_COMPONENTS = 40;
/** Characters of all text displays of a message together. */
export const DISCORD_MAX_TEXT_CHARS = 4000;
export const DISCORD_MAX_CUSTOM_ID_CHARS = 100;
export const DISCORD_MAX_BUTTON_LABEL_CHARS = 80;
export const DISCORD_MAX_ROW_BUTTONS = 5;
export const DISCORD_MAX_MODAL_TITLE_CHARS = 45;
export const DISCORD_MAX_MODAL_COMPONENTS = 5;
export const DISCORD_MAX_LABEL_CHARS = 45;
export const DISCORD_MAX_PLACEHOLDER_CHARS = 100;
export const DISCORD_MAX_TEXT_INPUT_CHARS = 4000;

// https://docs.discord.com/developers/resources/message#create-message
/** https://docs.discord.com/developers/resources/channel#start-thread-from-message */
export const DISCORD_MAX_THREAD_NAME_CHARS = 100;
/** Files of a message. */
export const DISCORD_MAX_FILES = 10;

// https://docs.discord.com/developers/interactions/application-commands
export const DISCORD_MAX_CHOICES = 25;
export const DISCORD_MAX_CHOICE_NAME_CHARS = 100;
export const DISCORD_MAX_CHOICE_VALUE_CHARS = 100;
export const DISCORD_MAX_OPTION_TEXT_CHARS = 6000;
