import { spawnSync } from "node:child_process";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LOCK_FILE, lockHolder, withIndexLock } from "../../src/indexing/index-lock.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const holder = (pid: number, host = hostname()): string => JSON.stringify({ id: "left-behind", pid, host });
/** The pid of a process that has ended. */
const endedPid = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

describe("withIndexLock", () => {
  test("lets nobody else in while the work goes on, then leaves nothing behind", async () => {
    const folder = await temporaryFolder();
    const result = await withIndexLock(folder, async () => {
      expect(await lockHolder(folder)).toMatchObject({ pid: process.pid });
      await expect(withIndexLock(folder, async () => "second")).rejects.toMatchObject({
        code: "index_locked",
        fields: { pid: process.pid },
      });
      return "first";
    });
    expect(result).toBe("first");
    expect(await readdir(folder)).toEqual([]);
    expect(await lockHolder(folder)).toBeUndefined();
  });

  test("is given back when the work fails", async () => {
    const folder = await temporaryFolder();
    const failing = withIndexLock(folder, async () => {
      throw new Error("no space left");
    });
    await expect(failing).rejects.toThrow("no space left");
    expect(await withIndexLock(folder, async () => "next")).toBe("next");
  });

  test("only one of many at once gets in", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, LOCK_FILE), holder(endedPid()));
    let inside = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        withIndexLock(folder, async () => {
          inside += 1;
          expect(inside).toBe(1);
          await new Promise((resolve) => setTimeout(resolve, 30));
          inside -= 1;
        }),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each<[string, () => string]>([
    ["whose process has ended", () => holder(endedPid())],
    ["with this process's pid, from before it started", () => holder(process.pid)],
  ])("takes over a lock %s", async (_, content) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, LOCK_FILE), content());
    expect(await lockHolder(folder)).toBeUndefined();
    expect(await withIndexLock(folder, async () => "in")).toBe("in");
  });

  test.each([
    ["of another machine", holder(1, "another-machine")],
    ["of a running process", holder(process.ppid)],
    ["that is just being written", ""],
  ])("waits for a lock %s while it's touched, takes it over when it isn't", async (_, content) => {
    const folder = await temporaryFolder();
    const path = join(folder, LOCK_FILE);
    await writeFile(path, content);
    await expect(withIndexLock(folder, async () => "in")).rejects.toMatchObject({ code: "index_locked" });
    expect(await readFile(path, "utf8")).toBe(content);
    const longAgo = new Date(Date.now() - 300_000);
    await utimes(path, longAgo, longAgo);
    expect(await withIndexLock(folder, async () => "in")).toBe("in");
  });
});
