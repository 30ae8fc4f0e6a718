"""The words of a language with how frequent they are, in a tenth of the memory that a dictionary takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
        #: The words that begin with two characters, of those that were met last.
        self._pairs: dict[str, tuple[tuple[int, ...], dict[str, int]]] = {}
        self._rests = {line[0]: line[1:] for line in text.splitlines() if line and line[0] != "#"}

    def add(self, word: str, frequency: int) -> None:
        """Add a word unless it is listed."""
        if word not in self:
            entries = [*self._rests.get(word[0], "").split(_BEFORE)[1:], f"{word[1:]}{_BEHIND}{frequency}"]
            self._rests[word[0]] = "".join(_BEFORE + entry for entry in sorted(entries))
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
        rests = self._rests.get(pair[:1])
        if rests is None:
            return _NONE
        # A word of one character is the first of those that begin with it.
        found = {pair[0]: self[pair[0]]} if rests.startswith(_BEFORE + _BEHIND) else {}
        second = _BEFORE + pair[1:]
        low = rests.find(second) if len(pair) == 2 and pair[1] != _BEHIND else -1
        if low >= 0:
            high = rests.find(_BEFORE, rests.rfind(second) + 1)
            for entry in rests[low + 1 : high if high > 0 else None].split(_BEFORE):
                rest, _, frequency = entry.partition(_BEHIND)
                found[pair[0] + rest] = int(frequency)
        return (tuple(sorted(set(map(len, found)))), found) if found else _NONE

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and f"{_BEFORE}{word[1:]}{_BEHIND}" in self._rests.get(word[:1], "")

    def __getitem__(self, word: str) -> int:
        rests = self._rests.get(word[:1], "")
        _, found, behind = rests.partition(f"{_BEFORE}{word[1:]}{_BEHIND}")
        if not found:
            raise KeyError(word)
        return int(behind.partition(_BEFORE)[0])

    def __iter__(self) -> Iterator[str]:
        for first, rests in self._rests.items():
            yield from (first + entry.partition(_BEHIND)[0] for entry in rests.split(_BEFORE)[1:])

    def __len__(self) -> int:
        return sum(rests.count(_BEFORE) for rests in self._rests.values())
