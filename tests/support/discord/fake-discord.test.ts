/** The fake with an unmodified discord.js: connecting, and messages. Interactions have their own file. */
import { type Client, Events, GatewayIntentBits, type Message } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { connectClient } from "./connect-client.ts";
import { type FakeDiscord, startFakeDiscord } from "./fake-discord.ts";
import { INTENT } from "./fake-gateway.ts";
import { until } from "./until.ts";

let fake: FakeDiscord;
let clients: Client[];

beforeEach(async () => {
  fake = await startFakeDiscord();
  clients = [];
});
afterEach(async () => {
  for (const client of clients) await client.destroy();
  await fake.stop();
});

async function connect(intents?: GatewayIntentBits[]): Promise<Client<true>> {
  const client = await connectClient(fake, intents);
  clients.push(client);
  return client;
}

describe("the gateway", () => {
  test("brings the guilds, and hears of no bad token", async () => {
    const guild = fake.guild("编辑部");
    guild.channel("大厅");
    const client = await connect();
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(["编辑部"]);
    expect(client.guilds.cache.first()?.channels.cache.map(({ name }) => name)).toEqual(["大厅"]);
    await expect(connectClient(fake, undefined, "bad")).rejects.toThrow();
  });

  test("closes with 4014 when an intent isn't switched on", async () => {
    const client = connectClient(fake, [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]);
    await expect(client).rejects.toThrow(/intents/i);
  });

  test.each([
    ["a bad token", 2, { token: "bad", intents: 1, properties: {} }, 4004],
    ["intents that don't exist", 2, { token: "TOKEN", intents: 1 << 30, properties: {} }, 4013],
    ["a bad token to resume with", 6, { token: "bad", session_id: "x", seq: 0 }, 4004],
    ["a word before identifying", 3, {}, 4003],
  ])("%s closes the connection", async (_, op, d, code) => {
    const socket = new WebSocket(`${fake.api.replace("http", "ws")}?v=10&encoding=json`);
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    socket.on("open", () => socket.send(JSON.stringify({ op, d }).replace("TOKEN", fake.token)));
    expect(await closed).toBe(code);
  });

  test("a cut connection is resumed, and what was missed comes", async () => {
    const channel = fake.guild().channel();
    const client = await connect();
    const heard = new Promise<string>((resolve) => client.on(Events.MessageCreate, ({ content }) => resolve(content)));
    fake.gateway.cut();
    await until(fake.world, "cut", () => (fake.gateway.connected() === 0 ? true : undefined));
    fake.user("li").at(channel).say("你好", { mention: true });
    expect(await heard).toContain("你好");
    expect(fake.gateway.received.map(({ op }) => op)).toEqual([2, 6]);
  });
});

describe("messages", () => {
  async function hear(client: Client, act: () => void): Promise<Message> {
    const heard = new Promise<Message>((resolve) => client.once(Events.MessageCreate, resolve));
    act();
    return heard;
  }

  test.each([
    ["nothing", {}, ""],
    ["a mention", { mention: true }, "GDP多少"],
  ])("without Message Content, %s in a channel has its text accordingly", async (_, options, content) => {
    const person = fake.user("li").at(fake.guild().channel());
    const client = await connect();
    const message = await hear(client, () => person.say("GDP多少", options));
    expect(message.content.replace(/^<@\d+> /, "")).toBe(content);
  });

  test("a reply with its ping on is a mention, with its ping off it isn't", async () => {
    const guild = fake.guild();
    const channel = guild.channel();
    const person = fake.user("li").at(channel);
    const client = await connect();
    const target = client.channels.cache.get(channel.id);
    if (!target?.isSendable()) throw new Error("no channel");
    const own = await target.send("答");
    const replyTo = fake.world.messages.get(own.id);
    if (replyTo === undefined) throw new Error("no message");
    const on = await hear(client, () => person.say("再问", { replyTo }));
    const off = await hear(client, () => person.say("再问", { replyTo, ping: false }));
    expect([on.content, off.content]).toEqual(["再问", ""]);
  });

  test("a DM has its text, and comes only with its intent", async () => {
    const client = await connect();
    const message = await hear(client, () => fake.user("li").dm().say("GDP多少"));
    expect([message.content, message.guild]).toEqual(["GDP多少", null]);
    await message.reply({ content: "答", allowedMentions: { parse: [] } });
    expect(fake.world.messages.size).toBe(2);
  });

  test("with the intent all text comes", async () => {
    await fake.stop();
    fake = await startFakeDiscord({ privileged: INTENT.messageContent });
    const person = fake.user("li").at(fake.guild().channel());
    const client = await connect([
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.MessageContent,
    ]);
    expect((await hear(client, () => person.say("随便说"))).content).toBe("随便说");
  });

  test("pings are recorded as allowed_mentions lets them", async () => {
    const channel = fake.guild().channel();
    const li = fake.user("li");
    const client = await connect();
    const asked = await hear(client, () => li.at(channel).say("问", { mention: true }));
    const loud = await asked.reply(`@everyone <@${li.id}>`);
    const quiet = await asked.reply({ content: `@everyone <@${li.id}>`, allowedMentions: { parse: [] } });
    const pings = (id: string) => fake.world.messages.get(id)?.pings.map(({ kind }) => kind);
    expect(pings(loud.id)).toEqual(["everyone", "user", "reply"]);
    expect(pings(quiet.id)).toEqual([]);
  });

  test("no more than 2000 characters, nothing where the bot may not write", async () => {
    const guild = fake.guild();
    const [open, closed] = [guild.channel("a"), guild.channel("b", { botMayWrite: false })];
    const client = await connect();
    const send = async (id: string, content: string): Promise<unknown> => {
      const channel = client.channels.cache.get(id);
      return channel?.isSendable() ? channel.send(content).catch((error: unknown) => error) : undefined;
    };
    expect(await send(open.id, "长".repeat(2001))).toMatchObject({ code: 50035, status: 400 });
    expect(await send(closed.id, "短")).toMatchObject({ code: 50013, status: 403 });
  });
});
