"""The words of a clause with their marks: highlights behind, footnote marks between; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ui.printing.content.blocks import Footnote, Run
from ui.printing.content.excerpt import PrintedMark
from ui.printing.layout.page_styles import Level

#: The offset of a footnote in the printed text of its clause, behind the words that it is on, and its text.
PlacedMark = tuple[int, str]


class MarkedWords:
    """Marks on the words of one clause; footnotes are numbered as their marks are set."""

    def __init__(
        self, highlights: Sequence[PrintedMark], notes: Iterable[PlacedMark], numbers: Iterator[int]
    ) -> None:
        self._highlights = highlights
        self._notes = sorted(notes, key=lambda note: note[0])
        self._numbers = numbers
        self._set: list[Footnote] = []

    def take(self) -> tuple[Footnote, ...]:
        """Return the footnotes whose marks were set since the last time."""
        taken, self._set = tuple(self._set), []
        return taken

    def left(self) -> tuple[str, ...]:
        """Return the texts of the footnotes whose words were not set."""
        return tuple(text for _, text in self._notes)

    def runs(self, words: str, start: int, level: Level) -> tuple[Run, ...]:
        """Return words that begin at an offset of the printed text, split where marks begin, end or are.

        Of several highlights the last one shows. A footnote's mark comes after the character before its
        offset.
        """
        end = start + len(words)
        notes = [note for note in self._notes if start < note[0] <= end]
        self._notes = [note for note in self._notes if note not in notes]
        edges = {start, end, *(place for place, _ in notes)}
        for mark in self._highlights:
            edges |= {place for place in (mark.start, mark.end) if start < place < end}
        made: list[Run] = []
        for left, right in pairwise(sorted(edges)):
            made.append(Run(words[left - start : right - start], level, self._style(left)))
            made += [self._mark(text) for place, text in notes if place == right]
        return tuple(made)

    def _style(self, place: int) -> str:
        """Return the style of the last highlight that reaches over a character."""
        over = (mark.style for mark in reversed(self._highlights) if mark.start <= place < mark.end)
        return next(over, "")

    def _mark(self, text: str) -> Run:
        note = Footnote(f"〔{next(self._numbers)}〕", text)
        self._set.append(note)
        return Run(note.mark, "footmark")
