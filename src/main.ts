#!/usr/bin/env node
/**
 * The command `chuchu`: hands the process's arguments, environment and streams to the command line, and opens what its
 * commands need. The one reader of process.env; holds no command. Whatever is heavy is loaded when a command asks for it.
 */
import { fstatSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import type { ExplainingDesk } from "./answer/create-desk.ts";
import type { ModelDeskOptions } from "./answer/model/open-model-desk.ts";
import type { Backend } from "./chat/cli/backend.ts";
import { runCli } from "./chat/cli/run-cli.ts";
import { createTerminal } from "./chat/cli/terminal.ts";
import { chooseInterfaceLanguage } from "./chat/messages/messages-for.ts";
import type { Settings } from "./config.ts";
import type { IndexSource } from "./indexing/build-index.ts";
import { createLogger, type Logger } from "./logger.ts";

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
  const { indexDir: indexFolder, corpusDir, colors, answerLog } = settings;
  const openEmbedder = async () => (await import("./models/create-embedder.ts")).createEmbedder(settings.embedder);
  const openOwnDesk = async () => {
    const [{ createDesk, loadLanguage }, embedder, { openIndex }, fingerprint] = await Promise.all([
      import("./answer/create-desk.ts"),
      openEmbedder(),
      import("./indexing/open-index.ts"),
      openFingerprint(),
    ]);
    const index = await openIndex({ indexFolder, modelId: embedder.id, fingerprint });
    const language = loadLanguage();
    return { desk: createDesk({ index, embedder, logger, language }), index, language };
  };
  return {
    ...(colors === undefined ? {} : { colors }),
    ...(answerLog === undefined ? {} : { keepsAnswers: true }),
    async openDesk() {
      const { desk, index, language } = await openOwnDesk();
      const { languageModel: model } = settings;
      const worded = model === undefined ? desk : await openModelDesk(model, { desk, index, language, logger });
      if (answerLog === undefined) return worded;
      const { keepAnswers } = await import("./answer/receipts/answer-log.ts");
      return keepAnswers(worded, { file: answerLog, snapshot: index.snapshot, logger });
    },
    async recheckReceipt(id) {
      const [{ findAnswer }, { recheckReceipt }] = await Promise.all([
        import("./answer/receipts/answer-log.ts"),
        import("./answer/receipts/recheck-receipt.ts"),
      ]);
      const record = await findAnswer(answerLog, id);
      const { desk, index } = await openOwnDesk();
      return recheckReceipt(record, { reports: index.reports, snapshot: index.snapshot, ask: desk.ask });
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

/** The desk with a language model before it; its libraries are loaded here and nowhere else. */
async function openModelDesk(
  settings: NonNullable<Settings["languageModel"]>,
  parts: Pick<ModelDeskOptions, "desk" | "index" | "language" | "logger">,
): Promise<ExplainingDesk> {
  // LangChain would send or print questions and answers at the word of variables that aren't ours.
  for (const name of Object.keys(process.env)) if (/^LANG(?:SMITH|CHAIN)_/.test(name)) delete process.env[name];
  const [{ openModelDesk: open }, { createLanguageModel }] = await Promise.all([
    import("./answer/model/open-model-desk.ts"),
    import("./models/create-language-model.ts"),
  ]);
  return open({ ...parts, model: await createLanguageModel(settings), limits: settings });
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
  debug: environment.LOG_LEVEL?.trim() === "debug",
});
