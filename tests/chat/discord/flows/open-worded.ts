/** An edition whose answers a model behind an endpoint on this machine words, as the test has it behave. Real desk, real gate, real library. */

import type { LiveEdition } from "../../../../src/chat/live-edition.ts";
import { createLanguageModel } from "../../../../src/models/create-language-model.ts";
import { LIMITS, type SmallDesk } from "../../../answer/model/small-model-desk.ts";
import {
  type ChatBehaviour,
  type FakeChatEndpoint,
  startFakeChatEndpoint,
} from "../../../support/fake-chat-endpoint.ts";

export interface Worded {
  live: LiveEdition;
  endpoint: FakeChatEndpoint;
}

/** @param timeoutMs how long an answer waits for the model */
export async function openWorded(
  small: SmallDesk,
  behaviour: ChatBehaviour,
  onEnd: (end: () => Promise<void>) => void,
  timeoutMs = 20_000,
): Promise<Worded> {
  const endpoint = await startFakeChatEndpoint(() => behaviour);
  onEnd(() => endpoint.close());
  const model = await createLanguageModel({
    ...{ provider: "openai", model: "m", baseUrl: `${endpoint.address}/v1` },
    ...{ retries: 0, maxTokens: 1000, output: "json_object" },
  });
  const desk = small.worded(model, { limits: { ...LIMITS, timeoutMs } });
  const edition = { snapshot: small.index.snapshot, desk, ownDesk: small.desk, reports: small.index.reports };
  const live = { current: () => edition, look: async () => {}, reload: async () => false, close: () => {} };
  return { live, endpoint };
}

/** JSON of an answer, a piece for each sentence. */
export const piecesOf = (sentences: readonly object[]): string[] =>
  sentences.map((sentence, i) => {
    const [opening, closing] = [i === 0 ? '{"sentences": [' : ", ", i === sentences.length - 1 ? "]}" : ""];
    return `${opening}${JSON.stringify(sentence)}${closing}`;
  });
