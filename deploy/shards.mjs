/**
 * For bots in more than 2,500 servers, where Discord wants several connections: one `chuchu start` for each, looked after by
 * discord.js's own manager. Build the index first (`chuchu index`), leave HEALTH_PORT unset, then `node deploy/shards.mjs`.
 * https://discordjs.guide/sharding/
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ShardingManager } from "discord.js";

if (existsSync(".env")) process.loadEnvFile(".env");
const manager = new ShardingManager(fileURLToPath(new URL("../dist/main.js", import.meta.url)), {
  token: process.env.DISCORD_TOKEN,
  shardArgs: ["start"],
});
manager.on("shardCreate", (shard) => shard.on("death", () => console.error(`shard ${shard.id} ended`)));
process.once("SIGTERM", () => {
  manager.respawn = false;
  for (const shard of manager.shards.values()) shard.process?.kill("SIGTERM");
});
// A terminal has told the shards itself.
process.once("SIGINT", () => {
  manager.respawn = false;
});
// The index is opened and the model loaded before a shard is ready.
await manager.spawn({ timeout: 120_000 });
