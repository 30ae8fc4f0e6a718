"""Documents to print, and PDFs measured as a reader would find them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from PySide6.QtWidgets import QApplication

from store.intake import read_shipped, shipped_sources
from store.model.annotation import Anchor, Note
from store.model.clause import Clause
from store.model.document import Correction, Document
from store.model.message import verbatim
from store.model.table import Table
from ui.printing.content.excerpt import Excerpt, excerpt_of
from ui.printing.layout.layout import layout
from ui.printing.output.pdf_writer import save_pages

MM = 72 / 25.4
MARK = re.compile(r"〔\d{1,2}〕")
DAY = date(2026, 11, 22)


def cite(document: Document, clause: Clause) -> str:
    number = f"（{document.number}）" if document.number else ""
    return f"《{document.name}》{number}{''.join(clause.path)}"


@dataclass(frozen=True)
class Whole:
    """A target: a whole document."""

    document_key: str
    clause_id: str | None = None


class Texts:
    """A library in memory."""

    def __init__(self, documents: list[Document]) -> None:
        self.documents = {document.key: document for document in documents}
        self.clauses = {clause.id: (document, clause) for document in documents for clause in document.walk()}

    def document(self, key: str) -> Document:
        return self.documents[key]

    def clause(self, clause_id: str) -> tuple[Document, Clause]:
        return self.clauses[clause_id]

    def stamp(self) -> str:
        return "5f2c9a01e7b3"

    def ids(self) -> list[str]:
        return list(self.clauses)

    def whole(self, *keys: str, **options: Any) -> Excerpt:
        targets = [Whole(key) for key in keys or self.documents]
        return excerpt_of(targets, self, cite=cite, printed_on=DAY, **options)

    def of(self, *clause_ids: str, **options: Any) -> Excerpt:
        return excerpt_of(clause_ids, self, cite=cite, printed_on=DAY, **options)


@dataclass(frozen=True)
class Char:
    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str


@dataclass(frozen=True)
class PdfPage:
    """A page of a PDF: places in points from the upper left corner."""

    width: float
    height: float
    chars: list[Char]
    body_end: float

    def body(self) -> list[Char]:
        """What stands in the type area."""
        return [char for char in self.chars if char.baseline < self.body_end]

    def foot(self) -> list[Char]:
        return [char for char in self.chars if char.baseline >= self.body_end]

    def text(self) -> str:
        """What the body says, without white space."""
        return bare("".join(char.text for char in self.body()))

    def words(self) -> str:
        """The same without footnotes and their marks."""
        found = "".join(
            "".join(char.text for char in line)
            for line in self.lines()
            if line[0].baseline < self.notes_from()
        )
        return MARK.sub("", bare(found))

    def notes_from(self) -> float:
        """Where the footnotes begin."""
        for line in self.lines():
            text = "".join(char.text for char in line)
            if MARK.match(text) and round(line[0].size, 2) in (8.5, 10.5):
                return line[0].baseline - 1
        return self.body_end

    def lines(self) -> list[list[Char]]:
        """The lines of the body, from the top."""
        lines: dict[int, list[Char]] = {}
        for char in self.body():
            lines.setdefault(round(char.baseline * 4), []).append(char)
        return [sorted(lines[key], key=lambda char: char.x0) for key in sorted(lines)]


def read_pdf(path: Path, style: str = "official") -> list[PdfPage]:
    body_end = (37 + 225 if style == "official" else 275) * MM
    with pdfplumber.open(path) as pdf:
        return [
            PdfPage(
                float(page.width),
                float(page.height),
                [
                    Char(
                        char["text"],
                        char["x0"],
                        char["x1"],
                        float(page.height) - char["matrix"][5],
                        char["size"],
                        char["fontname"],
                    )
                    for char in page.chars
                ],
                body_end,
            )
            for page in pdf.pages
        ]


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Fonts need an application."""


@pytest.fixture(scope="session")
def texts(resources: Path) -> Texts:
    """The five documents that ship."""
    return Texts([read_shipped(folder) for folder in shipped_sources(resources)])


@pytest.fixture
def read() -> Callable[[Path], list[PdfPage]]:
    return read_pdf


@pytest.fixture(scope="session")
def printed_documents(
    texts: Texts, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> dict[Any, Any]:
    """Every document in both styles: the pages as set, the file, and the pages as read back."""
    folder = tmp_path_factory.mktemp("printed")
    found = {}
    for number, key in enumerate(texts.documents):
        for style in ("official", "plain"):
            path = folder / f"{number}-{style}.pdf"
            pages = layout(texts.whole(key), style)
            for _ in save_pages(pages, path):
                pass
            found[key, style] = (pages, path, read_pdf(path, style))
    return found


def make_clause(key: str, *path: str, **fields: Any) -> Clause:
    return Clause(id=f"{key}/{'/'.join(path)}", label=path[-1], path=path, **fields)


@pytest.fixture
def clause() -> Callable[..., Clause]:
    return make_clause


@pytest.fixture
def document() -> Callable[..., Document]:
    """Makes a document of some clauses."""

    def make(*clauses: Clause, key: str = "晋卫发〔2024〕6号", **fields: Any) -> Document:
        values: dict[str, Any] = {
            "source": "样本.txt",
            "title": "关于样本的通知",
            "number": key,
            "issuers": ("山西省卫生健康委员会",),
            "date": "2024-03-01",
            "effective": None,
            "kind": "通知",
            "complete": True,
            "sha256": "0" * 64,
            "clauses": clauses,
        }
        return Document(key=key, **{**values, **fields})

    return make


@pytest.fixture
def make_texts() -> Callable[..., Texts]:
    return lambda *documents: Texts(list(documents))


@pytest.fixture
def make_note() -> Callable[..., Note]:
    def make(document: Document, clause: Clause, body: str) -> Note:
        anchor = Anchor(document.key, clause.id, 0, 0, "")
        return Note("a" * 32, anchor, body, "2026-11-20T02:00:00+00:00", "2026-11-21T02:00:00+00:00")

    return make


@pytest.fixture
def make_correction() -> Callable[..., Correction]:
    def make(clause: str, printed: str, corrected: str, reason: str, applied: bool = True) -> Correction:
        return Correction(clause, printed, corrected, verbatim(reason), applied)

    return make


@pytest.fixture
def make_table() -> type[Table]:
    return Table
