"""The contents of a long paper: its headings with dotted leaders and page numbers, on their own pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store.model.message import Message
from ui.printing.content.blocks import Paragraph, Run
from ui.printing.layout.line_breaking import Measure, TypesetLine, break_lines
from ui.printing.layout.page_styles import Level, Sheet
from ui.printing.layout.pagination import PlacedRows, paginate
from ui.printing.layout.placing import Chars, one_line, place
from ui.printing.layout.sheet_fonts import Faces
from ui.printing.layout.structure import Element
from ui.printing.layout.type_rows import Rule, TypeRow, own
from ui.printing.layout.typesetter import MIDDLE, Typesetter
from ui.services.language import paper_text

TITLE = Message("paper.contents_title")
#: A paper of fewer pages, or with fewer headings, has no contents.
LONG, FEWEST = 20, 5
#: No more lines than this: deeper headings are left out.
MOST_LINES = 110
#: The leaders: their distance, their size, and the white beside them, in parts of an em.
LEADER_STEP, LEADER_SIZE, LEADER_WHITE = 0.36, 0.06, 0.5
#: Every level is indented by so many more ems; a title leaves so many for the page's number.
STEP, NUMBER_ROOM = 1.0, 3.0


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of a PDF's outline: ``y`` is the place on the page from the paper's upper edge, in units.

    ``heading`` is the whole heading where there is one: only headings are listed in the contents.
    ``anchor`` is that of the paragraph that begins there.
    """

    depth: int
    title: str
    page: int
    y: float
    heading: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page that leads to another: a rectangle in units from the corner of the type area."""

    y: float
    height: float
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class ContentsPage:
    """A page of the contents: rows and what they lead to."""

    rows: PlacedRows
    links: tuple[Link, ...]


def contents_pages(
    outline: Sequence[OutlineEntry], pages: int, sheet: Sheet, faces: Faces
) -> list[ContentsPage]:
    """Return the contents of a paper of so many pages, which they move back; none for a short one."""
    if pages < LONG or len(listed(outline)) < FEWEST:
        return []
    return set_contents(outline, contents_length(outline, sheet, faces), sheet, faces)


def contents_length(outline: Sequence[OutlineEntry], sheet: Sheet, faces: Faces) -> int:
    """Return how many pages the contents take: their lines do not depend on the numbers."""
    return len(list(paginate(list(_Setter(sheet, faces).rows(listed(outline), 0)), sheet)))


def set_contents(
    outline: Sequence[OutlineEntry], moved: int, sheet: Sheet, faces: Faces
) -> list[ContentsPage]:
    """Return the pages of the contents; ``moved`` pages are put before those that the outline counts."""
    entries = listed(outline)
    found: list[ContentsPage] = []
    for placed in paginate(list(_Setter(sheet, faces).rows(entries, moved)), sheet):
        links = tuple(
            Link(top, row.height, entries[int(row.anchor)].page + moved, entries[int(row.anchor)].y)
            for top, row in placed
            if row.anchor
        )
        found.append(ContentsPage([(top, replace(row, anchor="")) for top, row in placed], links))
    return found


def listed(outline: Sequence[OutlineEntry]) -> list[OutlineEntry]:
    """Return the headings in the contents: down to the depth at which they are not too many."""
    headed = [entry for entry in outline if entry.heading]
    for depth in sorted({entry.depth for entry in headed}, reverse=True):
        chosen = [entry for entry in headed if entry.depth <= depth]
        if len(chosen) <= MOST_LINES:
            return chosen
    return headed[:MOST_LINES]


class _Setter:
    """Sets the lines of the contents."""

    def __init__(self, sheet: Sheet, faces: Faces) -> None:
        self._sheet = sheet
        self._faces = faces
        self._toc = Element("TOC")

    def rows(self, entries: Sequence[OutlineEntry], moved: int) -> Iterator[TypeRow]:
        """Yield title and lines; the anchor of a line is the place of its entry."""
        title = Typesetter(self._sheet, self._faces)
        heading = Paragraph((Run(paper_text(TITLE), "document"),), "center", keep_next=True)
        for row in title.rows(heading):
            own(row, Element("H1"))
            yield row
        gap = self._sheet.pitch * max(self._sheet.title_gap, 0.5)
        for place_of, entry in enumerate(entries):
            for row in self._entry(entry, str(entry.page + moved), str(place_of)):
                row.gap, gap = gap, 0.0
                yield row

    def _entry(self, entry: OutlineEntry, number: str, anchor: str) -> Iterator[TypeRow]:
        sheet, faces = self._sheet, self._faces
        level: Level = "body"
        em = faces.size(level)
        indent = STEP * em * min(entry.depth, 4)
        text = faces.shown(level, entry.heading)
        chars = Chars(text, [level] * len(text), faces.widths(level, text))
        room = sheet.measure - indent - NUMBER_ROOM * em
        lines = break_lines(text, chars.widths, Measure(room, room - em, em, justify=False))
        element = Element("TOCI", self._toc)
        for count, line in enumerate(lines):
            last = count == len(lines) - 1
            row = self._line(chars, line, indent + (em if count else 0.0), number if last else "")
            row.anchor = anchor
            row.may_break = count == 0
            own(row, element)
            yield row

    def _line(self, chars: Chars, line: TypesetLine, x: float, number: str) -> TypeRow:
        sheet, faces = self._sheet, self._faces
        em = faces.size("body")
        height = max(sheet.pitch, 1.3 * em)
        baseline = height / 2 + MIDDLE * em
        segments, rules = place(chars, line, x, baseline, 0.0, faces)
        if number:
            start = sheet.measure - sum(faces.widths("body", number))
            segments = [*segments, *one_line(number, "body", start, baseline, faces)[0]]
            left, right = x + line.width + LEADER_WHITE * em, start - LEADER_WHITE * em
            rules += tuple(self._leaders(left, right, baseline - MIDDLE * em, em))
        return TypeRow(height, segments, rules)

    def _leaders(self, left: float, right: float, y: float, em: float) -> Iterator[Rule]:
        """Dots on one grid for all lines: rules and no characters, so that they are not read as text."""
        step, size = LEADER_STEP * em, LEADER_SIZE * em
        count = int(self._sheet.measure / step)
        for place_of in range(count):
            x = place_of * step
            if left <= x and x + size <= right:
                yield Rule(x, y - size / 2, size, size, 60)
