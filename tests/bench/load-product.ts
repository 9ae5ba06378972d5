/** The built product (dist/), module by module, as what is timed: what runs is what ships. Times nothing. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

type Module<Path extends keyof Modules> = Modules[Path];

interface Modules {
  "answer/answer-question": typeof import("../../src/answer/answer-question.ts");
  "answer/create-desk": typeof import("../../src/answer/create-desk.ts");
  "answer/find-evidence": typeof import("../../src/answer/find-evidence.ts");
  "corpus/load-corpus": typeof import("../../src/corpus/load-corpus.ts");
  "corpus/read-report": typeof import("../../src/corpus/read-report.ts");
  "indexing/build-index": typeof import("../../src/indexing/build-index.ts");
  "indexing/manifest": typeof import("../../src/indexing/manifest.ts");
  "indexing/open-index": typeof import("../../src/indexing/open-index.ts");
  "indexing/reader-fingerprint": typeof import("../../src/indexing/reader-fingerprint.ts");
  "models/onnx-embedder": typeof import("../../src/models/onnx-embedder.ts");
  "retrieval/choose-reports": typeof import("../../src/retrieval/choose-reports.ts");
  "retrieval/concepts": typeof import("../../src/retrieval/concepts.ts");
  "retrieval/evidence-model": typeof import("../../src/retrieval/evidence-model.ts");
  "retrieval/fold-question": typeof import("../../src/retrieval/fold-question.ts");
  "retrieval/question": typeof import("../../src/retrieval/question.ts");
  "retrieval/rank-evidence": typeof import("../../src/retrieval/rank-evidence.ts");
  "retrieval/retrieve": typeof import("../../src/retrieval/retrieve.ts");
  logger: typeof import("../../src/logger.ts");
}

export interface Product {
  /** The folder that holds dist/, data/, models/ and corpus/. */
  folder: string;
  /** The command. */
  main: string;
  load<Path extends keyof Modules>(path: Path): Promise<Module<Path>>;
}

/** @throws Error when nothing is built there */
export function openProduct(folder: string): Product {
  const main = join(folder, "dist/main.js");
  if (!existsSync(main)) throw new Error(`There is no ${main}. Run npm run build first.`);
  return {
    folder,
    main,
    load: async (path) => import(pathToFileURL(join(folder, `dist/${path}.js`)).href),
  };
}
