/** The fitted weights of the check for each report that is scored. Fits none. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CheckModel, loadCheckModel } from "../../src/answer/check/check-model.ts";

const SHIPPED = fileURLToPath(new URL("../../data/weights/check.json", import.meta.url));

/**
 * By the stem of a report: `STEM.check.json` of the folder, else its `check.json`, else the weights that ship. Each is read once.
 * @throws ZodError for weights of other signals than the code has now
 */
export function createCheckModelFor(folder: string | undefined): (stem: string) => CheckModel {
  const loaded = new Map<string, CheckModel>();
  return (stem) => {
    const own = folder === undefined ? [] : [join(folder, `${stem}.check.json`), join(folder, "check.json")];
    const file = own.find((place) => existsSync(place)) ?? SHIPPED;
    const model = loaded.get(file) ?? loadCheckModel(file);
    loaded.set(file, model);
    return model;
  };
}
