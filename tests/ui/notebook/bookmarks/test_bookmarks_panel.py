"""The tree of bookmarks under keys and mouse; tags, and places that are not sure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from store.model.annotation import Anchor, Bookmark
from store.model.document import Document
from store.model.printed import printed
from store.notebook import anchor_for
from store.notebook.annotations import Annotations
from ui.notebook.bookmarks.model import STEP, TreeRole
from ui.notebook.bookmarks.panel import BookmarksPanel
from ui.notebook.tag_dialogs import TagDialog
from ui.shell.main_window import MainWindow
from ui.widgets.tinted import IconButton

TIME = "2026-01-01T00:00:00.000Z"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def document(window: MainWindow) -> Document:
    return window.workspace.library.document(window.workspace.library.documents()[0].key)


@pytest.fixture
def panel(window: MainWindow, document: Document, qtbot: QtBot) -> BookmarksPanel:
    """A folder with a bookmark, two bookmarks beside it."""
    window.show_panel("bookmarks")
    clauses = list(document.walk())
    for number in (4, 6, 8):
        window.notes.toggle_bookmark(document, clauses[number])
    folder = window.notes.new_folder("价格")
    assert folder is not None
    first = window.workspace.notebook.annotations.bookmarks()[0]
    window.notes.change("", lambda: window.workspace.notebook.folders.file([first.id], folder.id))
    settle(window, qtbot)
    return window.bookmarks_panel


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.jobs.running() == 0)


def editor(panel: BookmarksPanel) -> QLineEdit | None:
    return panel.tree.viewport().findChild(QLineEdit)


def click(panel: BookmarksPanel, index: QModelIndex, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.tree.viewport(), LEFT, pos=panel.tree.visualRect(index).center())


def test_enter_after_a_name_only_names(panel: BookmarksPanel, window: MainWindow, qtbot: QtBot) -> None:
    opened: list[str] = []
    panel.activated.connect(opened.append)
    for index, name in ((panel.model.index(1, 0), "绩效"), (panel.model.index(0, 0), "专题会")):
        panel.tree.setFocus()
        panel.tree.setCurrentIndex(index)
        was_open = panel.tree.isExpanded(index)
        panel.tree.edit(index)
        field = editor(panel)
        field.setText(name)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: editor(panel) is None)
        settle(window, qtbot)
        assert panel.model.index(index.row(), 0).data() == name
        assert panel.tree.isExpanded(panel.model.index(index.row(), 0)) == was_open
    assert not opened
    assert panel.tree.hasFocus()


def test_what_is_put_into_a_folder_just_named_is_seen(
    panel: BookmarksPanel, window: MainWindow, qtbot: QtBot
) -> None:
    panel.findChild(IconButton).click()
    qtbot.waitUntil(lambda: editor(panel) is not None)
    qtbot.keyClick(editor(panel), Qt.Key.Key_Return)
    settle(window, qtbot)
    folder = window.workspace.notebook.folders.all()[-1]
    mark = window.workspace.notebook.annotations.bookmarks()[1]
    panel.move_requested.emit([mark.id], "", folder.id, "")
    settle(window, qtbot)
    index = next(each for each in panel.model.folders() if each.data(TreeRole.FOLDER) == folder.id)
    assert panel.tree.isExpanded(index)
    assert panel.tree.visualRect(panel.model.index(0, 0, index)).height() > 0


def test_keys_work_on_a_bookmark_that_was_clicked(
    panel: BookmarksPanel, window: MainWindow, qtbot: QtBot
) -> None:
    index = panel.model.index(1, 0)
    click(panel, index, qtbot)
    assert window.reading.clause_id() == index.data(TreeRole.ENTRY).clause_id
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)
    assert editor(panel) is not None


def test_enter_and_a_second_click_go_on_to_the_text(
    panel: BookmarksPanel, window: MainWindow, qtbot: QtBot
) -> None:
    index = panel.model.index(1, 0)
    click(panel, index, qtbot)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert not panel.tree.hasFocus()
    panel.tree.setFocus()
    at = panel.tree.visualRect(index).center()
    qtbot.mouseClick(panel.tree.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(panel.tree.viewport(), LEFT, pos=at)
    assert not panel.tree.hasFocus()


def test_after_deleting_the_next_bookmark_is_chosen(
    panel: BookmarksPanel, window: MainWindow, qtbot: QtBot
) -> None:
    panel.tree.setCurrentIndex(panel.model.index(1, 0))
    panel.tree.setFocus()
    for _ in range(2):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
        settle(window, qtbot)
    assert len(window.workspace.notebook.annotations.bookmarks()) == 1


def test_several_chosen_bookmarks_stay_chosen_when_the_notebook_changes(
    panel: BookmarksPanel, window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    rows = [panel.model.index(row, 0) for row in range(panel.model.rowCount())]
    bookmarks = [index for index in rows if index.data(TreeRole.ENTRY) is not None][:2]
    panel.rows.choose(bookmarks[1])
    panel.rows.add(bookmarks[:1])
    wanted, current = panel.rows.value(), bookmarks[1].data(TreeRole.ENTRY).id
    assert wanted is not None
    assert len(wanted.chosen) == 2
    window.notes.save_note(document, list(document.walk())[7], "", "另一条")
    settle(window, qtbot)
    value = panel.rows.value()
    assert value is not None
    assert value.clause_ids == wanted.clause_ids, "the next key acts on the same clauses"
    assert panel.tree.currentIndex().data(TreeRole.ENTRY).id == current


def test_a_folder_can_be_made_without_any_bookmark(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.bookmarks_panel
    window.show_panel("bookmarks")
    settle(window, qtbot)
    assert panel.is_empty()
    button = panel.findChild(IconButton)
    assert button.isVisible()
    button.click()
    qtbot.waitUntil(lambda: editor(panel) is not None)


def test_an_open_folder_looks_otherwise_than_a_closed_one(panel: BookmarksPanel) -> None:
    index = panel.model.index(0, 0)
    tree = panel.tree
    shown = []
    for opened in (True, False):
        tree.setExpanded(index, opened)
        rect = tree.visualRect(index)
        shown.append(tree.viewport().grab(rect).toImage().copy(0, 0, 60, rect.height()))
    assert shown[0] != shown[1]


def test_bookmarks_are_tagged_and_found_by_their_tags(
    panel: BookmarksPanel, window: MainWindow, qtbot: QtBot
) -> None:
    index = panel.model.index(1, 0)
    panel.tree.setCurrentIndex(index)
    item_id = index.data(TreeRole.ENTRY).id
    menu = panel.lists.menu_at(index)
    next(action for action in menu.actions() if action.text() == "标签…").trigger()
    dialog = window.findChildren(TagDialog)[0]
    dialog.field.setText("会议")
    dialog._take()
    settle(window, qtbot)
    panel.set_filter("#会议")
    settle(window, qtbot)
    assert [entry.id for entry in panel.entries()] == [item_id]
    panel.tag_requested.emit([item_id])
    dialog = window.findChildren(TagDialog)[-1]
    dialog.present.chosen.emit(dialog.present.texts()[0])
    assert window.notes.tags() == {}


def unsure(document: Document) -> tuple[Anchor, Anchor]:
    """An anchor whose words have changed by a third, and one whose words are gone."""
    clause = next(each for each in document.walk() if len(printed(each)) > 60)
    anchor = replace(anchor_for(document, clause, 0, 40), prefix="全然不同的前文", suffix="全然不同的后文")
    changed = "".join("某" if number % 3 == 1 else one for number, one in enumerate(anchor.quote))
    return replace(anchor, quote=changed), replace(anchor, quote="早已删去的一段话，再也找不到了")


def test_unsure_and_lost_bookmarks_are_confirmed_and_placed(
    panel: BookmarksPanel, window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    changed, gone = unsure(document)
    notebook = window.workspace.notebook
    notebook.annotations.put(
        Bookmark("u", changed, "改过字的", TIME), Bookmark("l", gone, "没有位置的", TIME)
    )
    window.workspace.place_annotations()
    window.notes_controller.library_changed()
    settle(window, qtbot)
    states = {entry.id: entry.state for entry in panel.entries() if entry.state != "placed"}
    assert states == {"u": "unsure", "l": "lost"}

    def do(item_id: str, words: str) -> None:
        index = panel.model.find("", item_id, 100)
        panel.tree.setCurrentIndex(index)
        actions = panel.lists.menu_at(index).actions()
        next(action for action in actions if action.text() == words).trigger()
        settle(window, qtbot)

    do("u", "位置正确")
    window.open(document.key, list(document.walk())[9].id)
    do("l", "手动归位")
    assert {entry.id: entry.state for entry in panel.entries() if entry.id in states} == {
        "u": "placed",
        "l": "placed",
    }


def test_a_bookmark_leads_to_where_its_clause_is_now(
    panel: BookmarksPanel, window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    clauses = [each for each in document.walk() if len(printed(each)) > 60]
    moved = replace(anchor_for(document, clauses[4]), clause_id=clauses[7].id)
    window.workspace.notebook.annotations.put(Bookmark("m", moved, "搬了家的", TIME))
    window.workspace.place_annotations()
    panel.activated.emit("m")
    assert window.reading.clause_id() == clauses[4].id


def test_nothing_is_read_while_nobody_looks(
    window: MainWindow, document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_panel("library")
    settle(window, qtbot)
    asked: list[object] = []
    find = Annotations.find
    monkeypatch.setattr(
        Annotations, "find", lambda *given, **more: (asked.append(given), find(*given, **more))[1]
    )
    window.notes.toggle_bookmark(document, list(document.walk())[4])
    settle(window, qtbot)
    assert not asked
    window.show_panel("bookmarks")
    qtbot.waitUntil(lambda: len(window.bookmarks_panel.entries()) == 1)


def test_a_full_folder_is_fetched_bit_by_bit(
    panel: BookmarksPanel, window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    notebook = window.workspace.notebook
    anchor = anchor_for(document, list(document.walk())[4])
    many = [Bookmark(f"m{number:04}", anchor, f"书签{number}", TIME) for number in range(4 * STEP)]
    notebook.annotations.put(*many)
    folder = notebook.folders.all()[0].id
    window.notes.change("", lambda: notebook.folders.file([each.id for each in many], folder))
    settle(window, qtbot)
    model, index = panel.model, panel.model.index(0, 0)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert index.data(TreeRole.COUNT) == 4 * STEP + 1

    def all_are_loaded() -> bool:
        panel.tree.verticalScrollBar().setValue(panel.tree.verticalScrollBar().maximum())
        return model.rowCount(index) == 4 * STEP + 1

    qtbot.waitUntil(all_are_loaded)
    panel.tree.setCurrentIndex(model.index(3 * STEP, 0, index))
    top = panel.tree.verticalScrollBar().value()
    window.notes.delete(["m0000"])
    settle(window, qtbot)
    assert panel.tree.verticalScrollBar().value() == top
    assert panel.tree.currentIndex().data(TreeRole.ENTRY).text == f"书签{3 * STEP - 1}"


def test_a_bookmark_of_a_removed_document_says_that_it_was_removed(
    panel: BookmarksPanel, window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    clause = next(document.walk())
    window.workspace.notebook.annotations.put(Bookmark("g", anchor_for(document, clause), "总则", TIME))
    window.workspace.library.remove(document.key)
    window.contents.refresh_library()
    window.notes_controller.library_changed()
    settle(window, qtbot)
    index = panel.model.find("", "g", 100)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("文件已移除"), "its name alone could be that of another text"
