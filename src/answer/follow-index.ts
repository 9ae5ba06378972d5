/**
 * A desk that goes over to a new snapshot of the index as soon as there is one; questions under way end on the one they began
 * with. Opens no index itself.
 */
import { IndexError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { ExplainingDesk } from "./create-desk.ts";

export interface FollowOptions {
  /** A desk on the live snapshot. @throws IndexError */
  openDesk(): Promise<ExplainingDesk>;
  /** What CURRENT says; reading it takes well under a millisecond, so every question does. */
  currentSnapshot(): Promise<string | undefined>;
  logger: Logger;
}

/** @throws what `openDesk` throws; later on a snapshot that can't be opened is logged, and the one before goes on answering */
export async function followIndex({ openDesk, currentSnapshot, logger }: FollowOptions): Promise<ExplainingDesk> {
  const nameNow = (): Promise<string | undefined> => currentSnapshot().catch(() => undefined);
  // Named before it's opened: when it changes in between, the next question opens it again.
  let name = await nameNow();
  let desk = await openDesk();
  let opening: Promise<void> | undefined;
  const goOver = async (to: string): Promise<void> => {
    try {
      desk = await openDesk();
      logger.info("index replaced", { from: name, to });
    } catch (error) {
      logger.warn("new index not opened", { to, code: error instanceof IndexError ? error.code : "internal" });
    }
    name = to;
  };
  const upToDate = async (): Promise<ExplainingDesk> => {
    const now = await nameNow();
    if (now !== undefined && now !== name) {
      opening ??= goOver(now).finally(() => {
        opening = undefined;
      });
      await opening;
    }
    return desk;
  };
  const ask = async <T>(work: (desk: ExplainingDesk) => Promise<T>): Promise<T> => {
    const asked = await upToDate();
    try {
      return await work(asked);
    } catch (error) {
      // Two builds during one question: what it hadn't read yet is gone, and the newest snapshot is there.
      const isGone = error instanceof IndexError && error.code === "index_damaged" && (await nameNow()) !== name;
      if (!isGone) throw error;
      return work(await upToDate());
    }
  };
  return {
    ask: (request) => ask((current) => current.ask(request)),
    explain: (request) => ask((current) => current.explain(request)),
    check: (request) => ask((current) => current.check(request)),
  };
}
