"""The outline of a PDF: what its lines are called, and how they are put behind what Qt has written; no Qt.

Qt's writer makes no outline. It is added the way PDF itself provides for changes: new objects and a new
catalogue are written behind the file, with a table that leads back to the old one. Nothing that is there is
read but the catalogue and the list of pages, so it takes a few milliseconds for any number of pages.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ui.printing.content.excerpt import Excerpt
from ui.printing.content.heading_levels import heading
from ui.printing.layout.page_styles import UNITS_PER_INCH

if TYPE_CHECKING:
    from ui.printing.layout.layout import OutlineEntry

LONGEST = 28
POINTS = 72 / UNITS_PER_INCH
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.S)
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


def with_outline(pdf: bytes, entries: Sequence[OutlineEntry], height: float) -> bytes:
    """The file with an outline, which readers open beside the pages; ``height`` of the paper in units.

    A file that is not written as Qt writes them comes back as it was.
    """
    trailer = _TRAILER.search(pdf)
    if trailer is None:
        return pdf
    fields, start = trailer[1], int(trailer[2])
    size, root = _number(rb"/Size (\d+)", fields), _number(rb"/Root (\d+) 0 R", fields)
    catalog = _object(pdf, root)
    kids = _pages(pdf, _number(rb"/Pages (\d+) 0 R", catalog))
    if not catalog or not kids or any(entry.page > len(kids) for entry in entries):
        return pdf
    extra = b"/Lang (zh-CN)\n/ViewerPreferences << /DisplayDocTitle true >>\n"
    objects: dict[int, bytes] = {}
    if entries:
        extra += b"/Outlines %d 0 R\n/PageMode /UseOutlines\n" % size
        objects = dict(_outline(entries, kids, size, height))
    objects[root] = catalog.rstrip()[: -len(b">>")] + extra + b">>"
    return pdf + _update(objects, len(pdf), fields, start)


def _number(pattern: bytes, text: bytes) -> int:
    found = re.search(pattern, text)
    return int(found[1]) if found else 0


def _object(pdf: bytes, number: int) -> bytes:
    """The dictionary of an object, with its brackets."""
    found = re.search(rb"(?:^|[\r\n])%d 0 obj\s*(<<.*?>>)\s*endobj" % number, pdf, re.S)
    return found[1] if found else b""


def _pages(pdf: bytes, number: int) -> list[int]:
    kids = re.search(rb"/Kids\s*\[(.*?)\]", _object(pdf, number), re.S)
    return [int(each) for each in re.findall(rb"(\d+) 0 R", kids[1])] if kids else []


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
            title = ("\ufeff" + entry.title).encode("utf-16-be").hex().upper().encode()
            top = (height - entry.y) * POINTS
            fields.append(b"/Title <%s>" % title)
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


def _update(objects: dict[int, bytes], offset: int, fields: bytes, start: int) -> bytes:
    """The objects, their table and a trailer that names the table of before."""
    body, places = bytearray(b"\n"), {}
    for number in sorted(objects):
        places[number] = offset + len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = offset + len(body)
    body += b"xref\n"
    numbers = sorted(objects)
    while numbers:
        run = [numbers.pop(0)]
        while numbers and numbers[0] == run[-1] + 1:
            run.append(numbers.pop(0))
        body += b"%d %d\n" % (run[0], len(run))
        body += b"".join(b"%010d 00000 n \n" % places[number] for number in run)
    size = max(_number(rb"/Size (\d+)", fields), max(objects) + 1)
    kept = re.sub(rb"/Size \d+\s*", b"", fields)
    body += b"trailer\n<<\n/Size %d\n/Prev %d\n%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        start,
        kept.lstrip(),
        table,
    )
    return bytes(body)
