"""Pages that were set: a page of placed rows, and all pages of a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ui.printing.content.templates import NO_TEMPLATE, Template
from ui.printing.layout.contents_page import Link, OutlineEntry
from ui.printing.layout.page_styles import Sheet, StyleName
from ui.printing.layout.sheet_fonts import Faces
from ui.printing.layout.type_rows import TypeRow


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its rows with their distance from the top of the type area, and what leads elsewhere.

    ``head`` is the running head, at the left and at the right; a ``bare`` page has only its rows.
    """

    number: int
    total: int
    rows: tuple[tuple[float, TypeRow], ...]
    sheet: Sheet
    faces: Faces
    footer: str
    code: str = ""
    template: Template = NO_TEMPLATE
    links: tuple[Link, ...] = ()
    head: tuple[str, str] = ("", "")
    bare: bool = False

    @property
    def left(self) -> float:
        """Left edge of the type area; on the back of a sheet printed on both sides, the margins change."""
        sheet = self.sheet
        if sheet.paper.duplex and self.number % 2 == 0:
            return sheet.width - sheet.left - sheet.measure
        return sheet.left

    @property
    def text(self) -> str:
        """Return what the body of the page says, row by row."""
        return "\n".join(row.text for _, row in self.rows)


@dataclass(frozen=True, slots=True)
class Pages:
    """A paper that has been set; ``places`` has the number of the page where an anchor is."""

    title: str
    style: StyleName
    sheet: Sheet
    pages: tuple[Page, ...]
    outline: tuple[OutlineEntry, ...] = ()
    template: Template = NO_TEMPLATE
    places: Mapping[str, int] = field(default_factory=dict)

    @property
    def missing(self) -> str:
        """Return the characters that no font of this machine has; each is printed as 〓."""
        return self.pages[0].faces.missing if self.pages else ""

    def __len__(self) -> int:
        return len(self.pages)

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)
