"""The encoder once more, in JAX, so that its biases and layer norms can be tuned. Doesn't write models."""

from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np

from e5_weights import LINEAR, NORMS, ZERO, Architecture, Blocks, Weights

Parameters = dict[str, jax.Array]
"""Of one layer, named as in the file without the layer's prefix: `q.w`, `q.b`, `aln.w` …"""
Layers = list[Parameters]
Encode = Callable[[Layers, jax.Array, jax.Array], jax.Array]
"""Layers, token ids [texts, tokens] and their mask, to vectors with norm 1 [texts, width]."""

MASKED = -1e9


def layers_of(weights: Weights) -> Layers:
    """All parameters of every layer, the 4-bit ones unpacked to float32."""
    return [_layer_parameters(weights, f"l{index}.") for index in range(weights.architecture.layers)]


def tunable(layers: Layers) -> Layers:
    """Biases and layer norms: what has one axis."""
    return [{name: value for name, value in layer.items() if value.ndim == 1} for layer in layers]


def with_tuned(layers: Layers, tuned: Layers) -> Layers:
    """`layers` with the values of `tuned` in place of their own."""
    return [{**layer, **new} for layer, new in zip(layers, tuned)]


def write_back(tuned: Layers, weights: Weights) -> None:
    """Puts tuned values where `onnx_graph` takes them from."""
    for index, layer in enumerate(tuned):
        for name, value in layer.items():
            weights.vectors[f"l{index}.{name}"] = np.asarray(value)


def make_encoder(weights: Weights, kept: list[int]) -> Encode:
    """The forward pass; word vectors, positions and the first layer norm are fixed in it."""
    sizes, vectors = weights.architecture, weights.vectors
    word = jnp.asarray(_unpack(weights.matrices["emb.word"], sizes.width)[np.asarray(kept)])
    position = jnp.asarray(vectors["emb.pos"].reshape(-1, sizes.width) + vectors["emb.type"].reshape(-1, sizes.width)[0])
    scale, shift = jnp.asarray(vectors["emb.ln.w"]), jnp.asarray(vectors["emb.ln.b"])

    def encode(layers: Layers, ids: jax.Array, mask: jax.Array) -> jax.Array:
        x = _norm(word[ids] + position[: ids.shape[1]], scale, shift, sizes.epsilon)
        bias = ((1 - mask) * MASKED)[:, None, None]
        for layer in layers:
            x = _layer(sizes, layer, x, bias)
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        return mean / jnp.linalg.norm(mean, axis=-1, keepdims=True)

    return encode


def _layer_parameters(weights: Weights, prefix: str) -> Parameters:
    parameters = {}
    for name in LINEAR:
        _rows, columns = weights.architecture.linear_shape(name)
        parameters[f"{name}.w"] = jnp.asarray(_unpack(weights.matrices[f"{prefix}{name}.w"], columns))
        parameters[f"{name}.b"] = jnp.asarray(weights.vectors[f"{prefix}{name}.b"])
    for name in NORMS:
        for part in ("w", "b"):
            parameters[f"{name}.{part}"] = jnp.asarray(weights.vectors[f"{prefix}{name}.{part}"])
    return parameters


def _unpack(blocks: Blocks, columns: int) -> np.ndarray:
    return ((blocks.values.astype(np.float32) - ZERO) * blocks.scales[:, None]).reshape(-1, columns)


def _norm(x: jax.Array, scale: jax.Array, shift: jax.Array, epsilon: float) -> jax.Array:
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(variance + epsilon) * scale + shift


def _layer(sizes: Architecture, layer: Parameters, x: jax.Array, bias: jax.Array) -> jax.Array:
    texts, tokens, width = x.shape

    def linear(name: str, value: jax.Array) -> jax.Array:
        return value @ layer[f"{name}.w"].T + layer[f"{name}.b"]

    def heads(name: str) -> jax.Array:
        return linear(name, x).reshape(texts, tokens, sizes.heads, -1).transpose(0, 2, 1, 3)

    query, key, value = heads("q"), heads("k"), heads("v")
    scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(width // sizes.heads)
    context = (jax.nn.softmax(scores + bias, -1) @ value).transpose(0, 2, 1, 3).reshape(texts, tokens, width)
    x = _norm(x + linear("ao", context), layer["aln.w"], layer["aln.b"], sizes.epsilon)
    inner = jax.nn.gelu(linear("fi", x), approximate=False)
    return _norm(x + linear("fo", inner), layer["oln.w"], layer["oln.b"], sizes.epsilon)
