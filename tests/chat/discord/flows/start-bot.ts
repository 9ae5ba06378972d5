/** The whole bot at the fake: real adapter, real commands, a desk as the test wants it. Ends with the test. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createAskLimits } from "../../../../src/chat/ask-limits.ts";
import type { ChatAdapter } from "../../../../src/chat/chat-adapter.ts";
import { createChatTurns } from "../../../../src/chat/chat-turns.ts";
import { createConversationHistory } from "../../../../src/chat/conversation-history.ts";
import { createDiscordAdapter } from "../../../../src/chat/discord/create-discord-adapter.ts";
import { deployCommands } from "../../../../src/chat/discord/deploy-commands.ts";
import { createFeedbackFile } from "../../../../src/chat/feedback-file.ts";
import type { LiveEdition } from "../../../../src/chat/live-edition.ts";
import type { DiscordSettings } from "../../../../src/config.ts";
import { createLogger } from "../../../../src/logger.ts";
import { describeFaults } from "../../../support/discord/describe-faults.ts";
import { type FakeDiscord, startFakeDiscord } from "../../../support/discord/fake-discord.ts";
import { makeReport } from "../../../support/make-report.ts";
import { createRecordingBackend } from "../../../support/recording-backend.ts";
import { createRecordingDesk, type RecordingDesk } from "../../../support/recording-desk.ts";
import { createStillEdition } from "../../../support/still-edition.ts";

/** What the recording desk's answers cite, with the neighbours of the paragraph. */
const FLOW_REPORT = makeReport("全年实现地区生产总值5047.4亿元，增长8%。\n新增就业6.2万人。\n财政收入77.65亿元。", {
  figures: [
    ["5047.4亿元", { indicator: "地区生产总值" }],
    ["6.2万人", { indicator: "新增就业" }],
    ["77.65亿元", { indicator: "财政收入" }],
  ],
});

/** An edition on a recording desk that answers as the test says. */
export function openFlowEdition(
  desk: RecordingDesk = createRecordingDesk(),
  snapshot = "5f0c5f0c5f0c5f0c",
): LiveEdition {
  return createStillEdition({ desk, snapshot, reports: [FLOW_REPORT] });
}

export interface BotOptions {
  live?: LiveEdition;
  maintainers?: string[];
  messageContent?: boolean;
  /** Privileged intents that the application was granted. */
  privileged?: number;
  userPerMinute?: number;
  token?: string;
  /** Connects only when the test says so. */
  isOffline?: boolean;
}

export interface Bot {
  fake: FakeDiscord;
  adapter: ChatAdapter;
  settings: DiscordSettings;
  /** Lines of the log, whole. */
  log: string[];
  /** What the adapter gave up on. */
  failures: unknown[];
  /** Rows of the feedback file. */
  votes(): Promise<Record<string, unknown>[]>;
  /** A new process in place of the old one: nothing remembered. */
  restart(live?: LiveEdition): Promise<void>;
  /** What Discord refused, what was seen by nobody, who was pinged: nothing of it, if all went well. */
  faults(): string[];
}

/** @param onEnd `onTestFinished` of its own, for a test that runs beside others */
export async function startBot(options: BotOptions = {}, onEnd: typeof onTestFinished = onTestFinished): Promise<Bot> {
  const fake = await startFakeDiscord({ privileged: options.privileged ?? 0 });
  const folder = await mkdtemp(join(tmpdir(), "chuchu-flows-"));
  const votesPath = join(folder, "votes.jsonl");
  const settings: DiscordSettings = {
    token: options.token ?? fake.token,
    applicationId: fake.applicationId,
    maintainers: options.maintainers ?? [],
    messageContent: options.messageContent ?? false,
    apiUrl: fake.api,
  };
  const log: string[] = [];
  const failures: unknown[] = [];
  const create = (live: LiveEdition): ChatAdapter => {
    const logger = createLogger("debug", (line) => void log.push(line));
    const feedback = createFeedbackFile(votesPath);
    const limits = createAskLimits({ userPerMinute: options.userPerMinute ?? 1000, guildPerMinute: 10_000 });
    const turns = createChatTurns({ live, history: createConversationHistory(), limits, logger, feedback });
    const { indexStatus } = createRecordingBackend();
    return createDiscordAdapter(settings, {
      turns,
      feedback,
      logger,
      indexStatus,
      fail: (error) => void failures.push(error),
    });
  };
  const live = options.live ?? openFlowEdition();
  const bot: Bot = {
    fake,
    adapter: create(live),
    settings,
    log,
    failures,
    votes: async () =>
      (await readFile(votesPath, "utf8").catch(() => ""))
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    async restart(next = live) {
      await bot.adapter.stop();
      bot.adapter = create(next);
      await bot.adapter.start();
    },
    faults: () => describeFaults(fake),
  };
  onEnd(async () => {
    await bot.adapter.stop();
    await fake.stop();
    await rm(folder, { recursive: true, force: true });
  });
  if (options.isOffline !== true) {
    await deployCommands({ ...settings, token: fake.token });
    await bot.adapter.start();
  }
  return bot;
}
