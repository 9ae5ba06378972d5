/** What Chuchu asks of an embedding model, whoever provides it. Holds no provider. */
import type { EmbeddingsInterface } from "@langchain/core/embeddings";

/**
 * Turns texts into vectors of `dimensions` numbers with norm 1, through LangChain's `Embeddings` interface.
 * Queries and passages may be embedded differently (prefixes); use the method that fits.
 */
export interface Embedder extends EmbeddingsInterface<number[]> {
  /** Names model and revision; an index built by another id is refused, and cached vectors are keyed by it. */
  readonly id: string;
  /** Length of a vector. */
  readonly dimensions: number;
  /** Vectors of passages, in order. */
  embedDocuments(texts: string[]): Promise<number[][]>;
  /** Vector of a question. */
  embedQuery(text: string): Promise<number[]>;
}
