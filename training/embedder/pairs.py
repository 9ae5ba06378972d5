"""Reads pairs of question and proof, and finds the proof among a report's clauses, sentences and paragraphs. Embeds nothing.

The cuts are simpler than the program's own: they only have to be of the same size.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Unit = Literal["clause", "sentence", "paragraph"]
UNITS: tuple[Unit, ...] = ("sentence", "clause", "paragraph")

SHORTEST_CLAUSE = 8
"""Characters; shorter pieces are joined with what follows."""
SHARED_CHARACTERS = 0.6
"""Share of a clause's different characters that stand in the quote, when neither holds the other whole."""


@dataclass(frozen=True)
class Row:
    """A question, and which texts of each unit prove it (indices)."""

    question: str
    kind: str
    proofs: dict[Unit, list[int]]


@dataclass(frozen=True)
class PairSet:
    """One report and its questions. `sentence_of` has the sentence of each clause."""

    name: str
    texts: dict[Unit, list[str]]
    sentence_of: list[int]
    rows: list[Row]

    def own(self, unit: Unit, index: int) -> int:
        """What two texts must share to be no negatives of each other: a clause's sentence, else the text itself."""
        return self.sentence_of[index] if unit == "clause" else index

    def shielded(self, unit: Unit, row: Row) -> set[int]:
        """The `own` of everything that may prove the question too, and so is no negative of it."""
        return set(row.proofs["paragraph" if unit == "paragraph" else "sentence"])


def read_pairs(argument: str) -> PairSet:
    """`PAIRS.jsonl=REPORT.txt`; the format of a line is in README.md. Questions whose quote isn't found are left out."""
    pairs, report = argument.split("=")
    text = Path(report).read_text(encoding="utf-8")
    sentences = split_sentences(text)
    clauses = [(i, clause) for i, sentence in enumerate(sentences) for clause in split_clauses(sentence)]
    texts: dict[Unit, list[str]] = {
        "sentence": sentences,
        "clause": [clause for _, clause in clauses],
        "paragraph": [line.strip() for line in text.split("\n") if line.strip()],
    }
    sentence_of = [i for i, _ in clauses]
    rows = []
    for entry in _lines(Path(pairs)):
        proofs = _proofs(entry, texts, sentence_of)
        if proofs["sentence"]:
            rows.append(Row(entry.get("standalone", entry["question"]), entry.get("kind", "text"), proofs))
    return PairSet(Path(pairs).stem, texts, sentence_of, rows)


def split_sentences(text: str) -> list[str]:
    """Sentences of each line, with their closing mark."""
    parts = (part for line in text.split("\n") for part in re.split(r"(?<=[。！？；])", line))
    return [part.strip() for part in parts if part.strip()]


def split_clauses(sentence: str) -> list[str]:
    """Clauses of a sentence, none shorter than SHORTEST_CLAUSE unless the sentence is."""
    clauses, rest = [], ""
    for part in re.split(r"(?<=[，,；;：:])", sentence):
        rest += part
        if len(rest) >= SHORTEST_CLAUSE:
            clauses.append(rest)
            rest = ""
    if rest and clauses:
        clauses[-1] += rest
    elif rest:
        clauses.append(rest)
    return clauses


def _lines(path: Path) -> Iterator[dict]:
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry.get("answerable", True):
            yield entry


def _proofs(entry: dict, texts: dict[Unit, list[str]], sentence_of: list[int]) -> dict[Unit, list[int]]:
    answers = entry.get("answers") or [{"quote": entry["quote"], "figures": entry.get("figures", [])}]
    answers = [(_bare(answer["quote"]), answer.get("figures", [])) for answer in answers if not answer.get("row")]
    sentences, clauses = set(), set()
    for quote, figures in answers:
        for i, sentence in enumerate(texts["sentence"]):
            bare = _bare(sentence)
            has_figure = not figures or any(figure in sentence for figure in figures)
            if quote in bare or (bare in quote and has_figure):
                sentences.add(i)
    for quote, figures in answers:
        for k, clause in enumerate(texts["clause"]):
            if sentence_of[k] in sentences and _clause_proves(clause, quote, figures):
                clauses.add(k)
    paragraphs = [k for k, text in enumerate(texts["paragraph"]) if any(texts["sentence"][i] in text for i in sentences)]
    return {"sentence": sorted(sentences), "clause": sorted(clauses), "paragraph": paragraphs}


def _clause_proves(clause: str, quote: str, figures: list[str]) -> bool:
    bare = _bare(clause)
    contained = bare in quote or quote in bare
    if not figures:
        return contained
    if not any(figure in clause for figure in figures):
        return False
    characters = set(clause)
    return contained or len(set(quote) & characters) >= SHARED_CHARACTERS * len(characters)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
