"""An excerpt as a PDF file: selectable text, embedded subsets; whole on the disk or not there at all."""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter

from store.model.message import Message
from store.model.typography import typeset
from store.system.files import check_writable, write_file
from ui.printing.content.blocks import Options
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.templates import Template
from ui.printing.layout.layout import layout
from ui.printing.layout.page_styles import UNITS_PER_INCH, Paper, StyleName
from ui.printing.layout.pages import Page, Pages
from ui.printing.output.painter import page_layout, paint
from ui.printing.output.pdf_finish import finish_steps
from ui.printing.output.pdf_outline import PlacedLink
from ui.printing.output.pdf_tags import Piece
from ui.services.language import paper_text

AUTHOR = Message("paper.program")
#: Which part of the work painting is; finishing the file is the rest.
PAINTING = 0.7

_application: QGuiApplication | None = None


def ensure_application() -> QGuiApplication:
    """Return the Qt application that fonts need; an offscreen one is made, and kept, where there is none."""
    global _application
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QGuiApplication(["yice"])
    return _application


def write_pdf(
    excerpt: Excerpt,
    path: Path,
    style: StyleName = "plain",
    options: Options | None = None,
    paper: Paper | None = None,
    template: Template | None = None,
) -> Pages:
    """Set an excerpt and write it; returns the pages.

    ``options`` say what to include, None the usual. Raises CannotWrite; an existing file is replaced only
    when the new one is complete.
    """
    ensure_application()
    check_writable(path)
    pages = layout(excerpt, style, options or Options(), paper, template)
    for _ in save_pages(pages, path):
        pass
    return pages


def save_pages(
    pages: Pages, path: Path, numbers: Sequence[int] | None = None
) -> Generator[float, None, None]:
    """Write pages that have been set, in small steps; closing the generator early leaves nothing behind.

    ``numbers`` are those of the pages that are wanted, counted from 1.
    """
    wanted = list(numbers) if numbers else [page.number for page in pages]
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, pages)
    painter = QPainter(writer)
    painted: list[list[Piece]] = []
    try:
        for done, number in enumerate(wanted):
            if done:
                writer.newPage()
            written = paint(pages.pages[number - 1], painter)
            painted.append([(segment.text, segment.element) for segment in written])
            yield (done + 1) / len(wanted) * PAINTING
    finally:
        painter.end()
    places = {number: place for place, number in enumerate(wanted, start=1)}
    outline = [replace(each, page=places[each.page]) for each in pages.outline if each.page in places]
    links = [_links(pages.pages[number - 1], places) for number in wanted]
    steps = finish_steps(bytes(buffer.data().data()), painted, outline, links, pages.sheet.height)
    done = 0
    while True:
        try:
            next(steps)
        except StopIteration as end:
            write_file(path, end.value)
            return
        done += 1
        yield min(1.0, PAINTING + (1 - PAINTING) * done / len(wanted))


def _links(page: Page, places: dict[int, int]) -> list[PlacedLink]:
    """Return the links of a page to pages that are in the file; ``places`` are their numbers there."""
    top = page.sheet.top
    return [
        PlacedLink(
            page.left, top + each.y, page.left + page.sheet.measure, each.height, places[each.page], each.top
        )
        for each in page.links
        if each.page in places
    ]


def _writer(buffer: QBuffer, pages: Pages) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageLayout(page_layout(pages.sheet))
    writer.setTitle(typeset(pages.title))
    writer.setCreator(paper_text(AUTHOR))
    if hasattr(writer, "setAuthor"):  # from Qt 6.9; arm64 systems of hospitals have 6.7
        writer.setAuthor(pages.template.hospital or paper_text(AUTHOR))
    return writer
