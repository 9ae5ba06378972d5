"""Which of the 250,002 pieces stay, and the tokenizer.json made of them. Nothing is trained or renamed."""

import re
import unicodedata

import wordfreq

from e5_weights import Weights

ENGLISH_WORDS = 40_000
CHINESE_WORDS = 60_000
SPACE = "▁"
"""SentencePiece's sign for a space before a word."""
UNKNOWN_PENALTY = 10.0
"""SentencePiece's score of an unknown character, below the lowest score of a piece."""

HAN = r"\u3400-\u4dbf\u4e00-\ufaff"
"""Chinese characters. The range goes on to their compatibility forms, so Hangul and private use between them stay too: 5,565 pieces
(1.3 MB) that no Chinese or English text needs. Without them the vectors of such texts are the same to the last bit, but the file
isn't the one that ships."""

_HAS_HAN = re.compile(f"[{HAN}]")
_HAS_LATIN = re.compile("[A-Za-z]")
# ASCII, CJK punctuation, full-width forms, Chinese characters, and the signs that reports print.
_WRITABLE = re.compile(
    f"^[{SPACE}\\x20-\\x7e\\u3001-\\u303f\\uff00-\\uffef{HAN}"
    "·—―‘-”…℃‰Ⅰ-Ⅻ①-⑳×÷±²³°→←↑↓●○◆◇■□△▲★☆≥≤≈㎡㎞㎏]+$"
)


def kept_pieces(weights: Weights) -> list[int]:
    """Old ids of the pieces that stay, in their old order: the special ones, those with a Chinese character, digits, signs and
    single letters, and what the most frequent English and Chinese words are cut into."""
    pieces = weights.pieces
    kept = set(weights.special.values())
    for id_, piece in enumerate(pieces):
        if not _WRITABLE.match(piece):
            continue
        bare = piece.strip(SPACE)
        if _HAS_HAN.search(piece) or len(bare) <= 1 or not _HAS_LATIN.search(piece):
            kept.add(id_)
    cut = _Unigram(weights)
    for word in wordfreq.top_n_list("en", ENGLISH_WORDS) + wordfreq.top_n_list("zh", CHINESE_WORDS):
        for form in {word, word.capitalize(), word.upper()}:
            kept.update(cut.ids(unicodedata.normalize("NFKC", form)))
    return sorted(kept)


class _Unigram:
    """SentencePiece's cut of a text: the pieces whose scores have the highest sum (Viterbi)."""

    def __init__(self, weights: Weights) -> None:
        self.ids_of = {piece: id_ for id_, piece in enumerate(weights.pieces)}
        self.scores = weights.scores.tolist()
        self.longest = max(map(len, weights.pieces))
        self.unknown = min(self.scores) - UNKNOWN_PENALTY

    def ids(self, text: str) -> set[int]:
        """Ids of the pieces of one word or sentence; unknown characters have none."""
        text = SPACE + text.replace(" ", SPACE)
        best = [0.0] + [float("-inf")] * len(text)
        step: list[tuple[int, int | None]] = [(0, None)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self.longest) + 1):
                id_ = self.ids_of.get(text[start:end])
                if id_ is None and end > start + 1:
                    continue
                score = best[start] + (self.unknown if id_ is None else self.scores[id_])
                if score > best[end]:
                    best[end], step[end] = score, (start, id_)
        found, end = set(), len(text)
        while end > 0:
            end, id_ = step[end]
            if id_ is not None:
                found.add(id_)
        return found


def tokenizer_json(weights: Weights, kept: list[int]) -> dict:
    """What goes into tokenizer.json: a Unigram model over the pieces that stay, NFKC before it, <s> … </s> around a text."""
    new_id = {old: new for new, old in enumerate(kept)}
    special = {name: (new_id[old], weights.pieces[old]) for name, old in weights.special.items()}
    bos, eos = special["bos"], special["eos"]

    def token(content: str) -> dict:
        return {"SpecialToken": {"id": content, "type_id": 0}}

    def sequence(letter: str) -> dict:
        return {"Sequence": {"id": letter, "type_id": 0}}

    metaspace = {"type": "Metaspace", "replacement": SPACE, "prepend_scheme": "always", "split": True}
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    one_space = {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}
    single = [token(bos[1]), sequence("A"), token(eos[1])]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": id_, "content": content, **flags} for id_, content in special.values()],
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKC"}, one_space]},
        "pre_tokenizer": metaspace,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": single,
            "pair": [*single, sequence("B"), token(eos[1])],
            "special_tokens": {content: {"id": content, "ids": [id_], "tokens": [content]} for id_, content in (bos, eos)},
        },
        "decoder": metaspace,
        "model": {
            "type": "Unigram",
            "unk_id": special["unk"][0],
            "vocab": [[weights.pieces[old], round(float(weights.scores[old]), 4)] for old in kept],
            "byte_fallback": False,
        },
    }
