/** Discord as a chat: puts the adapter together. Draws nothing itself. */
import type { DiscordSettings } from "../../config.ts";
import type { CreateChat } from "../chat-adapter.ts";

export const createDiscordAdapter: CreateChat<DiscordSettings> = () => {
  let connected = false;
  return {
    name: "discord",
    async start() {
      connected = true;
    },
    async stop() {
      connected = false;
    },
    isConnected: () => connected,
  };
};
