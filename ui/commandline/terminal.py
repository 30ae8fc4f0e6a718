"""Text in a terminal: its width in columns, cells that line up at any width of the characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from store.model.characters import name_gaps

INDENT = "  "


def width(text: str) -> int:
    """Return the number of columns that a text takes in a terminal."""
    return sum(_columns(character) for character in text)


def pad(text: str, columns: int) -> str:
    """Return the text, filled with blanks to a number of columns."""
    return text + " " * max(0, columns - width(text))


def cut(text: str, columns: int) -> str:
    """Return the text, ended with … where it would take more than a number of columns."""
    if width(text) <= columns:
        return text
    taken = 0
    for position, character in enumerate(text):
        taken += _columns(character)
        if taken > columns - 1:
            return text[:position] + "…"
    return text


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows set in columns as wide as their widest cell; the last one ragged."""
    count = max((len(row) for row in rows), default=0)
    widths = [max(width(row[at]) for row in rows if at < len(row)) for at in range(count)]
    for row in rows:
        cells = [pad(cell, widths[at]) for at, cell in enumerate(row[:-1])]
        yield "  ".join([*cells, row[-1]]).rstrip()


def lines(parts: Iterable[str]) -> str:
    """Return lines as one text."""
    return name_gaps("\n".join(parts)) + "\n"


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
