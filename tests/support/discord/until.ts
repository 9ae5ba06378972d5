/** Waits until the fake's world is as a test wants it; says what it waited for when it isn't in time. Changes nothing. */
import type { FakeDiscord } from "./fake-discord.ts";
import type { FakeWorld } from "./fake-world.ts";

const PATIENCE_MS = 5_000;
/** discord.js waits 5 s between two identifies of one shard. */
const RECONNECT_PATIENCE_MS = 15_000;

/** @param look gives undefined as long as it isn't so @throws Error with the latest refusals, after `patienceMs` */
export async function until<T>(
  world: FakeWorld,
  what: string,
  look: () => T | undefined,
  patienceMs: number = PATIENCE_MS,
): Promise<T> {
  const found = look();
  if (found !== undefined) return found;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`No ${what} within ${patienceMs} ms. Refused: ${describeRefusals(world)}`));
    }, patienceMs);
    const stop = world.onChange(() => {
      const seen = look();
      if (seen === undefined) return;
      clearTimeout(timer);
      stop();
      resolve(seen);
    });
  });
}

/** Until a bot is connected, or none is. */
export async function untilOnline(
  { world, gateway }: Pick<FakeDiscord, "world" | "gateway">,
  isOnline: boolean,
): Promise<void> {
  const reached = (): true | undefined => (gateway.connected() > 0 === isOnline ? true : undefined);
  await until(world, isOnline ? "bot online" : "bot offline", reached, RECONNECT_PATIENCE_MS);
}

/** Requests that got an error, and why; empty when none did. */
export function describeRefusals(world: FakeWorld): string {
  return world.exchanges
    .filter(({ status }) => status >= 400)
    .map(({ method, path, status, answer }) => `${method} ${path} ${status} ${JSON.stringify(answer)}`)
    .join("; ");
}
