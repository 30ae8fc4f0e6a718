"""The text of a document as a number of hashes: whether two texts are the same, or how alike they are."""

from __future__ import annotations

import hashlib
import unicodedata
from array import array
from collections import Counter
from dataclasses import dataclass

from store.model.characters import fold_zeros, ideographs
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed

#: Hashes that a sketch holds; the error of an estimate is about one by the root of that.
SKETCH = 128
#: Characters of a run by which texts are compared.
RUN = 4
_MASK = (1 << 64) - 1
_STEP, _SPREAD = 1_000_003, 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Identity:
    """``fingerprint`` is equal for equal words; ``sketch`` packs the least hashes of the text's runs."""

    fingerprint: str
    sketch: bytes


def identify(document: Document) -> Identity:
    """Return the identity of a document's text; the title, number and dates of its head are no part of it."""
    words = words_of(document)
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    return Identity(digest, array("Q", _least(words)).tobytes())


def words_of(document: Document) -> str:
    """Return the words of all clauses with their labels, without width, case, white space and punctuation."""
    return "".join(clause_words(clause) for clause in document.walk())


def clause_words(clause: Clause) -> str:
    """Return the same of one clause, without what is below it."""
    return fold(f"{clause.label}{printed(clause)}")


def fold(text: str) -> str:
    """Return letters and figures alone, in one form, width and case."""
    plain = unicodedata.normalize("NFKC", fold_zeros(ideographs(text))).casefold()
    folded = "".join(filter(str.isalnum, plain))
    return text if folded == text else folded  # in memory once


def estimate(one: bytes, other: bytes) -> float:
    """Return the estimated likeness of two texts by their sketches, 0 to 1: the share of runs that both
    have.
    """
    first, second = set(_unpack(one)), set(_unpack(other))
    if not first or not second:
        return float(first == second)
    least = sorted(first | second)[:SKETCH]
    shared = sum(1 for each in least if each in first and each in second)
    jaccard = shared / len(least)
    return 2 * jaccard / (1 + jaccard)


def likeness(one: str, other: str) -> float:
    """Return the likeness of two texts of :func:`words_of`, 0 to 1: the runs that both have, counted twice,
    of all.
    """
    first, second = _runs(one), _runs(other)
    total = first.total() + second.total()
    if not total:
        return float(one == other)
    return 2 * sum((first & second).values()) / total


def _runs(words: str) -> Counter[str]:
    """Runs of at most three characters, so that a short text with one word changed is still alike."""
    return Counter(words[at : at + RUN - 1] for at in range(max(1, len(words) - RUN + 2)) if words)


def _least(words: str) -> list[int]:
    codes = [ord(character) for character in words]
    runs = zip(codes, codes[1:], codes[2:], codes[3:], strict=False)
    hashes = {(((a * _STEP + b) * _STEP + c) * _STEP + d) * _SPREAD & _MASK for a, b, c, d in runs}
    return sorted(hashes)[:SKETCH]


def _unpack(sketch: bytes) -> array[int]:
    numbers = array("Q")
    numbers.frombytes(sketch)
    return numbers
