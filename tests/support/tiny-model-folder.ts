/** Writes model folders for tests: a tiny ONNX file, a word-piece tokenizer, and the settings files that a test wants. */
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type TinyModel, tinyOnnx } from "./tiny-onnx.ts";

/** Token ids are places in this list. */
export const TINY_VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "query", "passage", ":", "天", "河", "区"];

/** One row for each token: a different direction for each, so that every pooling can be told from the vector. */
export const TINY_TABLE = TINY_VOCABULARY.map((_, id) => [id, id * id, 1, (-1) ** id]);

export interface TinyFolder {
  model?: Partial<TinyModel>;
  /** Path of the model file in the folder. */
  modelFile?: string;
  /** Further files by path: objects are written as JSON. `undefined` leaves a file out. */
  files?: Record<string, unknown>;
}

/** A new folder under the system's folder for temporary files; the caller deletes it. */
export async function writeTinyFolder(options: TinyFolder = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tiny-model-"));
  const model = tinyOnnx({ table: TINY_TABLE, output: "last_hidden_state", ...options.model });
  const files: Record<string, unknown> = {
    [options.modelFile ?? "model.onnx"]: model,
    "tokenizer.json": tinyTokenizer(),
    "config.json": { pooling: "mean" },
    ...options.files,
  };
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) continue;
    const bytes = content instanceof Uint8Array || typeof content === "string" ? content : JSON.stringify(content);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return folder;
}

/** A tokenizer like those of Chinese BERT models: one token for each character, [CLS] before and [SEP] after. */
function tinyTokenizer(): Record<string, unknown> {
  const special = (content: string) => ({
    id: TINY_VOCABULARY.indexOf(content),
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  });
  const vocab = Object.fromEntries(TINY_VOCABULARY.map((token, id) => [token, id]));
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: ["[PAD]", "[UNK]", "[CLS]", "[SEP]"].map(special),
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [
        { SpecialToken: { id: "[CLS]", type_id: 0 } },
        { Sequence: { id: "A", type_id: 0 } },
        { SpecialToken: { id: "[SEP]", type_id: 0 } },
      ],
      pair: [],
      special_tokens: {
        "[CLS]": { id: "[CLS]", ids: [2], tokens: ["[CLS]"] },
        "[SEP]": { id: "[SEP]", ids: [3], tokens: ["[SEP]"] },
      },
    },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab,
    },
  };
}
