/** An unmodified discord.js client at the fake, for tests of the fake itself. Answers nothing. */
import { Client, Events, GatewayIntentBits, Partials } from "discord.js";
import type { FakeDiscord } from "./fake-discord.ts";

/** Logged in and ready. @throws what discord.js throws when it can't log in */
export async function connectClient(
  fake: FakeDiscord,
  intents: GatewayIntentBits[] = [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
  ],
  token: string = fake.token,
): Promise<Client<true>> {
  const client = new Client({ intents, partials: [Partials.Channel], rest: { api: fake.api } });
  client.on(Events.Error, () => {});
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
  } catch (error) {
    await client.destroy();
    throw error;
  }
  return ready;
}
