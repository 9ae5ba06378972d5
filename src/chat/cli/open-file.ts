/** Opens a file that a command names. Doesn't look into it. */
import { createReadStream } from "node:fs";
import { ConfigurationError } from "../../errors.ts";

/** @throws ConfigurationError `file_unreadable` */
export async function openFile(path: string): Promise<NodeJS.ReadableStream> {
  const stream = createReadStream(path);
  await new Promise<void>((resolve, reject) => {
    stream.once("readable", resolve);
    stream.once("error", reject);
  }).catch((cause: NodeJS.ErrnoException) => {
    throw new ConfigurationError({
      code: "file_unreadable",
      message: `The file ${path} can't be read (${cause.code}).`,
      next: "Check its path and permissions.",
      fields: { path, reason: cause.code },
      cause,
    });
  });
  return stream;
}
