"""A text as words with their places: what is compared word by word, and what likeness is told by.

Punctuation and white space are no words. A long term falls into the words it is made of, so that a change
inside it is seen: 国家 before 区域医疗中心, 医用 inside 高值医用耗材.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.text import segmenter
from index.text.normalize import normalise

HAN = r"\u3007\u3400-\u9fff\U00020000-\U0003ffff"
#: What words are cut from: a run of Chinese characters, or one of letters and digits, or a sign that says
#: something (≥, ℃).
RUNS = re.compile(rf"[{HAN}]+|[0-9]+(?:\.[0-9]+)*[%‰]?|[^\W_0-9{HAN}]+|[≤≥<>±℃]")
#: Words from this length on may be made of others.
_COMPOUND = 4


@dataclass(frozen=True, slots=True)
class WordToken:
    """A word in normal form, and the printed range ``[start, end)`` it has in its text."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=20_000)
def words(run: str) -> tuple[str, ...]:
    """Return the words of a run in normal form; remembered, as clauses repeat them."""
    return tuple(segmenter.segment(run)) if len(run) > 1 else (run,)


@lru_cache(maxsize=20_000)
def made_of(word: str) -> tuple[str, ...]:
    """Return the two or more words that a long term is made of; nothing for one that is none."""
    if len(word) < _COMPOUND or word.isascii():
        return ()
    known = segmenter.frequencies()
    for first in range(len(word) - 2, 1, -1):
        pieces = (*words(word[:first]), *words(word[first:]))
        if len(pieces) <= len(word) // 2 and all(piece in known for piece in pieces):
            return pieces
    return ()


@lru_cache(maxsize=20_000)
def smallest(word: str) -> tuple[str, ...]:
    """Return a word as the smallest words it is made of; itself where it is made of none."""
    pieces = made_of(word)
    return tuple(part for piece in pieces for part in smallest(piece)) if pieces else (word,)


def tokens(text: str) -> Iterator[WordToken]:
    """Yield the smallest words of a printed text, in its order."""
    normal = normalise(text)
    for run in RUNS.finditer(normal.text):
        at = run.start()
        for piece in _pieces(run[0]):
            yield WordToken(piece, *normal.printed_range(at, at + len(piece)))
            at += len(piece)


@lru_cache(maxsize=20_000)
def _pieces(run: str) -> tuple[str, ...]:
    """Return the smallest words of a run."""
    return tuple(piece for word in words(run) for piece in smallest(word))
