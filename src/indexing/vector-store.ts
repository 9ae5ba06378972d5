/**
 * LangChain's HNSWLib vector store with what it lacks: ids, deletion, replacement, an `ef` that is kept, an atomic save and
 * a load that refuses foreign or damaged files. The only file that knows hnswlib-node. Importing it takes about 0.2 s
 * (all of LangChain's core), so it is imported when a graph is built or needed, never at start.
 */
import { randomUUID } from "node:crypto";
import { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import { Document } from "@langchain/core/documents";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import hnswlib from "hnswlib-node";
import { checkedVector } from "./vector-matrix.ts";
import { readGraph, writeGraph } from "./vector-store-files.ts";

/** Malkov and Yashunin 2018 (arXiv 1603.09320), §4.2; with these recall@10 is above 0.99 on 50,000 vectors. */
const M = 16;
const EF_CONSTRUCTION = 200;
/** For up to 50 results; twice their number for more, else the last of them are missed. */
const EF_SEARCH = 100;
/** Fixed, so that the same vectors in the same order give the same graph. */
const RANDOM_SEED = 100;
const INITIAL_CAPACITY = 1024;
/** Points are inserted synchronously, about 1 ms each; after so many others get their turn. */
const INSERTIONS_PER_TURN = 64;

export interface HnswVectorStoreOptions {
  /** Length of a vector; by default that of the first vector. */
  dimensions?: number;
}

export interface NearestEntry {
  id: string;
  /** Cosine distance: 0 for the same direction, 2 for the opposite. */
  distance: number;
}

const refuseTexts = async (): Promise<never> => {
  throw new TypeError("This vector store was opened without an embedder and takes vectors only.");
};
const NO_EMBEDDER: EmbeddingsInterface = { embedDocuments: refuseTexts, embedQuery: refuseTexts };

type Graph = InstanceType<typeof hnswlib.HierarchicalNSW>;

export class HnswVectorStore extends HNSWLib {
  readonly #labels = new Map<string, number>();
  readonly #entries = new Map<number, { id: string; document: Document }>();
  #deleted = 0;
  #nextLabel = 0;

  constructor(embeddings: EmbeddingsInterface, options: HnswVectorStoreOptions = {}) {
    super(embeddings, { space: "cosine", ...(options.dimensions && { numDimensions: options.dimensions }) });
  }

  /** A store that is only ever given vectors, never texts. */
  static ofVectors(dimensions: number): HnswVectorStore {
    return new HnswVectorStore(NO_EMBEDDER, { dimensions });
  }

  /** Number of entries that can be found. */
  get size(): number {
    return this.#labels.size;
  }

  /** Number of places of deleted entries that no other has taken yet. */
  get deleted(): number {
    return this.#deleted;
  }

  /** Ids of all entries, in the order in which they were first added. */
  ids(): string[] {
    return [...this.#labels.keys()];
  }

  /**
   * Embeds and adds documents, or replaces those whose id is there already.
   * @param options.ids one for each document; by default the document's own, else a new one
   */
  override async addDocuments(documents: Document[], options: { ids?: string[] } = {}): Promise<void> {
    const vectors = await this.embeddings.embedDocuments(documents.map(({ pageContent }) => pageContent));
    await this.addVectors(vectors, documents, options);
  }

  /**
   * Adds vectors with their documents, or replaces those whose id is there already; nothing is added when one is refused.
   * @throws IndexError for another number of dimensions, ModelError for NaN and for a zero vector
   */
  override async addVectors(
    vectors: number[][],
    documents: Document[],
    options: { ids?: string[] } = {},
  ): Promise<void> {
    const [first] = vectors;
    if (first === undefined) return;
    if (vectors.length !== documents.length) throw new RangeError("There must be one document for each vector.");
    const dimensions = this.args.numDimensions ?? first.length;
    const units = vectors.map((vector) => checkedVector(vector, dimensions));
    const graph = this.#graph(dimensions);
    for (const [i, unit] of units.entries()) {
      const document = documents[i];
      if (document === undefined) continue;
      this.#put(graph, options.ids?.[i] ?? document.id ?? randomUUID(), unit, document);
      if (i % INSERTIONS_PER_TURN === INSERTIONS_PER_TURN - 1) await new Promise(setImmediate);
    }
  }

  /** Removes entries; an unknown id is passed over. `directory`: removes a saved store instead, as HNSWLib does. */
  override async delete(params: { ids?: string[]; directory?: string }): Promise<void> {
    if (params.directory !== undefined) return super.delete({ directory: params.directory });
    for (const id of params.ids ?? []) {
      const label = this.#labels.get(id);
      if (label === undefined) continue;
      this.index.markDelete(label);
      this.#labels.delete(id);
      this.#entries.delete(label);
      this.#deleted += 1;
    }
  }

  /** The `k` nearest entries, nearest first, equal ones in the order they were added. Empty when there is none. */
  nearest(query: ArrayLike<number>, k: number, allow?: (id: string) => boolean): NearestEntry[] {
    if (this.size === 0 || k <= 0) return [];
    const unit = checkedVector(query, this.args.numDimensions ?? query.length);
    const filter = allow && ((label: number): boolean => allow(this.#entries.get(label)?.id ?? ""));
    this.index.setEf(Math.max(EF_SEARCH, 2 * k));
    const { neighbors, distances } = this.index.searchKnn(unit, Math.min(k, this.size), filter);
    return neighbors
      .map((label, rank) => ({ label, distance: Math.max(0, distances[rank] ?? 0) }))
      .sort((a, b) => a.distance - b.distance || a.label - b.label)
      .flatMap(({ label, distance }) => {
        const entry = this.#entries.get(label);
        return entry === undefined ? [] : [{ id: entry.id, distance }];
      });
  }

  /** LangChain's way to search: documents with their cosine distance, nearest first. */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: this["FilterType"],
  ): Promise<[Document, number][]> {
    const documentOf = (id: string): Document => this.#documentOf(id);
    const allow = filter && ((id: string): boolean => filter(documentOf(id)));
    return this.nearest(query, k, allow).map(({ id, distance }) => [documentOf(id), distance]);
  }

  /** Writes the store into `directory`; at any moment the directory holds the old store or the new one, whole. */
  override async save(directory: string): Promise<void> {
    const graph = this._index;
    await writeGraph(directory, {
      writeIndex: graph && ((file) => graph.writeIndex(file)),
      dimensions: this.args.numDimensions ?? 0,
      deleted: this.#deleted,
      entries: [...this.#entries].map(([label, { id, document }]) => ({
        label,
        id,
        content: document.pageContent,
        metadata: document.metadata,
      })),
    });
  }

  /**
   * A store that `save` wrote.
   * @param embeddings none, when it will only be given vectors
   * @param options.dimensions refuses a store of vectors with another length
   * @throws IndexError `index_missing`, `index_damaged`, `index_other_model`
   */
  static override async load(
    directory: string,
    embeddings: EmbeddingsInterface = NO_EMBEDDER,
    options: HnswVectorStoreOptions = {},
  ): Promise<HnswVectorStore> {
    const saved = await readGraph(directory, options.dimensions);
    const store = new HnswVectorStore(embeddings, { dimensions: saved.dimensions });
    if (saved.readIndex !== undefined) {
      const graph = new hnswlib.HierarchicalNSW("cosine", saved.dimensions);
      await saved.readIndex(graph);
      graph.setEf(EF_SEARCH);
      store._index = graph;
    }
    store.#deleted = saved.deleted;
    for (const { label, id, content, metadata } of saved.entries) {
      store.#labels.set(id, label);
      store.#entries.set(label, { id, document: new Document({ id, pageContent: content, metadata }) });
      store.#nextLabel = Math.max(store.#nextLabel, label + 1);
    }
    return store;
  }

  static override async fromTexts(
    texts: string[],
    metadatas: object[] | object,
    embeddings: EmbeddingsInterface,
  ): Promise<HnswVectorStore> {
    const metadataOf = (i: number): object => (Array.isArray(metadatas) ? metadatas[i] : metadatas);
    const documents = texts.map((pageContent, i) => new Document({ pageContent, metadata: { ...metadataOf(i) } }));
    return HnswVectorStore.fromDocuments(documents, embeddings);
  }

  static override async fromDocuments(
    documents: Document[],
    embeddings: EmbeddingsInterface,
  ): Promise<HnswVectorStore> {
    const store = new HnswVectorStore(embeddings);
    await store.addDocuments(documents);
    return store;
  }

  #put(graph: Graph, id: string, unit: number[], document: Document): void {
    const present = this.#labels.get(id);
    const label = present ?? this.#nextLabel;
    if (present === undefined) {
      const capacity = graph.getMaxElements();
      if (this.#deleted === 0 && graph.getCurrentCount() >= capacity) graph.resizeIndex(2 * capacity);
      // With true, the new point takes the place of a deleted one, if there is any.
      graph.addPoint(unit, label, true);
      this.#deleted = Math.max(0, this.#deleted - 1);
      this.#nextLabel += 1;
    } else {
      graph.addPoint(unit, label);
    }
    this.#labels.set(id, label);
    this.#entries.set(label, { id, document });
  }

  #documentOf(id: string): Document {
    const document = this.#entries.get(this.#labels.get(id) ?? -1)?.document;
    if (document === undefined) throw new RangeError(`There is no entry ${id}.`);
    return document;
  }

  #graph(dimensions: number): Graph {
    if (this._index === undefined) {
      this.args.numDimensions = dimensions;
      this._index = new hnswlib.HierarchicalNSW("cosine", dimensions);
      this._index.initIndex({
        maxElements: INITIAL_CAPACITY,
        m: M,
        efConstruction: EF_CONSTRUCTION,
        randomSeed: RANDOM_SEED,
        allowReplaceDeleted: true,
      });
      this._index.setEf(EF_SEARCH);
    }
    return this._index;
  }
}
