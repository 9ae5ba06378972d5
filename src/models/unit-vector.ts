/** Scales what a model gives to norm 1. Doesn't know which model gave it. */
import { ModelError } from "../errors.ts";

/**
 * `values` with norm 1, rounded to 32-bit floats, so that nothing changes when an index stores them.
 * @throws ModelError `model_output_invalid` when a value isn't finite or all are zero.
 */
export function unitVector(values: ArrayLike<number>): number[] {
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    squares += value * value;
  }
  const norm = Math.sqrt(squares);
  if (!Number.isFinite(norm) || norm === 0) {
    throw new ModelError({
      code: "model_output_invalid",
      message: "The embedding model gave a vector without a direction (zeros, or numbers that aren't finite).",
      next: "Check that the model's files are whole and that it's a model for embeddings.",
      fields: { length: values.length, norm: String(norm) },
    });
  }
  return Array.from(values, (value) => Math.fround(value / norm));
}
