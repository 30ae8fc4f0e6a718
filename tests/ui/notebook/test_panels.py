"""The panels: what they list, filter and ask for; the window's flows over a real notebook."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from store.model.annotation import Anchor, Note
from store.model.clause import Clause
from store.model.document import Document
from store.notebook import AnnotationFilter
from tests.samples import bookmark_on
from ui.notebook.bookmarks.model import TreeRole
from ui.notebook.notes.filter_menu import FilterMenu
from ui.notebook.notes.model import STEP, EntryRole
from ui.notebook.tag_dialogs import TagDialog, TagsDialog
from ui.services.notebook.days import since
from ui.services.notebook.note_list import count
from ui.shell.main_window import MainWindow

TIME = "2026-01-01T00:00:00.000Z"


@pytest.fixture
def document(window: MainWindow) -> Document:
    return window.workspace.library.document(window.workspace.library.documents()[0].key)


def clause_of(document: Document, number: int) -> Clause:
    return list(document.walk())[number]


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the panel shows the answer to its last question."""
    qtbot.waitUntil(lambda: window.jobs.running() == 0)


def listed(window: MainWindow) -> list[str]:
    return [entry.text or entry.quote for entry in window.notes_panel.model.entries()]


@pytest.fixture
def filled(window: MainWindow, document: Document, qtbot: QtBot) -> MainWindow:
    """Two notes, two highlights, in the open panel."""
    notes = window.notes
    window.show_panel("notes")
    notes.save_note(document, clause_of(document, 4), "a", "**价格**专题会")
    notes.set_tags("a", ["待办"])
    notes.save_note(document, clause_of(document, 9), "b", "绩效工资")
    notes.highlight(document, [(clause_of(document, 6).id, 0, 8)], "duty")
    notes.highlight(document, [(clause_of(document, 7).id, 2, 9), (clause_of(document, 8).id, 0, 5)], "point")
    settle(window, qtbot)
    return window


def test_an_empty_panel_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    settle(window, qtbot)
    assert window.notes_panel.is_empty()
    assert window.bookmarks_panel.is_empty()


def test_everything_is_listed_in_the_order_of_the_text(filled: MainWindow) -> None:
    kinds = [entry.kind for entry in filled.notes_panel.model.entries()]
    assert kinds == ["note", "highlight", "highlight", "note"]
    model = filled.notes_panel.model
    assert model.index(0).data(EntryRole.HEADER)
    assert model.index(0).data(EntryRole.COUNT) == 4
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (AnnotationFilter(kinds=("highlight",)), 2),
        (AnnotationFilter(styles=("duty",)), 1),
        (AnnotationFilter(tags=("待办",)), 1),
        (AnnotationFilter(text="绩效"), 1),
        (AnnotationFilter(text="jxgz"), 1),
        (AnnotationFilter(text="没有这几个字"), 0),
        (AnnotationFilter(since="2000-01-01"), 4),
        (AnnotationFilter(states=("lost",)), 0),
        (AnnotationFilter(documents=("无此文件",)), 0),
    ],
)
def test_filters(filled: MainWindow, qtbot: QtBot, wanted: AnnotationFilter, count: int) -> None:
    panel = filled.notes_panel
    panel.set_wanted(wanted)
    settle(filled, qtbot)
    assert len(panel.model.entries()) == count
    for chip in panel.chips():
        panel._chips.chosen.emit(chip)
    settle(filled, qtbot)
    if not wanted.text:
        assert len(panel.model.entries()) == 4


def test_the_menu_of_filters_counts_and_turns(filled: MainWindow, qtbot: QtBot) -> None:
    taken: list[AnnotationFilter] = []
    counts = count(filled.workspace.notebook.annotations.find().items, AnnotationFilter())
    theme = filled.themes.theme
    menu = FilterMenu(
        AnnotationFilter(), counts, filled.notes.styles(), str, theme, taken.append, list, filled
    )
    action = next(action for action in menu.actions() if action.text().startswith("责任"))
    action.trigger()
    assert taken[-1].styles == ("duty",)
    assert since(1) <= since(1)


