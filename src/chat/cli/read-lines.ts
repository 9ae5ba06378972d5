/** Lines of a stream as they come. Doesn't look into them. */

/** Lines without their ends (`\n`, `\r\n`) and without a byte order mark; the last one also when its end is missing. */
export async function* readLines(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  input.setEncoding("utf8");
  let rest = "";
  let first = true;
  const clean = (line: string): string => {
    const text = first ? line.replace(/^\ufeff/, "") : line;
    first = false;
    return text.endsWith("\r") ? text.slice(0, -1) : text;
  };
  for await (const chunk of input) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield clean(line);
  }
  if (rest !== "") yield clean(rest);
}
