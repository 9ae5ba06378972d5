/** What stands on a terminal after a program has written to it: line feeds, and the few codes (ECMA-48) that we use. */
import stringWidth from "string-width";

const TOKEN = /\n|\r|\p{Cc}\[(\d*)([A-Za-z])|\P{Cc}/gu;

/** @throws RangeError for a code that isn't known, or one that moves off the screen */
export function screenOf(written: string, { width, height }: { width: number; height: number }): string[] {
  const rows = [""];
  let row = 0;
  for (const [token, count = "", code] of written.matchAll(TOKEN)) {
    if (token === "\n") row += 1;
    else if (token === "\r") rows[row] = rows[row] ?? "";
    else if (code === "A") {
      row -= Number(count || 1);
      if (row < 0 || rows.length - row > height) throw new RangeError("Moved off the screen.");
    } else if (code === "J") rows.splice(row);
    else if (code === "m") continue;
    else if (code !== undefined) throw new RangeError(`Code ${code} isn't known.`);
    else {
      if (stringWidth((rows[row] ?? "") + token) > width) row += 1;
      rows[row] = (rows[row] ?? "") + token;
    }
    rows[row] = rows[row] ?? "";
  }
  return rows;
}
