import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCheckModel } from "../../src/answer/check/check-model.ts";
import { createCheckModelFor } from "./check-models.ts";

const shipped = loadCheckModel(new URL("../../data/weights/check.json", import.meta.url).pathname);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "folds-"));
  await writeFile(join(folder, "nat-2003.check.json"), JSON.stringify({ ...shipped, fittedOn: "all but nat-2003" }));
});
afterAll(() => rm(folder, { recursive: true }));

test("a report's own weights, else the folder's, else those that ship", async () => {
  const before = createCheckModelFor(folder);
  expect(before("nat-2003").fittedOn).toBe("all but nat-2003");
  expect(before("nat-1988")).toEqual(shipped);
  await writeFile(join(folder, "check.json"), JSON.stringify({ ...shipped, fittedOn: "all" }));
  expect(createCheckModelFor(folder)("nat-1988").fittedOn).toBe("all");
  expect(createCheckModelFor(undefined)("nat-2003")).toEqual(shipped);
});
