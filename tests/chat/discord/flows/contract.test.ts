/** Discord as a chat like any other: the suite that every chat passes. */
import { createDiscordAdapter } from "../../../../src/chat/discord/create-discord-adapter.ts";
import { unescapeText } from "../../../../src/chat/discord/escape-text.ts";
import { testChatAdapterContract } from "../../../contracts/chat-adapter-contract.ts";
import { startFakeDiscord } from "../../../support/discord/fake-discord.ts";
import type { FakePerson } from "../../../support/discord/fake-user.ts";
import { textOf } from "../../../support/discord/write-message.ts";

testChatAdapterContract("Discord", async (parts) => {
  const fake = await startFakeDiscord();
  const { token, applicationId, api } = fake;
  const adapter = createDiscordAdapter(
    { token, applicationId, maintainers: [], messageContent: false, apiUrl: api },
    parts,
  );
  const guild = fake.guild();
  const channels = new Map<string, FakePerson["channel"]>();
  const users = new Map<string, ReturnType<typeof fake.user>>();
  return {
    adapter,
    async ask(text, { user = "li", place = "1", silenceMs = 5_000 } = {}) {
      const channel = channels.get(place) ?? guild.channel(place);
      const person = users.get(user) ?? fake.user(user);
      channels.set(place, channel);
      users.set(user, person);
      const asked = person.at(channel).say(text, { mention: true });
      const answer = await person
        .at(channel)
        .answerTo(asked, silenceMs)
        .catch(() => undefined);
      return answer === undefined ? "" : unescapeText(textOf(answer).replaceAll("**", ""));
    },
    close: () => fake.stop(),
  };
});
