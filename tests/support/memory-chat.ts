/** The smallest chat there is: people call a function, and get text back. Shows what an adapter has to do. */
import type { ChatAdapter, ChatParts } from "../../src/chat/chat-adapter.ts";
import type { AskOutcome } from "../../src/chat/chat-turns.ts";
import type { Source } from "../../src/chat/reply.ts";
import type { ChatHarness } from "../contracts/chat-adapter-contract.ts";

export function openMemoryChat({ turns }: ChatParts): ChatHarness {
  const underWay = new Set<Promise<unknown>>();
  let state: "new" | "connected" | "stopped" = "new";
  const adapter: ChatAdapter = {
    name: "memory",
    async start() {
      if (state === "new") state = "connected";
    },
    async stop() {
      state = "stopped";
      await Promise.all(underWay);
    },
    isConnected: () => state === "connected",
  };
  return {
    adapter,
    async ask(text, { user = "someone", place = "here" } = {}) {
      if (state !== "connected") return "";
      const answering = turns.ask({ user: `memory:${user}`, place: `memory:${place}`, text });
      underWay.add(answering);
      const outcome = await answering;
      underWay.delete(answering);
      return draw(outcome);
    },
    async close() {},
  };
}

function draw(outcome: AskOutcome): string {
  if (outcome.type === "refused") return `${outcome.words.message}${outcome.words.next}`;
  const { lines, sources, related } = outcome.reply;
  const texts = lines.map((line) => line.map((run) => run.text).join(""));
  return [...texts, ...[...sources, ...related].map(drawSource)].join("\n");
}

const drawSource = ({ title, section, quote }: Source): string =>
  `${title} ${section} ${quote.map((run) => run.text).join("")}`;
