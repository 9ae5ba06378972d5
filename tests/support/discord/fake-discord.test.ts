/** The fake with an unmodified discord.js: connecting, messages, interactions, and what Discord refuses. */
import {
  type ChatInputCommandInteraction,
  type Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  MessageFlags,
} from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { FLAG } from "./check-message.ts";
import { connectClient } from "./connect-client.ts";
import { type FakeDiscord, startFakeDiscord } from "./fake-discord.ts";
import { INTENT } from "./fake-gateway.ts";
import { until } from "./until.ts";
import { textOf } from "./write-message.ts";

const ASK = {
  name: "ask",
  description: "asks",
  options: [{ name: "question", description: "what", type: 3, required: true, max_length: 50 }],
};

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

/** Handles each interaction; what it throws is what the API refused. */
function onInteraction(client: Client, handle: (interaction: Interaction) => Promise<unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    client.on(Events.InteractionCreate, (interaction) => handle(interaction).then(resolve, resolve));
  });
}

const slash = (interaction: Interaction): ChatInputCommandInteraction => interaction as ChatInputCommandInteraction;

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

describe("interactions", () => {
  test("a command is deferred and edited, with components v2", async () => {
    fake.register([ASK]);
    const client = await connect();
    void onInteraction(client, async (interaction) => {
      const asked = slash(interaction);
      await asked.deferReply({ flags: MessageFlags.Ephemeral });
      const text = { type: 10, content: `答：${asked.options.getString("question")}` } as const;
      await asked.editReply({ components: [text], flags: MessageFlags.IsComponentsV2 });
    });
    const sent = fake.user("li").at(fake.guild().channel()).slash("ask", { question: "GDP" });
    const reply = await sent.reply();
    expect(textOf(reply)).toBe("答：GDP");
    expect(reply.flags).toBe(FLAG.ephemeral | FLAG.componentsV2);
    expect((await sent.acknowledged()).type).toBe(5);
  });

  test.each<[string, (interaction: ChatInputCommandInteraction) => Promise<unknown>, number]>([
    [
      "twice",
      (i) =>
        i.reply("一").then(() =>
          i.client.rest.post(`/interactions/${i.id}/${i.token}/callback`, {
            auth: false,
            body: { type: 4, data: { content: "二" } },
          }),
        ),
      40060,
    ],
    [
      "late",
      async (i) => {
        fake.advance(3001);
        await i.reply("晚");
      },
      10062,
    ],
    [
      "with text beside components v2",
      (i) =>
        i.reply({
          content: "x",
          components: [{ type: 10, content: "y" }],
          flags: MessageFlags.IsComponentsV2,
        } as never),
      50035,
    ],
    [
      "edited after 15 minutes",
      (i) =>
        i.deferReply().then(() => {
          fake.advance(15 * 60_000 + 1);
          return i.editReply("晚");
        }),
      50027,
    ],
    [
      "followed up before it was answered",
      (i) => i.client.rest.post(`/webhooks/${i.applicationId}/${i.token}`, { auth: false, body: { content: "x" } }),
      10015,
    ],
    [
      "with a title that's too long",
      (i) =>
        i.client.rest.post(`/interactions/${i.id}/${i.token}/callback`, {
          auth: false,
          body: { type: 9, data: { custom_id: "m", title: "长".repeat(46), components: [] } },
        }),
      50035,
    ],
    [
      "deferred with another flag",
      (i) =>
        i.client.rest.post(`/interactions/${i.id}/${i.token}/callback`, {
          auth: false,
          body: { type: 5, data: { flags: 32768 } },
        }),
      50035,
    ],
    [
      "with choices",
      (i) =>
        i.client.rest.post(`/interactions/${i.id}/${i.token}/callback`, {
          auth: false,
          body: { type: 8, data: { choices: [] } },
        }),
      50035,
    ],
    [
      "with nothing",
      (i) =>
        i.client.rest.post(`/interactions/${i.id}/${i.token}/callback`, { auth: false, body: { type: 4, data: {} } }),
      50006,
    ],
  ])("answered %s is refused", async (_, handle, code) => {
    fake.register([ASK]);
    const client = await connect();
    const refused = onInteraction(client, (interaction) => handle(slash(interaction)));
    fake.user("li").at(fake.guild().channel()).slash("ask", { question: "GDP" });
    const error = await refused;
    expect(error).toBeInstanceOf(DiscordAPIError);
    expect(error).toMatchObject({ code });
  });

  test("a modal can't follow a defer", async () => {
    fake.register([ASK]);
    const client = await connect();
    const refused = onInteraction(client, async (interaction) => {
      const asked = slash(interaction);
      await asked.deferReply();
      const body = {
        type: 9,
        data: {
          custom_id: "m",
          title: "t",
          components: [{ type: 18, label: "l", component: { type: 4, style: 1, custom_id: "c" } }],
        },
      };
      await client.rest.post(`/interactions/${asked.id}/${asked.token}/callback`, { auth: false, body });
    });
    fake.user("li").at(fake.guild().channel()).slash("ask", { question: "GDP" });
    expect(await refused).toMatchObject({ code: 40060 });
  });

  test("where only the user installed it: no guild, forced private, five follow-ups, no messages in the channel", async () => {
    fake.register([ASK]);
    const client = await connect();
    const channel = fake.guild("别人的", { botIsMember: false, externalApps: false }).channel();
    const refused = onInteraction(client, async (interaction) => {
      const asked = slash(interaction);
      expect([asked.guildId, asked.guild]).toEqual([channel.guild?.id, null]);
      await asked.reply("公开");
      await client.rest
        .post(`/channels/${channel.id}/messages`, { body: { content: "x" } })
        .catch((error: unknown) => expect(error).toMatchObject({ code: 50001 }));
      for (let n = 0; n < 6; n += 1) await asked.followUp(`${n}`);
    });
    expect(() => fake.user("wang").at(channel).slash("ask", { question: "GDP" })).toThrow("isn't offered");
    const sent = fake.user("li", { installed: true }).at(channel).slash("ask", { question: "GDP" });
    expect((await sent.reply()).flags & FLAG.ephemeral).toBe(FLAG.ephemeral);
    expect(await refused).toMatchObject({ code: 40094 });
    expect(sent.data.followUps.length).toBe(5);
  });

  test("buttons, a modal and its submit, a message menu, an autocomplete, a file", async () => {
    fake.register([
      {
        ...ASK,
        options: [
          { name: "report", description: "r", type: 3, autocomplete: true },
          { name: "file", description: "f", type: 11 },
        ],
      },
      { name: "核对数字", type: 3 },
    ]);
    const client = await connect();
    void onInteraction(client, async () => {});
    client.on(Events.InteractionCreate, async (i) => {
      if (i.isAutocomplete()) await i.respond([{ name: `《${i.options.getFocused()}》`, value: "x" }]);
      else if (i.isMessageContextMenuCommand()) await i.reply(i.targetMessage.content);
      else if (i.isButton())
        await i.showModal({
          customId: "m",
          title: "问",
          components: [{ type: 18, label: "问题", component: { type: 4, style: 2, customId: "q" } }],
        } as never);
      else if (i.isModalSubmit()) await i.reply(`再答：${i.fields.getTextInputValue("q")}`);
      else if (i.isChatInputCommand()) {
        const file = i.options.getAttachment("file", true);
        const content = await (await fetch(file.url)).text();
        await i.reply({
          content,
          components: [{ type: 1, components: [{ type: 2, style: 1, label: "追问", customId: "more" }] }],
          files: [{ attachment: Buffer.from("a,b"), name: "a.csv" }],
        } as never);
      }
    });
    const li = fake.user("li").at(fake.guild().channel());
    expect(await li.complete("ask", { report: "天河" })).toEqual([{ name: "《天河》", value: "x" }]);
    const reply = await li.slash("ask", { file: li.upload("稿 件.txt", "草稿") }).reply();
    expect([reply.content, reply.attachments.map(({ filename }) => filename)]).toEqual(["草稿", ["a.csv"]]);
    const opened = li.click(reply, "追问");
    const submitted = await li.submit(opened, "财政收入");
    expect((await submitted.reply()).content).toBe("再答：财政收入");
    const said = fake.user("wang").at(li.channel).say("GDP是5047.4亿元");
    expect((await li.messageMenu("核对数字", said).reply()).content).toBe("GDP是5047.4亿元");
  });
});

describe("requests that go wrong", () => {
  test("429 is waited for and 500 tried again, by discord.js itself", async () => {
    fake.register([ASK]);
    const client = await connect();
    const done = onInteraction(client, (interaction) => slash(interaction).reply("答"));
    fake.fail({ path: /callback$/, status: 429, retryAfterSeconds: 0.1 });
    fake.fail({ path: /callback$/, status: 502 });
    const sent = fake.user("li").at(fake.guild().channel()).slash("ask", { question: "GDP" });
    await done;
    expect((await sent.reply()).content).toBe("答");
    expect(fake.world.exchanges.filter(({ path }) => path.endsWith("callback")).map(({ status }) => status)).toEqual([
      429, 502, 204,
    ]);
  });

  test("without the token nothing is told", async () => {
    const response = await fetch(`${fake.api}/v10/users/@me`, { headers: { "user-agent": "DiscordBot (x, 1)" } });
    expect(response.status).toBe(401);
  });
});
