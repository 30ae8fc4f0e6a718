"""Filters the lines of a list by typed words: as written, as pinyin or as initials. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from index.text.normalize import BOUNDARY, fold
from index.text.note_sounds import sounds


class ListFilter:
    """Finds lines by their words; each word that is typed must be in a line, in any place."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = [fold(line) for line in lines]
        self._meant: Callable[[str], Collection[str]] | None = None

    def matching(self, typed: str) -> list[bool]:
        """Return for each line whether it has the typed text; all have an empty one."""
        found = [True] * len(self._lines)
        for word in typed.split():
            runs = self._runs(fold(word))
            found = [
                kept and any(run in line for run in runs)
                for kept, line in zip(found, self._lines, strict=True)
            ]
        return found

    def _runs(self, word: str) -> tuple[str, ...]:
        if not word.isascii() or word.isdigit():
            return (word,)
        if self._meant is None:
            self._meant = sounds(BOUNDARY.join(self._lines))
        return (word, *self._meant(word))
