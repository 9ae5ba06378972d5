"""Writes the encoder as an ONNX graph that keeps the 4-bit blocks as they are. Doesn't choose the vocabulary.

Inputs: input_ids and attention_mask, int64 [texts, tokens]. Output: embedding, float32 [texts, width], the mean over the
tokens with norm 1. Linear maps are ONNX Runtime's MatMulNBits; word vectors are unpacked by standard operators.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from e5_weights import BLOCK, ZERO, Blocks, Weights

OPSET = 21
IR_VERSION = 10
INT8_INSIDE = 4
"""MatMulNBits' accuracy level: inputs are rounded to 8 bits block by block, which makes it twice as fast."""
MASKED = -1e9


def write_model(weights: Weights, kept: list[int], path: Path) -> None:
    """Writes the graph with the word vectors of the pieces `kept`, in that order."""
    model = helper.make_model(
        _Encoder(weights).graph(kept),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)],
        ir_version=IR_VERSION,
    )
    onnx.checker.check_model(model)
    onnx.save(model, path)


def pack(values: np.ndarray) -> np.ndarray:
    """Two values of the last axis in a byte, the first one in the low half: the order MatMulNBits wants."""
    return (values[..., 0::2] | (values[..., 1::2] << 4)).astype(np.uint8)


class _Encoder:
    """Collects nodes and constants; a value is known by the name of the node that makes it."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.sizes = weights.architecture
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def graph(self, kept: list[int]) -> onnx.GraphProto:
        mask = self.node("Cast", ["attention_mask"], "mask", to=TensorProto.FLOAT)
        bias = self.attention_bias(mask)
        x = self.embeddings(kept)
        for index in range(self.sizes.layers):
            x = self.layer(f"l{index}.", x, bias)
        self.sentence(x, mask)
        tokens = [helper.make_tensor_value_info(n, TensorProto.INT64, ["texts", "tokens"]) for n in ("input_ids", "attention_mask")]
        output = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["texts", self.sizes.width])
        return helper.make_graph(self.nodes, "multilingual-e5-small zh-en", tokens, [output], list(self.constants.values()))

    def embeddings(self, kept: list[int]) -> str:
        """Word and position vectors, summed and normed. The type vector (there's one type) is added to the positions'."""
        width = self.sizes.width
        scales, values = self.weights.matrices["emb.word"].rows(width)
        self.constant("emb.word.q", pack(values.reshape(-1, width)[kept]))
        self.constant("emb.word.s", scales[kept].astype(np.float16))
        packed = self.node("Gather", ["emb.word.q", "input_ids"], "word.packed")
        low = self.node("BitwiseAnd", [packed, self.constant("low_half", np.uint8(15))], "word.low")
        high = self.node("BitShift", [packed, self.constant("four", np.uint8(4))], "word.high", direction="RIGHT")
        last = self.constant("axis3", np.array([3]))
        halves = [self.node("Unsqueeze", [half, last], half + ".column") for half in (low, high)]
        pairs = self.node("Cast", [self.node("Concat", halves, "word.pairs", axis=3)], "word.float", to=TensorProto.FLOAT)
        centred = self.node("Sub", [pairs, self.constant("zero", np.float32(ZERO))], "word.centred")
        blocks = self.node("Reshape", [centred, self.constant("in_blocks", np.array([0, 0, width // BLOCK, BLOCK]))], "word.blocks")
        scale = self.node("Cast", [self.node("Gather", ["emb.word.s", "input_ids"], "word.half")], "word.scale", to=TensorProto.FLOAT)
        scaled = self.node("Mul", [blocks, self.node("Unsqueeze", [scale, last], "word.scales")], "word.scaled")
        word = self.node("Reshape", [scaled, self.joined()], "word")
        vectors = self.weights.vectors
        positions = vectors["emb.pos"].reshape(-1, width) + vectors["emb.type"].reshape(-1, width)[0]
        length = self.node("Shape", ["input_ids"], "length", start=1, end=2)
        bounds = [self.constant("emb.pos", positions.astype(np.float16)), self.constant("first", np.array([0])), length]
        position = self.node("Cast", [self.node("Slice", bounds, "position.half")], "position", to=TensorProto.FLOAT)
        return self.norm(self.node("Add", [word, position], "word_at_position"), "emb.ln")

    def attention_bias(self, mask: str) -> str:
        """0 for a token, a very low number for padding, [texts, 1, 1, tokens]."""
        absent = self.node("Sub", [self.constant("one", np.float32(1)), mask], "absent")
        low = self.node("Mul", [absent, self.constant("masked", np.float32(MASKED))], "absent.low")
        return self.node("Unsqueeze", [low, self.constant("axes12", np.array([1, 2]))], "bias")

    def layer(self, prefix: str, x: str, bias: str) -> str:
        x = self.norm(self.node("Add", [x, self.attention(prefix, x, bias)], prefix + "attended"), prefix + "aln")
        inner = self.node("Gelu", [self.linear(prefix, "fi", x)], prefix + "gelu")
        return self.norm(self.node("Add", [x, self.linear(prefix, "fo", inner)], prefix + "fed"), prefix + "oln")

    def attention(self, prefix: str, x: str, bias: str) -> str:
        heads, size = self.sizes.heads, self.sizes.width // self.sizes.heads
        in_heads = self.constant("in_heads", np.array([0, 0, heads, size]))

        def split(name: str, order: list[int]) -> str:
            whole = self.linear(prefix, name, x)
            return self.node("Transpose", [self.node("Reshape", [whole, in_heads], whole + ".heads")], whole + ".turned", perm=order)

        query, key, value = split("q", [0, 2, 1, 3]), split("k", [0, 2, 3, 1]), split("v", [0, 2, 1, 3])
        products = self.node("MatMul", [query, key], prefix + "products")
        scaled = self.node("Mul", [products, self.constant("scale", np.float32(1 / np.sqrt(size)))], prefix + "scaled")
        shares = self.node("Softmax", [self.node("Add", [scaled, bias], prefix + "biased")], prefix + "shares", axis=-1)
        mixed = self.node("Transpose", [self.node("MatMul", [shares, value], prefix + "mixed")], prefix + "mixed.turned", perm=[0, 2, 1, 3])
        return self.linear(prefix, "ao", self.node("Reshape", [mixed, self.joined()], prefix + "context"))

    def sentence(self, x: str, mask: str) -> None:
        """The mean over the tokens, with norm 1."""
        axis = self.constant("axis1", np.array([1]))
        present = self.node("Mul", [x, self.node("Unsqueeze", [mask, self.constant("axis2", np.array([2]))], "mask.column")], "present")
        total = self.node("ReduceSum", [present, axis], "total", keepdims=0)
        mean = self.node("Div", [total, self.node("ReduceSum", [mask, axis], "count", keepdims=1)], "mean")
        squares = self.node("ReduceSum", [self.node("Mul", [mean, mean], "square"), axis], "squares", keepdims=1)
        self.node("Div", [mean, self.node("Sqrt", [squares], "length_of_mean")], "embedding")

    def linear(self, prefix: str, name: str, x: str) -> str:
        rows, columns = self.sizes.linear_shape(name)
        weight = prefix + name + ".w"
        packed, scales = self.blocks(weight, self.weights.matrices[weight], columns)
        kind = {"domain": "com.microsoft", "K": columns, "N": rows, "bits": 4, "block_size": BLOCK, "accuracy_level": INT8_INSIDE}
        product = self.node("MatMulNBits", [x, packed, scales], prefix + name + ".product", **kind)
        return self.node("Add", [product, self.vector(prefix + name + ".b")], prefix + name)

    def blocks(self, name: str, blocks: Blocks, columns: int) -> tuple[str, str]:
        scales, values = blocks.rows(columns)
        return self.constant(name + ".q", pack(values)), self.constant(name + ".s", scales.reshape(-1))

    def norm(self, x: str, name: str) -> str:
        scale, shift = self.vector(name + ".w"), self.vector(name + ".b")
        return self.node("LayerNormalization", [x, scale, shift], name, axis=-1, epsilon=self.sizes.epsilon)

    def joined(self) -> str:
        return self.constant("joined", np.array([0, 0, self.sizes.width]))

    def vector(self, name: str) -> str:
        return self.constant(name, self.weights.vectors[name])

    def constant(self, name: str, value: np.ndarray | np.generic) -> str:
        self.constants.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(value).reshape(np.shape(value)), name))
        return name

    def node(self, operator: str, inputs: list[str], name: str, **attributes: object) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [name], name=name, **attributes))
        return name
