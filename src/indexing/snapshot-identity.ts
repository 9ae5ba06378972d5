/** What makes a snapshot what it is: its sources, the model and the settings. Equal identities give equal indexes. */
import type { Embedder } from "../models/embedder.ts";
import type { IndexSource } from "./build-index.ts";
import { sha256 } from "./file-hash.ts";
import { INDEX_FORMAT_VERSION, type IndexSettings, indexFingerprint, type Manifest, metadataHash } from "./manifest.ts";
import type { Tokenizer } from "./tokenize.ts";

export type SnapshotIdentity = Pick<Manifest, "formatVersion" | "snapshot" | "model" | "dimensions" | "fingerprint">;

export interface IdentityParts {
  /** In order of ids. */
  sources: readonly Omit<IndexSource, "read">[];
  embedder: Pick<Embedder, "id" | "dimensions">;
  settings: IndexSettings;
  tokenizer: Pick<Tokenizer, "fingerprint">;
}

export function identifySnapshot({ sources, embedder, settings, tokenizer }: IdentityParts): SnapshotIdentity {
  const fingerprint = indexFingerprint(settings, tokenizer);
  const parts = sources.map((source) => [source.id, source.file, source.sha256, metadataHash(source.metadata)]);
  const all = [INDEX_FORMAT_VERSION, embedder.id, embedder.dimensions, fingerprint, parts];
  return {
    formatVersion: INDEX_FORMAT_VERSION,
    snapshot: sha256(JSON.stringify(all)).slice(0, 16),
    model: embedder.id,
    dimensions: embedder.dimensions,
    fingerprint,
  };
}
