"""Rows of a page: placed type and rules; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui.printing.layout.page_styles import Level
from ui.printing.layout.structure import Element


@dataclass(slots=True)
class Segment:
    """Characters of one face drawn in one go at ``x`` on the baseline, with ``gap`` behind each of them.

    ``element`` is what they are part of; None for what is no part of the text.
    """

    x: float
    baseline: float
    text: str
    level: Level
    gap: float = 0.0
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A filled rectangle; ``grey`` 0 is black, a ``colour`` overrides it."""

    x: float
    y: float
    width: float
    height: float
    grey: int = 0
    colour: str = ""


@dataclass(slots=True)
class TypeRow:
    """A line of type or a row of a table, with places relative to the type area and to its own top.

    ``may_break``: a page may end before it. ``gap`` is the white above, dropped at the top of a page.
    ``snap``: it is set on the grid where the sheet has one. ``repeat`` is set above it where a page begins
    with it. ``notes`` are footnotes at the foot of the page that it is on. ``together``: no page
    ends before it if the page can end elsewhere. ``cut`` parts a row that may go over a page: given the room
    there is, its content and what follows, or None where too little would be on either side.
    ``new_page``: it is set at the top of a page.
    """

    height: float
    segments: list[Segment]
    rules: tuple[Rule, ...] = ()
    may_break: bool = True
    gap: float = 0.0
    snap: bool = True
    repeat: TypeRow | None = None
    anchor: str = ""
    notes: tuple[TypeRow, ...] = ()
    together: bool = False
    cut: Callable[[float], tuple[TypeRow, TypeRow] | None] | None = None
    new_page: bool = False

    @property
    def text(self) -> str:
        """The characters of the row, in order."""
        return "".join(segment.text for segment in self.segments)


def own(row: TypeRow, element: Element) -> None:
    """Say what the characters of a row are part of."""
    for segment in row.segments:
        segment.element = element
