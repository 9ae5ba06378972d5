/**
 * The real backend: settings → desk, index and library, each opened when a command asks for it, heavy modules loaded then.
 * Reads no environment and holds no command.
 */
import type { ExplainingDesk, LanguageData } from "../../answer/create-desk.ts";
import type { ModelDeskOptions } from "../../answer/model/open-model-desk.ts";
import type { ChatSettings, Settings } from "../../config.ts";
import type { Places } from "../../corpus/places.ts";
import { ConfigurationError } from "../../errors.ts";
import type { SearchIndex } from "../../indexing/search-index.ts";
import type { Library } from "../../indexing/shelf/library.ts";
import type { Logger } from "../../logger.ts";
import type { Embedder } from "../../models/embedder.ts";
import type { Backend, ShowProgress } from "./backend.ts";

const PLACES_FILE = new URL("../../../data/places.tsv", import.meta.url);

export function createBackend(settings: Settings, logger: Logger): Backend {
  const { indexDir: indexFolder, corpusDir: corpusFolder, colors, answerLog, languageModel } = settings;
  let embedding: Promise<Embedder> | undefined;
  /** One for the whole process: a model holds much memory, and a new index needs no new one. */
  const openEmbedder = (): Promise<Embedder> => {
    embedding ??= import("../../models/create-embedder.ts").then(({ createEmbedder }) =>
      createEmbedder(settings.embedder),
    );
    return embedding;
  };
  let language: LanguageData | undefined;
  /** The desk without a language model; language data are read once, however often the index is replaced. */
  const openOwnDesk = async () => {
    const [{ createDesk, loadLanguage }, embedder, { openIndex }, fingerprint] = await Promise.all([
      import("../../answer/create-desk.ts"),
      openEmbedder(),
      import("../../indexing/open-index.ts"),
      openFingerprint(),
    ]);
    const index = await openIndex({ indexFolder, modelId: embedder.id, fingerprint });
    language ??= loadLanguage();
    return { desk: createDesk({ index, embedder, logger, language }), index, language };
  };
  const openWorded = languageModel && modelDeskOpener(languageModel);
  const openEdition = async () => {
    const { desk, index, language: words } = await openOwnDesk();
    const worded = openWorded === undefined ? desk : await openWorded({ desk, index, language: words, logger });
    const { snapshot, reports } = index;
    if (answerLog === undefined) return { snapshot, reports, desk: worded, ownDesk: desk };
    const { keepAnswers } = await import("../../answer/receipts/answer-log.ts");
    return { snapshot, reports, ownDesk: desk, desk: keepAnswers(worded, { file: answerLog, snapshot, logger }) };
  };
  const liveSnapshot = async () => (await import("../../indexing/current-snapshot.ts")).readCurrent(indexFolder);
  const openDesk = async (): Promise<ExplainingDesk> => {
    const [{ openLiveEdition }, { followEdition }] = await Promise.all([
      import("../live-edition.ts"),
      import("../follow-edition.ts"),
    ]);
    return followEdition(await openLiveEdition({ openEdition, liveSnapshot, logger }), { liveSnapshot });
  };
  const openLibrary = async (onProgress?: ShowProgress): Promise<Library> => {
    const [embedder, parts] = await Promise.all([openEmbedder(), openLibraryParts()]);
    const examine = (index: SearchIndex) => examineQuestions(index, { corpusFolder, embedder, logger });
    const folders = { corpusFolder, indexFolder };
    return { ...folders, ...parts, embedder, logger, examine, ...(onProgress === undefined ? {} : { onProgress }) };
  };
  return {
    ...(colors === undefined ? {} : { colors }),
    corpusFolder,
    logger,
    chatSettings: settings.chat,
    ...chatBackend(settings.chat),
    openDesk,
    openEdition,
    liveSnapshot,
    ...(answerLog === undefined ? {} : { keepsAnswers: true }),
    async recheckReceipt(id) {
      const [{ findAnswer }, { recheckReceipt }] = await Promise.all([
        import("../../answer/receipts/answer-log.ts"),
        import("../../answer/receipts/recheck-receipt.ts"),
      ]);
      const record = await findAnswer(answerLog, id);
      const { desk, index } = await openOwnDesk();
      return recheckReceipt(record, { reports: index.reports, snapshot: index.snapshot, ask: desk.ask });
    },
    async openReports() {
      const { openIndex } = await import("../../indexing/open-index.ts");
      return (await openIndex({ indexFolder, fingerprint: await openFingerprint() })).reports;
    },
    async buildIndex(onProgress, request) {
      return (await import("../../indexing/shelf/update-index.ts")).updateIndex(await openLibrary(onProgress), request);
    },
    async addReports(request, onProgress) {
      return (await import("../../indexing/shelf/add-reports.ts")).addReports(request, await openLibrary(onProgress));
    },
    async removeReports(ids, request, onProgress) {
      const { removeReports } = await import("../../indexing/shelf/remove-reports.ts");
      return removeReports(ids, await openLibrary(onProgress), request);
    },
    async renameReport(ids, request, onProgress) {
      const { renameReport } = await import("../../indexing/shelf/remove-reports.ts");
      return renameReport(ids, await openLibrary(onProgress), request);
    },
    async readReportFile(path) {
      const [{ planReport }, { readReport }] = await Promise.all([
        import("../../indexing/shelf/plan-report.ts"),
        import("../../corpus/read-report.ts"),
      ]);
      const parts = await openLibraryParts();
      const { shelved, metadata } = await planReport(path, { metadata: {} }, parts);
      return readReport({ ...shelved.report, metadata }, parts.places());
    },
    async indexStatus() {
      const [{ indexStatus }, { openSources }, { unreadIds }] = await Promise.all([
        import("../../indexing/index-status.ts"),
        import("../../indexing/shelf/library.ts"),
        import("../../indexing/shelf/update-index.ts"),
      ]);
      const { places, extensions } = await openLibraryParts();
      const sources = await openSources(corpusFolder, places);
      const unread = (await unreadIds(corpusFolder, extensions)).map((id) => ({ id, sha256: "" }));
      const [embedder, fingerprint] = await Promise.all([openEmbedder(), openFingerprint()]);
      return indexStatus({ indexFolder, sources: [...sources, ...unread], modelId: embedder.id, fingerprint });
    },
    async verifyIndex() {
      return (await import("../../indexing/verify-index.ts")).verifyIndex({ indexFolder });
    },
    async examineLibrary() {
      const { examineLibrary } = await import("../../indexing/shelf/examine-library.ts");
      return examineLibrary({ corpusFolder, indexFolder, ...(await openLibraryParts()), logger, openEmbedder });
    },
    async collectGarbage(request) {
      return (await import("../../indexing/collect-garbage.ts")).collectGarbage({ indexFolder, ...request });
    },
    async watchCorpus(options) {
      return (await import("../../indexing/shelf/watch-corpus.ts")).watchCorpus({ corpusFolder, ...options });
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
                (await import("../discord/create-discord-adapter.ts")).createDiscordAdapter(discord, parts),
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
      return (await import("../discord/deploy-commands.ts")).deployCommands(discord, guild ?? discord.guildId);
    },
  };
}

