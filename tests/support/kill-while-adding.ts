/**
 * Kills a process with SIGKILL while it adds reports, with a reader asking all the time, and says what was found. Shared by the
 * suite, which does it a few times, and by `npx tsx tests/support/kill-while-adding.ts 100`.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openIndex } from "../../src/indexing/open-index.ts";
import { addReports } from "../../src/indexing/shelf/add-reports.ts";
import { updateIndex } from "../../src/indexing/shelf/update-index.ts";
import { verifyIndex } from "../../src/indexing/verify-index.ts";
import { giveFile, makeLibrary, reportText, type TestLibrary } from "./make-library.ts";

const CHILD = fileURLToPath(new URL("keep-adding.ts", import.meta.url));
const TSX = import.meta.resolve("tsx");
const GIVEN = {
  "yuexiu-2021.docx": reportText("越秀区", 2021, 3333),
  "haizhu-2021.txt": reportText("海珠区", 2021, 2222),
};

export interface KillReport {
  kills: number;
  /** Questions that were answered from a whole index. */
  answered: number;
  /** Everything that was wrong; empty when nothing was. */
  wrong: string[];
  /** Ids of the reports in the index after each kill and recovery, joined. */
  states: string[];
}

/** @param points so many kills, spread over the time that adding and removing take */
export async function killWhileAdding(points: number, spanMs: number): Promise<KillReport> {
  const folder = await mkdtemp(join(tmpdir(), "chuchu-kill-"));
  const library = await makeLibrary(folder);
  const report: KillReport = { kills: 0, answered: 0, wrong: [], states: [] };
  try {
    const base = await giveFile(folder, "tianhe-2020.txt", reportText("天河区", 2020));
    await addReports({ files: [base], metadata: {}, replace: false, dryRun: false }, library);
    await rm(base);
    for (const [name, text] of Object.entries(GIVEN)) await giveFile(folder, name, text);
    for (let point = 0; point < points; point += 1) {
      await killOnce(folder, library, { afterMs: ((point + 0.5) / points) * spanMs, report });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return report;
}

async function killOnce(
  folder: string,
  library: TestLibrary,
  { afterMs, report }: { afterMs: number; report: KillReport },
): Promise<void> {
  const child = spawn(process.execPath, ["--import", TSX, CHILD, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const isGone = once(child, "exit");
  await once(child.stdout, "data");
  const end = performance.now() + afterMs;
  while (performance.now() < end) await askOnce(library, report);
  child.kill("SIGKILL");
  await isGone;
  report.kills += 1;
  await askOnce(library, report);
  await updateIndex(library);
  const { problems } = await verifyIndex(library);
  report.wrong.push(...problems.map(({ where, message }) => `${where}: ${message}`));
  report.states.push(await checkRecovered(library, report));
}

/** The base report is there whatever happens; whatever else is there is whole. */
async function askOnce(library: TestLibrary, report: KillReport): Promise<void> {
  try {
    const index = await openIndex({ indexFolder: library.indexFolder, modelId: library.embedder.id });
    const [best] = await index.vectors.search(await library.embedder.embedQuery("建成5G基站2300座"), 1);
    const passage = index.passages[best?.passage ?? -1];
    const texts = [...index.reports.values()].map(({ text }) => text);
    const isRight = passage?.text.includes("2300座") && texts[index.reports.size - 1] !== undefined;
    const isWhole = index.reports.has("tianhe-2020") && [1, 3].includes(index.reports.size);
    if (isRight && isWhole) report.answered += 1;
    else report.wrong.push(`answered from ${[...index.reports.keys()].join(", ")}`);
  } catch (error) {
    // The reports are read lazily: a snapshot that two builds have replaced meanwhile is asked again.
    const isReplaced = error instanceof Error && "code" in error && error.code === "index_damaged";
    if (!isReplaced || (await isStillBroken(library))) report.wrong.push(String(error));
  }
}

async function isStillBroken(library: TestLibrary): Promise<boolean> {
  const { problems } = await verifyIndex(library);
  return problems.length > 0 && (await verifyIndex(library)).problems.length > 0;
}

/** Either all of an addition or nothing of it: in the corpus folder, in the index, and nothing left over in either. */
async function checkRecovered(library: TestLibrary, report: KillReport): Promise<string> {
  const index = await openIndex({ indexFolder: library.indexFolder });
  const ids = [...index.reports.keys()];
  const files = (await readdir(library.corpusFolder)).sort();
  const added = ["haizhu-2021.json", "haizhu-2021.txt", "yuexiu-2021.docx", "yuexiu-2021.json", "yuexiu-2021.txt"];
  const expected = [...(ids.length === 1 ? [] : added), "tianhe-2020.json", "tianhe-2020.txt"].sort();
  if (files.join() !== expected.join()) report.wrong.push(`corpus holds ${files.join(", ")}`);
  for (const name of ids.length === 1 ? [] : Object.keys(GIVEN)) {
    const stored = await readFile(join(library.corpusFolder, name), "utf8");
    if (stored !== GIVEN[name as keyof typeof GIVEN]) report.wrong.push(`${name} was changed`);
  }
  const left = (await readdir(library.indexFolder)).filter((name) => /^(?:building-|\.lock|CURRENT\.tmp)/u.test(name));
  if (left.length > 0) report.wrong.push(`index holds ${left.join(", ")}`);
  return ids.join("+");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const points = Number(process.argv[2] ?? 100);
  const { wrong, states, ...counts } = await killWhileAdding(points, 2_000);
  const byState = [...new Set(states)].map((state) => [state, states.filter((one) => one === state).length]);
  process.stdout.write(`${JSON.stringify({ ...counts, wrong, states: byState })}\n`);
}
