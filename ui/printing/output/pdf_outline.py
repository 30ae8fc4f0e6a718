"""The outline of a PDF: what its lines are called, and how they are put into the file; no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.references.citation import marked_title
from store.model.clause import Clause
from store.model.typography import typeset
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.heading_levels import heading
from ui.printing.layout.page_styles import UNITS_PER_INCH
from ui.printing.output.pdf_file import PdfFile, reference, text_string

if TYPE_CHECKING:
    from ui.printing.layout.contents_page import OutlineEntry

LONGEST = 28
POINTS = 72 / UNITS_PER_INCH
_MARKS = "　 "


@dataclass(frozen=True, slots=True)
class Name:
    """Text of a line of the outline; ``heading`` is the whole heading where there is one."""

    depth: int
    title: str
    heading: str = ""


def outline_names(excerpt: Excerpt) -> dict[str, Name]:
    """Return the name of each line, by the anchor of the paragraph where it begins, in order."""
    names: dict[str, Name] = {}
    several = excerpt.arranged or len(excerpt.documents) > 1 or excerpt.title != excerpt.documents[0].name
    for item in excerpt.items:
        base = 0
        if excerpt.arranged:
            if item.heading:
                name = Name(0, item.heading, item.heading)
                names.setdefault(heading_anchor(item.heading), name)
                base = 1
        elif several:
            title = marked_title(item.document)
            name = Name(0, title[:LONGEST], title)
            names.setdefault(item.document.key, name)
            base = 1
        top = len(item.clause.path)
        for clause in item.clauses():
            depth = base + max(0, len(clause.path) - top - (item.whole and 1))
            names.setdefault(clause.id, _name(clause, depth))
    return names


def _name(clause: Clause, depth: int) -> Name:
    """Return a clause by its heading, or by its label and how it begins."""
    words = heading(clause).strip(_MARKS) or clause.label
    title = words
    if not clause.heading and clause.paragraphs:
        title = f"{words} {clause.paragraphs[0]}"
    if len(title) > LONGEST:
        title = title[:LONGEST] + "…"
    return Name(depth, typeset(title), typeset(words.rstrip("。：:")) if clause.heading else "")


def heading_anchor(text: str) -> str:
    """Return the anchor of a heading that the user wrote."""
    return f"heading:{text}"


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A rectangle on a page, in units from the paper's upper left corner, and the place it leads to."""

    left: float
    top: float
    right: float
    height: float
    page: int
    there: float


def add_outline(pdf: PdfFile, entries: Sequence[OutlineEntry], height: float) -> None:
    """Put an outline into a file, which readers open beside the pages; ``height`` of the paper in units."""
    if not entries:
        return
    first = pdf.next
    for _, body in sorted(_outline(entries, pdf.pages, first, height)):
        pdf.add(body)
    pdf.extend(pdf.root, b"/Outlines %d 0 R\n/PageMode /UseOutlines\n" % first)


def add_links(pdf: PdfFile, links: Sequence[Sequence[PlacedLink]], height: float) -> None:
    """Put links into a file, page by page; ``height`` of the paper in units."""
    pages = pdf.pages
    for page, found in zip(pages, links, strict=True):
        if not found:
            continue
        numbers = [
            pdf.add(
                b"<<\n/Type /Annot\n/Subtype /Link\n/F 4\n/Border [0 0 0]\n/Rect [%.1f %.1f %.1f %.1f]\n"
                b"/Dest [%d 0 R /XYZ null %.1f null]\n>>"
                % (
                    each.left * POINTS,
                    (height - each.top - each.height) * POINTS,
                    each.right * POINTS,
                    (height - each.top) * POINTS,
                    pages[each.page - 1],
                    (height - each.there) * POINTS + 6,
                )
            )
            for each in found
        ]
        pdf.objects[reference(b"Annots", pdf.objects[page])] = b"[%s]" % b" ".join(
            b"%d 0 R" % number for number in numbers
        )


def _outline(
    entries: Sequence[OutlineEntry], kids: Sequence[int], first: int, height: float
) -> Iterator[tuple[int, bytes]]:
    """Yield the objects of the outline; its root has the number ``first``, the entries those behind it."""
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
    """Return the parent of each entry (-1 at the top) and the entries below each."""
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
