"""Corrections, the bar over a selection and highlights in the reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from store.library import Library
from tests.looping import some
from ui.reader.corrections_dialog import CorrectionsDialog, text_height
from ui.reader.reader_view import ReaderView
from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.opening import Opening

LIST = "晋政办函〔2020〕28号"
PLAN = "晋政发〔2020〕17号"


def test_corrections_are_listed_and_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    window.open(PLAN)
    assert not window.menu_actions["mark_corrections"].isChecked()
    window.text_controller.list_corrections()
    dialog = window.findChildren(CorrectionsDialog)[0]
    document = window.reading.document()
    assert document is not None
    assert dialog.model.rowCount() == len(document.corrections)
    clause_id, _start, _end = dialog.model.clause_and_range(1)
    dialog._choose(dialog.model.index(1, 0))
    assert window.reading.clause_id() == clause_id
    dialog.marks.setChecked(True)
    assert window.menu_actions["mark_corrections"].isChecked()


@pytest.mark.parametrize("width", [600, 760, 1000])
@pytest.mark.parametrize("key", [PLAN, "36项措施支持国家区域医疗中心建设"])
def test_corrections_are_read_to_their_last_sign(
    window: MainWindow, library: Library, qtbot: QtBot, width: int, key: str
) -> None:
    dialog = CorrectionsDialog(library.document(key), False, window)
    qtbot.addWidget(dialog)
    dialog.resize(width, 420)
    dialog.show()
    QApplication.processEvents()
    table = dialog.table
    for row in some(range(dialog.model.rowCount())):
        for column in some(range(dialog.model.columnCount())):
            option = QStyleOptionViewItem()
            table.initViewItemOption(option)
            option.rect = table.visualRect(dialog.model.index(row, column))
            option.text = words = str(dialog.model.index(row, column).data())
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
            room = table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, table)
            margin = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, table) + 1
            assert text_height(words, table.font(), room.width() - 2 * margin) <= room.height(), words


def select(reader: ReaderView, clause_id: str, start: int, end: int) -> None:
    place = reader.page.places.place(clause_id)
    assert place is not None
    reader.page.select(place.positions(start, end))


def test_the_bar_marks_what_is_selected(reader: ReaderView, library: Library, qtbot: QtBot) -> None:
    reader.show_document(library.document(LIST), f"{LIST}/9.")
    select(reader, f"{LIST}/9.", 4, 12)
    qtbot.waitUntil(reader.marking.is_open)
    with qtbot.waitSignal(reader.marking.highlight_wanted) as caught:
        reader.marking.bar.swatch("duty").click()
    assert caught.args == [[(f"{LIST}/9.", 4, 12)], "duty"]
    assert not reader.marking.is_open()
    assert not reader.marking.highlight()
    select(reader, f"{LIST}/9.", 4, 12)
    with qtbot.waitSignal(reader.marking.highlight_wanted) as caught:
        # Not by QTest, which would leave Ctrl pressed for the tests that follow.
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
        assert reader.page.key_handler(pressed)
    assert caught.args[1] == "duty"


def test_a_highlight_is_changed_from_the_page(window: MainWindow, qtbot: QtBot) -> None:
    document = window.workspace.library.document(LIST)
    window.open_clause(f"{LIST}/9.")
    window.notes.highlight(document, [(f"{LIST}/9.", 4, 12)], "point")
    window.notes.highlight(document, [(f"{LIST}/9.", 8, 16)], "question")
    view = window.reader.current_view()
    assert view is not None
    place = view.page.places.place(f"{LIST}/9.")
    assert place is not None
    position = place.positions(9, 10)[0][0]
    streaks = view.page.highlights.at(place, position)
    assert [(one.style, one.level) for one in streaks] == [("question", 1), ("point", 0)]
    assert view.marking.highlight_at(position, QPoint(50, 50))
    view.marking.bar.swatch("deadline").click()
    assert {one.style for one in window.workspace.notebook.annotations.highlights()} == {"point", "deadline"}
    assert view.marking.highlight_at(position, QPoint(50, 50))
    view.marking.bar.note_wanted.emit()
    assert [note.body for note in window.workspace.notebook.annotations.notes()] == ["期限"]
    assert not view.grab().isNull()


def test_tabs_come_back(window: MainWindow) -> None:
    window.reader.keep_tab("山西省支持区域医疗中心建设运营政策清单", LIST, f"{LIST}/9.")
    window.open(PLAN, None, Opening.TAB)
    assert [key for key, _clause in window.reader.state()] == [LIST, PLAN]
    window.reader.set_current_index(0)
    assert window.reading.clause_id() == f"{LIST}/9."
