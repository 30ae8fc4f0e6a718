"""Table of names: the documents that a name may mean, without a look at each of thousands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from functools import reduce
from operator import and_
from typing import Protocol

#: A count in a title whose counts are in digits.
_SAID = re.compile(r"(?<!\d)(\d+)[项条]")


class EntryNames(Protocol):
    """Names of a document, its kind and the number of its measures."""

    @property
    def folded(self) -> tuple[str, str]:
        """The normal forms of title and name."""

    @property
    def letters(self) -> frozenset[str]:
        """The characters of its names."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def measures(self) -> int:
        """The number of its measures."""


class NameTable:
    """Table of documents by what they are called; a set of documents is the bits of a number."""

    def __init__(self, entries: Sequence[EntryNames], titles: Sequence[str]) -> None:
        """``titles`` are those of the documents in normal form, with their counts in digits."""
        exact, letters, kinds, counts = (defaultdict[Hashable, list[int]](list) for _ in range(4))
        for number, (entry, title) in enumerate(zip(entries, titles, strict=True)):
            for name in dict.fromkeys(entry.folded):
                exact[name].append(number)
            for letter in entry.letters:
                letters[letter].append(number)
            kinds[entry.kind].append(number)
            for count in {entry.measures, *map(int, _SAID.findall(title))}:
                counts[count].append(number)
        # Nearly every name is that of one document: its number takes a tenth of its bit.
        self._exact = {key: tuple(numbers) if numbers[1:] else numbers[0] for key, numbers in exact.items()}
        self._letters, self._kinds, self._counts = (
            {key: _bits(numbers) for key, numbers in table.items()} for table in (letters, kinds, counts)
        )

    def may_mean(self, name: str, spellings: Collection[Collection[str]], count: int | None) -> Iterator[int]:
        """Yield the documents that are called ``name`` or are of that kind, have all letters of one of the
        spellings, or ``count`` measures; in order.
        """
        called = self._exact.get(name, ())
        found = self._kinds.get(name, 0)
        for number in (called,) if isinstance(called, int) else called:
            found |= 1 << number
        for letters in spellings:
            found |= reduce(and_, (self._letters.get(letter, 0) for letter in letters))
        if count is not None:
            found |= self._counts.get(count, 0)
        while found:
            lowest = found & -found
            yield lowest.bit_length() - 1
            found ^= lowest


def _bits(numbers: Sequence[int]) -> int:
    """Return the number that has these bits, which are in order."""
    found = bytearray(numbers[-1] // 8 + 1)
    for number in numbers:
        found[number // 8] |= 1 << number % 8
    return int.from_bytes(found, "little")
