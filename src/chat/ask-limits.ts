/** How often one person and one community may ask: counted in memory, in windows of a minute. Answers nothing. */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { ChuchuError } from "../errors.ts";

const WINDOW_SECONDS = 60;

export interface AskLimits {
  /** Counts one question. @throws ChuchuError `too_many_questions`, whose `fields` are `scope` (`user`, `guild`) and `seconds` */
  take(asker: { user: string; guild?: string }): Promise<void>;
}

export interface AskLimitSettings {
  userPerMinute: number;
  guildPerMinute: number;
}

export function createAskLimits({ userPerMinute, guildPerMinute }: AskLimitSettings): AskLimits {
  const users = new RateLimiterMemory({ points: userPerMinute, duration: WINDOW_SECONDS });
  const guilds = new RateLimiterMemory({ points: guildPerMinute, duration: WINDOW_SECONDS });
  return {
    async take({ user, guild }) {
      await consume(users, user, "user");
      if (guild !== undefined) await consume(guilds, guild, "guild");
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string, scope: "user" | "guild"): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new ChuchuError({
      code: "too_many_questions",
      message: `More questions than the limit of this ${scope}.`,
      next: `Ask again in ${seconds} seconds.`,
      fields: { scope, seconds },
    });
  }
}
