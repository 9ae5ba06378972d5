/** What a bot did wrong at the fake, one phrase each: the same questions for every flow. Judges no wording. */
import type { FakeDiscord } from "./fake-discord.ts";
import { describeRefusals } from "./until.ts";

/** Empty when nothing was refused, nobody pinged, nothing hidden and every interaction answered in time. */
export function describeFaults(fake: FakeDiscord): string[] {
  const refusals = describeRefusals(fake.world);
  const own = [...fake.world.messages.values()].filter(({ author }) => author.id === fake.world.bot.id);
  return [
    ...(refusals === "" ? [] : [`refused: ${refusals}`]),
    ...own.flatMap(({ pings }) => pings.map(({ kind, target }) => `pinged: ${kind} ${target}`)),
    ...own.flatMap(({ hiddenFiles }) => hiddenFiles.map((name) => `shown by nothing: ${name}`)),
    ...[...fake.world.interactions.values()]
      .filter(({ answer }) => answer === undefined)
      .map(({ name, user }) => `unanswered: ${name} of ${user.username}`),
  ];
}
