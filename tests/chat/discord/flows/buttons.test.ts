/** Every button and every form under an answer, in every place; after a restart, and after the index has changed. */
import { describe, expect, test } from "vitest";
import { FLAG } from "../../../support/discord/check-message.ts";
import type { FakePerson } from "../../../support/discord/fake-user.ts";
import type { FakeMessage } from "../../../support/discord/fake-world.ts";
import { textOf } from "../../../support/discord/write-message.ts";
import { createRecordingDesk, makeAnswer, makeCitation } from "../../../support/recording-desk.ts";
import { OWN_PLACES, type PlaceName, sitDown, USER_INSTALL_PLACES } from "./places.ts";
import { openFlowEdition, startBot } from "./start-bot.ts";

const PLACES = [...OWN_PLACES, ...USER_INSTALL_PLACES];
const QUESTION = "2019年地区生产总值是多少？";
const isPrivate = ({ flags }: FakeMessage): boolean => (flags & FLAG.ephemeral) !== 0;

/** An answer with two citations, so that there's more than one source to show. */
const TWO_SOURCES = makeAnswer({
  citations: [
    makeCitation({ quote: "全年实现地区生产总值5047.4亿元，增长8%。" }),
    makeCitation({ n: 2, start: 27, end: 36, quote: "新增就业6.2万人。", figures: ["6.2万人"] }),
  ],
});

async function openAnswer(place: PlaceName, asksPrivately = false) {
  const desk = createRecordingDesk(() => TWO_SOURCES);
  const bot = await startBot({ live: openFlowEdition(desk) });
  const li = sitDown(bot.fake, place);
  const answer = await li.slash("ask", { question: QUESTION, private: asksPrivately }).reply();
  return { ...bot, bot, desk, li, answer };
}

/** Presses, and waits for the new message. */
const press = (person: FakePerson, message: FakeMessage, label: string): Promise<FakeMessage> =>
  person.click(message, label).reply();

describe.each(PLACES)("in %s", (place) => {
  test("原文 shows the paragraph with its neighbours to who pressed", async () => {
    const { li, answer, faults } = await openAnswer(place);
    const shown = await press(li, answer, "原文");
    expect(isPrivate(shown)).toBe(true);
    expect(textOf(shown)).toContain("5047.4亿元");
    expect(textOf(shown)).toContain("新增就业6.2万人");
    expect(faults()).toEqual([]);
  });

  test("全部出处 shows every sentence cited", async () => {
    const { li, answer, faults } = await openAnswer(place);
    const shown = await press(li, answer, "全部出处");
    expect(isPrivate(shown)).toBe(true);
    expect(textOf(shown)).toContain("5047.4亿元");
    expect(faults()).toEqual([]);
  });

  test("公开 shares a private answer; a public one has no such button", async () => {
    const { li, answer, faults } = await openAnswer(place, true);
    expect(isPrivate(answer)).toBe(true);
    const shared = await press(li, answer, "公开");
    expect(isPrivate(shared)).toBe(false);
    expect(textOf(shared)).toBe(textOf(answer));
    expect(() => li.click(shared, "公开")).toThrow("No button");
    expect(faults()).toEqual([]);
  });

  test("追问 opens a form, and its question goes on from the answer's", async () => {
    const { li, answer, desk, faults } = await openAnswer(place);
    const opened = li.click(answer, "追问");
    const reply = await (await li.submit(opened, "那2020年呢？")).reply();
    expect(textOf(reply)).toContain("5047.4亿元");
    expect(desk.asked.at(-1)?.turns).toEqual([QUESTION, "那2020年呢？"]);
    expect(faults()).toEqual([]);
  });

  test("👍 and 👎 are kept with question and receipt, 👎 with its reason", async () => {
    const { li, answer, votes, faults } = await openAnswer(place);
    await press(li, answer, "👍");
    await (await li.submit(li.click(answer, "👎"), "问的是目标")).reply();
    const user = `discord:${li.user.id}`;
    expect(await votes()).toMatchObject([
      { user, vote: "up", question: QUESTION, receipt: "0f1e2d3c" },
      { user, vote: "down", question: QUESTION, receipt: "0f1e2d3c", reason: "问的是目标" },
    ]);
    await li.slash("forget").reply();
    expect(await votes()).toEqual([]);
    expect(faults()).toEqual([]);
  });

  test("all of them work after a restart", async () => {
    const { bot, li, answer, desk, votes, faults } = await openAnswer(place);
    await bot.restart();
    expect(textOf(await press(li, answer, "原文"))).toContain("新增就业6.2万人");
    expect(textOf(await press(li, answer, "全部出处"))).toContain("5047.4亿元");
    await (await li.submit(li.click(answer, "追问"), "那2020年呢？")).reply();
    expect(desk.asked.at(-1)?.turns).toEqual([QUESTION, "那2020年呢？"]);
    await press(li, answer, "👍");
    expect(await votes()).toMatchObject([{ question: QUESTION, receipt: "0f1e2d3c" }]);
    expect(faults()).toEqual([]);
  });
});

test.each(["原文", "全部出处"])("%s says so when the index has changed since", async (label) => {
  const { bot, li, answer, desk, faults } = await openAnswer("a server");
  const before = textOf(await press(li, answer, label));
  await bot.restart(openFlowEdition(desk, "aaaaaaaaaaaaaaaa"));
  const after = textOf(await press(li, answer, label));
  expect(before).not.toMatch(/更新|变/);
  expect(after).toMatch(/更新|变/);
  expect(faults()).toEqual([]);
});

test("a private follow-up stays private, a form sent twice is answered twice", async () => {
  const { li, answer, faults } = await openAnswer("a server", true);
  const opened = li.click(answer, "追问");
  for (const question of ["那2020年呢？", "那2021年呢？"]) {
    expect(isPrivate(await (await li.submit(opened, question)).reply())).toBe(true);
  }
  expect(faults()).toEqual([]);
});

test("somebody else's follow-up under the same answer goes on from it too", async () => {
  const { fake, li, answer, desk, faults } = await openAnswer("a server");
  const wang = fake.user("wang").at(li.channel);
  await (await wang.submit(wang.click(answer, "追问"), "那2020年呢？")).reply();
  expect(desk.asked.at(-1)?.turns).toEqual([QUESTION, "那2020年呢？"]);
  expect(faults()).toEqual([]);
});

test.each(["p:5f0c5f0c:zzzzzz0", "v:x", "", "nothing-of-ours"])(
  "a button we no longer know (%s) says so",
  async (id) => {
    const { fake, li, answer, faults } = await openAnswer("a server");
    const [row] = answer.components.filter(({ type }) => type === 1);
    const button = { type: 2, style: 2, label: "旧", custom_id: id || "?" };
    answer.components = [...answer.components, { ...row, components: [button] }];
    expect(textOf(await press(li, answer, "旧"))).not.toBe("");
    expect(fake.world.interactions.size).toBe(2);
    expect(faults()).toEqual([]);
  },
);

test("where members may not let apps speak to all, everything stays private and still works", async () => {
  const bot = await startBot();
  const channel = bot.fake.guild("别人的", { botIsMember: false, externalApps: false }).channel();
  const li = bot.fake.user("li", { installed: true }).at(channel);
  const answer = await li.slash("ask", { question: QUESTION }).reply();
  expect(isPrivate(answer)).toBe(true);
  expect(isPrivate(await press(li, answer, "原文"))).toBe(true);
  expect(isPrivate(await (await li.submit(li.click(answer, "追问"), "那2020年呢？")).reply())).toBe(true);
  expect(bot.faults()).toEqual([]);
});
