"""The list of results as text and as a table for a spreadsheet, and how files are written. No Qt."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.references.citation import edition_mark, marked_title, titled
from index.results import Hit
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed
from store.model.typography import typeset
from store.system.files import write_file

#: A cell that begins so would be run as a formula; the apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BREAKS = str.maketrans({"\x1f": " ", "\x1e": " ", "\v": "\n", "\f": "\n"})


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A result as it is written down: document, its number, the clause, how it came to be, its words."""

    document: str
    number: str
    clause: str
    match: str
    text: str
    citation: str


def line_of(document: Document, clause: Clause | None, label: str, match: str, citation: str) -> ResultRow:
    """Return a hit with all its words; one on the document itself has none but its title."""
    text = printed(clause) if clause is not None else document.title
    words = "".join(
        character for character in text.translate(_BREAKS) if character >= " " or character == "\n"
    )
    words = "\n".join(typeset(line) for line in words.strip().split("\n"))
    return ResultRow(typeset(marked_title(document)), document.number or "", label, match, words, citation)


def lines_of(
    hits: Iterable[Hit],
    place: Callable[[Hit], tuple[Document, Clause | None]],
    label: Callable[[Hit], str],
    remark: Callable[[str], str],
    cite: Callable[[Document, Clause], str],
) -> list[ResultRow]:
    """Return the hits of an answer in its order."""
    found = []
    for hit in hits:
        document, clause = place(hit)
        citation = (
            cite(document, clause) if clause is not None else titled(document.name) + edition_mark(document)
        )
        found.append(line_of(document, clause, label(hit), remark(hit.match), typeset(citation)))
    return found


def as_text(lines: Sequence[ResultRow]) -> str:
    """Return the results as one would paste them into a letter."""
    return "\n\n".join(f"{line.text}\n——{line.citation}" for line in lines)


def as_csv(lines: Sequence[ResultRow], head: Sequence[str]) -> str:
    """Return the results as a table; no cell is ever a formula. ``head`` are the titles of the columns."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for count, line in enumerate(lines, 1):
        cells = (line.document, line.number, line.clause, line.text, line.match, line.citation)
        writer.writerow([count, *map(safe_cell, cells)])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    hidden = text.lstrip(" \n\v\f\xa0\u3000").startswith(_FORMULA) or text[:1] in ("\t", "\r")
    return f"'{text}" if hidden else text


def write_csv(lines: Sequence[ResultRow], head: Sequence[str], path: Path) -> None:
    """Save the table, with the mark that lets Excel see that it is UTF-8. Raises CannotWrite."""
    _write(path, lambda file: file.write(as_csv(lines, head).encode("utf-8-sig")))


def write_docx(data: bytes, path: Path) -> None:
    """Save a Word file. Raises CannotWrite."""
    _write(path, lambda file: file.write(data))


def _write(path: Path, save: Callable[[Any], object]) -> None:
    """Let ``save`` make a file that appears whole or not at all."""
    content = io.BytesIO()
    save(content)
    write_file(path, content.getvalue())
