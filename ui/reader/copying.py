"""Clean text for the clipboard: labels where they belong, tables as tab-separated rows, notes as printed."""

from __future__ import annotations

from collections.abc import Iterable

from store.records import CELL_BREAK, HARD_BREAK, Clause, parts, printed
from ui.reader.places import Place
from ui.reader.typeset import typeset
from ui.reader.writer import shown_label


def clause_text(clause: Clause, start: int = 0, end: int | None = None, label: bool = True) -> str:
    """A clause, or ``[start, end)`` of its printed text, as one would type it; children are left out."""
    text = printed(clause)
    end = len(text) if end is None else end
    lines: list[str] = []
    glued = False
    for part in parts(clause):
        left, right = max(part.start, start), min(part.end, end)
        if left < right:
            piece = typeset(part.text)[left - part.start : right - part.start]
            piece = piece.replace(CELL_BREAK, "\t").replace(HARD_BREAK, "\n")
            lines = [*lines[:-1], lines[-1] + piece] if glued and lines else [*lines, piece]
        glued = part.kind == "heading" and bool(clause.heading_mark) and right == part.end
        if glued and lines and end > part.end:
            lines[-1] += clause.heading_mark
    head = _head(clause) if label else ""
    return head + "\n".join(lines) if lines else head.rstrip()


def _head(clause: Clause) -> str:
    label = shown_label(clause)
    return label + ("\u3000" if label.startswith("第") else "")


def selected_text(places: Iterable[Place], first: int, last: int) -> str:
    """The text of the document range ``[first, last)``, clause by clause."""
    pieces: list[str] = []
    for place in places:
        left, right = max(first, place.first), min(last, place.last)
        if left >= right:
            continue
        ranges = _covered(place, left, right)
        whole = left == place.first
        if ranges:
            pieces.append(clause_text(place.clause, ranges[0], ranges[1], label=whole))
        elif whole:
            pieces.append(_head(place.clause).rstrip())
    return "\n".join(pieces)


def _covered(place: Place, left: int, right: int) -> tuple[int, int] | None:
    """The printed range shown between two document positions."""
    base = place.slice.base
    starts: list[int] = []
    ends: list[int] = []
    for segment in place.segments:
        at = base + segment.at
        low, high = max(left, at), min(right, at + segment.length)
        if low < high:
            starts.append(segment.printed + low - at)
            ends.append(segment.printed + high - at)
    if not starts:
        return None
    start, end = min(starts), max(ends)
    if right >= place.last:
        end = len(printed(place.clause))
    return (_duty_start(place.clause, start), _duty_end(place.clause, end))


def _duty_start(clause: Clause, start: int) -> int:
    """A duty note that is touched at its first organisation is taken with its bracket."""
    for part in parts(clause):
        if part.kind == "duty" and part.start < start <= part.start + 6:
            return part.start
    return start


def _duty_end(clause: Clause, end: int) -> int:
    for part in parts(clause):
        if part.kind == "duty" and part.end - 1 <= end:
            return max(end, part.end)
    return end
