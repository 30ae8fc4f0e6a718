"""The text layer of PDFs against the text, character by character, over the library and many laws.

Run with ``python -m tests.torture.text_layer [COUNT | FILE…]``: the shipped documents and every so many-th
law until there are COUNT (by default 20), or the files that are named; both styles each.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pdfplumber
from PySide6.QtWidgets import QApplication

from store.intake.importer import read_bytes, read_shipped, shipped_sources
from store.model.document import Document
from store.model.errors import BadInput
from tests.order.sources import laws
from ui.printing.content.blocks import Grid, Options, Paragraph
from ui.printing.content.document_blocks import blocks
from ui.printing.content.excerpt import Excerpt, ExcerptItem, document_citation, whole_document
from ui.printing.layout.layout import layout
from ui.printing.layout.page_styles import StyleName, sheet_for
from ui.printing.output.pdf_writer import save_pages

STYLES: tuple[StyleName, ...] = ("official", "plain")
#: What stands at the foot of a page begins with this.
FOOT = "医策·"


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def excerpt_of(document: Document) -> Excerpt:
    """A whole document."""
    item = ExcerptItem(document, whole_document(document), document_citation(document))
    return Excerpt(document.name, (item,), date(2026, 11, 27), "torture")


def faults(document: Document, style: StyleName, path: Path) -> Iterator[str]:
    """What is wrong with a document's PDF."""
    pages = layout(excerpt_of(document), style)
    for _ in save_pages(pages, path):
        pass
    with pdfplumber.open(path) as pdf:
        for page, made in zip(pdf.pages, pages, strict=True):
            found, wanted = bare("".join(char["text"] for char in page.chars)), bare(made.text)
            if not found.startswith(wanted):
                at = next((n for n, (a, b) in enumerate(zip(found, wanted, strict=False)) if a != b), 0)
                yield f"page {made.number}: {found[at : at + 20]!r} for {wanted[at : at + 20]!r}"
            elif FOOT not in found[len(wanted) :]:
                yield f"page {made.number}: more than was set: {found[len(wanted) :][:40]!r}"
    # Nothing is lost between the blocks and the pages either: cells over two pages are parted, so counted.
    body = "".join(made.text for made in pages if not made.links)
    sheet = sheet_for(style)
    for block in blocks(excerpt_of(document), Options(), sheet):
        if isinstance(block, Paragraph) and not pages.missing:
            for run in block.runs:
                if any(bare(run.text).count(char) > body.count(char) for char in set(bare(run.text))):
                    yield f"lost: {run.text[:40]!r}"
        elif isinstance(block, Grid) and not pages.missing:
            cells = bare("".join(itertools.chain.from_iterable(block.table.rows)))
            lost = [char for char in set(cells) if cells.count(char) > body.count(char)]
            if lost:
                yield f"lost in a table: {lost}"
    if pages.missing:
        print(f"{document.name[:30]}: no font has {pages.missing}")


def documents(arguments: list[str]) -> Iterator[tuple[str, Document]]:
    """The documents to try."""
    files = [Path(each) for each in arguments if not each.isdigit()]
    if files:
        sources = [(file.name, file.read_bytes()) for file in files]
    else:
        for folder in shipped_sources(Path("resources")):
            shipped = read_shipped(folder)
            yield shipped.name, shipped
        count = next((int(each) for each in arguments), 20)
        all_laws = list(laws())
        sources = all_laws[:: max(1, len(all_laws) // count)][:count]
    for name, data in sources:
        try:
            yield name, read_bytes(data, name)
        except BadInput as error:
            print(f"{name}: {error!s}")


def main(arguments: list[str]) -> int:
    """Print every fault and a count; 1 if there is any."""
    application = QApplication.instance() or QApplication([])
    tried = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, document in documents(arguments):
            for style in STYLES:
                tried += 1
                for fault in faults(document, style, Path(folder) / "a.pdf"):
                    wrong += 1
                    print(f"{name}, {style}: {fault}", flush=True)
    print(f"{tried} papers, {wrong} faults")
    del application
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
