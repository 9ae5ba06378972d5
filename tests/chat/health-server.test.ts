import { describe, expect, onTestFinished, test } from "vitest";
import { type Health, startHealthServer } from "../../src/chat/health-server.ts";

async function start(
  health: () => Health,
): Promise<{ port: number; get(path: string, method?: string): Promise<Response> }> {
  const server = await startHealthServer(0, health);
  onTestFinished(() => server.close());
  const { port } = server;
  return { port, get: (path, method = "GET") => fetch(`http://127.0.0.1:${port}${path}`, { method }) };
}

describe("startHealthServer", () => {
  test("200 while every chat is connected, 503 while one isn't", async () => {
    const chats: Health["chats"] = { discord: "waiting" };
    const { get } = await start(() => ({ snapshot: "5f0c", chats }));
    const waiting = await get("/healthz");
    expect([waiting.status, await waiting.json()]).toEqual([
      503,
      { status: "waiting", snapshot: "5f0c", chats: { discord: "waiting" } },
    ]);
    chats.discord = "connected";
    const up = await get("/healthz?verbose");
    expect([up.status, await up.json()]).toMatchObject([200, { status: "ok", chats: { discord: "connected" } }]);
  });

  test("nothing else is served", async () => {
    const { get } = await start(() => ({ snapshot: "5f0c", chats: {} }));
    expect((await get("/")).status).toBe(404);
    expect((await get("/healthz", "POST")).status).toBe(405);
    const head = await get("/healthz", "HEAD");
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  test("a port that is taken is a setting that's wrong", async () => {
    const { port } = await start(() => ({ snapshot: "5f0c", chats: {} }));
    await expect(startHealthServer(port, () => ({ snapshot: "", chats: {} }))).rejects.toMatchObject({
      code: "health_port_unavailable",
      exitCode: 2,
      fields: { port },
    });
  });
});
