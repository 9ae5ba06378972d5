/** A process that adds what lies in FOLDER/given to the library in FOLDER and prints the code of the error, if there is one. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { addReports } from "../../src/indexing/shelf/add-reports.ts";
import { makeLibrary } from "./make-library.ts";

async function addOnce(folder: string): Promise<void> {
  const files = readdirSync(join(folder, "given")).map((name) => join(folder, "given", name));
  const request = { files, metadata: {}, replace: false, dryRun: false };
  const outcome = await addReports(request, await makeLibrary(folder)).then(
    () => ({ code: "" }),
    (error) => ({ code: error.code, reason: error.fields?.reason }),
  );
  process.stdout.write(JSON.stringify(outcome));
}

await addOnce(process.argv[2] ?? "");