def test_other_orders_have_no_headers(filled: MainWindow, qtbot: QtBot) -> None:
    panel = filled.notes_panel
    for sort in ("updated", "created", "style", "text"):
        panel.set_sort(sort)
        settle(filled, qtbot)
        assert len(panel.model.entries()) == panel.model.total() == 4
    panel.set_sort("updated")
    settle(filled, qtbot)
    assert panel.model.entries()[0].kind == "highlight"


def test_a_click_goes_to_the_words(filled: MainWindow, document: Document, qtbot: QtBot) -> None:
    row = next(entry for entry in filled.notes_panel.model.entries() if entry.style == "point")
    filled.notes_panel.activated.emit(row.id)
    assert filled.reading.clause_id() == clause_of(document, 7).id


def test_lines_are_changed_from_their_menu(filled: MainWindow, qtbot: QtBot) -> None:
    panel = filled.notes_panel
    entry = next(entry for entry in panel.model.entries() if entry.style == "duty")
    menu = panel.lists.menu_at(panel.model.index(panel.model.row_of(entry.id)))
    assert [action.text() for action in menu.actions() if action.text()][1:3] == ["打开", "在右侧打开"]
    styles = next(action.menu() for action in menu.actions() if action.menu())
    styles.actions()[3].trigger()
    settle(filled, qtbot)
    assert "question" in {one.style for one in filled.workspace.notebook.annotations.highlights()}
    panel.delete_requested.emit([entry.id])
    settle(filled, qtbot)
    assert len(panel.model.entries()) == 3
    filled.notes.undo_stack.undo()
    settle(filled, qtbot)
    assert len(panel.model.entries()) == 4


def test_what_has_no_place_comes_first_and_is_placed_by_hand(
    filled: MainWindow, document: Document, qtbot: QtBot
) -> None:
    anchor = Anchor(document.key, clause_of(document, 4).id, 0, 6, "改掉了的文字", "前文", "后文")
    filled.workspace.notebook.annotations.put(Note("lost", anchor, "孤儿", TIME, TIME))
    filled.workspace.place_annotations()
    filled.notes_controller.refresh()
    settle(filled, qtbot)
    first = filled.notes_panel.model.entries()[0]
    assert (first.id, first.state) == ("lost", "lost")
    assert filled.notes_panel.model.index(0).data() == "未归位"
    filled.open(document.key, clause_of(document, 9).id)
    filled.notes_panel.place_requested.emit("lost")
    settle(filled, qtbot)
    placed = next(entry for entry in filled.notes_panel.model.entries() if entry.id == "lost")
    assert (placed.state, placed.clause_id) == ("placed", clause_of(document, 9).id)


def test_tags_are_renamed_merged_and_deleted(filled: MainWindow, qtbot: QtBot) -> None:
    filled.notes.set_tags("b", ["要紧"])
    filled.notes_panel.tags_wanted.emit()
    dialog = filled.findChildren(TagsDialog)[0]
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert sorted(names) == ["待办", "要紧"]
    dialog.list.item(names.index("要紧")).setText("待办")
    assert filled.notes.tags() == {"待办": 2}
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.deleted.emit("待办")
    assert filled.notes.tags() == {}
    filled.notes.undo_stack.undo()
    assert filled.notes.tags() == {"待办": 2}


def test_a_tag_for_what_is_chosen(filled: MainWindow, qtbot: QtBot) -> None:
    filled.notes_panel.tag_requested.emit(["a", "b"])
    dialog = filled.findChildren(TagDialog)[0]
    dialog.field.setText("#会议")
    dialog._take()
    assert filled.notes.tags()["会议"] == 2


def test_a_long_list_is_fetched_bit_by_bit(window: MainWindow, document: Document, qtbot: QtBot) -> None:
    clause = clause_of(document, 5)
    window.show_panel("notes")
    window.notes.save_note(document, clause, "x", "例")
    note = window.workspace.notebook.annotations.notes()[0]
    window.workspace.notebook.annotations.put(
        *[replace(note, id=f"n{number}", body=f"第{number}条") for number in range(3 * STEP)]
    )
    window.notes_controller.refresh()
    settle(window, qtbot)
    model = window.notes_panel.model
    assert model.total() == 3 * STEP + 2
    assert model.rowCount() < model.total()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.row_of(f"n{3 * STEP - 1}") > 0
    while model.canFetchMore(QModelIndex()):
        model.fetchMore()
    assert model.rowCount() == model.total()


