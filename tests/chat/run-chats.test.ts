import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { ChatAdapter, ChatParts } from "../../src/chat/chat-adapter.ts";
import { runChats, type StopSignal } from "../../src/chat/run-chats.ts";
import type { ChatSettings } from "../../src/config.ts";
import { ConfigurationError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { createStillEdition } from "../support/still-edition.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SETTINGS: ChatSettings = { userPerMinute: 10, guildPerMinute: 10 };
const refused = (): ConfigurationError =>
  new ConfigurationError({ code: "bad", message: "Refused.", next: "Mend it." });

/** A chat that records what happens to it. */
function fakeChat(name: string, events: string[], changes: Partial<ChatAdapter> = {}) {
  const chat = {
    parts: undefined as ChatParts | undefined,
    connected: false,
    name,
    create: async (parts: ChatParts): Promise<ChatAdapter> => {
      chat.parts = parts;
      return {
        name,
        async start() {
          events.push(`${name} starts`);
          chat.connected = true;
        },
        async stop() {
          events.push(`${name} stops`);
          chat.connected = false;
        },
        isConnected: () => chat.connected,
        ...changes,
      };
    },
  };
  return chat;
}

function run(chats: ReturnType<typeof fakeChat>[], settings: Partial<ChatSettings> = {}, events: string[] = []) {
  let signal = (_: StopSignal): void => {};
  const live = createStillEdition();
  const code = runChats({
    chats,
    settings: { ...SETTINGS, ...settings },
    live,
    indexStatus: async () => ({ state: "missing", unindexed: [] }),
    logger: createLogger("silent", () => {}),
    onStop: (listener) => {
      signal = listener;
    },
    onStarted: (names) => void events.push(`started ${names.join()}`),
    onStopping: (why) => void events.push(why),
  });
  code.catch(() => undefined);
  return { code, live, stop: (why: StopSignal) => signal(why) };
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe("runChats", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("starts all, and stops all at %s with exit code 0", async (why) => {
    const events: string[] = [];
    const { code, live, stop } = run([fakeChat("a", events), fakeChat("b", events)], {}, events);
    await sleep(10);
    expect(events).toEqual(["a starts", "b starts", "started a,b"]);
    stop(why);
    expect(await code).toBe(0);
    expect(events.slice(3)).toEqual([why, "a stops", "b stops"]);
    expect(live.closed).toBe(true);
  });

  test("one that can't start is the error; the others are stopped", async () => {
    const events: string[] = [];
    const failing = fakeChat("b", events, { start: async () => Promise.reject(refused()) });
    const { code, live } = run([fakeChat("a", events), failing], {}, events);
    await expect(code).rejects.toMatchObject({ code: "bad" });
    expect(events).toEqual(["a starts", "a stops", "b stops"]);
    expect(live.closed).toBe(true);
  });

  test("one that fails later ends the process with its error", async () => {
    const events: string[] = [];
    const chat = fakeChat("a", events);
    const { code } = run([chat], {}, events);
    await sleep(10);
    chat.parts?.fail(refused());
    await expect(code).rejects.toMatchObject({ code: "bad" });
    expect(events.at(-1)).toBe("a stops");
  });

  test("a stop while it still connects doesn't wait for that", async () => {
    const events: string[] = [];
    const { code, stop } = run([fakeChat("a", events, { start: () => new Promise(() => {}) })], {}, events);
    await sleep(10);
    stop("SIGTERM");
    expect(await code).toBe(0);
    expect(events).toEqual(["SIGTERM", "a stops"]);
  });

  test("answers that were still under way when it had to leave are exit code 1", async () => {
    const chat = fakeChat("a", []);
    const { code, live, stop } = run([chat]);
    const never = { ...live.edition.desk, ask: () => new Promise<never>(() => {}) };
    live.edition = { ...live.edition, desk: never };
    await sleep(10);
    void chat.parts?.turns.ask({ user: "a:1", place: "a:1", text: "问" });
    stop("SIGTERM");
    expect(await code).toBe(1);
  });

  test("the health page follows the chats, and goes with them", async () => {
    const healthPort = await freePort();
    const chat = fakeChat("a", []);
    const { code, stop } = run([chat], { healthPort });
    const get = () => fetch(`http://127.0.0.1:${healthPort}/healthz`);
    await sleep(20);
    expect(await (await get()).json()).toEqual({
      status: "ok",
      snapshot: "5f0c5f0c5f0c5f0c",
      chats: { a: "connected" },
    });
    chat.connected = false;
    expect((await get()).status).toBe(503);
    stop("SIGTERM");
    await code;
    await expect(get()).rejects.toThrow();
  });

  test("a health page that can't be served is told before any chat connects", async () => {
    const healthPort = await freePort();
    const blocking = createServer().listen(healthPort, "127.0.0.1");
    const events: string[] = [];
    const { code } = run([fakeChat("a", events)], { healthPort }, events);
    await expect(code).rejects.toMatchObject({ code: "health_port_unavailable" });
    expect(events).toEqual(["a stops"]);
    await new Promise((resolve) => blocking.close(resolve));
  });

  test("votes are kept where the settings say, and only then asked for", async () => {
    const feedbackFile = join(await temporaryFolder(), "votes.jsonl");
    const [keeping, not] = [fakeChat("a", []), fakeChat("b", [])];
    const runs = [run([keeping], { feedbackFile }), run([not])];
    await sleep(10);
    expect(not.parts?.feedback).toBeUndefined();
    expect(not.parts?.turns.kept.votes).toBe(false);
    await keeping.parts?.feedback?.add({ user: "a:1", vote: "up", question: "问", receipt: "0f1e" });
    expect(await readFile(feedbackFile, "utf8")).toContain('"user":"a:1"');
    expect(await keeping.parts?.turns.forget("a:1")).toEqual({ conversations: 0, votes: 1 });
    for (const each of runs) each.stop("SIGINT");
    expect(await Promise.all(runs.map(({ code }) => code))).toEqual([0, 0]);
  });
});
