"""Declares what the painters of the page read from it: geometry, colours, and the marks of each clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QTextDocument

from ui.reader.page.highlight_map import HighlightMap
from ui.reader.page.page_geometry import TextColumn
from ui.reader.page.place_map import Place
from ui.reader.page.writing.text_styles import Styles


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note of a clause as the margin knows it: its words without the marks of Markdown."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Margin:
    """Margin of a clause: a bookmark, and its notes."""

    bookmarked: bool = False
    notes: tuple[MarginNote, ...] = ()


class PaintedPage(Protocol):
    """A page as its painters see it; pixels are those of the document, not of the viewport."""

    styles: Styles
    #: Position of the rule below the document's head; -1 without one.
    rule_position: int
    current_id: str
    #: Whether the text beside is the active one.
    follows: bool
    #: Clauses that correspond to the one that is read in the text beside.
    lit_ids: frozenset[str]
    shows_card: bool
    #: Bookmark and notes by clause id.
    margin: dict[str, Margin]
    column: TextColumn
    #: Pixels at the right of the column.
    note_room: int
    highlights: HighlightMap

    def document(self) -> QTextDocument:
        """Return the text."""
        ...

    def offset(self) -> int:
        """Return how many pixels the page is scrolled."""
        ...

    def visible_places(self, margin: int = 0) -> list[Place]:
        """Return the clauses on the screen, ``margin`` pixels above and below included."""
        ...