# -- bookmarks --------------------------------------------------------------------------------------------


def tree(window: MainWindow) -> list[str]:
    from ui.notebook.bookmarks.model import walk

    def depth(index: QModelIndex) -> int:
        return 0 if not index.parent().isValid() else 1 + depth(index.parent())

    found = walk(window.bookmarks_panel.model, lambda _index: True)
    return ["  " * depth(index) + str(index.data()) for index in found]


def test_bookmarks_are_filed_named_and_put_in_order(
    window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    panel, notes = window.bookmarks_panel, window.notes
    window.show_panel("bookmarks")
    for number in (4, 6, 8):
        notes.toggle_bookmark(document, clause_of(document, number))
    settle(window, qtbot)
    ids = [entry.id for entry in panel.entries()]
    for number, item_id in enumerate(ids):
        panel.rename_requested.emit(item_id, f"书签{number}")
    panel.new_folder_requested.emit("")
    folder = window.workspace.notebook.folders.all()[0]
    panel.folder_rename_requested.emit(folder.id, "价格")
    panel.move_requested.emit(ids[:2], "", folder.id, "")
    settle(window, qtbot)
    assert tree(window) == ["价格", "  书签0", "  书签1", "书签2"]
    panel.move_requested.emit([ids[1]], folder.id, folder.id, ids[0])
    settle(window, qtbot)
    assert tree(window) == ["价格", "  书签1", "  书签0", "书签2"]
    panel.file_requested.emit([ids[2]], folder.id)
    settle(window, qtbot)
    assert tree(window) == ["价格", "  书签1", "  书签0", "  书签2"]
    panel.folder_delete_requested.emit(folder.id)
    settle(window, qtbot)
    assert sorted(tree(window)) == ["书签0", "书签1", "书签2"]
    assert notes.undo_stack.undoText() == "删除文件夹"
    notes.undo_stack.undo()
    settle(window, qtbot)
    assert tree(window)[0] == "价格"


def test_dragging_asks_for_a_move(window: MainWindow, document: Document, qtbot: QtBot) -> None:
    window.show_panel("bookmarks")
    window.notes.toggle_bookmark(document, clause_of(document, 4))
    folder = window.notes.new_folder("一")
    assert folder is not None
    settle(window, qtbot)
    model = window.bookmarks_panel.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    target, mark = model.index(0, 0), model.index(1, 0)
    assert target.data(TreeRole.IS_FOLDER)
    data = model.mimeData([mark])
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, 0, target)
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, target)
    assert [filing.folder_id for filing in window.workspace.notebook.folders.filings()] == [folder.id]


def test_bookmarks_are_filtered_by_words_and_sounds(
    window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    window.show_panel("bookmarks")
    for number, title in ((4, "绩效工资"), (6, "价格")):
        window.notes.toggle_bookmark(document, clause_of(document, number))
        found = bookmark_on(window.workspace.notebook, clause_of(document, number).id)
        assert found is not None
        window.notes.rename_bookmark(found.id, title)
    for typed in ("工资", "jixiao", "jx"):
        window.bookmarks_panel.set_filter(typed)
        settle(window, qtbot)
        assert [entry.text for entry in window.bookmarks_panel.entries()] == ["绩效工资"], typed
    window.bookmarks_panel.set_filter("没有")
    settle(window, qtbot)
    assert window.bookmarks_panel.entries() == []


def test_lines_are_painted_in_every_theme(filled: MainWindow, document: Document, qtbot: QtBot) -> None:
    filled.notes.toggle_bookmark(document, clause_of(document, 4))
    filled.notes.new_folder("一")
    for panel in ("bookmarks", "notes"):
        filled.show_panel(panel)
        settle(filled, qtbot)
        for name in ("light", "dark", "care"):
            filled.themes.set_theme(name)
            assert not filled.side.grab().isNull()
    filled.themes.set_theme("light")
