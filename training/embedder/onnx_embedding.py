"""Embeds texts with a written model folder, as the program does, and measures recall on pairs. Trains nothing."""

from collections import defaultdict
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from convert import PASSAGE_PREFIX, QUERY_PREFIX
from pairs import PairSet

MOST_TOKENS = 256


class FolderEmbedder:
    """Runs a folder's model.onnx, text by text: padding costs more than batches save."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.session = onnxruntime.InferenceSession(folder / "model.onnx")

    def questions(self, texts: list[str]) -> np.ndarray:
        return self._embed(QUERY_PREFIX, texts)

    def passages(self, texts: list[str]) -> np.ndarray:
        return self._embed(PASSAGE_PREFIX, texts)

    def _embed(self, prefix: str, texts: list[str]) -> np.ndarray:
        rows = []
        for text in texts:
            ids = np.array([self.tokenizer.encode(prefix + text).ids[:MOST_TOKENS]])
            rows.append(self.session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0])
        return np.array(rows, np.float32)


def recall(embedder: FolderEmbedder, sets: list[PairSet]) -> dict[str, str]:
    """`questions: recall@1 / @5` in percent, of sentences, for all questions and each kind. A sentence scores its own cosine plus
    that of its best clause, each scaled over the report to mean 0 and deviation 1."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for pair_set in sets:
        sentences = embedder.passages(pair_set.texts["sentence"])
        clauses = embedder.passages(pair_set.texts["clause"])
        questions = embedder.questions([row.question for row in pair_set.rows])
        for row, question in zip(pair_set.rows, questions):
            best_clause = np.full(len(sentences), -9.0)
            np.maximum.at(best_clause, pair_set.sentence_of, clauses @ question)
            scores = _scaled(sentences @ question) + _scaled(best_clause)
            better = min(int((scores > scores[i]).sum()) for i in row.proofs["sentence"])
            for kind in ("all", row.kind):
                for place, counted in enumerate((True, better < 1, better < 5)):
                    counts[kind][place] += counted
    return {kind: f"{n}: {100 * one / n:.1f} / {100 * five / n:.1f}" for kind, (n, one, five) in counts.items()}


def _scaled(scores: np.ndarray) -> np.ndarray:
    return (scores - scores.mean()) / scores.std()
