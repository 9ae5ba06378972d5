/** Opens the live snapshot of an index, or says why it can't be used and which command mends it. Builds nothing. */
import { access } from "node:fs/promises";
import { join } from "node:path";
import { IndexError } from "../errors.ts";
import { damaged } from "./array-file.ts";
import { CURRENT_FILE, missingIndex, readCurrent } from "./current-snapshot.ts";
import { hashOf } from "./make-live.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { openSnapshot } from "./open-snapshot.ts";
import type { SearchIndex } from "./search-index.ts";

export interface OpenIndexOptions {
  indexFolder: string;
  /** `Embedder.id`; an index built by another model is refused. */
  modelId?: string;
  /** `indexFingerprint` of the settings in force; an index built with others is refused. */
  fingerprint?: string;
}

/**
 * @throws IndexError `index_missing`, `index_empty`, `index_damaged`, `index_other_format`, `index_other_model`,
 *   `index_other_settings`
 */
export async function openIndex(options: OpenIndexOptions): Promise<SearchIndex> {
  const current = await readCurrent(options.indexFolder);
  try {
    return await openLive(options);
  } catch (error) {
    // Two builds while it was being opened take the snapshot away; the newest is there.
    const isReplaced = (await readCurrent(options.indexFolder).catch(() => current)) !== current;
    if (isReplaced && error instanceof IndexError && error.code === "index_damaged") return openIndex(options);
    throw error;
  }
}

async function openLive(options: OpenIndexOptions): Promise<SearchIndex> {
  const { folder, manifest } = await readLiveManifest(options.indexFolder);
  if (options.modelId !== undefined && manifest.model !== options.modelId) {
    throw new IndexError({
      code: "index_other_model",
      message: `The index was built with the embedding model ${manifest.model}, not with ${options.modelId}.`,
      next: "Run `chuchu index rebuild` to build it with this model, or choose the other model.",
      fields: { built: manifest.model, asked: options.modelId },
    });
  }
  if (options.fingerprint !== undefined && manifest.fingerprint !== options.fingerprint) {
    throw new IndexError({
      code: "index_other_settings",
      message: "The index was built with other settings or by another version of Chuchu.",
      next: "Run `chuchu index rebuild` to build it again.",
      fields: { built: manifest.fingerprint, asked: options.fingerprint },
    });
  }
  if (manifest.reports.length === 0) {
    throw new IndexError({
      code: "index_empty",
      message: "The index holds no report.",
      next: "Run `chuchu index add FILE` to add one.",
    });
  }
  return openSnapshot(folder, manifest);
}

/**
 * Folder and manifest of the live snapshot.
 * @throws IndexError `index_missing`, `index_damaged`, `index_other_format`
 */
export async function readLiveManifest(indexFolder: string): Promise<{ folder: string; manifest: Manifest }> {
  const snapshot = await readCurrent(indexFolder);
  if (snapshot === undefined) throw missingIndex();
  const folder = join(indexFolder, snapshot);
  await access(folder).catch((error: unknown) => {
    throw damaged(CURRENT_FILE, "names a snapshot that isn't there", error);
  });
  const manifest = await readManifest(folder);
  if (manifest.snapshot !== hashOf(snapshot)) throw damaged(CURRENT_FILE, "names a snapshot with another name");
  return { folder, manifest };
}
