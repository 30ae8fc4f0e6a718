"""The outline of a PDF: what its lines are called, and how they are put into the file; no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ui.printing.content.excerpt import Excerpt
from ui.printing.content.heading_levels import heading
from ui.printing.layout.page_styles import UNITS_PER_INCH
from ui.printing.output.pdf_file import PdfFile, text_string

if TYPE_CHECKING:
    from ui.printing.layout.layout import OutlineEntry

LONGEST = 28
POINTS = 72 / UNITS_PER_INCH
_MARKS = "　 "


def outline_names(excerpt: Excerpt) -> dict[str, tuple[int, str]]:
    """Depth and words of every line, by the anchor of the paragraph where it begins, in order."""
    names: dict[str, tuple[int, str]] = {}
    several = excerpt.arranged or len(excerpt.documents) > 1 or excerpt.title != excerpt.documents[0].name
    for item in excerpt.items:
        base = 0
        if excerpt.arranged:
            if item.heading:
                names.setdefault(heading_anchor(item.heading), (0, item.heading))
                base = 1
        elif several:
            names.setdefault(item.document.key, (0, item.document.name[:LONGEST]))
            base = 1
        top = len(item.clause.path)
        for clause in item.clauses():
            words = heading(clause).strip(_MARKS) or clause.label
            if not clause.heading and clause.paragraphs:
                words = f"{words} {clause.paragraphs[0]}"
            depth = base + max(0, len(clause.path) - top - (item.whole and 1))
            names.setdefault(clause.id, (depth, words if len(words) <= LONGEST else words[:LONGEST] + "…"))
    return names


def heading_anchor(text: str) -> str:
    """The anchor of a heading of one's own."""
    return f"heading:{text}"


def add_outline(pdf: PdfFile, entries: Sequence[OutlineEntry], height: float) -> None:
    """Put an outline into a file, which readers open beside the pages; ``height`` of the paper in units."""
    if not entries:
        return
    first = max(pdf.objects) + 1
    pdf.objects.update(_outline(entries, pdf.pages, first, height))
    pdf.extend(pdf.root, b"/Outlines %d 0 R\n/PageMode /UseOutlines\n" % first)


def _outline(
    entries: Sequence[OutlineEntry], kids: Sequence[int], first: int, height: float
) -> Iterator[tuple[int, bytes]]:
    """The objects of the outline; its root has the number ``first``, the entries those behind it."""
    parents, children = _tree(entries)
    for place in range(-1, len(entries)):
        below = children[place]
        fields: list[bytes] = []
        if place >= 0:
            entry = entries[place]
            top = (height - entry.y) * POINTS
            fields.append(b"/Title %s" % text_string(entry.title))
            fields.append(b"/Dest [%d 0 R /XYZ null %.1f null]" % (kids[entry.page - 1], top + 6))
            fields.append(b"/Parent %d 0 R" % (first + 1 + parents[place]))
            siblings = children[parents[place]]
            at = bisect_left(siblings, place)
            if at:
                fields.append(b"/Prev %d 0 R" % (first + 1 + siblings[at - 1]))
            if at + 1 < len(siblings):
                fields.append(b"/Next %d 0 R" % (first + 1 + siblings[at + 1]))
        else:
            fields.append(b"/Type /Outlines")
        if below:
            # A negative count: closed, but for the lines at the top.
            count = len(below) if place < 0 else -len(below)
            fields.append(b"/First %d 0 R" % (first + 1 + below[0]))
            fields.append(b"/Last %d 0 R" % (first + 1 + below[-1]))
            fields.append(b"/Count %d" % count)
        yield first + 1 + place, b"<<\n" + b"\n".join(fields) + b"\n>>"


def _tree(entries: Sequence[OutlineEntry]) -> tuple[list[int], dict[int, list[int]]]:
    """The parent of each entry (-1 at the top) and the entries below each."""
    parents: list[int] = []
    children: dict[int, list[int]] = {place: [] for place in range(-1, len(entries))}
    open_entries: list[int] = []
    for place, entry in enumerate(entries):
        while open_entries and entries[open_entries[-1]].depth >= entry.depth:
            open_entries.pop()
        parents.append(open_entries[-1] if open_entries else -1)
        children[parents[-1]].append(place)
        open_entries.append(place)
    return parents, children
