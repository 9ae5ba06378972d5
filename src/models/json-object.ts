/** Looks at JSON values whose shape isn't known. Doesn't read files or answers. */

/** A JSON object as read; what its members are must be looked at where they're used. */
export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
