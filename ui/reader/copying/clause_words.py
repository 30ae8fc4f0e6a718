"""Clean text for the clipboard: labels where they belong, tables as tab-separated rows, notes as printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.model.clause import Clause
from store.model.printed import CELL_BREAK, HARD_BREAK, PrintedPart, parts, printed
from store.model.typography import typeset
from ui.reader.page.place_map import Extent
from ui.reader.page.writing.clause_writer import shown_label

#: Longest distance of the first organisation from the start of a duty note: （责任单位：
DUTY_HEAD = 6


@dataclass(frozen=True, slots=True)
class ClauseRange:
    """``[start, end)`` of the printed text of a clause, with its label or without."""

    clause: Clause
    start: int = 0
    end: int | None = None
    label: bool = True


def clause_text(clause: Clause, start: int = 0, end: int | None = None, label: bool = True) -> str:
    """Return a clause, or ``[start, end)`` of its printed text, as one would type it; children are left
    out.
    """
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
        glued = part.kind == "heading" and clause.heading_runs_on and right == part.end
        if glued and lines and end > part.end:
            lines[-1] += clause.heading_mark
    head = label_head(clause) if label else ""
    return head + "\n".join(lines) if lines else head.rstrip()


def row_cells(part: PrintedPart, left: int, right: int) -> list[str]:
    """Return the words of the cells of a row that ``[left, right]`` of the printed text reaches."""
    cells, at = [], part.start
    for cell in part.text.split(CELL_BREAK):
        start, end = max(left, at), min(right, at + len(cell))
        if start <= end:
            cells.append(typeset(cell)[start - at : end - at])
        at += len(cell) + 1
    return cells


def label_head(clause: Clause) -> str:
    """Return the label of a clause with the space behind it, if there is one."""
    label = shown_label(clause)
    return label + ("\u3000" if label.startswith("第") else "")


def selected_pieces(extents: Iterable[Extent], first: int, last: int) -> list[ClauseRange]:
    """Return the text shown in the document range ``[first, last)``, stretch by stretch in reading order."""
    pieces: list[ClauseRange] = []
    for extent in extents:
        left, right = max(first, extent.first), min(last, extent.last)
        if left >= right:
            continue
        clause = extent.place.clause
        whole = left == extent.first and extent.opens
        covered = extent.place.covered(left, right)
        if covered:
            start, end = _with_brackets(clause, *covered)
            pieces.append(ClauseRange(clause, start, end, whole))
        elif whole:
            pieces.append(ClauseRange(clause, 0, 0))
    return pieces


def _with_brackets(clause: Clause, start: int, end: int) -> tuple[int, int]:
    """Return a duty note whose first or last organisation is taken is taken with its bracket."""
    for part in parts(clause):
        if part.kind == "duty":
            if part.start < start <= part.start + DUTY_HEAD:
                start = part.start
            if part.end - 1 == end:
                end = part.end
    return start, end
