"""Entrance of the intake: lines with layout become the text that is read, and give clauses their pages."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from store.formats.lines import FileContent, SourceLine
from store.intake.control_table import with_control_table
from store.intake.framed_text import without_frames
from store.intake.layout.tables import BOX
from store.intake.letterheads import with_letterheads
from store.intake.split_rows import rows_over_pages
from store.intake.title_typography import with_small_lists, with_titles
from store.model.clause import Clause, SourcePlace
from store.model.document import Document

#: So many characters tell a clause from the others; fewer are tried where those are not found.
_KEYS = (24, 10)
_SHORTEST = 3
_BARS = str.maketrans({"|": "∣", "｜": "∣", "│": "∣", "\n": " ", "\t": " "})


def as_text(content: FileContent) -> str:
    """Return the text of a reading, a form feed between pages, a row of cells between bars for each row of a
    table.

    Headers and footers of pages are left out, but for a rule's number and days; footnotes follow the text.
    """
    lines = without_frames([line for line in content.lines if line.role == "text"])
    printed = with_letterheads(
        with_control_table(lines, [line for line in content.lines if line.role == "header"])
    )
    titled = with_small_lists(with_titles(printed))
    notes = [line for line in content.lines if line.role == "footnote"]
    out: list[str] = []
    page = None
    for table, found in groupby([*titled, *notes], key=lambda line: line.cell[0] if line.cell else None):
        group = list(found)
        if table is not None:
            out.extend(_rows(group))
            page = group[-1].page
            continue
        for line in group:
            paged = line.page is not None and page is not None and line.page != page
            out.append(("\f" if paged else "") + line.text)
            page = line.page
    return "\n".join(out)


def _rows(cells: list[SourceLine]) -> Iterator[str]:
    """Yield the rows of a table, all with as many cells; a table of one row or column is plain lines."""
    rows = rows_over_pages(cells)
    width = 1 + max(line.cell[2] for line in cells if line.cell)
    if width == 1 or len(rows) == 1:
        texts = [line.text for line in cells if line.text.strip()]
        boxed = bool(texts) and width == 1 and bool(BOX.match(texts[0]))
        items = (item for text in texts for item in text.split("\n") if item.strip())
        yield from (f"| {item.translate(_BARS)} |" for item in items) if boxed else texts
        return
    for row in rows.values():
        texts = [""] * width
        for line in row:
            if line.cell:
                texts[line.cell[2]] = line.text.translate(_BARS)
        yield "| " + " | ".join(texts) + " |"


def with_places(document: Document, content: FileContent) -> Document:
    """Return the document with the page and box of each clause's first words; as it is where there are no
    pages.
    """
    if not any(line.page and line.box for line in content.lines):
        return document
    finder = _Finder([line for line in content.lines if line.role == "text" and line.page and line.box])
    return replace(document, clauses=tuple(finder.place(clause) for clause in document.clauses))


@dataclass(slots=True)
class _Finder:
    """Finds the words of clauses in the lines, in document order."""

    lines: list[SourceLine]
    text: str = ""
    starts: list[int] = field(default_factory=list)
    at: int = 0

    def __post_init__(self) -> None:
        parts = [_plain(line.text) for line in self.lines]
        total = 0
        for part in parts:
            self.starts.append(total)
            total += len(part)
        self.text = "".join(parts)

    def place(self, clause: Clause) -> Clause:
        """Return the clause with its place, and those below it."""
        page = self._find(clause)
        body = tuple(self.place(part) if isinstance(part, Clause) else part for part in clause.body)
        if page is None:
            below = (part.page for part in body if isinstance(part, Clause))
            page = next((found for found in below if found), None)
        return replace(clause, page=page, body=body)

    def _find(self, clause: Clause) -> SourcePlace | None:
        words = _plain(_first_words(clause))
        label = _plain(clause.label)
        wanted = [label + words[: _KEYS[0]], *(words[:length] for length in _KEYS), label]
        for key in wanted:
            found = self.text.find(key, self.at) if len(key) >= _SHORTEST else -1
            if found >= 0:
                self.at = found + len(key)
                return self._place(found)
        return None

    def _place(self, offset: int) -> SourcePlace | None:
        line = self.lines[bisect_right(self.starts, offset) - 1]
        return SourcePlace(line.page, line.box) if line.page and line.box else None


def _first_words(clause: Clause) -> str:
    """Return the first words after a clause's label: its heading and own words, or the cells of its table."""
    texts = [clause.heading or "", *clause.paragraphs[:1]]
    if not any(texts):
        texts = [cell for table in clause.tables[:1] for row in table.rows[:2] for cell in row]
    return "".join(texts)


def _plain(text: str) -> str:
    """Return the letters and digits of a text, without width and marks."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
