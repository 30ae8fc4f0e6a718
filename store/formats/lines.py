"""Result of a reader: lines with layout, and the file's other data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from store.model.message import Message

LineRole = Literal["text", "header", "footer", "footnote"]
Align = Literal["", "left", "center", "right"]
#: Left, top, right and bottom in points from the page's top left.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A paragraph, or as much of one as the format knows to belong together, with its place and type.

    ``page`` counts from 1 and ``box`` is that of its part on this page; both are None where the format has
    no pages. ``size`` is in points, 0 where unknown; ``colour`` is RRGGBB or empty. ``number`` is the
    automatic list number, which ``text`` begins with as well. ``level`` is the depth of a heading by its
    style, 0 for none. ``cell`` is the table, row and column, each from 0, of a line in a table; such a line
    is a whole cell. ``confidence`` is 0 to 1 for recognised text, None for text that was read; ``words`` has
    the start, the end and the confidence of each recognised word.
    """

    text: str
    page: int | None = None
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    colour: str = ""
    align: Align = ""
    number: str = ""
    level: int = 0
    cell: tuple[int, int, int] | None = None
    role: LineRole = "text"
    confidence: float | None = None
    words: tuple[tuple[int, int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file as it was read: its lines in reading order.

    ``pages`` is 0 where the format has none. ``hints`` are what the file says of itself (title, author,
    created), which may be wrong; ``images`` counts pictures whose words were not read; ``warnings`` are
    for the user. ``whole`` tells that each line is a whole paragraph, for the format says so.
    """

    lines: tuple[SourceLine, ...] = ()
    pages: int = 0
    hints: dict[str, str] = field(default_factory=dict)
    images: int = 0
    warnings: tuple[Message, ...] = ()
    whole: bool = False
