/** The places where people meet the bot, each on a fresh fake. */
import type { FakeDiscord } from "../../../support/discord/fake-discord.ts";
import type { FakePerson } from "../../../support/discord/fake-user.ts";

export type PlaceName = "a server" | "a thread" | "a DM" | "someone else's server" | "a group of friends";

/** Where messages reach the bot, too. */
export const OWN_PLACES: PlaceName[] = ["a server", "a thread", "a DM"];
/** Where only commands, buttons and menus do: the app is in the user's account. */
export const USER_INSTALL_PLACES: PlaceName[] = ["someone else's server", "a group of friends"];

/** Li sits down there. */
export function sitDown(fake: FakeDiscord, place: PlaceName, name = "li"): FakePerson {
  const own = OWN_PLACES.includes(place);
  const user = fake.user(name, { installed: !own });
  if (place === "a DM") return user.dm();
  if (place === "a group of friends") return user.at(fake.groupDm(user, fake.user("wang")));
  const guild = fake.guild("编辑部", { botIsMember: own });
  const channel = guild.channel();
  return user.at(place === "a thread" ? guild.thread(channel) : channel);
}
