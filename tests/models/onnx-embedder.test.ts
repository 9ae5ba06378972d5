import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { ModelError } from "../../src/errors.ts";
import { createOnnxEmbedder } from "../../src/models/onnx-embedder.ts";
import { testEmbedderContract } from "../contracts/embedder-contract.ts";
import { TINY_TABLE, TINY_VOCABULARY, type TinyFolder, writeTinyFolder } from "../support/tiny-model-folder.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function tinyFolder(options: TinyFolder = {}): Promise<string> {
  const folder = await writeTinyFolder(options);
  folders.push(folder);
  return folder;
}

async function tinyEmbedder(options: TinyFolder = {}) {
  return createOnnxEmbedder({ provider: "onnx", folder: await tinyFolder(options) });
}

/** The code of the ModelError that loading a folder ends with. */
async function failure(folder: string): Promise<{ code: string; message: string }> {
  const error: unknown = await createOnnxEmbedder({ provider: "onnx", folder }).catch((thrown: unknown) => thrown);
  if (error instanceof ModelError) return { code: error.code, message: error.message };
  throw new Error(`no ModelError: ${String(error)}`);
}

const rows = (...tokens: string[]): number[][] =>
  tokens.map((token) => TINY_TABLE[TINY_VOCABULARY.indexOf(token)] ?? []);
const unit = (vector: number[]): number[] => vector.map((value) => value / Math.hypot(...vector));
const mean = (vectors: number[][]): number[] =>
  (vectors[0] ?? []).map((_, i) => vectors.reduce((sum, vector) => sum + (vector[i] ?? 0), 0) / vectors.length);

function expectClose(actual: number[], expected: number[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 6);
}

const MODULES = (...types: string[]) =>
  types.map((type, idx) => ({ idx, type: `sentence_transformers.models.${type}` }));

let contractFolder = "";
testEmbedderContract("a model with a vector for each token", async () => {
  contractFolder = await writeTinyFolder();
  folders.push(contractFolder);
  return createOnnxEmbedder({ provider: "onnx", folder: contractFolder });
});

describe("createOnnxEmbedder", () => {
  test("takes the mean over all tokens", async () => {
    const embedder = await tinyEmbedder({ files: { "config.json": { pooling: "mean" } } });
    expect(embedder.dimensions).toBe(4);
    expectClose(await embedder.embedQuery("天河区"), unit(mean(rows("[CLS]", "天", "河", "区", "[SEP]"))));
  });

  test("takes the first token", async () => {
    const embedder = await tinyEmbedder({ files: { "config.json": { pooling: "cls" } } });
    expectClose(await embedder.embedQuery("天河区"), unit(mean(rows("[CLS]"))));
  });

  test("puts the prefixes of config.json before questions and passages", async () => {
    const config = { pooling: "mean", queryPrefix: "query: ", passagePrefix: "passage: " };
    const embedder = await tinyEmbedder({ files: { "config.json": config } });
    expectClose(await embedder.embedQuery("天"), unit(mean(rows("[CLS]", "query", ":", "天", "[SEP]"))));
    const [passage] = await embedder.embedDocuments(["天"]);
    expectClose(passage ?? [], unit(mean(rows("[CLS]", "passage", ":", "天", "[SEP]"))));
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ["mean", { pooling_mode_cls_token: false, pooling_mode_mean_tokens: true }, ["[CLS]", "query", ":", "河", "[SEP]"]],
    ["cls", { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false }, ["[CLS]"]],
  ])("reads the files of sentence-transformers: %s", async (_, pooling, tokens) => {
    const embedder = await tinyEmbedder({
      modelFile: "onnx/model.onnx",
      files: {
        "config.json": { hidden_size: 4, max_position_embeddings: 16, model_type: "bert" },
        "modules.json": MODULES("Transformer", "Pooling", "Normalize"),
        "1_Pooling/config.json": { word_embedding_dimension: 4, ...pooling },
        "config_sentence_transformers.json": { prompts: { query: "query: ", passage: "" } },
        "tokenizer_config.json": { tokenizer_class: "BertTokenizer", do_lower_case: true },
      },
    });
    expectClose(await embedder.embedQuery("河"), unit(mean(rows(...tokens))));
  });

  test.each(["embedding", "sentence_embedding"])("uses a vector that the model has pooled: %s", async (output) => {
    const embedder = await tinyEmbedder({ model: { output, pooled: true }, files: { "config.json": {} } });
    expectClose(await embedder.embedQuery("河区"), unit(mean(rows("[CLS]", "河", "区", "[SEP]"))));
  });

  test("sends type 0 for every token to a model that wants types", async () => {
    const typeTable = [
      [0, 0, 0, 0],
      [9, 9, 9, 9],
    ];
    const embedder = await tinyEmbedder({ model: { typeTable } });
    expectClose(await embedder.embedQuery("天"), unit(mean(rows("[CLS]", "天", "[SEP]"))));
  });

  test.each([
    ["maxTokens of config.json", { "config.json": { pooling: "mean", maxTokens: 4 } }],
    ["sentence_bert_config.json", { "sentence_bert_config.json": { max_seq_length: 4 } }],
    ["max_position_embeddings", { "config.json": { pooling: "mean", max_position_embeddings: 4 } }],
  ])("cuts texts after %s and keeps the closing token", async (_, files) => {
    const embedder = await tinyEmbedder({ files });
    expectClose(await embedder.embedQuery("天河区天河区"), unit(mean(rows("[CLS]", "天", "河", "[SEP]"))));
  });

  test("has another id when any file that decides the vectors differs, and not for other files", async () => {
    const nameless = async (options: TinyFolder) => (await tinyEmbedder(options)).id.split("@")[1];
    const plain = await nameless({});
    expect(await nameless({ files: { "README.md": "a card" } })).toBe(plain);
    expect(await nameless({ files: { "config.json": { pooling: "mean", queryPrefix: "query: " } } })).not.toBe(plain);
    expect(await nameless({ model: { table: TINY_TABLE.map((row) => row.map((value) => value + 1)) } })).not.toBe(
      plain,
    );
    expect(await nameless({ files: { "1_Pooling/config.json": {} } })).not.toBe(plain);
  });
});

