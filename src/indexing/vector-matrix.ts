/**
 * All vectors of the index in one block, for exact cosines: vector `i` at `[i · dimensions, (i + 1) · dimensions)`.
 * Doesn't search approximately; that is the vector store's work.
 */
import { IndexError } from "../errors.ts";
import { unitVector } from "../models/unit-vector.ts";
import { damaged } from "./array-file.ts";

export const VECTORS_FILE = "vectors.f32";

export class VectorMatrix {
  readonly dimensions: number;
  /** Number of vectors. */
  readonly count: number;
  readonly #values: Float32Array;
  /** Of the queries in use: one question is compared in many small calls. */
  readonly #units = new WeakMap<object, Float32Array>();

  private constructor(values: Float32Array, dimensions: number) {
    this.dimensions = dimensions;
    this.count = values.length / dimensions;
    this.#values = values;
  }

  /** @throws IndexError or ModelError for a vector that `checkedVector` refuses */
  static from(vectors: readonly ArrayLike<number>[], dimensions: number): VectorMatrix {
    const values = new Float32Array(vectors.length * dimensions);
    vectors.forEach((vector, row) => {
      values.set(checkedVector(vector, dimensions), row * dimensions);
    });
    return new VectorMatrix(values, dimensions);
  }

  /**
   * From the bytes of a file: float32, little-endian, row after row, nothing else. Copies nothing when they are aligned.
   * @throws IndexError `index_damaged` when the file doesn't hold exactly `count` vectors
   */
  static load(bytes: Uint8Array, count: number, dimensions: number): VectorMatrix {
    if (bytes.byteLength !== count * dimensions * 4) throw damaged(VECTORS_FILE, "is cut short or of another model");
    const { buffer, byteOffset } = byteOffsetIsAligned(bytes) ? bytes : new Uint8Array(bytes);
    return new VectorMatrix(new Float32Array(buffer, byteOffset, count * dimensions), dimensions);
  }

  serialise(): Uint8Array {
    return new Uint8Array(this.#values.buffer, this.#values.byteOffset, this.#values.byteLength);
  }

  /** A view, not to be written to; empty beyond the last vector. */
  vectorOf(row: number): Float32Array {
    return this.#values.subarray(row * this.dimensions, (row + 1) * this.dimensions);
  }

  #unitOf(query: ArrayLike<number>): Float32Array {
    const known = this.#units.get(query);
    if (known) return known;
    const unit = Float32Array.from(checkedVector(query, this.dimensions));
    this.#units.set(query, unit);
    return unit;
  }

  /**
   * Cosine of `query` with every vector, or with each of `rows` in their order. A query must not be changed afterwards.
   * @throws IndexError or ModelError for a query that `checkedVector` refuses
   */
  cosines(query: ArrayLike<number>, rows?: ArrayLike<number>): Float32Array {
    const unit = this.#unitOf(query);
    const cosines = new Float32Array(rows?.length ?? this.count);
    for (let i = 0; i < cosines.length; i += 1) {
      cosines[i] = dotProduct(this.#values, (rows?.[i] ?? i) * this.dimensions, unit);
    }
    return cosines;
  }
}

/**
 * The vector with norm 1.
 * @throws IndexError `vector_invalid` when it has another length; ModelError when it has no direction
 */
export function checkedVector(vector: ArrayLike<number>, dimensions: number): number[] {
  if (vector.length === dimensions) return unitVector(vector);
  throw new IndexError({
    code: "vector_invalid",
    message: `A vector has ${vector.length} numbers instead of ${dimensions}.`,
    next: "Check that the embedding model is the one the index was built with, then run `chuchu index`.",
  });
}

/** Four sums at once, so that additions needn't wait for each other. */
function dotProduct(values: Float32Array, start: number, unit: Float32Array): number {
  const { length } = unit;
  const even = length - (length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < even; i += 4) {
    a += (values[start + i] ?? 0) * (unit[i] ?? 0);
    b += (values[start + i + 1] ?? 0) * (unit[i + 1] ?? 0);
    c += (values[start + i + 2] ?? 0) * (unit[i + 2] ?? 0);
    d += (values[start + i + 3] ?? 0) * (unit[i + 3] ?? 0);
  }
  for (let i = even; i < length; i += 1) a += (values[start + i] ?? 0) * (unit[i] ?? 0);
  return a + b + c + d;
}

function byteOffsetIsAligned({ byteOffset }: Uint8Array): boolean {
  return byteOffset % 4 === 0;
}
