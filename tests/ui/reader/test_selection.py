"""What is selected with the mouse over the cells of a table, and what copies, highlights and notes take."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from store.library import Library
from store.records import printed
from ui.main_window import MainWindow
from ui.reader.reader_view import ReaderView

PLAN = "晋政发〔2020〕17号"
TABLE = f"{PLAN}/二、/（一）"


def word(reader: ReaderView, clause_id: str, words: str, end: bool = False) -> QPoint:
    """The point in the viewport where words begin, or end."""
    place = reader.page.places.place(clause_id)
    assert place is not None
    start = printed(place.clause).index(words)
    left, right = place.positions(start, start + len(words))[0]
    cursor = QTextCursor(reader.page.document())
    cursor.setPosition(right if end else left)
    return reader.page.cursorRect(cursor).center()


def mouse(reader: ReaderView, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton) -> None:
    viewport = reader.page.viewport()
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    where = QPointF(viewport.mapToGlobal(at))
    event = QMouseEvent(kind, QPointF(at), where, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def drag(reader: ReaderView, start: QPoint, end: QPoint) -> None:
    """Draw a selection as a hand does."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    mouse(reader, QEvent.Type.MouseButtonPress, start, left)
    mouse(reader, QEvent.Type.MouseMove, (start + end) / 2, none)
    mouse(reader, QEvent.Type.MouseMove, end, none)
    mouse(reader, QEvent.Type.MouseButtonRelease, end, left)


@pytest.fixture
def table(reader: ReaderView, library: Library) -> ReaderView:
    reader.show_document(library.document(PLAN), TABLE)
    reader.finish_loading()
    reader.show_clause(TABLE)
    return reader


@pytest.mark.parametrize("backwards", [False, True])
def test_cells_are_copied_to_the_last_one(table: ReaderView, backwards: bool) -> None:
    ends = [word(table, TABLE, "项目"), word(table, TABLE, "150-200万人", end=True)]
    drag(table, *(reversed(ends) if backwards else ends))
    table.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "项目\t五年目标\n床位数\t3000张\n年门诊量\t150-200万人"
    assert "<td></td>" not in data.html()
    assert data.html().count("<td>") == 6
    clause_id, start, end = table.selected_range() or ("", 0, 0)
    place = table.page.places.place(clause_id)
    assert place is not None
    assert printed(place.clause)[start:end].endswith("150-200万人")


def test_one_row(table: ReaderView) -> None:
    drag(table, word(table, TABLE, "床位数"), word(table, TABLE, "3000张", end=True))
    assert table.selected_text() == "床位数\t3000张"


def test_one_column_is_only_that_column(table: ReaderView) -> None:
    drag(table, word(table, TABLE, "3000张"), word(table, TABLE, "10万人", end=True))
    table.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "3000张\n150-200万人\n10万人"
    assert data.html().count("<table") == 1
    assert data.html().count("<td>") == 3


def test_highlights_and_notes_take_the_whole_selection(window: MainWindow, qtbot: QtBot) -> None:
    window.open_clause(TABLE)
    view = window.reader.current_view()
    assert view is not None
    view.finish_loading()
    view.show_clause(TABLE)
    drag(view, word(view, TABLE, "项目"), word(view, TABLE, "150-200万人", end=True))
    assert view.marking.highlight("point")
    assert [one.anchor.quote[-8:] for one in window.workspace.notebook.highlights()] == ["150-200万人"[-8:]]
    drag(view, word(view, TABLE, "3000张"), word(view, TABLE, "10万人", end=True))
    view.marking.bar.note_wanted.emit()
    qtbot.keyClicks(QApplication.focusWidget(), "goals")
    window.inspector.flush()
    (note,) = window.workspace.notebook.notes()
    assert [anchor.quote for anchor in note.anchors] == ["3000张", "150-200万人", "10万人"]
    assert len(window.notes.marks(window.reading.document()).notes[TABLE]) == 1
