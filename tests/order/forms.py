"""Every form in which the words of a document come before a reader, as bare characters without marks."""

from __future__ import annotations

import html
import re
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

from PySide6.QtGui import QTextDocument

from store.model.document import Document
from store.model.passages import passages
from ui.appearance.theme import load
from ui.commandline import document_text
from ui.printing.content.excerpt import Excerpt, ExcerptItem, whole_document
from ui.printing.layout.layout import layout
from ui.printing.layout.page_styles import StyleName
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.output_files import TextFileKind, save_as
from ui.reader.copying.clause_words import ClauseRange, selected_pieces
from ui.reader.copying.clipboard import html_of, piece_text
from ui.reader.copying.markdown_copy import quoted
from ui.reader.page.writing.page_loader import PageLoader
from ui.reader.page.writing.text_styles import Styles

Form = Callable[[Document, Path], str]


def bare(text: str) -> str:
    """Letters and figures alone: marks and white space are set differently from form to form."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def _flow(document: Document, folder: Path) -> str:
    del folder
    found = chain.from_iterable(passages(clause) for clause in document.clauses)
    return "".join(part.text for passage in found for part in passage.parts)


def _terminal(document: Document, folder: Path) -> str:
    del folder
    return "".join("".join(document_text.clause_lines(clause, "")) for clause in document.clauses)


def _loaded(document: Document) -> tuple[QTextDocument, PageLoader]:
    page = QTextDocument()
    loader = PageLoader(page)
    loader.load(document, Styles(load("light")), 32, None)
    loader.finish()
    return page, loader


def _reader(document: Document, folder: Path) -> str:
    del folder
    return _loaded(document)[0].toPlainText()


def _pieces(document: Document) -> list[ClauseRange]:
    page, loader = _loaded(document)
    last = page.characterCount()
    return selected_pieces(loader.places.extents(0, last), 0, last)


def _copied(document: Document, folder: Path) -> str:
    del folder
    return "".join(map(piece_text, _pieces(document)))


def _copied_html(document: Document, folder: Path) -> str:
    del folder
    return _without_tags(html_of(_pieces(document)))


def _copied_markdown(document: Document, folder: Path) -> str:
    del folder
    return "".join(quoted([piece], "") for piece in _pieces(document))


def _without_tags(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def excerpt(document: Document) -> Excerpt:
    """The whole document as a paper, without the footnotes on its corrections."""
    document = replace(document, corrections=())
    item = ExcerptItem(document, whole_document(document), "引文")
    return Excerpt(document.name, (item,), date(2026, 11, 27), "0" * 12)


def _paper(style: StyleName) -> Form:
    def form(document: Document, folder: Path) -> str:
        del folder
        return "".join(page.text for page in layout(excerpt(document), style))

    return form


def _file(kind: TextFileKind) -> Form:
    def form(document: Document, folder: Path) -> str:
        path = folder / f"paper.{kind}"
        save_as(excerpt(document), kind, Setting(), path)
        if kind == "docx":
            with zipfile.ZipFile(path) as package:
                return _without_tags(package.read("word/document.xml").decode("utf-8"))
        text = path.read_text(encoding="utf-8-sig")
        return _without_tags(text) if kind == "html" else text

    return form


FORMS: dict[str, Form] = {
    "passages": _flow,
    "terminal": _terminal,
    "reader": _reader,
    "copied text": _copied,
    "copied HTML": _copied_html,
    "copied Markdown": _copied_markdown,
    "official paper": _paper("official"),
    "plain paper": _paper("plain"),
    "Word": _file("docx"),
    "HTML": _file("html"),
    "text file": _file("text"),
}


def first_out_of_order(expected: list[str], text: str) -> str | None:
    """The first of some runs of words that does not follow those before it in a bare text; None if all do."""
    at = 0
    for words in expected:
        found = text.find(words, at)
        if found < 0:
            return words
        at = found + len(words)
    return None
