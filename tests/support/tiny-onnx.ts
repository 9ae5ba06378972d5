/**
 * Writes ONNX files small enough to check by hand: the vector of a token is a row of a table.
 * Knows the few fields of onnx.proto that such a file needs (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
 */

const FLOAT = 1;
const INT64 = 7;
const IR_VERSION = 8;
const OPSET = 17;

export interface TinyModel {
  /** One row for each token id. */
  table: number[][];
  /** Name of the output: a known one for a model that can be used. */
  output: string;
  /** Adds an input token_type_ids whose row is added to each token's: all zero for type 0, as a check that 0 is sent. */
  typeTable?: number[][];
  /** Takes the mean over the tokens inside the model. */
  pooled?: boolean;
  /** Adds an input that nothing uses. */
  extraInput?: string;
}

/** Bytes of a model whose inputs are input_ids and attention_mask, int64 [texts, tokens]. */
export function tinyOnnx(model: TinyModel): Uint8Array {
  const width = model.table[0]?.length ?? 0;
  const hidden = model.pooled === true || model.typeTable !== undefined ? "gathered" : model.output;
  const nodes = [node("Gather", ["table", "input_ids"], hidden)];
  const tables = [tensor("table", model.table)];
  const inputs = ["input_ids", "attention_mask"];
  if (model.typeTable !== undefined) {
    nodes.push(node("Gather", ["types", "token_type_ids"], "typed"), node("Add", ["gathered", "typed"], model.output));
    tables.push(tensor("types", model.typeTable));
    inputs.push("token_type_ids");
  }
  if (model.pooled === true) {
    const axes = [text(1, "axes"), varintField(20, 7), varintField(8, 1)];
    const keep = [text(1, "keepdims"), varintField(20, 2), varintField(3, 0)];
    nodes.push(node("ReduceMean", ["gathered"], model.output, [axes, keep]));
  }
  if (model.extraInput !== undefined) inputs.push(model.extraInput);
  const outputShape = model.pooled === true ? ["texts", width] : ["texts", "tokens", width];
  const graph = [
    ...nodes.map((bytes) => field(1, bytes)),
    text(2, "tiny"),
    ...tables.map((bytes) => field(5, bytes)),
    ...inputs.map((name) => field(11, valueInfo(name, INT64, ["texts", "tokens"]))),
    field(12, valueInfo(model.output, FLOAT, outputShape)),
  ];
  const opset = concat([text(1, ""), varintField(2, OPSET)]);
  return concat([varintField(1, IR_VERSION), field(7, concat(graph)), field(8, opset)]);
}

function node(type: string, inputs: string[], output: string, attributes: Uint8Array[][] = []): Uint8Array {
  return concat([
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(4, type),
    ...attributes.map((parts) => field(5, concat(parts))),
  ]);
}

function tensor(name: string, rows: number[][]): Uint8Array {
  const values = new Float32Array(rows.flat());
  const dims = [rows.length, rows[0]?.length ?? 0].map((size) => varintField(1, size));
  return concat([...dims, varintField(2, FLOAT), text(8, name), field(9, new Uint8Array(values.buffer))]);
}

function valueInfo(name: string, type: number, shape: (string | number)[]): Uint8Array {
  const dims = shape.map((size) => field(1, typeof size === "number" ? varintField(1, size) : text(2, size)));
  const tensorType = concat([varintField(1, type), field(2, concat(dims))]);
  return concat([text(1, name), field(2, field(1, tensorType))]);
}

function text(number: number, value: string): Uint8Array {
  return field(number, new TextEncoder().encode(value));
}

function field(number: number, bytes: Uint8Array): Uint8Array {
  return concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function varintField(number: number, value: number): Uint8Array {
  return concat([varint(number << 3), varint(value)]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return new Uint8Array([...bytes, rest]);
}

function concat(parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
