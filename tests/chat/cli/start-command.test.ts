/** `chuchu start` with chats; without any it's the prompt: run-cli.test.ts. */
import { describe, expect, test } from "vitest";
import type { ChatParts } from "../../../src/chat/chat-adapter.ts";
import type { ConfiguredChat } from "../../../src/chat/run-chats.ts";
import { ConfigurationError, IndexError } from "../../../src/errors.ts";
import { openMemoryChat } from "../../support/memory-chat.ts";
import { runCommand } from "../../support/run-command.ts";

/** A chat in which somebody asks as soon as it's there; then the process is asked to stop. */
function askedOnce(text: string) {
  const seen = { reply: "", stop: (_: "SIGTERM" | "SIGINT"): void => {} };
  const chat: ConfiguredChat = {
    name: "memory",
    async create(parts: ChatParts) {
      const { adapter, ask } = openMemoryChat(parts);
      return {
        ...adapter,
        isConnected: () => adapter.isConnected(),
        async start() {
          await adapter.start();
          seen.reply = await ask(text);
          setImmediate(() => seen.stop("SIGTERM"));
        },
      };
    },
  };
  const onStop = (listener: typeof seen.stop): void => {
    seen.stop = listener;
  };
  return { seen, setting: { chats: [chat], onStop } };
}

describe("start with a chat", () => {
  test("answers there instead of at the prompt, until it's told to stop", async () => {
    const { seen, setting } = askedOnce("2019年GDP是多少？");
    const { code, out, err, backend } = await runCommand(["start"], setting);
    expect(seen.reply).toContain("5047.4亿元");
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toBe(
      "已连上：memory。按 Ctrl-C 停止。\n正在停止，先答完手上的问题（最多 10 秒）。再按一次 Ctrl-C 立即结束。\n",
    );
    expect(backend.calls).toEqual(["indexStatus", "openEdition"]);
  });

  test("builds the index first where there is none", async () => {
    const { seen, setting } = askedOnce("2019年GDP是多少？");
    const stale = new IndexError({ code: "index_other_settings", message: "m", next: "n" });
    const { backend } = await runCommand(["start"], { ...setting, openErrors: [stale] });
    expect(seen.reply).toContain("5047.4亿元");
    expect(backend.calls).toEqual(["indexStatus", "openEdition", "buildIndex", "openEdition"]);
  });

  test("a chat that can't start is told, with the exit code of its error", async () => {
    const chat: ConfiguredChat = {
      name: "memory",
      create: async () => {
        throw new ConfigurationError({ code: "discord_bad_token", message: "m", next: "n" });
      },
    };
    const { code, err } = await runCommand(["start"], { chats: [chat] });
    expect({ code, err }).toEqual({
      code: 2,
      err: "错误：Discord 不接受这个机器人令牌。请在开发者后台重置令牌，把新的写进 DISCORD_TOKEN。\n",
    });
  });
});
