"""The head of a paper: the lines before its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.intake.cleanup.physical_line import PhysicalLine, squeeze

#: A title may have any number of lines.
ANY_LINES = 99


@dataclass(slots=True)
class PaperHead:
    """The lines before the text, as printed; ``begin`` is the number of the first line after them.

    ``printed`` has the lines that became a number, a letterhead, a day, an addressee or a field: metadata of
    the document, but words of an attachment. ``marks`` are what a letterhead says of the copy:
    特急, who signed it off. ``serial`` tells that the first title is followed by the number of an issue: it
    may be the name of a bulletin, and ``writers`` are the office beside its day.
    """

    letterhead: list[str] = field(default_factory=list)
    number: str | None = None
    title_lines: list[PhysicalLine] = field(default_factory=list)
    history: list[str] = field(default_factory=list)
    addressee: str | None = None
    day: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    leftovers: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    serial: bool = False
    writers: list[str] = field(default_factory=list)
    begin: int = 0
    most_lines: int = ANY_LINES

    @property
    def title(self) -> str:
        """The title in one line."""
        return squeeze("".join(line.text for line in self.title_lines))

    def field(self, *names: str) -> str:
        """Return the first of these fields that the page fills in."""
        return next((self.fields[name] for name in names if self.fields.get(name)), "")
