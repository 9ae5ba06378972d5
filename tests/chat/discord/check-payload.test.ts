/** Discord's limits, each reached and gone beyond by one. */
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from "discord.js";
import { describe, expect, test } from "vitest";
import { choiceFaults, expectNoFaults, formFaults, payloadFaults } from "../../../src/chat/discord/check-payload.ts";
import { buttonRow, container, type Payload, text, textFile } from "../../../src/chat/discord/payload.ts";

const rows = (...customIds: string[][]): Payload["components"] =>
  customIds.map((ids) =>
    buttonRow(ids.map((customId) => ({ label: "好", customId }))),
  ) as unknown as Payload["components"];
const texts = (count: number, content: string): Payload => ({
  components: [
    container(
      "notice",
      Array.from({ length: count }, () => text(content)),
    ),
  ],
});

describe("messages", () => {
  test.each<[string, Payload, string[]]>([
    ["4,000 characters in two texts", texts(2, "字".repeat(2000)), []],
    ["4,001 characters", texts(1, "字".repeat(4001)), ["4001 characters of text"]],
    ["40 components", texts(39, "字"), []],
    ["41 components", texts(40, "字"), ["41 components"]],
    ["an empty text", texts(1, " \n"), ["an empty text"]],
    ["nothing", { components: [] }, ["no components"]],
    ["a custom id of 100", { components: rows(["x".repeat(100)]) }, []],
    ["a custom id of 101", { components: rows(["x".repeat(101)]) }, ["a custom id too long"]],
    ["no custom id", { components: rows([""]) }, ["a custom id too long"]],
    ["a custom id twice", { components: rows(["a"], ["a"]) }, ["a custom id twice"]],
    ["5 buttons in a row", { components: rows(["a", "b", "c", "d", "e"]) }, []],
    ["6 buttons in a row", { components: rows(["a", "b", "c", "d", "e", "f"]) }, ["6 buttons in a row"]],
    ["no button in a row", { components: rows([]) }, ["0 buttons in a row"]],
    ["11 files", { ...texts(1, "字"), files: Array.from({ length: 11 }, () => textFile("a.txt", "a")) }, ["11 files"]],
  ])("%s", (_, payload, faults) => {
    expect(payloadFaults(payload)).toEqual(faults);
  });

  test("a label of 81", () => {
    const row = buttonRow([{ label: "好".repeat(81), customId: "a" }]);
    expect(payloadFaults({ components: [row] as unknown as Payload["components"] })).toEqual(["a label too long"]);
  });
});

describe("forms", () => {
  const form = (changes: Partial<Record<"title" | "id" | "label" | "placeholder", string>> & { max?: number } = {}) =>
    ({
      title: changes.title ?? "追问",
      custom_id: changes.id ?? "f",
      components: [
        {
          type: ComponentType.Label,
          label: changes.label ?? "问题",
          component: {
            type: ComponentType.TextInput,
            style: TextInputStyle.Short,
            custom_id: "text",
            placeholder: changes.placeholder ?? "",
            max_length: changes.max ?? 4000,
          },
        },
      ],
    }) satisfies APIModalInteractionResponseCallbackData;

  test.each<[string, APIModalInteractionResponseCallbackData, string[]]>([
    ["a title of 45", form({ title: "题".repeat(45) }), []],
    ["a title of 46", form({ title: "题".repeat(46) }), ["a title too long or empty"]],
    ["a custom id of 101", form({ id: "x".repeat(101) }), ["a custom id too long or empty"]],
    ["a label of 46", form({ label: "题".repeat(46) }), ["a label too long or empty"]],
    ["a placeholder of 101", form({ placeholder: "题".repeat(101) }), ["a placeholder too long"]],
    ["a field of 4,001", form({ max: 4001 }), ["a field too long"]],
    ["no field", { ...form(), components: [] }, ["0 components"]],
  ])("%s", (_, modal, faults) => {
    expect(formFaults(modal)).toEqual(faults);
  });
});

describe("choices", () => {
  const choices = (count: number, name = "地区生产总值") =>
    Array.from({ length: count }, () => ({ name, value: name }));

  test.each([
    ["25", choices(25), []],
    ["26", choices(26), ["26 choices"]],
    ["a name of 101", choices(1, "名".repeat(101)), ["a choice too long or empty"]],
    ["no name", choices(1, ""), ["a choice too long or empty"]],
  ])("%s", (_, given, faults) => {
    expect(choiceFaults(given)).toEqual(faults);
  });
});

test("what has faults doesn't leave", () => {
  expect(() => expectNoFaults("message", [])).not.toThrow();
  expect(() => expectNoFaults("message", ["11 files", "an empty text"])).toThrow(/11 files; an empty text/);
});
