"""One current clause: whatever has the focus, every action is about the clause that is shown as current."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from store.model.message import Message
from tests.samples import bookmark_on
from ui.library.document_rows import WAITING
from ui.library.model import LibraryRoles, row_value
from ui.notebook.bookmarks.model import TreeRole, walk
from ui.notebook.notes.model import EntryRole
from ui.reader.copying.clause_words import clause_text
from ui.reader.inspector.note_editor import NoteEditor
from ui.reader.navigation.outline_model import OutlineRoles
from ui.search.result_data import ResultRoles
from ui.shell.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"
#: What is read, and what is chosen in a list meanwhile.
READ, CHOSEN, OTHER = f"{METHOD}/9.", f"{METHOD}/15.", f"{METHOD}/12."
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def key(window: MainWindow, name: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    """Press a key where the focus is, as the keyboard does."""
    QTest.keyClick(QApplication.focusWidget() or window, name, modifier)


def basket(window: MainWindow) -> list[str]:
    return [line.clause_id for line in window.basket.panel.model.lines()]


def bookmarked(window: MainWindow, clause_id: str) -> bool:
    return bookmark_on(window.workspace.notebook, clause_id) is not None


def name(window: MainWindow, clause_id: str) -> str:
    return window.reading.name_of(clause_id)


# -- choosing CHOSEN in each list, while READ is in the reader ----------------------------------------


def in_results(qtbot: QtBot, window: MainWindow) -> str:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("政策清单第15条")
    window.search_panel.select_clause(CHOSEN)
    window.search_panel.view.setFocus()
    assert window.search_panel.view.currentIndex().data(ResultRoles.HIT).clause_id == CHOSEN
    return CHOSEN


def in_the_box(qtbot: QtBot, window: MainWindow) -> str:
    """The hit that Enter would open, while the query is being typed."""
    in_results(qtbot, window)
    window.search_box.activate()
    return CHOSEN


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


def in_the_outline(qtbot: QtBot, window: MainWindow) -> str:
    window.columns.show_outline(True)
    view = window.reader.outline.view
    rows = walk(view.model(), lambda index: index.data(OutlineRoles.CLAUSE) == CHOSEN)
    window.reader.outline.rows.choose(next(iter(rows)))
    view.setFocus()
    return CHOSEN


LISTS = [
    in_results, in_the_box, in_the_library, in_the_bookmarks, in_the_notes, in_the_basket, in_the_outline,
]  # fmt: skip
Choose = Callable[[QtBot, MainWindow], str]


@pytest.fixture
def reading(window: MainWindow) -> MainWindow:
    window.open_clause(READ)
    return window


@pytest.mark.parametrize("choose", LISTS)
def test_every_action_is_about_the_chosen_row(
    qtbot: QtBot, reading: MainWindow, choose: Choose, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = reading
    chosen = choose(qtbot, window)
    if choose not in (in_the_outline, in_the_library):  # which follow what is selected
        window.reader.current_view().page.selectAll()  # words that are selected elsewhere decide nothing
    assert window.current.clause_id() == chosen
    assert not window.current.value().in_text
    assert not window.menu_actions["highlight"].isEnabled()
    qtbot.waitUntil(lambda: f"当前：{name(window, chosen)}" in window.status.text())

    was, there = bookmarked(window, chosen), basket(window)
    key(window, Qt.Key.Key_D)
    assert bookmarked(window, chosen) is not was
    assert not bookmarked(window, READ)
    row_value = "已删除书签" if was else "已添加书签"
    assert f"{row_value}：{name(window, chosen)}" in window.banner.texts()
    key(window, Qt.Key.Key_Z)
    assert bookmarked(window, chosen) is was

    key(window, Qt.Key.Key_B)
    assert basket(window) == [chosen]
    if not there:
        assert f"已放入打印篮：{name(window, chosen)}" in window.banner.texts()
        window.banner.act()
        assert basket(window) == []

    key(window, Qt.Key.Key_C, CONTROL | SHIFT)
    assert QApplication.clipboard().text().count("\n——") == 1
    assert f"已复制并附引文：{name(window, chosen)}" in window.banner.texts()
    assert (
        QApplication.clipboard()
        .text()
        .startswith(clause_text(window.workspace.library.clause(chosen)[1]).split("\n")[0])
    )

    asked: list[object] = []
    monkeypatch.setattr(window.printing, "_preview", lambda make, notes=False: asked.append(make()))
    key(window, Qt.Key.Key_P)
    assert [item.clause.id for item in asked[-1].items] == [chosen]  # type: ignore[attr-defined]
    for action in ("print_chapter", "print_document"):
        window.menu_actions[action].trigger()
    assert len(asked) == 3

    key(window, Qt.Key.Key_M)
    assert window.inspector.clause().id == chosen
    assert window.reading.clause_id() == chosen


@pytest.mark.parametrize("choose", LISTS)
def test_without_the_focus_it_is_the_clause_in_view_again(
    qtbot: QtBot, reading: MainWindow, choose: Choose
) -> None:
    choose(qtbot, reading)
    reading.places.show_reader()
    reading.reader.setFocus()
    assert reading.current.clause_id() == READ
    assert reading.current.value().in_text
    key(reading, Qt.Key.Key_D)
    assert bookmarked(reading, READ)


def test_a_menu_or_a_button_leaves_it_as_it_was(qtbot: QtBot, reading: MainWindow) -> None:
    in_results(qtbot, reading)
    reading.menuBar().setFocus()
    assert reading.current.clause_id() == CHOSEN
    for button in reading.top_bar.findChildren(QWidget, "iconButton")[:1]:
        button.setFocus()
        assert reading.current.clause_id() == CHOSEN


def test_nothing_can_be_done_on_the_start_page(reading: MainWindow) -> None:
    window = reading
    window.show_home()
    window.home.setFocus()
    assert window.current.clause_id() is None
    for action in (
        "bookmark", "basket", "note", "highlight", "print", "print_chapter", "print_document",
        "copy_citation", "print_notebook", "find", "goto", "close_tab", "next_tab",
        "list_corrections", "remove",
    ):  # fmt: skip
        assert not window.menu_actions[action].isEnabled(), action
    for name_of_key in (Qt.Key.Key_B, Qt.Key.Key_D, Qt.Key.Key_M, Qt.Key.Key_H, Qt.Key.Key_P):
        key(window, name_of_key)
    assert basket(window) == []
    assert not bookmarked(window, READ)
    assert "当前" not in window.status.text()
    window.places.show_reader()
    assert window.menu_actions["basket"].isEnabled()


def test_a_row_that_is_no_clause_has_none(qtbot: QtBot, reading: MainWindow) -> None:
    reading.basket.editor.add_heading("价格")
    reading.show_panel("basket")
    listed = reading.basket.panel.list
    listed.setCurrentIndex(listed.model().index(0))
    listed.setFocus()
    assert reading.current.clause_ids() == []
    assert not reading.menu_actions["bookmark"].isEnabled()


def test_several_rows_are_put_in_and_printed_together(qtbot: QtBot, reading: MainWindow) -> None:
    reading.basket.add([READ, CHOSEN, OTHER])
    reading.show_panel("basket")
    reading.basket.panel.list.selectAll()
    reading.basket.panel.list.setFocus()
    assert reading.current.clause_ids() == [READ, CHOSEN, OTHER]


# -- walking through a list --------------------------------------------------------------------------


def test_the_arrows_show_each_hit_beside(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("医保")
    view = window.search_panel.view
    view.setFocus()
    start = window.history.current
    for _ in range(4):
        key(window, Qt.Key.Key_Down, NONE)
        hit = window.search_panel.current_hit()
        if hit is None:
            continue
        qtbot.waitUntil(lambda hit=hit: window.reading.clause_id() == hit.clause_id)
        assert window.reading.document_key() == hit.document_key
        assert view.hasFocus()
        assert window.current.clause_id() == hit.clause_id
    window.menu_actions["back"].trigger()
    assert window.history.current == start, "one way through a list is one place to come back from"


def test_a_key_that_is_held_down_opens_only_where_it_stops(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("医保")
    window.search_panel.view.setFocus()
    seen: list[str] = []
    window.reading.clause_shown.connect(lambda _document, clause: seen.append(clause.id))
    for _ in range(6):
        key(window, Qt.Key.Key_Down, NONE)
    hit = window.search_panel.current_hit()
    assert hit is not None
    qtbot.waitUntil(lambda: window.reading.clause_id() == hit.clause_id)
    assert set(seen) == {hit.clause_id}


def test_the_arrows_in_the_box_show_the_hit_too(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("医保")
    QTest.keyClick(window.search_box.line_edit, Qt.Key.Key_Down)
    hit = window.search_panel.current_hit()
    assert hit is not None
    qtbot.waitUntil(lambda: window.reading.clause_id() == hit.clause_id)


def test_following_the_reader_is_no_walking(qtbot: QtBot, reading: MainWindow) -> None:
    """The tree marks the chapter that is read; with the focus in it, the reader stays at its clause."""
    reading.show_panel("library")
    reading.library_panel.view.setFocus()
    reading.reading.open_clause(OTHER)
    qtbot.wait(300)
    assert reading.reading.clause_id() == OTHER


@pytest.mark.parametrize("choose", [in_the_library, in_the_bookmarks, in_the_notes])
def test_walking_in_every_list_shows_the_row(qtbot: QtBot, reading: MainWindow, choose: Choose) -> None:
    chosen = choose(qtbot, reading)
    view = QApplication.focusWidget()
    view.rows = next(  # type: ignore[attr-defined]
        rows for rows in reading.current._areas.values() if rows is not None and rows._view is view
    )
    view.rows.step()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: reading.reading.clause_id() == chosen)
    assert view.hasFocus()


# -- the caret follows -------------------------------------------------------------------------------


def selected(window: MainWindow) -> tuple[str, list[str]]:
    view = window.reader.current_view()
    return view.page.textCursor().selectedText(), view.selected_clause_ids()


def test_shift_and_an_arrow_select_where_one_went(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("床位")
    QTest.keyClick(window.search_box.line_edit, Qt.Key.Key_Return)
    hit = window.search_panel.current_hit()
    page = window.reader.current_view().page
    assert page.hasFocus(), "Enter goes to the text"
    top = page.offset()
    for _ in range(2):
        key(window, Qt.Key.Key_Right, SHIFT)
    assert selected(window)[1] == [hit.clause_id]
    assert len(selected(window)[0]) == 2
    assert page.offset() == top
    key(window, Qt.Key.Key_D)
    assert bookmarked(window, hit.clause_id)

    window.menu_actions["next_hit"].trigger()
    there = window.reading.clause_id()
    key(window, Qt.Key.Key_Right, SHIFT)
    key(window, Qt.Key.Key_Right, SHIFT)
    assert selected(window) == ("床位", [there]), "from the hit on"


def test_going_to_a_clause_brings_the_caret(qtbot: QtBot, reading: MainWindow) -> None:
    view = reading.reader.current_view()
    view.jump_to(CHOSEN)
    view.page.setFocus()
    key(reading, Qt.Key.Key_Right, SHIFT)
    assert selected(reading)[1] == [CHOSEN]
    view.page.clear_selection()
    view.set_comfort(view.comfort().__class__(size=130))  # the text is written anew
    key(reading, Qt.Key.Key_Right, SHIFT)
    assert selected(reading)[1] == [CHOSEN]


# -- undo --------------------------------------------------------------------------------------------


def test_undo_goes_back_in_order_and_says_what(qtbot: QtBot, reading: MainWindow) -> None:
    window = reading
    key(window, Qt.Key.Key_D)
    key(window, Qt.Key.Key_B)
    place = name(window, READ)
    window.menu_actions["undo"].trigger()
    qtbot.waitUntil(lambda: f"已撤销：放入打印篮 {place}" in window.banner.texts())
    assert bookmarked(window, READ)
    window.menu_actions["undo"].trigger()
    qtbot.waitUntil(lambda: f"已撤销：添加书签 {place}" in window.banner.texts())
    assert not bookmarked(window, READ)
    window.banner.act()
    qtbot.waitUntil(lambda: f"已重做：添加书签 {place}" in window.banner.texts())
    assert bookmarked(window, READ)
    assert basket(window) == []


def test_the_search_box_keeps_undo_only_for_what_was_typed_last(
    qtbot: QtBot, reading: MainWindow, typing: Callable[[object, str], None]
) -> None:
    window, field = reading, reading.search_box.line_edit
    with qtbot.waitSignal(window.results_controller.runner.answered):
        field.setFocus()
        typing(field, "床位")
    key(window, Qt.Key.Key_B)
    assert len(basket(window)) == 1
    key(window, Qt.Key.Key_Z)
    assert basket(window) == []
    assert field.text() == "床位", "the query was not what was done last"
    typing(field, "数")
    key(window, Qt.Key.Key_Z)
    assert field.text() != "床位数"
    assert basket(window) == []


def test_a_message_offers_nothing_once_something_else_was_done(reading: MainWindow) -> None:
    key(reading, Qt.Key.Key_D)
    document, clause = reading.workspace.library.clause(OTHER)
    reading.notes.save_note(document, clause, "", "先记下")
    assert not any("已添加书签" in text for text in reading.banner.texts())
    assert bookmarked(reading, READ)


def test_what_cannot_be_taken_back_is_not_said_to_be(
    qtbot: QtBot, reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.model.errors import CannotWrite

    key(reading, Qt.Key.Key_D)

    def full(_change: object) -> None:
        raise CannotWrite(path="notebook.db", reason=Message("file.full"))

    monkeypatch.setattr(reading.workspace.notebook, "revert", full)
    reading.menu_actions["undo"].trigger()
    qtbot.waitUntil(lambda: any("磁盘已满" in text for text in reading.banner.texts()))
    assert bookmarked(reading, READ)
    assert not any("已撤销" in text for text in reading.banner.texts())


def test_a_note_without_a_word_leaves_undo_to_the_window(qtbot: QtBot, reading: MainWindow) -> None:
    key(reading, Qt.Key.Key_D)
    key(reading, Qt.Key.Key_M)
    editor = QApplication.focusWidget()
    assert isinstance(editor, NoteEditor)
    key(reading, Qt.Key.Key_Z)
    assert not bookmarked(reading, READ)
    QTest.keyClicks(editor, "ab")
    key(reading, Qt.Key.Key_Y)
    key(reading, Qt.Key.Key_Z)
    assert not bookmarked(reading, READ)
    assert editor.toPlainText() != "ab", "what is being written is taken back letter by letter"


def test_a_long_name_takes_no_room_from_the_window(reading: MainWindow) -> None:
    before = reading.minimumSizeHint().width()
    reading.status.show_clause("很长的文件名" * 60)
    assert reading.minimumSizeHint().width() == before
    assert "很长的文件名" * 60 in reading.status.text()


def test_what_takes_the_place_of_a_deleted_row_is_shown(qtbot: QtBot, reading: MainWindow) -> None:
    reading.basket.add([READ, CHOSEN, OTHER])
    in_the_basket(qtbot, reading)
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect
    reading.basket.panel.list.selectionModel().setCurrentIndex(reading.basket.panel.model.index(1), only)
    assert reading.current.clause_id() == CHOSEN
    key(reading, Qt.Key.Key_Delete, NONE)
    assert basket(reading) == [READ, OTHER]
    assert reading.current.clause_id() == OTHER
    assert f"已移出打印篮：{name(reading, CHOSEN)}" in reading.banner.texts()
    in_the_bookmarks(qtbot, reading)
    key(reading, Qt.Key.Key_Delete, NONE)
    assert not bookmarked(reading, CHOSEN)
    assert any(text.startswith("已删除书签：") for text in reading.banner.texts())
    key(reading, Qt.Key.Key_Z)
    assert bookmarked(reading, CHOSEN)
