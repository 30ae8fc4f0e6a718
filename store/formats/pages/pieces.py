"""Characters and pieces of text with boxes, and the pages that have them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from store.formats.lines import Box


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page, its box in points from the top left, and its type.

    ``blank`` tells that the file has a blank before it; ``figure`` is the number of its figure, 0 for none.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    colour: str = ""
    blank: bool = False
    figure: int = 0


@dataclass(slots=True)
class TextPiece:
    """Text on one baseline; ``cell`` is set for the words of a table, which are not laid out again.

    ``alone`` tells that it is its own line, independent of the text above and below.
    """

    text: str
    box: Box
    size: float = 0.0
    bold: bool = False
    colour: str = ""
    cell: tuple[int, int, int] | None = None
    alone: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.box[1] + self.box[3]) / 2


@dataclass(slots=True)
class SourcePage:
    """A page: its number from 1, its width and height in points, and the pieces of text on it."""

    number: int
    width: float
    height: float
    pieces: list[TextPiece] = field(default_factory=list)


def union(boxes: Iterable[Box]) -> Box:
    """Return the smallest box round some boxes."""
    found = list(boxes)
    return (
        min(b[0] for b in found),
        min(b[1] for b in found),
        max(b[2] for b in found),
        max(b[3] for b in found),
    )
