/**
 * Reads the corpus folder: every report file with its optional metadata file, checked and decoded, in stable order.
 * Parses no report and writes nothing.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, extname, join, relative, sep } from "node:path";
import { z } from "zod";
import { CorpusError } from "../errors.ts";
import { decodeText } from "./decode-text.ts";
import type { ReportMetadata } from "./report.ts";

export const MAX_REPORT_BYTES = 20 * 1024 * 1024;
const REPORT_EXTENSIONS = new Set([".txt", ".md"]);

/** What `<stem>.json` beside a report may set; everything left out is read from the report. */
const metadataSchema = z
  .strictObject({
    title: z.string().min(1),
    place: z.string(),
    level: z.enum(["national", "province", "prefecture", "county", "unknown"]),
    genre: z.enum(["work_report", "communique", "other"]),
    year: z.int().min(1900).max(2200),
    reviewed: z.tuple([z.int(), z.int()]),
    planned: z.tuple([z.int(), z.int()]),
    date: z.iso.date(),
    url: z.url({ protocol: /^https?$/ }),
    source: z.strictObject({
      file: z.string().min(1),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      format: z.string().min(1),
      warnings: z
        .array(z.object({ code: z.string(), message: z.string(), page: z.int().optional(), count: z.int().optional() }))
        .optional(),
    }),
  })
  .partial();

export type MetadataOverrides = Partial<ReportMetadata>;

/** The file that a report's canonical text was read from, beside it in the corpus folder. */
export interface OriginalFile {
  /** Its name: gansu-2025.docx. */
  file: string;
  /** Hex, of its bytes when it was read. */
  sha256: string;
  /** What it was read as: docx, pdf, html. */
  format: string;
  /** What was odd about it. */
  warnings?: { code: string; message: string; page?: number | undefined; count?: number | undefined }[] | undefined;
}

/** What `<stem>.json` holds. */
export interface MetadataFile {
  metadata: MetadataOverrides;
  /** Absent when the text file is the report as received. */
  source?: OriginalFile;
}

export interface CorpusReport {
  /** Stem of the file, NFC. */
  id: string;
  fileName: string;
  /** Hex, of the file's bytes. */
  sha256: string;
  /** Canonical text. */
  text: string;
  /** From `<stem>.json`; empty when there's none. */
  metadata: MetadataOverrides;
  /** Absent when the text file is the report as received. */
  source?: OriginalFile;
}

/**
 * Every `.txt` and `.md` file of `folder`, sorted by id. Hidden files, folders and README are passed over.
 * @throws CorpusError naming the file and what to do when the folder, a report or a metadata file can't be used.
 */
export async function loadCorpus(folder: string): Promise<CorpusReport[]> {
  const root = await openFolder(folder);
  const names = (await readdir(root)).filter(isReportFile);
  const reports = await Promise.all(names.map((name) => loadReport(root, name)));
  reports.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const twice = reports.find((report, i) => report.id === reports[i + 1]?.id);
  if (twice) {
    throw new CorpusError({
      code: "duplicate_report",
      message: `Two files of the corpus are named ${twice.id}.`,
      next: "Rename or remove one of them.",
      fields: { report: twice.id },
    });
  }
  return reports;
}

async function loadReport(folder: string, fileName: string): Promise<CorpusReport> {
  const id = reportId(fileName);
  const bytes = await readInside(folder, fileName, MAX_REPORT_BYTES);
  const beside = await readMetadataFile(folder, `${fileName.slice(0, -extname(fileName).length)}.json`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { id, fileName, sha256, text: decodeText(bytes, fileName), ...beside };
}

/**
 * The id a file name gives a report: its stem, NFC.
 * @throws CorpusError `bad_report_name` when it can't be one.
 */
export function reportId(fileName: string): string {
  const stem = basename(fileName, extname(fileName)).normalize("NFC");
  const plain = /^[\p{L}\p{N}][\p{L}\p{N}._ ()（）-]*$/u.test(stem) && !stem.includes("..") && stem.length <= 120;
  if (plain && fileName === basename(fileName) && !fileName.includes("\\")) return stem;
  throw new CorpusError({
    code: "bad_report_name",
    message: `${JSON.stringify(fileName)} can't name a report.`,
    next: "Name the file with letters, digits, - and _ only, such as tianhe-2020.txt.",
    fields: { file: fileName },
  });
}

function isReportFile(name: string): boolean {
  return REPORT_EXTENSIONS.has(extname(name).toLowerCase()) && !name.startsWith(".") && !/^readme\.md$/i.test(name);
}

async function openFolder(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) return root;
  } catch (cause) {
    throw noFolder(folder, cause);
  }
  throw noFolder(folder);
}

