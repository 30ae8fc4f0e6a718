"""Line width of a source: whether it wraps lines, and how wide a full one is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from store.intake.cleanup.physical_line import PhysicalLine
from store.intake.layout.paragraphs import is_final

_MIN_LINES = 6
_SLACK = 8
_LONG = 15


@dataclass(frozen=True, slots=True)
class LineWrapping:
    """Line breaks of a source: ``width`` of a full line in half characters, 0 if it wraps none.

    ``whole`` tells that the format itself says where a paragraph ends: each line is one.
    """

    width: int
    whole: bool = False

    def is_full(self, line: str) -> bool:
        """Return whether a line may have been broken because it was full."""
        return bool(self.width) and width(line) >= self.width - _SLACK


def width(text: str) -> int:
    """Return the width of a line in half characters; ASCII marks count full, as they were printed."""
    return sum(1 if c.isascii() and (c.isalnum() or c in " .-%\"'") else 2 for c in text)


def measure(lines: list[PhysicalLine], whole: bool = False) -> LineWrapping:
    """Return the line wrapping of a source: it wraps if most lines that end inside a sentence are equally
    wide.

    ``whole`` is what the format says; paragraphs that were typed line by line are wrapped all the same.
    """
    open_widths = [width(line.text) for line in lines if len(line.text) >= _LONG and not is_final(line.text)]
    if len(open_widths) < _MIN_LINES:
        return LineWrapping(0, whole)
    rounded = Counter(w // 4 for w in open_widths)
    best, _ = max(
        ((b, rounded[b - 1] + rounded[b] + rounded[b + 1]) for b in rounded), key=lambda item: item[1]
    )
    full = [w for w in open_widths if abs(w // 4 - best) <= 1]
    widest = max(full)
    longer = sum(1 for line in lines if width(line.text) > widest + _SLACK)
    wrapped = len(full) * 2 >= len(open_widths) and longer * 10 <= len(lines)
    return LineWrapping(widest) if wrapped else LineWrapping(0, whole)
