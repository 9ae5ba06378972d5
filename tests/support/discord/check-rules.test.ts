/** Discord's rules as the fake enforces them: one row for each, with the place and the code of the error. */
import { describe, expect, test } from "vitest";
import { checkCommands } from "./check-commands.ts";
import { checkMessage } from "./check-message.ts";
import { checkModal } from "./check-modal.ts";
import { findPings } from "./find-pings.ts";
import { type Body, createForm, formFault } from "./form-errors.ts";

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (parts: Body = {}) => ({ type: 2, style: 1, label: "按", custom_id: "a", ...parts });
const row = (...components: Body[]) => ({ type: 1, components });
const container = (...components: Body[]) => ({ type: 17, components });
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const v2 = (...components: Body[]): Body => ({ flags: V2, components });

function faultsOf(check: (form: ReturnType<typeof createForm>) => void): string[] {
  const form = createForm();
  check(form);
  return form.errors.map(({ path, code }) => `${path} ${code}`);
}

describe("a message", () => {
  const check = (message: Body, isPrivate = false): string[] =>
    faultsOf((form) => checkMessage(message, [], { ephemeral: isPrivate }, form));

  test.each<[string, Body]>([
    ["text of 2000", { content: "长".repeat(2000) }],
    [
      "a container with text, a separator and buttons",
      v2(container(text("甲"), { type: 14 }, row(button())), row(button({ custom_id: "b" }))),
    ],
    ["4000 characters", v2(text("长".repeat(4000)))],
    ["40 components", v2(...many(40, () => text("甲")))],
    ["a section", v2({ type: 9, components: [text("甲")], accessory: button() })],
    ["five old rows", { content: "x", components: many(5, (i) => row(button({ custom_id: `${i}` }))) }],
  ])("with %s passes", (_, message) => {
    expect(check(message)).toEqual([]);
  });

  test.each<[string, Body, string]>([
    ["2001 characters", { content: "长".repeat(2001) }, "content BASE_TYPE_MAX_LENGTH"],
    ["half a character", { content: "\ud83d" }, "content STRING_TYPE_CONVERT"],
    [
      "text beside components v2",
      { ...v2(text("甲")), content: "乙" },
      "content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    [
      "an embed beside components v2",
      { ...v2(text("甲")), embeds: [{}] },
      "embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    ["components v2 without the flag", { components: [text("甲")] }, "components.0.type UNION_TYPE_CHOICES"],
    ["41 components", v2(...many(41, () => text("甲"))), "components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"],
    [
      "4001 characters in two",
      v2(text("长".repeat(4000)), text("长")),
      "components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ],
    ["an empty text", v2(text(" ")), "components.0.content BASE_TYPE_BAD_LENGTH"],
    ["a button outside a row", v2(button()), "components.0.type UNION_TYPE_CHOICES"],
    [
      "a container in a container",
      v2(container(container(text("甲")))),
      "components.0.components.0.type UNION_TYPE_CHOICES",
    ],
    [
      "six buttons in a row",
      v2(row(...many(6, (i) => button({ custom_id: `${i}` })))),
      "components.0.components BASE_TYPE_BAD_LENGTH",
    ],
    ["an empty row", v2(row()), "components.0.components BASE_TYPE_BAD_LENGTH"],
    [
      "a label of 81",
      v2(row(button({ label: "长".repeat(81) }))),
      "components.0.components.0.label BASE_TYPE_MAX_LENGTH",
    ],
    [
      "a custom id of 101",
      v2(row(button({ custom_id: "a".repeat(101) }))),
      "components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH",
    ],
    ["a custom id twice", v2(row(button(), button())), "components COMPONENT_CUSTOM_ID_DUPLICATED"],
    ["an id twice", v2({ ...text("甲"), id: 5 }, { ...text("乙"), id: 5 }), "components COMPONENT_ID_DUPLICATED"],
    [
      "a link with a custom id",
      v2(row(button({ style: 5, url: "https://a.example" }))),
      "components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    ],
    [
      "a link that's no address",
      v2(row({ type: 2, style: 5, label: "x", url: "a b" })),
      "components.0.components.0.url URL_TYPE_INVALID_URL",
    ],
    [
      "a button that says nothing",
      v2(row(button({ label: "" }))),
      "components.0.components.0 BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
    ],
    [
      "26 options",
      v2(row({ type: 3, custom_id: "s", options: many(26, (i) => ({ label: `${i}`, value: `${i}` })) })),
      "components.0.components.0.options BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a section without its accessory",
      v2({ type: 9, components: [text("甲")] }),
      "components.0.accessory BASE_TYPE_REQUIRED",
    ],
    [
      "a file that wasn't sent",
      v2({ type: 13, file: { url: "attachment://a.csv" } }),
      "components UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ],
    [
      "a file of elsewhere",
      v2({ type: 13, file: { url: "https://a.example/a.csv" } }),
      "components.0.file.url UNFURLED_MEDIA_ITEM_ATTACHMENT_REQUIRED",
    ],
    [
      "a text field, which is for forms",
      v2(row({ type: 4, custom_id: "t", style: 1 })),
      "components.0.components.0.type UNION_TYPE_CHOICES",
    ],
    [
      "users both listed and parsed",
      { content: "x", allowed_mentions: { parse: ["users"], users: ["1"] } },
      "allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ],
    ["the flag of private ones in a channel", { content: "x", flags: 64 }, "flags MESSAGE_FLAGS_INVALID"],
  ])("with %s is refused", (_, message, fault) => {
    expect(check(message)).toEqual([fault]);
  });

  test("once of components v2 stays so", () => {
    const edited = { flags: V2, content: "", attachments: [] };
    const faults = faultsOf((form) => checkMessage({ content: "x" }, [], { ephemeral: false, edited }, form));
    expect(faults).toEqual(["content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"]);
  });
});

describe("a form", () => {
  const field = (parts: Body = {}) => ({ type: 4, custom_id: "t", style: 2, ...parts });
  const label = (component: unknown, parts: Body = {}) => ({ type: 18, label: "问", component, ...parts });
  const form = (...components: Body[]): Body => ({ custom_id: "m", title: "题", components });
  const check = (modal: Body): string[] => faultsOf((at) => checkModal(modal, at));

  test("with a text and five fields' worth of room passes", () => {
    expect(check(form(text("甲"), label(field({ max_length: 4000, value: "长".repeat(4000) }))))).toEqual([]);
  });

  test.each<[string, Body, string]>([
    ["a title of 46", { ...form(label(field())), title: "长".repeat(46) }, "title BASE_TYPE_BAD_LENGTH"],
    ["nothing in it", form(), "components BASE_TYPE_BAD_LENGTH"],
    ["six components", form(...many(6, (i) => label(field({ custom_id: `${i}` })))), "components BASE_TYPE_BAD_LENGTH"],
    ["a button", form(row(button())), "components.0.components.0.type UNION_TYPE_CHOICES"],
    ["a label of 46", form(label(field(), { label: "长".repeat(46) })), "components.0.label BASE_TYPE_BAD_LENGTH"],
    ["room for 4001", form(label(field({ max_length: 4001 }))), "components.0.component.max_length NUMBER_TYPE_RANGE"],
    [
      "a placeholder of 101",
      form(label(field({ placeholder: "长".repeat(101) }))),
      "components.0.component.placeholder BASE_TYPE_MAX_LENGTH",
    ],
    ["a label around nothing", form(label(undefined)), "components.0.component BASE_TYPE_REQUIRED"],
  ])("with %s is refused", (_, modal, fault) => {
    expect(check(modal)).toContain(fault);
  });
});

describe("commands", () => {
  const command = (parts: Body = {}): Body => ({ name: "ask", description: "asks", ...parts });
  const option = (parts: Body = {}): Body => ({ type: 3, name: "question", description: "what", ...parts });
  const check = (commands: Body[], inGuild = false): string[] =>
    faultsOf((form) => checkCommands(commands, inGuild, form));

  test("with Chinese names and a menu beside it pass", () => {
    const named = { "zh-CN": "提问", "zh-TW": "提問" };
    expect(
      check([
        command({ name_localizations: named, options: [option({ required: true }), option({ name: "报告" })] }),
        { name: "Check figures", type: 3 },
      ]),
    ).toEqual([]);
  });

  test.each<[string, Body[], string]>([
    ["capitals", [command({ name: "Ask" })], "0.name APPLICATION_COMMAND_INVALID_NAME"],
    ["a space in a name", [command({ name: "a b" })], "0.name APPLICATION_COMMAND_INVALID_NAME"],
    ["a name of 33", [command({ name: "a".repeat(33) })], "0.name BASE_TYPE_BAD_LENGTH"],
    ["no description", [command({ description: "" })], "0.description BASE_TYPE_BAD_LENGTH"],
    [
      "a description of 101",
      [command({ description_localizations: { "zh-CN": "长".repeat(101) } })],
      "0.description_localizations.zh-CN BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a language that isn't there",
      [command({ name_localizations: { zh: "问" } })],
      "0.name_localizations.zh ENUM_TYPE_COERCE",
    ],
    ["one name twice", [command(), command()], "1.name APPLICATION_COMMANDS_DUPLICATE_NAME"],
    [
      "what's optional first",
      [command({ options: [option(), option({ name: "b", required: true })] })],
      "0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ],
    [
      "26 options",
      [command({ options: many(26, (i) => option({ name: `o${i}` })) })],
      "0.options BASE_TYPE_MAX_LENGTH",
    ],
    [
      "choices and autocomplete",
      [command({ options: [option({ autocomplete: true, choices: [{ name: "a", value: "a" }] })] })],
      "0.options.0.autocomplete APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES",
    ],
    ["a menu that's described", [{ name: "Find", type: 3, description: "x" }], "0.description BASE_TYPE_MAX_LENGTH"],
    ["16 menus", many(16, (i) => ({ name: `m${i}`, type: 3 })), " APPLICATION_COMMAND_TOO_MANY"],
    [
      "9000 characters",
      [
        command({
          options: many(25, (i) =>
            option({
              name: `o${i}`,
              description: "d".repeat(100),
              choices: many(4, (j) => ({ name: `${j}`.repeat(50), value: `${j}`.repeat(50) })),
            }),
          ),
        }),
      ],
      "0 APPLICATION_COMMAND_TOO_LARGE",
    ],
  ])("with %s are refused", (_, commands, fault) => {
    expect(check(commands)).toContain(fault);
  });

  test("of a server have no contexts", () => {
    expect(check([command({ contexts: [0] })], true)).toEqual(["0.contexts APPLICATION_COMMAND_GLOBAL_ONLY"]);
  });
});

test.each<[string, unknown, string[]]>([
  ["nothing said", undefined, ["everyone", "user", "role", "reply"]],
  ["parse: []", { parse: [] }, []],
  ["users", { parse: ["users"] }, ["user"]],
  ["one role by its id", { parse: [], roles: ["123456789012345679"] }, ["role"]],
  ["the author", { parse: [], replied_user: true }, ["reply"]],
])("pings with %s", (_, allowed, kinds) => {
  const content = "@everyone <@123456789012345678> <@&123456789012345679>";
  expect(findPings(content, allowed, "123456789012345670").map(({ kind }) => kind)).toEqual(kinds);
});

test("errors are nested as Discord nests them", () => {
  const form = createForm(["data"]);
  form.at("components", 0, "label").wrong("BASE_TYPE_MAX_LENGTH", "Must be 80 or fewer in length.");
  expect(formFault(form.errors).body).toEqual({
    code: 50035,
    message: "Invalid Form Body",
    errors: {
      data: {
        components: {
          0: { label: { _errors: [{ code: "BASE_TYPE_MAX_LENGTH", message: "Must be 80 or fewer in length." }] } },
        },
      },
    },
  });
});
