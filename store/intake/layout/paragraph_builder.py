"""A paragraph while lines are joined to it."""

from __future__ import annotations

from store.intake.cleanup.physical_line import PhysicalLine
from store.intake.layout.paragraphs import SourceParagraph, begins_clause
from store.intake.outline.labels import Label

#: How much of a paragraph's beginning decides about its label, and of its end about how it goes on.
_HEAD, _TAIL = 80, 400
_NEAR = 120
_BRACKETS = (("《", "》"), ("（", "）)"), ("(", ")）"), ("【", "】"))


class ParagraphBuilder:
    """A paragraph's lines so far, its ends and its marks.

    Asking it costs the same however long it has become: a text without any stop would else cost the square
    of its length. ``tail`` is its end (all of a short one), ``marks`` the stops and commas in it.
    """

    def __init__(self, line: PhysicalLine) -> None:
        self.level = line.level
        self._first = line
        self._pieces = [line.text]
        self._head = line.text[:_HEAD]
        self.tail = ""
        self.length = len(line.text)
        self.marks: set[str] = set()
        self.has_colon = False
        self.label: Label | None = begins_clause(line.text)
        self._note_marks(line.text)
        self.tail = line.text[-_TAIL:]

    @property
    def is_one_line(self) -> bool:
        """True if nothing was joined to the first line."""
        return len(self._pieces) == 1

    def add(self, text: str) -> None:
        """Join a line; a blank parts two Latin words."""
        before = self.tail[-1:]
        latin = before.isascii() and before.isalpha() and text[:1].isascii() and text[:1].isalpha()
        piece = " " + text if latin else text
        self._note_marks(piece)
        self._pieces.append(piece)
        self.length += len(piece)
        self.tail = (self.tail + piece[-_TAIL:])[-_TAIL:]
        if len(self._head) < _HEAD:
            self._head = (self._head + piece)[:_HEAD]
            self.label = begins_clause(self._head)

    def has_marks(self) -> bool:
        """Return whether it has a stop or comma, or a colon with something behind it."""
        return bool(self.marks) or self.has_colon

    def is_inside_brackets(self) -> bool:
        """Return whether a bracket near its end is still open."""
        near = self.tail[-_NEAR:]
        return any(near.rfind(a) > max(near.rfind(c) for c in b) for a, b in _BRACKETS)

    def paragraph(self) -> SourceParagraph:
        """Return the finished paragraph."""
        first = self._first
        return SourceParagraph("".join(self._pieces), first.level, first.bold, first.gap, first.section)

    def _note_marks(self, piece: str) -> None:
        self.marks |= set("，,。；;") & set(piece)
        colons = self.tail[-1:] in ("：", ":") or any(c in "：:" for c in piece[:-1])
        self.has_colon = self.has_colon or colons
