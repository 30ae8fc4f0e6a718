"""What is selected with the mouse over the cells of a table, and what copies, highlights and notes take."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from store.library import Library
from store.model.printed import printed
from ui.reader.highlighting.controller import PAUSE_MS
from ui.reader.reader_view import ReaderView
from ui.shell.main_window import MainWindow
from ui.widgets.name_dialogs import NameDialog

LIST = "晋政办函〔2020〕28号"
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
    ((clause_id, start, end),) = table.selected_ranges()
    place = table.page.places.place(clause_id)
    assert place is not None
    assert printed(place.clause)[start:end].endswith("150-200万人")


def test_one_row(table: ReaderView) -> None:
    drag(table, word(table, TABLE, "床位数"), word(table, TABLE, "3000张", end=True))
    assert table.page.createMimeDataFromSelection().text() == "床位数\t3000张"


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
    assert [one.anchors[0].quote[-8:] for one in window.workspace.notebook.annotations.highlights()] == [
        "150-200万人"[-8:]
    ]
    drag(view, word(view, TABLE, "3000张"), word(view, TABLE, "10万人", end=True))
    view.marking.bar.note_wanted.emit()
    qtbot.keyClicks(QApplication.focusWidget(), "goals")
    window.inspector.flush()
    (note,) = window.workspace.notebook.annotations.notes()
    assert [anchor.quote for anchor in note.anchors] == ["3000张", "150-200万人", "10万人"]
    assert len(window.notes.marks(window.reading.document()).notes[TABLE]) == 1


# -- whose words they are ---------------------------------------------------------------------------------


@pytest.fixture
def chosen(window: MainWindow) -> ReaderView:
    """Article 10 is current, words of the one before it are selected with the mouse."""
    window.open_clause(f"{LIST}/10.")
    view = window.reader.current_view()
    assert view is not None
    view.finish_loading()
    view.show_clause(f"{LIST}/9.")
    view.show_clause(f"{LIST}/10.")
    QApplication.processEvents()
    place = view.page.places.place(f"{LIST}/9.")
    assert place is not None
    words = printed(place.clause)
    drag(view, word(view, f"{LIST}/9.", words[:2]), word(view, f"{LIST}/9.", words[4:8], end=True))
    return view


def test_the_clause_of_a_selection_is_the_current_one(window: MainWindow, chosen: ReaderView) -> None:
    assert window.inspector.clause() is not None
    assert window.inspector.clause().id == f"{LIST}/9."
    window.menu_actions["bookmark"].trigger()
    assert [one.anchor.clause_id for one in window.workspace.notebook.annotations.bookmarks()] == [
        f"{LIST}/9."
    ]


def test_a_note_from_the_menu_is_on_the_selected_words(
    window: MainWindow, chosen: ReaderView, qtbot: QtBot
) -> None:
    chosen._set_current(f"{LIST}/10.")
    menu = chosen.menu_at(word(chosen, f"{LIST}/9.", printed_of(chosen, f"{LIST}/9.")[2:4]))
    entry(menu, "添加批注").trigger()
    qtbot.keyClicks(QApplication.focusWidget(), "look")
    window.inspector.flush()
    (note,) = window.workspace.notebook.annotations.notes()
    assert (note.anchor.clause_id, note.anchor.start, note.anchor.end) == (f"{LIST}/9.", 0, 8)


def test_the_menu_bookmarks_every_clause_that_its_head_names(window: MainWindow, chosen: ReaderView) -> None:
    page, wanted = chosen.page, [f"{LIST}/9.", f"{LIST}/10."]
    places = [page.places.place(each) for each in wanted]
    assert all(places)
    cursor = page.textCursor()
    cursor.setPosition(places[0].first + 2)
    cursor.setPosition(places[1].first + 6, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    assert chosen.selected_clause_ids() == wanted
    menu = chosen.menu_at(word(chosen, wanted[0], printed_of(chosen, wanted[0])[4:6]))
    entry(menu, "添加书签").trigger()
    notebook = window.workspace.notebook
    assert {each.anchor.clause_id for each in notebook.annotations.bookmarks(LIST)} == set(wanted)
    assert "移除书签" in [
        action.text()
        for action in chosen.menu_at(word(chosen, wanted[0], printed_of(chosen, wanted[0])[4:6])).actions()
    ]


def test_keys_take_the_selection(window: MainWindow, chosen: ReaderView, qtbot: QtBot) -> None:
    chosen._set_current(f"{LIST}/10.")
    with qtbot.waitSignal(chosen.bookmark_requested) as caught:
        assert chosen.page.key_handler(key(Qt.Key.Key_D))
    assert caught.args == [[f"{LIST}/9."]]
    with qtbot.waitSignal(chosen.marking.note_wanted) as caught:
        assert chosen.page.key_handler(key(Qt.Key.Key_M))
    assert caught.args == [[(f"{LIST}/9.", 0, 8)]]


def test_a_menu_elsewhere_gives_the_selection_up(window: MainWindow, chosen: ReaderView) -> None:
    chosen.menu_at(word(chosen, f"{LIST}/10.", printed_of(chosen, f"{LIST}/10.")[2:4]))
    assert not chosen.page.textCursor().hasSelection()
    assert window.reading.clause_id() == f"{LIST}/10."


def test_going_to_another_clause_gives_the_selection_up(window: MainWindow, chosen: ReaderView) -> None:
    chosen.next_clause(-1)
    assert not chosen.page.textCursor().hasSelection()
    window.menu_actions["bookmark"].trigger()
    assert [one.anchor.clause_id for one in window.workspace.notebook.annotations.bookmarks()] == [
        f"{LIST}/8."
    ]


def test_going_to_its_own_clause_keeps_the_selection(window: MainWindow, chosen: ReaderView) -> None:
    window.open_clause(f"{LIST}/9.")
    assert chosen.selected_ranges() == [(f"{LIST}/9.", 0, 8)]


def test_a_note_from_the_keyboard_ends_the_selection(
    window: MainWindow, chosen: ReaderView, qtbot: QtBot
) -> None:
    qtbot.waitUntil(chosen.marking.is_open)
    window.menu_actions["note"].trigger()
    assert not chosen.page.textCursor().hasSelection()
    assert not chosen.marking.is_open()
    qtbot.keyClicks(QApplication.focusWidget(), "look")
    window.inspector.flush()
    (note,) = window.workspace.notebook.annotations.notes()
    assert (note.anchor.clause_id, note.anchor.start, note.anchor.end) == (f"{LIST}/9.", 0, 8)


def test_each_highlight_on_a_place_has_a_menu(window: MainWindow) -> None:
    document = window.workspace.library.document(LIST)
    window.open_clause(f"{LIST}/9.")
    for style in ("point", "question"):
        window.notes.highlight(document, [(f"{LIST}/9.", 0, 8)], style)
    view = window.reader.current_view()
    assert view is not None
    menu = view.menu_at(word(view, f"{LIST}/9.", printed_of(view, f"{LIST}/9.")[2:4]))
    marked = printed_of(view, f"{LIST}/9.")[0:8]
    lower = entry(menu, f"划线“要点”：{marked}").menu()
    assert entry(menu, f"划线“疑问”：{marked}").menu() is not None
    entry(lower, "期限").trigger()
    assert {one.style for one in window.workspace.notebook.annotations.highlights()} == {
        "deadline",
        "question",
    }
    entry(lower, "删除划线").trigger()
    assert [one.style for one in window.workspace.notebook.annotations.highlights()] == ["question"]


def test_a_style_is_named_from_the_menu(chosen: ReaderView, window: MainWindow, qtbot: QtBot) -> None:
    menu = chosen.menu_at(word(chosen, f"{LIST}/9.", printed_of(chosen, f"{LIST}/9.")[2:4]))
    marking = entry(menu, "划线为").menu()
    with qtbot.waitSignal(chosen.marking.bar.style_name_wanted) as caught:
        entry(entry(marking, "样式名称").menu(), "重命名样式“责任”…").trigger()
    assert caught.args == ["duty"]
    window.findChild(NameDialog).reject()
    entry(marking, "责任").trigger()
    assert [one.style for one in window.workspace.notebook.annotations.highlights()] == ["duty"]


def test_a_click_on_a_link_selects_nothing(window: MainWindow, qtbot: QtBot) -> None:
    document = window.workspace.library.document(PLAN)
    clause, reference = next(
        (clause, one) for clause in document.walk() for one in clause.references if one.number == LIST
    )
    window.open_clause(clause.id)
    view = window.reader.current_view()
    assert view is not None
    view.finish_loading()
    view.show_clause(clause.id)
    view.reference_activated.disconnect()
    window.activateWindow()
    view.page.setFocus()
    qtbot.waitUntil(view.page.hasFocus)
    at = word(view, clause.id, printed(clause)[reference.start + 1 : reference.start + 3])
    with qtbot.waitSignal(view.page.anchorClicked):
        mouse(view, QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton)
        mouse(view, QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.LeftButton)
    qtbot.wait(PAUSE_MS + 80)
    assert not view.page.textCursor().hasSelection()
    assert not view.marking.is_open()


def test_the_clause_that_a_link_leads_to_is_current(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    articles = [f"第{number}条 卫生健康部门应当加强监督管理，定期公布结果。" for number in range(1, 41)]
    articles[34] = "第35条 违反本办法第二条规定的，由卫生健康部门责令改正。"
    file = tmp_path / "某市办法.txt"
    file.write_text("\n\n".join(["某市医疗机构监督办法", *articles]), encoding="utf-8")
    (document,) = window.workspace.import_files([file]).imported
    clause, target = document.clauses[34], document.clauses[1]
    window.open_clause(clause.id)
    view = window.reader.current_view()
    assert view is not None
    view.finish_loading()
    view.show_clause(clause.id)
    at = word(view, clause.id, "二条规定")
    mouse(view, QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton)
    mouse(view, QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.LeftButton)
    assert window.reading.clause_id() == target.id
    qtbot.wait(20)
    assert window.reading.clause_id() == target.id
    assert view.page.offset() < view.page.verticalScrollBar().maximum() / 2


def test_the_bar_goes_with_its_text(window: MainWindow, chosen: ReaderView, qtbot: QtBot) -> None:
    qtbot.waitUntil(chosen.marking.is_open)
    window.open(PLAN)
    assert not chosen.marking.is_open()


def printed_of(reader: ReaderView, clause_id: str) -> str:
    place = reader.page.places.place(clause_id)
    assert place is not None
    return printed(place.clause)


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def key(code: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.ControlModifier)