describe("a folder that can't be used", () => {
  test.each<[string, TinyFolder, string, RegExp]>([
    ["without a model file", { modelFile: "other.onnx" }, "model_missing", /model\.onnx/],
    ["without a tokenizer", { files: { "tokenizer.json": undefined } }, "model_missing", /tokenizer\.json/],
    ["without a config", { files: { "config.json": undefined } }, "model_missing", /config\.json/],
    ["with a model file of other content", { files: { "model.onnx": "no model" } }, "model_unreadable", /ONNX Runtime/],
    ["with an empty model file", { files: { "model.onnx": "" } }, "model_unreadable", /ONNX Runtime/],
    ["with half a tokenizer", { files: { "tokenizer.json": '{"model": {' } }, "model_unreadable", /tokenizer\.json/],
    ["with a tokenizer of no known kind", { files: { "tokenizer.json": {} } }, "model_unreadable", /tokenizer\.json/],
    ["with a config that is a list", { files: { "config.json": [] } }, "model_unreadable", /config\.json/],
    ["with checksums of no known form", { files: { "checksums.json": {} } }, "model_unreadable", /checksums\.json/],
    ["with an unknown pooling", { files: { "config.json": { pooling: "max" } } }, "model_unsupported", /max/],
    [
      "with two poolings",
      {
        files: {
          "config.json": {},
          "1_Pooling/config.json": { pooling_mode_cls_token: true, pooling_mode_max_tokens: true },
        },
      },
      "model_unsupported",
      /pooling_mode_max_tokens/,
    ],
    [
      "with a dense layer after pooling",
      { files: { "modules.json": MODULES("Transformer", "Pooling", "Dense") } },
      "model_unsupported",
      /Dense/,
    ],
    ["that doesn't say how to pool", { files: { "config.json": {} } }, "model_config_incomplete", /"pooling": "mean"/],
    [
      "whose vectors are shorter than its config says",
      { files: { "config.json": { pooling: "mean", dimensions: 384 } } },
      "model_dimensions",
      /4 .*384/,
    ],
    ["with an output of another name", { model: { output: "logits" } }, "model_unsupported", /last_hidden_state/],
    ["with an input of another name", { model: { extraInput: "pixel_values" } }, "model_unsupported", /pixel_values/],
  ])("%s", async (_, options, code, message) => {
    const error = await failure(await tinyFolder(options));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  test("isn't there", async () => {
    const error = await failure(join(tmpdir(), "no-such-model"));
    expect(error.code).toBe("model_missing");
    expect(error.message).toContain("git checkout -- ");
  });

  test("whose model gives zeros", async () => {
    const embedder = await tinyEmbedder({ model: { table: TINY_TABLE.map(() => [0, 0, 0, 0]) } });
    await expect(embedder.embedQuery("天")).rejects.toMatchObject({ code: "model_output_invalid" });
  });

  test("whose tokenizer belongs to a model with more tokens", async () => {
    const embedder = await tinyEmbedder({ model: { table: TINY_TABLE.slice(0, 5) } });
    await expect(embedder.embedQuery("天河区")).rejects.toMatchObject({ code: "model_run_failed" });
  });
});

describe("checksums.json", () => {
  async function listed(options: TinyFolder = {}): Promise<string> {
    const folder = await tinyFolder(options);
    const sha256: Record<string, string> = {};
    for (const file of ["config.json", "model.onnx", "tokenizer.json"]) {
      sha256[file] = createHash("sha256")
        .update(await readFile(join(folder, file)))
        .digest("hex");
    }
    await writeFile(join(folder, "checksums.json"), JSON.stringify({ sha256 }));
    return folder;
  }

  test("lets the files pass that it lists", async () => {
    const folder = await listed();
    const embedder = await createOnnxEmbedder({ provider: "onnx", folder });
    expectClose(await embedder.embedQuery("天"), unit(mean(rows("[CLS]", "天", "[SEP]"))));
  });

  test.each(["config.json", "model.onnx", "tokenizer.json"])("stops a cut %s", async (file) => {
    const folder = await listed();
    await truncate(join(folder, file), 40);
    const error = await failure(folder);
    expect(error.code).toBe("model_corrupt");
    expect(error.message).toContain(`${file} of the embedding model in ${folder} (40 bytes)`);
    expect(error.message).toContain(`git checkout -- ${folder}`);
  });

  test.each(["config.json", "model.onnx", "tokenizer.json"])("stops a %s with one byte changed", async (file) => {
    const folder = await listed();
    const bytes = await readFile(join(folder, file));
    bytes[bytes.length - 2] = (bytes[bytes.length - 2] ?? 0) ^ 1;
    await writeFile(join(folder, file), bytes);
    expect((await failure(folder)).code).toBe("model_corrupt");
  });

  test("stops a file that it doesn't list", async () => {
    const folder = await listed({ files: { "tokenizer_config.json": {} } });
    expect((await failure(folder)).code).toBe("model_corrupt");
  });

  test("of the model that ships stops a changed model file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "changed-model-"));
    folders.push(folder);
    await cp("models/e5-small-zh-en", folder, { recursive: true });
    await truncate(join(folder, "model.onnx"), 24_000_000);
    expect((await failure(folder)).code).toBe("model_corrupt");
  });
});
