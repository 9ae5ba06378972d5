/** An interaction as the one who made it follows it: acknowledged, answered, a modal, choices. Sends nothing. */
import { FLAG } from "./check-message.ts";
import type { FakeInteractionData, FakeMessage, FakeWorld } from "./fake-world.ts";
import { type Body, isObject } from "./form-errors.ts";
import { CALLBACK } from "./interaction-routes.ts";
import { until } from "./until.ts";

export interface SentInteraction {
  readonly data: FakeInteractionData;
  /** The callback, whatever it is, and how long it took. */
  acknowledged(): Promise<{ type: number; afterMs: number }>;
  /** The response once it's no longer loading. */
  reply(patienceMs?: number): Promise<FakeMessage>;
  /** The message with the button, after it was changed. */
  updated(): Promise<FakeMessage>;
  modal(): Promise<Body>;
  choices(): Promise<{ name: string; value: string | number }[]>;
  /** @param nth from 0 */
  followUp(nth?: number): Promise<FakeMessage>;
}

export function followInteraction(world: FakeWorld, data: FakeInteractionData): SentInteraction {
  const label = `${data.name || "component"} of ${data.user.username}`;
  const callback = (): Promise<NonNullable<FakeInteractionData["answer"]>> =>
    until(world, `callback to ${label}`, () => data.answer);
  const callbackOf = async (type: number): Promise<Body> => {
    const answer = await callback();
    if (answer.type !== type) throw new Error(`${label} was answered with ${answer.type}, not ${type}`);
    return answer.data;
  };
  return {
    data,
    async acknowledged() {
      const { type, at } = await callback();
      return { type, afterMs: at - data.sentAt };
    },
    reply: (patienceMs) =>
      until(
        world,
        `reply to ${label}`,
        () => {
          const { original } = data;
          const made = original !== undefined && original !== data.message;
          return made && (original.flags & FLAG.loading) === 0 ? original : undefined;
        },
        patienceMs,
      ),
    updated: () =>
      until(world, `update by ${label}`, () =>
        data.answer !== undefined && data.message !== undefined && (data.message.editedAt ?? 0) >= data.answer.at
          ? data.message
          : undefined,
      ),
    modal: () => callbackOf(CALLBACK.modal),
    async choices() {
      const { choices } = await callbackOf(CALLBACK.choices);
      return Array.isArray(choices)
        ? choices.filter(isObject).map(({ name, value }) => ({ name: String(name), value: value as string }))
        : [];
    },
    followUp: (nth = 0) => until(world, `follow-up ${nth} to ${label}`, () => data.followUps[nth]),
  };
}
