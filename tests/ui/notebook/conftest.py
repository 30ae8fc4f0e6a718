"""A notebook on disk, a library of five documents, and the controller between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from store.library import Library
from store.model.document import Document
from store.notebook import Notebook
from ui.notebook.notebook_editor import NotebookEditor


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Notebook]:
    opened = Notebook.open(tmp_path / "marks.db")
    yield opened
    opened.close()


@pytest.fixture
def controller(book: Notebook, qtbot: QtBot) -> Iterator[NotebookEditor]:
    made = NotebookEditor(book)
    yield made
    # Python's collector may free a step before the stack that frees it too, and the process falls.
    made.undo_stack.clear()


@pytest.fixture
def documents(library: Library) -> list[Document]:
    return [library.document(summary.key) for summary in library.documents()]
