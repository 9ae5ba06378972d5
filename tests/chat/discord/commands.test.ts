/** The commands as they are registered: what Discord's documentation asks, three languages, where each may be used. */
import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from "discord.js";
import { describe, expect, test } from "vitest";
import { COMMANDS, MENU_NAMES } from "../../../src/chat/discord/commands.ts";
import { checkCommands } from "../../support/discord/check-commands.ts";
import { type Body, createForm } from "../../support/discord/form-errors.ts";

const commands = JSON.parse(JSON.stringify(COMMANDS)) as Body[];
const ofType = (type: ApplicationCommandType) =>
  commands.filter((command) => (command.type ?? ApplicationCommandType.ChatInput) === type).map(({ name }) => name);

/** Commands and options, at any depth. */
function allNamed(entries: readonly Body[], path = ""): [string, Body][] {
  return entries.flatMap((entry) => {
    const name = `${path}/${String(entry.name)}`;
    return [[name, entry] as [string, Body], ...allNamed((entry.options as Body[] | undefined) ?? [], name)];
  });
}

test("Discord would take them", () => {
  const form = createForm();
  checkCommands(commands, false, form);
  expect(form.errors).toEqual([]);
});

test("there are seven commands and two menus", () => {
  expect(ofType(ApplicationCommandType.ChatInput)).toEqual([
    "ask",
    "check",
    "figures",
    "reports",
    "help",
    "forget",
    "index",
  ]);
  expect(ofType(ApplicationCommandType.Message)).toEqual([MENU_NAMES.check, MENU_NAMES.find]);
});

describe.each(allNamed(commands))("%s", (_, entry) => {
  test("has a name and a description in both scripts", () => {
    const names = entry.name_localizations as Record<string, string>;
    expect(Object.keys(names).sort()).toEqual(["zh-CN", "zh-TW"]);
    expect(names["zh-CN"]).toMatch(/^\p{Script=Han}+$/u);
    if (entry.description === undefined) return;
    const descriptions = entry.description_localizations as Record<string, string>;
    expect(Object.keys(descriptions).sort()).toEqual(["zh-CN", "zh-TW"]);
    expect(descriptions["zh-CN"]).toMatch(/\p{Script=Han}/u);
  });
});

test("all work in servers, direct messages and for users; /index in servers only, for those who manage them", () => {
  const { index, others } = {
    index: COMMANDS.find(({ name }) => name === "index"),
    others: COMMANDS.filter(({ name }) => name !== "index"),
  };
  expect(index).toMatchObject({
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    default_member_permissions: "32",
  });
  for (const command of others) {
    expect(command).toMatchObject({
      integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    });
  }
});
