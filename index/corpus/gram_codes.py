"""Grams as numbers, read off the bytes of a text: to make a text of each pair would take three times as long.

A character has the number of its UTF-16 unit, a pair the number of both. A block with characters beyond 16
bits, which are rare, is taken apart character by character: their numbers begin behind those of the others.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import TypeVar

from index.corpus.ngrams import grams, indexed

_V = TypeVar("_V")

_LITTLE = sys.byteorder == "little"
_CODEC = "utf-16-le" if _LITTLE else "utf-16-be"
_UNIT, _LOW = 16, (1 << 16) - 1
#: The numbers of grams with a character beyond 16 bits: this, and the characters with so many bits each.
_WIDE, _WIDE_BITS = 1 << 62, 21


def code_of(gram: str) -> int:
    """Return the number of a character or pair."""
    if max(gram) >= "\U00010000":
        return _WIDE | ord(gram[0]) | (ord(gram[1]) << _WIDE_BITS if len(gram) > 1 else 0)
    return int.from_bytes(gram.encode(_CODEC, "surrogatepass"), sys.byteorder)


def gram_of(code: int) -> str:
    """Return the character or pair that has a number."""
    if code & _WIDE:
        rest = code ^ _WIDE
        second = rest >> _WIDE_BITS
        return chr(rest & ((1 << _WIDE_BITS) - 1)) + (chr(second) if second else "")
    upper, lower = code >> _UNIT, code & _LOW
    if not upper:
        return chr(lower)
    return chr(lower) + chr(upper) if _LITTLE else chr(upper) + chr(lower)


def named(lists: Mapping[int, _V]) -> dict[str, _V]:
    """Return what is kept by numbers by the grams themselves, without marks and pairs with a mark."""
    found = zip(map(gram_of, lists), lists.values(), strict=True)
    return {gram: kept for gram, kept in found if indexed(gram[0]) and indexed(gram[-1])}


class BlockGrams:
    """The characters and pairs of a stretch of text, as numbers; marks and pairs with them are among them."""

    def __init__(self, text: str) -> None:
        self._text = text
        data = text.encode(_CODEC, "surrogatepass")
        self._wide = len(data) != 2 * len(text)
        if not self._wide:
            pairs = len(text) - 1
            self._units = array("H", data)
            self._even = array("I", data[: 4 * ((pairs + 1) // 2)])
            self._odd = array("I", data[2 : 2 + 4 * (pairs // 2)])

    def all(self) -> set[int]:
        """Return all of them, each once."""
        if self._wide:
            return set(map(code_of, grams(self._text)))
        return {*self._units, *self._even, *self._odd}

    def between(self, low: int, high: int) -> Iterable[int]:
        """Return those of a part of the stretch, as often as they are there."""
        if self._wide:
            part = self._text[low:high]
            pairs = map(str.__add__, part, islice(part, 1, None))
            return map(code_of, chain(part, pairs))
        even = self._even[(low + 1) // 2 : high // 2]
        return chain(self._units[low:high], even, self._odd[low // 2 : (high - 1) // 2])


def codes_of(text: str, starts: Sequence[int], blocks: Sequence[int], block: int) -> BlockGrams:
    """Return the grams of a block of a corpus."""
    return BlockGrams(text[starts[blocks[block]] : starts[blocks[block + 1]]])