function noFolder(folder: string, cause?: unknown): CorpusError {
  return new CorpusError({
    code: "no_corpus",
    message: `There's no corpus folder ${folder}.`,
    next: "Make it and put reports in it, or set CORPUS_DIR to the folder that holds them.",
    fields: { folder },
    cause,
  });
}

async function readInside(folder: string, fileName: string, maxBytes: number): Promise<Buffer> {
  const path = await resolveInside(folder, fileName);
  const { size, isFile } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }));
  if (!isFile) throw unreadable(fileName);
  if (size > maxBytes) {
    throw new CorpusError({
      code: "file_too_large",
      message: `${fileName} has ${size} bytes; a report has at most ${maxBytes}.`,
      next: "Split it, or keep only the report's text in it.",
      fields: { file: fileName, bytes: size },
    });
  }
  return readFile(path).catch((cause: unknown) => {
    throw unreadable(fileName, cause);
  });
}

/** The file's real path, which has to lie in the folder itself. */
async function resolveInside(folder: string, fileName: string): Promise<string> {
  const root = await realpath(folder);
  const path = await realpath(join(root, fileName)).catch((cause: unknown) => {
    throw unreadable(fileName, cause);
  });
  const inside = relative(root, path);
  if (!inside.startsWith(`..${sep}`) && inside !== ".." && join(root, inside) === path) return path;
  throw new CorpusError({
    code: "link_outside_corpus",
    message: `${fileName} is a link to a file outside the corpus folder.`,
    next: "Copy the file itself into the folder.",
    fields: { file: fileName },
  });
}

function unreadable(fileName: string, cause?: unknown): CorpusError {
  return new CorpusError({
    code: "unreadable_file",
    message: `${fileName} can't be read.`,
    next: "Check that it's a file and that its permissions let this user read it.",
    fields: { file: fileName },
    cause,
  });
}

async function readMetadataFile(folder: string, fileName: string): Promise<MetadataFile> {
  const exists = await stat(join(folder, fileName)).then(
    () => true,
    () => false,
  );
  if (!exists) return { metadata: {} };
  const bytes = await readInside(folder, fileName, MAX_REPORT_BYTES);
  return checkMetadata(parseJson(bytes, fileName), fileName);
}

/**
 * What a metadata file holds, or would hold.
 * @throws CorpusError `bad_metadata`, naming `fileName`
 */
export function checkMetadata(content: unknown, fileName: string): MetadataFile {
  const parsed = metadataSchema.safeParse(content);
  if (parsed.success) {
    const { source, ...metadata } = parsed.data;
    // A report's files are removed and renamed with it, so it can't claim those of another.
    if (source !== undefined && !belongsTo(source.file, fileName))
      throw badMetadata(fileName, "source: another report's file");
    return { metadata: withoutMissing(metadata), ...(source === undefined ? {} : { source }) };
  }
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "file"}: ${message}`);
  throw badMetadata(fileName, problems.join("; "));
}

function belongsTo(original: string, metadataFile: string): boolean {
  const stem = metadataFile.slice(0, -extname(metadataFile).length);
  return /^\.\w{1,8}$/u.test(original.slice(stem.length)) && original.startsWith(stem) && !isReportFile(original);
}

function parseJson(bytes: Buffer, fileName: string): unknown {
  try {
    return JSON.parse(decodeText(bytes, fileName));
  } catch (cause) {
    if (cause instanceof CorpusError) throw cause;
    throw badMetadata(fileName, "not JSON", cause);
  }
}

function badMetadata(fileName: string, problem: string, cause?: unknown): CorpusError {
  return new CorpusError({
    code: "bad_metadata",
    message: `${fileName} is no metadata file (${problem}).`,
    next: "Mend it, or remove it to have the metadata read from the report.",
    fields: { file: fileName },
    cause,
  });
}

/** Keys that aren't there rather than undefined. */
function withoutMissing(data: Omit<z.infer<typeof metadataSchema>, "source">): MetadataOverrides {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}
