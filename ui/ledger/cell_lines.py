"""Words in at most two lines of a cell; measured character by character, so that thousands of rows scroll."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QFont, QFontMetricsF

MOST_LINES = 2
_MOST_KEPT = 4000
_ELLIPSIS = "…"
#: What no line begins with.
_CLOSING = "，。；：、！？）》”’％%,.;:!?)"


class CellLines:
    """Breaks words for one font; what was broken is remembered."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self._kept: dict[tuple[str, int], tuple[str, ...]] = {}

    def lines(self, text: str, width: int) -> tuple[str, ...]:
        """Return the lines; the last one ends with an ellipsis where there is more."""
        key = (text, width)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = tuple(self._broken(text, width))
        return found

    def _broken(self, text: str, width: int) -> Iterator[str]:
        left = text.strip()
        for number in range(MOST_LINES):
            if not left:
                return
            taken = self._fitting(left, width)
            if number == MOST_LINES - 1 and (taken < len(left)):
                shown = left[: self._fitting(left.partition("\n")[0], width - self._width(_ELLIPSIS))]
                yield shown.rstrip() + _ELLIPSIS
                return
            yield left[:taken].rstrip()
            left = left[taken:].lstrip()

    def _fitting(self, text: str, width: float) -> int:
        """Return how many characters a line takes: up to a line end, not within a word, no mark at the next
        head.
        """
        used = 0.0
        for at, character in enumerate(text):
            if character == "\n":
                return at
            used += self._width(character)
            if used > width:
                end = at
                while end > 1 and _in_word(text[end - 1]) and _in_word(text[end]):
                    end -= 1
                if end <= 1:
                    end = at
                if end > 1 and text[end] in _CLOSING:
                    end -= 1
                return max(1, end)
        return len(text)

    def _width(self, character: str) -> float:
        width = self._widths.get(character)
        if width is None:
            width = self._widths[character] = self._metrics.horizontalAdvance(character)
        return width


def _in_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in "-_/")
