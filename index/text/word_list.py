"""The words of a language with how frequent they are, in little memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from itertools import accumulate
from operator import itemgetter

_BEFORE, _BEHIND = " ", ":"
#: Pairs of characters whose words are kept at hand: texts have the same ones over and over.
REMEMBERED = 4096
_NONE: tuple[tuple[int, ...], dict[str, int]] = ((), {})


class WordList(Mapping[str, int]):
    """Words and their frequencies, read from a text.

    All words that begin with the same character are one line: that character, then the rest of each word
    with its frequency, in their order: ``国 家:14 家级:8``. In it a word is looked for; that is quick
    enough, and the list stays in memory as long as the program runs. Lines that begin with # are remarks.
    """

    def __init__(self, text: str) -> None:
        lines = sorted((line for line in text.splitlines() if line and line[0] != "#"), key=itemgetter(0))
        #: The lines in the order of their first characters as one string: a string for each would take as
        #: much again.
        self._lines = "\n".join(lines)
        self._firsts = "".join(line[0] for line in lines)
        self._starts = array("I", accumulate((len(line) + 1 for line in lines), initial=0))
        #: The number of each character's line, counted from 1, from the first character on; 0 for none.
        self._base = ord(self._firsts[0]) if lines else 0
        self._numbers = array("H", bytes(2 * (ord(self._firsts[-1]) - self._base + 1 if lines else 0)))
        for number, first in enumerate(self._firsts, 1):
            self._numbers[ord(first) - self._base] = number
        #: The lines to which words were added.
        self._added: dict[str, str] = {}
        #: The words that begin with two characters, of those that were met last.
        self._pairs: dict[str, tuple[tuple[int, ...], dict[str, int]]] = {}

    def add(self, word: str, frequency: int) -> None:
        """Add a word unless it is listed."""
        if word not in self:
            lines, low, high = self._place(word[0])
            entries = [*lines[low:high].split(_BEFORE)[1:], f"{word[1:]}{_BEHIND}{frequency}"]
            self._added[word[0]] = word[0] + "".join(_BEFORE + entry for entry in sorted(entries))
            self._pairs.clear()

    def beginning(self, text: str, start: int) -> list[tuple[int, int]]:
        """Return length and frequency of the words that are at a place of a text."""
        pair = text[start : start + 2]
        known = self._pairs.get(pair)
        if known is None:
            known = self._listed(pair)
            if len(self._pairs) >= REMEMBERED:
                self._pairs.clear()
            self._pairs[pair] = known
        lengths, words = known
        left = len(text) - start
        return [(n, words[word]) for n in lengths if n <= left and (word := text[start : start + n]) in words]

    def _listed(self, pair: str) -> tuple[tuple[int, ...], dict[str, int]]:
        """Return the words that begin with these two characters or are the first of them, with their
        frequencies, and the lengths they have.
        """
        lines, low, high = self._place(pair[0]) if pair else ("", 0, 0)
        if low == high:
            return _NONE
        # A word of one character is the first of those that begin with it.
        single = lines.startswith(_BEFORE + _BEHIND, low + 1)
        found = {pair[0]: self[pair[0]]} if single else {}
        second = _BEFORE + pair[1:]
        begin = lines.find(second, low, high) if len(pair) == 2 and pair[1] != _BEHIND else -1
        if begin >= 0:
            end = lines.find(_BEFORE, lines.rfind(second, low, high) + 1, high)
            for entry in lines[begin + 1 : end if end > 0 else high].split(_BEFORE):
                rest, _, frequency = entry.partition(_BEHIND)
                found[pair[0] + rest] = int(frequency)
        return (tuple(sorted(set(map(len, found)))), found) if found else _NONE

    def _place(self, first: str) -> tuple[str, int, int]:
        """Return a string and where in it the line of a first character is; an empty place if none is."""
        if first in self._added:
            added = self._added[first]
            return added, 0, len(added)
        place = ord(first) - self._base
        number = self._numbers[place] if 0 <= place < len(self._numbers) else 0
        return (self._lines, self._starts[number - 1], self._starts[number] - 1) if number else ("", 0, 0)

    def _frequency_at(self, word: str) -> tuple[str, int]:
        """Return a string and where in it the frequency of a word begins; below 0 if it is not listed."""
        lines, low, high = self._place(word[0]) if word else ("", 0, 0)
        entry = f"{_BEFORE}{word[1:]}{_BEHIND}"
        at = lines.find(entry, low, high)
        return lines, at + len(entry) if at >= 0 else -1

    def __contains__(self, word: object) -> bool:
        # Asked most of all, so it calls no other method.
        if not isinstance(word, str) or not word:
            return False
        entry = f" {word[1:]}:"
        if word[0] in self._added:
            return entry in self._added[word[0]]
        place = ord(word[0]) - self._base
        number = self._numbers[place] if 0 <= place < len(self._numbers) else 0
        return number > 0 and self._lines.find(entry, self._starts[number - 1], self._starts[number]) > 0

    def __getitem__(self, word: str) -> int:
        lines, at = self._frequency_at(word)
        if at < 0:
            raise KeyError(word)
        # A frequency has two digits at most.
        return int(lines[at : at + 2])

    def __iter__(self) -> Iterator[str]:
        for first in dict.fromkeys((*self._firsts, *self._added)):
            lines, low, high = self._place(first)
            yield from (first + entry.partition(_BEHIND)[0] for entry in lines[low:high].split(_BEFORE)[1:])

    def __len__(self) -> int:
        places = map(self._place, dict.fromkeys((*self._firsts, *self._added)))
        return sum(lines.count(_BEFORE, low, high) for lines, low, high in places)
