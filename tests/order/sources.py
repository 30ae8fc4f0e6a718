"""Policy texts as they were written, and the order of their words."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

from store.model.document import Document
from store.model.table import Table
from tests.order.forms import bare

ARCHIVE = Path(__file__).parents[3] / "shared/data/laws-1000.tar.xz"
#: A run of so many characters, once in its source, tells a place.
LONG_ENOUGH = 8


def laws() -> Iterator[tuple[str, bytes]]:
    """Real laws with their names, where they are: a folder of .txt (YICE_LAWS_DIR) or the archive."""
    folder = os.environ.get("YICE_LAWS_DIR")
    if folder:
        yield from ((path.name, path.read_bytes()) for path in sorted(Path(folder).glob("*.txt")))
    elif ARCHIVE.is_file():
        with tarfile.open(ARCHIVE) as archive:
            for member in archive:
                file = archive.extractfile(member) if member.name.endswith(".txt") else None
                if file:
                    yield member.name, file.read()


def words_of(document: Document) -> list[str]:
    """Headings, paragraphs and cells of all clauses, whatever their order."""
    found: list[str] = []
    for clause in document.walk():
        found += [clause.heading or "", *clause.paragraphs]
        for table in clause.tables:
            found += _cells(table)
    return [words for each in found if len(words := bare(each)) >= LONG_ENOUGH]


def _cells(table: Table) -> list[str]:
    return [table.caption or "", *(cell for row in table.rows for cell in row), table.note or ""]


def in_source_order(document: Document, source: str) -> list[str]:
    """The words of a document that stand once in the source and in its tree, in the source's order."""
    text, words = bare(source), words_of(document)
    once = [each for each in set(words) if words.count(each) == 1 and text.count(each) == 1]
    return sorted(once, key=text.index)
