/**
 * A process that adds reports to a library and removes them again until it is killed, for tests of what is left then.
 * `node --import tsx keep-adding.ts FOLDER`, where FOLDER holds `corpus`, `index` and `given`; says when it begins.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { addReports } from "../../src/indexing/shelf/add-reports.ts";
import { removeReports } from "../../src/indexing/shelf/remove-reports.ts";
import { makeLibrary } from "./make-library.ts";

async function keepAdding(folder: string): Promise<void> {
  const library = await makeLibrary(folder);
  const files = readdirSync(join(folder, "given")).map((name) => join(folder, "given", name));
  process.stdout.write("begins\n");
  for (;;) {
    const request = { files, metadata: {}, replace: true, dryRun: false };
    const { added } = await addReports(request, library);
    await removeReports(
      added.map(({ id }) => id),
      library,
      { dryRun: false },
    );
  }
}

await keepAdding(process.argv[2] ?? "");