/**
 * Opens desks with a language model before them; its libraries are loaded here and nowhere else. The client and what people may still ask of
 * it are one for the process, however often the index is replaced.
 */
function modelDeskOpener(settings: NonNullable<Settings["languageModel"]>) {
  const load = async () => {
    const [{ openModelDesk }, { createAllowance }, { createLanguageModel }] = await Promise.all([
      import("../../answer/model/open-model-desk.ts"),
      import("../../answer/model/model-allowance.ts"),
      import("../../models/create-language-model.ts"),
    ]);
    const { timeoutMs } = settings;
    return {
      openModelDesk,
      timeoutMs,
      model: await createLanguageModel(settings),
      allowance: createAllowance(settings),
    };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return async (parts: Pick<ModelDeskOptions, "desk" | "index" | "language" | "logger">): Promise<ExplainingDesk> => {
    loaded ??= load();
    const { openModelDesk, ...own } = await loaded;
    return openModelDesk({ ...parts, ...own });
  };
}

/** What reading reports and building passages needs; no model. */
async function openLibraryParts(): Promise<
  Pick<Library, "places" | "extensions" | "readFile" | "tokenizer" | "settings">
> {
  const [{ loadPlaces }, { readReportFile, REPORT_FILE_EXTENSIONS }, builder] = await Promise.all([
    import("../../corpus/places.ts"),
    import("../../corpus/read-report-file.ts"),
    openBuilder(),
  ]);
  let places: Places | undefined;
  return {
    places: () => {
      places ??= loadPlaces(PLACES_FILE);
      return places;
    },
    extensions: new Set(REPORT_FILE_EXTENSIONS),
    readFile: (file) => readReportFile(file),
    ...builder,
  };
}

/** How passages are made and cut into terms. */
async function openBuilder() {
  const [{ createTokenizer }, { readerFingerprint }] = await Promise.all([
    import("../../indexing/tokenize.ts"),
    import("../../indexing/reader-fingerprint.ts"),
  ]);
  return { tokenizer: createTokenizer(), settings: { reader: readerFingerprint() } };
}

async function openFingerprint(): Promise<string> {
  const [{ tokenizer, settings }, { indexFingerprint }] = await Promise.all([
    openBuilder(),
    import("../../indexing/manifest.ts"),
  ]);
  return indexFingerprint(settings, tokenizer);
}

/** Asks an index that isn't live yet the golden questions that lie beside its reports. */
async function examineQuestions(
  index: SearchIndex,
  { corpusFolder, embedder, logger }: { corpusFolder: string; embedder: Embedder; logger: Logger },
) {
  const { readQuestions } = await import("../../indexing/shelf/read-questions.ts");
  const files = await readQuestions(corpusFolder, [...index.reports.keys()]);
  if (files.length === 0) return [];
  const [{ createDesk }, { failingQuestions, parseGoldenQuestions }] = await Promise.all([
    import("../../answer/create-desk.ts"),
    import("../../answer/golden-questions.ts"),
  ]);
  const desk = createDesk({ index, embedder, logger });
  const problems: { code: "golden"; where: string; message: string }[] = [];
  for (const { report, file, content } of files) {
    const failing = await failingQuestions(desk, report, parseGoldenQuestions(content, file));
    problems.push(...failing.map(({ question }) => ({ code: "golden" as const, where: report, message: question })));
  }
  return problems;
}
