"""A notebook on disk, a library of five documents, and the controller between them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from store.library import Library
from store.model.document import Document
from store.notebook import Notebook
from ui.notebook.notebook_editor import NotebookEditor


@pytest.fixture
def book(tmp_path: Path) -> Notebook:
    return Notebook.open(tmp_path / "marks.db")


@pytest.fixture
def controller(book: Notebook, qtbot: QtBot) -> NotebookEditor:
    return NotebookEditor(book)


@pytest.fixture
def documents(library: Library) -> list[Document]:
    return [library.document(summary.key) for summary in library.documents()]
