#!/usr/bin/env node
/**
 * The command `chuchu`: hands the process's arguments, environment and streams to the command line, and opens what its
 * commands need. The one reader of process.env; holds no command. Whatever is heavy is loaded when a command asks for it.
 */
import { fstatSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import type { Backend } from "./chat/cli/backend.ts";
import { runCli } from "./chat/cli/run-cli.ts";
import { createTerminal } from "./chat/cli/terminal.ts";
import { chooseInterfaceLanguage } from "./chat/messages/messages-for.ts";
import type { StopSignal } from "./chat/run-chats.ts";
import type { ChatSettings, Settings } from "./config.ts";
import { ConfigurationError } from "./errors.ts";
import type { IndexSource } from "./indexing/build-index.ts";
import { createLogger, type Logger } from "./logger.ts";
import type { Embedder } from "./models/embedder.ts";

type Environment = Record<string, string | undefined>;

const PACKAGE_FOLDER = fileURLToPath(new URL("..", import.meta.url));

/** The process's environment, and below it the `.env` of the working folder if there is one. */
function readEnvironment(): Environment {
  try {
    return { ...parseEnv(readFileSync(".env", "utf8")), ...process.env };
  } catch {
    return process.env;
  }
}

async function openBackend(environment: Environment): Promise<Backend> {
  const { readSettings } = await import("./config.ts");
  const settings = readSettings(environment, { workingFolder: process.cwd(), packageFolder: PACKAGE_FOLDER });
  return createBackend(
    settings,
    createLogger(settings.logLevel, (line) => process.stderr.write(line)),
  );
}

function createBackend(settings: Settings, logger: Logger): Backend {
  const { indexDir: indexFolder, corpusDir, colors } = settings;
  let embedding: Promise<Embedder> | undefined;
  /** One for the whole process: a model holds much memory, and a new index needs no new one. */
  const openEmbedder = (): Promise<Embedder> => {
    embedding ??= import("./models/create-embedder.ts").then(({ createEmbedder }) => createEmbedder(settings.embedder));
    return embedding;
  };
  const openEdition = async () => {
    const [{ createDesk }, embedder, { openIndex }, fingerprint] = await Promise.all([
      import("./answer/create-desk.ts"),
      openEmbedder(),
      import("./indexing/open-index.ts"),
      openFingerprint(),
    ]);
    const index = await openIndex({ indexFolder, modelId: embedder.id, fingerprint });
    return { snapshot: index.snapshot, reports: index.reports, desk: createDesk({ index, embedder, logger }) };
  };
  return {
    ...(colors === undefined ? {} : { colors }),
    logger,
    chatSettings: settings.chat,
    ...chatBackend(settings.chat),
    openEdition,
    openDesk: async () => (await openEdition()).desk,
    async liveSnapshot() {
      return (await import("./indexing/current-snapshot.ts")).readCurrent(indexFolder);
    },
    async openReports() {
      const { openIndex } = await import("./indexing/open-index.ts");
      return (await openIndex({ indexFolder, fingerprint: await openFingerprint() })).reports;
    },
    async buildIndex(onProgress) {
      const { buildIndex } = await import("./indexing/build-index.ts");
      const sources = await openSources(corpusDir);
      const embedder = await openEmbedder();
      return buildIndex({ sources, indexFolder, embedder, ...(await openBuilder()), logger, onProgress });
    },
    async indexStatus() {
      const { indexStatus } = await import("./indexing/index-status.ts");
      const [sources, embedder, fingerprint] = await Promise.all([
        openSources(corpusDir),
        openEmbedder(),
        openFingerprint(),
      ]);
      return indexStatus({ indexFolder, sources, modelId: embedder.id, fingerprint });
    },
    async verifyIndex() {
      return (await import("./indexing/verify-index.ts")).verifyIndex({ indexFolder });
    },
  };
}

/** Chats that a token is set for, each loaded when it's started. */
function chatBackend({ discord }: ChatSettings): Pick<Backend, "chats" | "deployDiscord"> {
  return {
    chats:
      discord === undefined
        ? []
        : [
            {
              name: "discord",
              create: async (parts) =>
                (await import("./chat/discord/create-discord-adapter.ts")).createDiscordAdapter(discord, parts),
            },
          ],
    async deployDiscord(guild) {
      if (discord === undefined) {
        throw new ConfigurationError({
          code: "discord_not_configured",
          message: "No token for Discord is set.",
          next: "Set DISCORD_TOKEN and DISCORD_APPLICATION_ID, in the environment or in .env.",
        });
      }
      return (await import("./chat/discord/deploy-commands.ts")).deployCommands(discord, guild ?? discord.guildId);
    },
  };
}

/** Reports of the corpus folder, each parsed only when the index needs it. */
async function openSources(corpusDir: string): Promise<IndexSource[]> {
  const { loadCorpus } = await import("./corpus/load-corpus.ts");
  const reports = await loadCorpus(corpusDir);
  return reports.map(({ fileName: file, ...source }) => ({
    id: source.id,
    file,
    sha256: source.sha256,
    metadata: source.metadata,
    async read() {
      const [{ readReport }, { loadPlaces }] = await Promise.all([
        import("./corpus/read-report.ts"),
        import("./corpus/places.ts"),
      ]);
      return readReport({ ...source, fileName: file }, loadPlaces(new URL("../data/places.tsv", import.meta.url)));
    },
  }));
}

/** How passages are made and cut into terms. */
async function openBuilder() {
  const [{ createTokenizer }, { readerFingerprint }] = await Promise.all([
    import("./indexing/tokenize.ts"),
    import("./indexing/reader-fingerprint.ts"),
  ]);
  return { tokenizer: createTokenizer(), settings: { reader: readerFingerprint() } };
}

async function openFingerprint(): Promise<string> {
  const [{ tokenizer, settings }, { indexFingerprint }] = await Promise.all([
    openBuilder(),
    import("./indexing/manifest.ts"),
  ]);
  return indexFingerprint(settings, tokenizer);
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return version;
}

let runsUntilStopped = false;

/** Asked a second time, the process ends at once, as processes do. */
function onStop(listener: (signal: StopSignal) => void): void {
  runsUntilStopped = true;
  const stop = (signal: NodeJS.Signals): void => {
    process.off("SIGTERM", stop).off("SIGINT", stop);
    listener(signal as StopSignal);
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
}

const environment = readEnvironment();
const terminal = createTerminal({
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  stdoutIsFile: fstatSync(process.stdout.fd).isFile(),
});
// Whoever reads our output may stop reading (`chuchu figures | head`): that's no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await runCli(process.argv.slice(2), {
  terminal,
  language: chooseInterfaceLanguage(environment.INTERFACE_LANGUAGE, Intl.DateTimeFormat().resolvedOptions().locale),
  version: readVersion(),
  openBackend: () => openBackend(environment),
  onStop,
  debug: environment.LOG_LEVEL?.trim() === "debug",
});
// What was running has said goodbye: neither a connection that hangs nor a timer keeps the process.
if (runsUntilStopped) process.exit();
