"""A run of characters that counts as a match of a term: what was typed, or another form of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.text import segmenter
from store.model.numbers import NUMERAL

#: How a hit answers a query; ``near`` has not what was typed.
Match = Literal[
    "exact", "variant", "synonym", "pinyin", "corrected", "question", "reference", "duty", "title", "near"
]
#: Synonyms of so many characters are only found where they are no parts of other words.
SHORT = 3


@dataclass(frozen=True, slots=True)
class Alternative:
    """A run of normal form that counts as a match of a term, and as what kind of match."""

    run: str
    match: Match = "exact"

    @property
    def bounded(self) -> bool:
        """True if not every place will do.

        Another spelling of 20 is not found in 2020, nor that of 30日 in 二百三十日, nor the synonym 家医
        where 国家 and 医学 meet. Of one character that was typed by its sound (yi) every place will do.
        """
        if self.match == "pinyin" and len(self.run) == 1:
            return False
        ends = self.run[0], self.run[-1]
        return self.match != "exact" and (self._short or any(map(is_figure, ends)))

    @property
    def _short(self) -> bool:
        return self.match == "synonym" and len(self.run) <= SHORT

    def find(self, text: str, start: int, end: int) -> int:
        """Return the first place in ``text[start:end]``, or -1."""
        at = text.find(self.run, start, end)
        while at >= 0 and self.bounded and not self._stands(text, at):
            at = text.find(self.run, at + 1, end)
        return at

    def _stands(self, text: str, at: int) -> bool:
        after = at + len(self.run)
        if self._short and segmenter.cut_up(text, at, after):
            return False
        if is_figure(self.run[-1]) and after < len(text) and is_figure(text[after]):
            return False
        if not at or not is_figure(self.run[0]):
            return True
        fraction = text[at - 1] in ".," and at > 1 and text[at - 2].isdigit()
        return not fraction and not is_figure(text[at - 1])


def is_figure(character: str) -> bool:
    """Return whether a character is part of a number."""
    return character.isdigit() or character in NUMERAL
