/** The file that votes are kept in, one JSON line each: the only thing about people that outlives the process. Judges no votes. */
import { appendFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

export interface FeedbackRow {
  /** As the adapter names people: `discord:1234`. */
  user: string;
  vote: "up" | "down";
  /** In the user's own words. */
  reason?: string;
  question: string;
  /** Of the answer: `Answer.receipt`. */
  receipt: string;
}

export interface FeedbackFile {
  add(row: FeedbackRow): Promise<void>;
  /** Deletes the rows of a user; resolves to how many there were. */
  forget(user: string): Promise<number>;
}

/** Characters of a question or a reason that are kept. */
const KEPT_MAX_CHARS = 2000;

/**
 * The folder is made when the first vote comes. What is done follows one after the other; several processes may add to one
 * file, but while one of them deletes, a row of another can be lost.
 * @param now for tests
 */
export function createFeedbackFile(path: string, now: () => Date = () => new Date()): FeedbackFile {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    add: (row) => inTurn(() => appendRow(path, row, now())),
    forget: (user) => inTurn(() => deleteRows(path, user)),
  };
}

async function appendRow(
  path: string,
  { user, vote, reason, question, receipt }: FeedbackRow,
  time: Date,
): Promise<void> {
  const kept = {
    time: time.toISOString(),
    user,
    vote,
    ...(reason === undefined ? {} : { reason: reason.slice(0, KEPT_MAX_CHARS) }),
    question: question.slice(0, KEPT_MAX_CHARS),
    receipt,
  };
  await mkdir(dirname(path), { recursive: true });
  await appendFile(path, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
}

async function deleteRows(path: string, user: string): Promise<number> {
  const lines = (await readIfThere(path)).split("\n").filter((line) => line !== "");
  const kept = lines.filter((line) => userOf(line) !== user);
  if (kept.length === lines.length) return 0;
  const temporary = `${path}.tmp`;
  await writeFile(temporary, kept.map((line) => `${line}\n`).join(""), { mode: 0o600, flush: true });
  await rename(temporary, path);
  return lines.length - kept.length;
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

/** A line that can't be read belongs to nobody and is left alone. */
function userOf(line: string): unknown {
  try {
    return (JSON.parse(line) as { user?: unknown } | null)?.user;
  } catch {
    return undefined;
  }
}
