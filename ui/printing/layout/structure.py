"""Structure of a page for reading aloud: headings, paragraphs, cells; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.printing.layout.page_styles import Level

#: The levels that are headings, the highest first.
_RANKS: dict[Level, int] = {"title": 0, "document": 1, "part": 2, "first": 3, "second": 4, "third": 5}
_KINDS: dict[Level, str] = {"caption": "Caption", "footnote": "Note"}
#: PDF has no headings below this one.
DEEPEST = 6


@dataclass(slots=True, eq=False)
class Element:
    """A part of the text, ``kind`` as PDF calls it (H1, P, Table, TR, TD …), and what it is in."""

    kind: str
    parent: Element | None = None


@dataclass(slots=True)
class Elements:
    """Makes the elements of a paper; headings follow one another without a step left out."""

    _open: list[int] = field(default_factory=list)

    def paragraph(self, level: Level) -> Element:
        """Return the element of a paragraph of that level."""
        rank = _RANKS.get(level)
        if rank is None:
            return Element(_KINDS.get(level, "P"))
        while self._open and self._open[-1] >= rank:
            self._open.pop()
        self._open.append(rank)
        return Element(f"H{min(len(self._open), DEEPEST)}")
