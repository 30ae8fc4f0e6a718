"""A notebook that another program has written is shown as it is when the user comes back to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from store.model.annotation import Basket, BasketEntry, Bookmark, Note
from store.model.document import Document
from store.notebook import Notebook, anchor_for
from ui.shell.main_window import MainWindow

NOW = "2026-01-01T00:00:00.000Z"
KEY = "晋政办函〔2020〕28号"


def come_back(qtbot: QtBot, window: MainWindow) -> None:
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: not window.jobs.running())


def write_elsewhere(window: MainWindow, document: Document) -> None:
    """Add a note, a bookmark and a basket by another connection, as the command line does."""
    clause = document.clauses[1]
    other = Notebook.open(window.workspace.notebook.path)
    other.annotations.put(Note("n", anchor_for(document, clause), "同事写的批注", NOW, NOW))
    other.annotations.put(Bookmark("b", anchor_for(document, clause), "同事的书签", NOW))
    entry = BasketEntry("e", anchor=anchor_for(document, clause))
    other.baskets.put(Basket("k", "同事的打印篮", (entry,), NOW, NOW))
    other.close()


def lines(window: MainWindow) -> str:
    model = window.notes_panel.list.model()
    return " ".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))


def test_what_another_program_wrote_is_shown_when_the_window_is_activated(
    qtbot: QtBot, window: MainWindow
) -> None:
    come_back(qtbot, window)
    window.open(KEY, None)
    document = window.reading.document()
    assert document is not None
    window.show_panel("notes")
    assert window.notes.notes() == []
    write_elsewhere(window, document)
    assert "同事写的批注" not in lines(window)
    come_back(qtbot, window)
    qtbot.waitUntil(lambda: "同事写的批注" in lines(window))
    listed = window.basket.panel.list.model()
    assert listed.rowCount() == 1
    assert [note.id for found in window.notes.marks(document).notes.values() for note in found] == ["n"]


def test_nothing_is_read_again_when_nobody_wrote(qtbot: QtBot, window: MainWindow) -> None:
    come_back(qtbot, window)
    with qtbot.assertNotEmitted(window.notes.changed, wait=50):
        come_back(qtbot, window)
    document = window.workspace.library.document(KEY)
    window.notes.save_note(document, document.clauses[1], "", "自己的批注")
    with qtbot.assertNotEmitted(window.notes.changed_elsewhere, wait=50):
        come_back(qtbot, window)
