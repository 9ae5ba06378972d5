/**
 * A strict fake of Discord on this machine: REST and gateway over loopback, and people who use the bot. Where the two
 * could differ, Discord's documentation decides; each rule names its page.
 */
import type { AddressInfo } from "node:net";
import { channelObject, EVERYDAY_PERMISSIONS, guildObject } from "./api-objects.ts";
import { checkCommands } from "./check-commands.ts";
import { createGateway, type FakeGateway, INTENT } from "./fake-gateway.ts";
import { createRest, type RestFault } from "./fake-rest.ts";
import { createPerson, type FakePerson } from "./fake-user.ts";
import {
  CHANNEL_TYPE,
  createWorld,
  type FakeChannelData,
  type FakeGuildData,
  type FakeInteractionData,
  type FakeUserData,
  type FakeWorld,
} from "./fake-world.ts";
import { type Body, createForm } from "./form-errors.ts";
import { ANSWER_WITHIN_MS } from "./interaction-routes.ts";
import { dmWith } from "./message-routes.ts";

const TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.fake00.only-for-tests-of-the-fake-server";

export interface FakeOptions {
  /** Privileged intents that are switched on for the application; none. */
  privileged?: number;
}

export interface FakeGuild extends FakeGuildData {
  channel(name?: string, options?: { botMayWrite?: boolean }): FakeChannelData;
  /** @param owner who opened it; not the bot unless its id is given */
  thread(parent: FakeChannelData, name?: string, owner?: string): FakeChannelData;
  role(name: string): string;
}

export interface UserOptions {
  locale?: string;
  bot?: boolean;
  /** Has the app in their account. */
  installed?: boolean;
}

export interface FakeUser extends FakeUserData {
  /** Takes a seat in a channel. */
  at(channel: FakeChannelData, options?: { roles?: string[]; permissions?: bigint }): FakePerson;
  /** In the DM with the bot. */
  dm(): FakePerson;
}

export interface FakeDiscord {
  /** For `rest.api` of discord.js: http://127.0.0.1:PORT/api */
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  readonly world: FakeWorld;
  readonly gateway: FakeGateway;
  guild(name?: string, options?: Partial<Pick<FakeGuildData, "locale" | "botIsMember" | "externalApps">>): FakeGuild;
  user(name: string, options?: UserOptions): FakeUser;
  /** A group of people without the bot. */
  groupDm(...users: FakeUserData[]): FakeChannelData;
  /** Lets requests go wrong. */
  fail(fault: RestFault): void;
  /** Registers commands as if the app had. @throws Error when Discord would refuse them */
  register(commands: readonly unknown[], guild?: string): void;
  /** Interactions that nobody answered in time, by now. */
  unanswered(): FakeInteractionData[];
  /** Lets time go by for deadlines and tokens, not for timers. */
  advance(ms: number): void;
  stop(): Promise<void>;
}

export async function startFakeDiscord({ privileged = 0 }: FakeOptions = {}): Promise<FakeDiscord> {
  let skewMs = 0;
  const world = createWorld(TOKEN, () => Date.now() + skewMs);
  const gateway = createGateway(world, privileged);
  const faults: RestFault[] = [];
  const server = createRest(world, gateway, faults, (privileged & INTENT.messageContent) !== 0);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  world.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    api: `${world.address}/api`,
    token: TOKEN,
    applicationId: world.applicationId,
    world,
    gateway,
    guild: (name = "编辑部", options = {}) => createGuild(world, gateway, name, options),
    user: (name, options = {}) => createUser(world, gateway, name, options),
    groupDm(...users) {
      const channel = { id: world.nextId(), type: CHANNEL_TYPE.groupDm, recipients: users, botMayWrite: false };
      world.channels.set(channel.id, channel);
      return channel;
    },
    fail: (fault) => void faults.push({ ...fault }),
    register: (commands, guild = "") => register(world, commands, guild),
    unanswered: () =>
      [...world.interactions.values()].filter(
        ({ answer, sentAt }) => answer === undefined && world.now() - sentAt > ANSWER_WITHIN_MS,
      ),
    advance(ms) {
      skewMs += ms;
      world.changed();
    },
    async stop() {
      await gateway.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function createGuild(
  world: FakeWorld,
  gateway: FakeGateway,
  name: string,
  options: Parameters<FakeDiscord["guild"]>[1],
): FakeGuild {
  const guild: FakeGuildData = {
    id: world.nextId(),
    name,
    locale: "zh-CN",
    botIsMember: true,
    externalApps: true,
    roles: [],
    ...options,
  };
  world.guilds.set(guild.id, guild);
  if (guild.botIsMember) gateway.dispatch("GUILD_CREATE", guildObject(guild, world), INTENT.guilds);
  const add = (event: string, channel: FakeChannelData): FakeChannelData => {
    world.channels.set(channel.id, channel);
    if (guild.botIsMember) gateway.dispatch(event, channelObject(channel), INTENT.guilds);
    return channel;
  };
  return Object.assign(guild, {
    channel(channelName = "大厅", { botMayWrite = true } = {}) {
      const id = world.nextId();
      return add("CHANNEL_CREATE", {
        id,
        type: CHANNEL_TYPE.guildText,
        name: channelName,
        guild,
        recipients: [],
        botMayWrite,
      });
    },
    thread(parent: FakeChannelData, threadName = "讨论", owner = "100000000000000001") {
      const id = world.nextId();
      const type = CHANNEL_TYPE.publicThread;
      return add("THREAD_CREATE", {
        id,
        type,
        name: threadName,
        guild,
        parent,
        owner,
        recipients: [],
        botMayWrite: true,
      });
    },
    role(roleName: string) {
      const id = world.nextId();
      guild.roles.push({ id, name: roleName });
      return id;
    },
  });
}

function createUser(world: FakeWorld, gateway: FakeGateway, username: string, options: UserOptions): FakeUser {
  const user: FakeUserData = {
    id: world.nextId(),
    username,
    bot: false,
    locale: "zh-CN",
    installed: false,
    ...options,
  };
  world.users.set(user.id, user);
  const sit: FakeUser["at"] = (channel, { roles = [], permissions = EVERYDAY_PERMISSIONS } = {}) =>
    createPerson(world, gateway, { user, channel, roles, permissions });
  return Object.assign(user, { at: sit, dm: () => sit(dmWith(world, user)) });
}

function register(world: FakeWorld, commands: readonly unknown[], guild: string): void {
  const form = createForm();
  checkCommands(commands, guild !== "", form);
  if (form.errors.length > 0) throw new Error(`Discord would refuse these commands: ${JSON.stringify(form.errors)}`);
  const saved = (JSON.parse(JSON.stringify(commands)) as Body[]).map((command) => ({
    type: 1,
    ...command,
    id: world.nextId(),
    ...(guild === "" ? {} : { guild_id: guild }),
  }));
  world.commands.set(guild, saved);
}
