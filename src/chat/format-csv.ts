/** Writes a table as CSV (RFC 4180). Doesn't choose columns. */

/** What spreadsheets take for the start of a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA_START = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?[%‰]?$/i;
const NEEDS_QUOTES = /[",\r\n]/;

/** A byte order mark: without it spreadsheets on Chinese systems read UTF-8 as GBK. */
export const CSV_BYTE_ORDER_MARK = "\ufeff";

/**
 * Rows joined by CRLF, the last one ended as well. A cell that a spreadsheet would compute gets an apostrophe in front;
 * numbers, negative ones too, stay as they are.
 */
export function formatCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(formatCell).join(",")}\r\n`).join("");
}

function formatCell(value: string | number): string {
  const text = String(value);
  const safe = FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
