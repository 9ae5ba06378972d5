/**
 * A desk that answers each question from the live edition of the moment; one that is under way ends on the edition it began with. Opens
 * no index itself.
 */
import type { ExplainingDesk } from "../answer/create-desk.ts";
import { IndexError } from "../errors.ts";
import type { LiveEdition, LiveEditionParts } from "./live-edition.ts";

export function followEdition(
  live: Pick<LiveEdition, "current" | "look">,
  { liveSnapshot }: Pick<LiveEditionParts, "liveSnapshot">,
): ExplainingDesk {
  const ask = async <T>(work: (desk: ExplainingDesk) => Promise<T>): Promise<T> => {
    await live.look();
    const { desk, snapshot } = live.current();
    try {
      return await work(desk);
    } catch (error) {
      // Two builds during one question: what it hadn't read yet is gone, and the newest snapshot is there.
      const now = await liveSnapshot().catch(() => snapshot);
      if (!(error instanceof IndexError) || error.code !== "index_damaged" || now === snapshot) throw error;
      await live.look();
      return work(live.current().desk);
    }
  };
  return {
    ask: (request) => ask((desk) => desk.ask(request)),
    explain: (request) => ask((desk) => desk.explain(request)),
    check: (request) => ask((desk) => desk.check(request)),
  };
}
