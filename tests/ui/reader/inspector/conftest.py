"""Fixtures of these tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from store.model.clause import Clause, Reference
from store.model.document import Document
from store.model.duty import Duty
from store.notebook import Notebook
from tests.ui.reader.inspector.cards import show
from ui.appearance.theme import ThemeManager
from ui.notebook.notebook_editor import NotebookEditor
from ui.reader.inspector.inspector import Inspector


@pytest.fixture
def document() -> Document:
    clauses = tuple(
        Clause(
            f"d/{number}.",
            f"{number}.",
            (f"{number}.",),
            body=(f"第{number}项的内容。",),
            duties=(Duty("省卫健委", "lead"), Duty("省医保局", "support"), Duty("省财政厅", "support")),
            references=(Reference(0, 2, title="医师法", clause="第九条"),),
        )
        for number in (1, 2, 3)
    )
    return Document("d", "d.txt", "某清单", None, (), None, None, "清单", True, "", clauses=clauses)


@pytest.fixture
def notebook_file(tmp_path: Path) -> Path:
    return tmp_path / "notebook.db"


@pytest.fixture
def notes(notebook_file: Path) -> Iterator[NotebookEditor]:
    book = Notebook.open(notebook_file)
    made = NotebookEditor(book)
    yield made
    # Python's collector may free a step before the stack that frees it too, and the process falls.
    made.undo_stack.clear()
    book.close()


@pytest.fixture
def inspector(qtbot: QtBot, themes: ThemeManager, notes: NotebookEditor, document: Document) -> Inspector:
    made = Inspector(themes)
    qtbot.addWidget(made)
    made.resize(292, 700)
    made.show()
    notes.attach(made)
    show(made, notes, document, 0)
    notes.changed.connect(
        lambda: show(made, notes, document, document.clauses.index(made.clause() or document.clauses[0]))
    )
    return made
