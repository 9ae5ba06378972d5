/** The fake with an unmodified discord.js: interactions, what Discord refuses of their answers, and requests that go wrong. */
import {
  type ChatInputCommandInteraction,
  type Client,
  DiscordAPIError,
  Events,
  type Interaction,
  MessageFlags,
} from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FLAG } from "./check-message.ts";
import { connectClient } from "./connect-client.ts";
import { type FakeDiscord, startFakeDiscord } from "./fake-discord.ts";
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

async function connect(): Promise<Client<true>> {
  const client = await connectClient(fake);
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
