"""The list of results as text, as a table for a spreadsheet, and as a Word document. No Qt."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.results import Hit
from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import CannotWrite
from store.model.printed import printed
from store.system.files import reason_of

#: A cell that begins so would be run as a formula; the apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BREAKS = str.maketrans({"\x1f": " ", "\x1e": " ", "\v": "\n", "\f": "\n"})


@dataclass(frozen=True, slots=True)
class Line:
    """A result as it is written down: document, its number, the clause, how it came to be, its words."""

    document: str
    number: str
    clause: str
    match: str
    text: str
    citation: str


def line_of(document: Document, clause: Clause | None, label: str, match: str, citation: str) -> Line:
    """A hit with all its words; one on the document itself has none but its title."""
    text = printed(clause) if clause is not None else document.title
    words = "".join(
        character for character in text.translate(_BREAKS) if character >= " " or character == "\n"
    )
    return Line(document.name, document.number or "", label, match, words.strip(), citation)


def lines_of(
    hits: Iterable[Hit],
    place: Callable[[Hit], tuple[Document, Clause | None]],
    label: Callable[[Hit], str],
    remark: Callable[[str], str],
    cite: Callable[[Document, Clause], str],
) -> list[Line]:
    """The hits of an answer in its order."""
    found = []
    for hit in hits:
        document, clause = place(hit)
        citation = cite(document, clause) if clause is not None else f"《{document.name}》"
        found.append(line_of(document, clause, label(hit), remark(hit.match), citation))
    return found


def as_text(lines: Sequence[Line]) -> str:
    """The results as one would paste them into a letter."""
    return "\n\n".join(f"{line.text}\n——{line.citation}" for line in lines)


def as_csv(lines: Sequence[Line], head: Sequence[str]) -> str:
    """The results as a table; no cell is ever a formula. ``head`` are the titles of the columns."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for count, line in enumerate(lines, 1):
        cells = (line.document, line.number, line.clause, line.text, line.match, line.citation)
        writer.writerow([count, *map(safe_cell, cells)])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    hidden = text.lstrip(" \n\v\f\xa0\u3000").startswith(_FORMULA) or text[:1] in ("\t", "\r")
    return f"'{text}" if hidden else text


def write_csv(lines: Sequence[Line], head: Sequence[str], path: Path) -> None:
    """Save the table, with the mark that lets Excel see that it is UTF-8. Raises CannotWrite."""
    _write(path, lambda file: file.write(as_csv(lines, head).encode("utf-8-sig")))


def write_docx(lines: Sequence[Line], title: str, remark: str, path: Path) -> None:
    """Save a Word document: title, how the list came to be, then each clause with its citation."""
    from docx import Document as Paper
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paper: Any = Paper()
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "FangSong", Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    paper.core_properties.author = ""
    paper.core_properties.title = title
    for level, text in ((1, title), (0, remark)):
        paragraph = paper.add_heading(text, level) if level else paper.add_paragraph(text)
        for run in paragraph.runs:
            run.font.name = "SimHei" if level else "FangSong"
            run.element.get_or_add_rPr().get_or_add_rFonts().set(
                qn("w:eastAsia"), "黑体" if level else "仿宋"
            )
    for line in lines:
        paper.add_paragraph().add_run(f"{line.document} {line.clause}".strip()).bold = True
        for words in filter(None, line.text.split("\n")):
            paper.add_paragraph(words)
        paper.add_paragraph(f"——{line.citation}")
    _write(path, paper.save)


def _write(path: Path, save: Callable[[Any], object]) -> None:
    """Write beside, then rename, so that a file that was there stays whole when it fails."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with open(beside, "wb") as file:
            save(file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise CannotWrite(path=path, reason=reason_of(error)) from error
