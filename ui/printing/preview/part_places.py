"""Places of the parts of a printout on its pages, and the part at a place; no Qt.

Lengths are units of the sheet, from the upper edge of the paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ui.printing.layout.pages import Page, Pages
from ui.printing.printout import PrintoutPart


@dataclass(frozen=True, slots=True)
class PartArea:
    """A part's share of a page (counted from 0): from ``top`` to ``bottom``."""

    page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Anchored:
    """The ``nth`` row with an anchor, which is found again on other pages; it is at ``top`` of a ``page``."""

    anchor: str
    nth: int
    page: int
    top: float


@dataclass(slots=True)
class PartPlaces:
    """Stretches by the ids of parts, in the order of the paper."""

    areas: dict[str, list[PartArea]] = field(default_factory=dict)

    def first(self, part: str) -> PartArea | None:
        """Return where a part begins; None where it is not on the pages."""
        return next(iter(self.areas.get(part, ())), None)

    def at(self, page: int, y: float) -> str:
        """Return the part at a place, else the last one above it on the page; empty where there is none."""
        above = [
            (area.top, part)
            for part, found in self.areas.items()
            for area in found
            if area.page == page and area.top <= y
        ]
        return max(above)[1] if above else ""


def part_places(pages: Pages, parts: Sequence[PrintoutPart], headings: Mapping[str, str]) -> PartPlaces:
    """Find the parts on the pages; ``headings`` are ids by the words of headings, which count as parts."""
    places, seeker = PartPlaces(), _Seeker(parts, headings)
    for number, page in enumerate(pages):
        for top, row in page.rows:
            part = seeker.part_of(row.anchor)
            if not part:
                continue
            y = page.sheet.top + top
            found = places.areas.setdefault(part, [])
            if found and found[-1].page == number:
                found[-1] = PartArea(number, found[-1].top, y + row.height)
            else:
                found.append(PartArea(number, y, y + row.height))
    return places


class _Seeker:
    """Follows the rows of a paper from part to part; a clause may be in several."""

    def __init__(self, parts: Sequence[PrintoutPart], headings: Mapping[str, str]) -> None:
        self._parts, self._at, self._now = list(parts), -1, ""
        self._headings = {f"heading:{words}": entry for words, entry in headings.items()}
        self._homes: dict[str, list[int]] = {}
        for number, part in enumerate(parts):
            for anchor in part.anchors:
                self._homes.setdefault(anchor, []).append(number)

    def part_of(self, anchor: str) -> str:
        """Return the part that a row belongs to; rows without an anchor belong to that above them."""
        if anchor in self._headings:
            self._now = self._headings[anchor]
        elif anchor.startswith("heading:"):
            self._now = ""
        elif anchor:
            homes = self._homes.get(anchor, [])
            later = [home for home in homes if home > self._at]
            begins = self._at + 1 in homes and self._parts[self._at + 1].item.clause.id == anchor
            if homes and (begins or self._at not in homes):
                self._at = later[0] if later else homes[0]
            self._now = self._parts[self._at].id if homes else ""
        return self._now


def anchored(pages: Pages, page: int, y: float) -> Anchored | None:
    """Return the first row with an anchor from a place on, else the last one before it."""
    found: Anchored | None = None
    counts: dict[str, int] = {}
    for number, top, anchor in _anchors(pages.pages):
        nth = counts[anchor] = counts.get(anchor, -1) + 1
        found = Anchored(anchor, nth, number, top)
        if (number, top) >= (page, y):
            break
    return found


def found_again(pages: Pages, place: Anchored) -> tuple[int, float] | None:
    """Return page and height of such a row on other pages; None where its text is not on them."""
    found: tuple[int, float] | None = None
    nth = 0
    for number, top, anchor in _anchors(pages.pages):
        if anchor == place.anchor:
            found = number, top
            if nth == place.nth:
                break
            nth += 1
    return found


def _anchors(pages: Sequence[Page]) -> Iterator[tuple[int, float, str]]:
    for number, page in enumerate(pages):
        for top, row in page.rows:
            if row.anchor:
                yield number, page.sheet.top + top, row.anchor
