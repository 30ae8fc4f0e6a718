"""Ways to choose a row in each list of the window, and what is known of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.samples import bookmark_on
from ui.library.document_rows import WAITING
from ui.library.model import LibraryRoles, row_value
from ui.notebook.bookmarks.model import TreeRole, walk
from ui.notebook.notes.model import EntryRole
from ui.shell.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"
#: What is read, and what is chosen in a list meanwhile.
READ, CHOSEN, OTHER = f"{METHOD}/9.", f"{METHOD}/15.", f"{METHOD}/12."
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def key(window: MainWindow, name: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    """Press a key where the focus is, as the keyboard does."""
    QTest.keyClick(QApplication.focusWidget() or window, name, modifier)


def basket(window: MainWindow) -> list[str]:
    return [line.clause_id for line in window.basket.panel.model.lines()]


def bookmarked(window: MainWindow, clause_id: str) -> bool:
    return bookmark_on(window.workspace.notebook, clause_id) is not None


def name(window: MainWindow, clause_id: str) -> str:
    return window.reading.clauses.name_of(clause_id)


def in_the_library(qtbot: QtBot, window: MainWindow) -> str:
    """A chapter of another document: the tree has no smaller parts."""
    window.show_panel("library")
    view = window.library_panel.view
    model = view.model()
    for row in range(model.rowCount()):
        document = model.index(row, 0)
        if row_value(document, LibraryRoles.KEY) == METHOD:
            continue
        model.fetchMore(document)
        qtbot.waitUntil(lambda document=document: model.index(0, 0, document).data() != WAITING)
        if model.rowCount(document):
            view.expand(document)
            window.library_panel.rows.choose(model.index(0, 0, document))
            view.setFocus()
            return str(row_value(view.currentIndex(), LibraryRoles.CLAUSE))
    raise AssertionError("no document has chapters")


def in_the_bookmarks(qtbot: QtBot, window: MainWindow) -> str:
    document, clause = window.workspace.library.clause(CHOSEN)
    window.notes.toggle_bookmark(document, clause)
    window.show_panel("bookmarks")
    tree = window.bookmarks_panel.tree

    def found() -> list[QModelIndex]:
        return list(walk(tree.model(), lambda index: index.data(TreeRole.ENTRY) is not None))

    qtbot.waitUntil(lambda: bool(found()))
    window.bookmarks_panel.rows.choose(found()[0])
    tree.setFocus()
    return CHOSEN


def in_the_notes(qtbot: QtBot, window: MainWindow) -> str:
    window.notes.save_note(*window.workspace.library.clause(CHOSEN), "", "会上要问")
    window.notes.finish_note("")
    window.show_panel("notes")
    listed = window.notes_panel.list

    def found() -> list[QModelIndex]:
        rows = (listed.model().index(row, 0) for row in range(listed.model().rowCount()))
        return [index for index in rows if index.data(EntryRole.ENTRY) is not None]

    qtbot.waitUntil(lambda: bool(found()))
    window.notes_panel.rows.choose(found()[0])
    listed.setFocus()
    return CHOSEN


def in_the_basket(qtbot: QtBot, window: MainWindow) -> str:
    window.basket.add([CHOSEN])
    window.show_panel("basket")
    listed = window.basket.panel.list
    window.basket.panel.rows.choose(listed.model().index(0))
    listed.setFocus()
    return CHOSEN
