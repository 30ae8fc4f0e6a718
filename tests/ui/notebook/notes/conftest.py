"""Fixtures of these tests."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from store.model.annotation import Bookmark, Note
from store.model.document import Document
from store.model.printed import printed
from store.notebook import anchor_for
from tests.ui.notebook.notes.notes_panel import TIME, settle
from ui.notebook.notes.panel import NotesPanel
from ui.shell.main_window import MainWindow


@pytest.fixture
def document(window: MainWindow) -> Document:
    return window.workspace.library.document(window.workspace.library.documents()[0].key)


@pytest.fixture
def panel(window: MainWindow, document: Document, qtbot: QtBot) -> NotesPanel:
    """A note and a highlight that are in place, a note and a bookmark each that are unsure and lost."""
    clause = next(each for each in document.walk() if len(printed(each)) > 60)
    anchor = replace(anchor_for(document, clause, 0, 40), prefix="全然不同的前文", suffix="全然不同的后文")
    words = "".join("某" if number % 3 == 1 else one for number, one in enumerate(anchor.quote))
    changed, gone = replace(anchor, quote=words), replace(anchor, quote="早已删去的一段话，再也找不到了")
    window.notes.save_note(document, list(document.walk())[4], "n", "价格")
    window.notes.highlight(document, [(clause.id, 0, 8)], "duty")
    window.workspace.notebook.annotations.put(
        *[
            Note("nu", changed, "改过字的批注", TIME, TIME),
            Note("nl", gone, "没有位置的批注", TIME, TIME),
            Bookmark("bu", changed, "改过字的书签", TIME),
            Bookmark("bl", gone, "没有位置的书签", TIME, ("待办",)),
            Bookmark("b", anchor_for(document, list(document.walk())[6]), "书签", TIME, ("待办",)),
        ]
    )
    window.workspace.place_annotations()
    window.show_panel("notes")
    window.notes_controller.library_changed()
    settle(window, qtbot)
    return window.notes_panel
