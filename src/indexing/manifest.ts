/** What a snapshot of the index says about itself, and how that is read. Doesn't check the files it names. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { ReportMetadata } from "../corpus/report.ts";
import { IndexError } from "../errors.ts";
import { damaged } from "./array-file.ts";
import type { Tokenizer } from "./tokenize.ts";

/** Raised when the files of a snapshot change their form; an index of another version is refused and built again. */
export const INDEX_FORMAT_VERSION = 1;
export const MANIFEST_FILE = "manifest.json";

const HASH = z.string().regex(/^[0-9a-f]{64}$/);
/** A path within the snapshot's folder. */
const PATH = z.string().regex(/^(?:[\w-][\w.-]*\/)?[\w-][\w.-]*$/);

const REPORT_SCHEMA = z.object({
  id: z.string(),
  /** Name of the source in the corpus folder. */
  source: z.string(),
  /** Of the source file as received. */
  sha256: HASH,
  /** `metadataHash` of what the metadata file beside it sets. */
  metadataSha256: HASH,
  /** The parsed report, in the snapshot's folder. */
  path: PATH,
  /** Enough to choose reports by place and year without reading them. */
  metadata: z.custom<ReportMetadata>((value) => typeof value === "object" && value !== null),
  sections: z.int(),
  sentences: z.int(),
  figures: z.int(),
  /** Passages of a report follow one another, reports in the order of this list. */
  passages: z.int(),
  warnings: z.int(),
});

const FILE_SCHEMA = z.object({ path: PATH, bytes: z.int(), sha256: HASH });

const MANIFEST_SCHEMA = z.object({
  formatVersion: z.literal(INDEX_FORMAT_VERSION),
  /** Name of the snapshot's folder: hash of sources, model and fingerprint. */
  snapshot: z.string().regex(/^[0-9a-f]{16}$/),
  /** `Embedder.id` */
  model: z.string(),
  /** Length of a vector. */
  dimensions: z.int().positive(),
  /** `indexFingerprint` of the settings it was built with. */
  fingerprint: z.string(),
  /** ISO time at which the snapshot was built. */
  created: z.string(),
  /** In order of ids. */
  reports: z.array(REPORT_SCHEMA),
  /** Number of passages. */
  passages: z.int(),
  /** Every file of the snapshot but the manifest. */
  files: z.array(FILE_SCHEMA),
});

/** A report in the snapshot. */
export type ManifestReport = z.infer<typeof REPORT_SCHEMA>;
/** A file of the snapshot, its path relative to the snapshot's folder. */
export type ManifestFile = z.infer<typeof FILE_SCHEMA>;
export type Manifest = z.infer<typeof MANIFEST_SCHEMA>;

/** Whatever decides what is built from the same sources, beside the model: versions of the parser, options. */
export type IndexSettings = Readonly<Record<string, string | number | boolean>>;

/** Hash of all settings that decide what is built; an index with another one is refused. */
export function indexFingerprint(settings: IndexSettings, tokenizer: Pick<Tokenizer, "fingerprint">): string {
  const parts = [
    INDEX_FORMAT_VERSION,
    tokenizer.fingerprint,
    Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)),
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

/** Hash of what a metadata file sets, however it is written; that of `{}` when there is none. */
export function metadataHash(metadata: object = {}): string {
  const entries = Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(entries)).digest("hex");
}

/** @throws IndexError `index_other_format`, `index_damaged` */
export async function readManifest(snapshotFolder: string): Promise<Manifest> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(join(snapshotFolder, MANIFEST_FILE), "utf8"));
  } catch (error) {
    throw damaged(MANIFEST_FILE, "is missing or cut short", error);
  }
  const version = z.object({ formatVersion: z.int() }).safeParse(content).data?.formatVersion;
  if (version !== undefined && version !== INDEX_FORMAT_VERSION) throw otherFormat(version);
  const manifest = MANIFEST_SCHEMA.safeParse(content);
  if (!manifest.success) throw damaged(MANIFEST_FILE, "is not a manifest of an index", manifest.error);
  return manifest.data;
}

/** @throws IndexError `index_damaged` when the manifest doesn't list the path */
export function listedFile(manifest: Manifest, path: string): ManifestFile {
  const file = manifest.files.find((candidate) => candidate.path === path);
  if (file === undefined) throw damaged(path, "is not listed in the manifest");
  return file;
}

function otherFormat(version: number): IndexError {
  return new IndexError({
    code: "index_other_format",
    message: `The index has format ${version}; this version of Chuchu reads format ${INDEX_FORMAT_VERSION}.`,
    next: "Run `chuchu index rebuild` to build it again.",
    fields: { version },
  });
}
