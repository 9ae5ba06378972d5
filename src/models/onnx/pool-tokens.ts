/** One vector out of a vector for each token. Doesn't scale it. */
import type { Pooling } from "./model-settings.ts";

/** `hidden` holds `rows` rows of the same width, one for each real token (no padding). */
export function poolTokens(hidden: Float32Array, rows: number, pooling: Pooling): Float32Array {
  const width = hidden.length / rows;
  if (pooling === "cls") return hidden.subarray(0, width);
  const mean = new Float32Array(width);
  for (let column = 0; column < width; column++) {
    let sum = 0;
    for (let at = column; at < hidden.length; at += width) sum += hidden[at] ?? 0;
    mean[column] = sum / rows;
  }
  return mean;
}
