"""The lists of bookmarks and notes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from store.library import Library
from store.notebook import Notebook
from store.records import Anchor, Document, Note, printed
from ui.notebook.bookmarks_panel import BookmarksPanel
from ui.notebook.controller import NotebookController
from ui.notebook.entries import Entry
from ui.notebook.entry_model import EntryModel, EntryRole
from ui.notebook.notes_panel import NotesPanel
from ui.notebook.panel import EntryPanel
from ui.theme import ThemeManager


@pytest.fixture
def bookmarks(qtbot: QtBot, themes: ThemeManager) -> BookmarksPanel:
    panel = BookmarksPanel(themes)
    qtbot.addWidget(panel)
    panel.resize(348, 600)
    panel.show()
    return panel


@pytest.fixture
def notes(qtbot: QtBot, themes: ThemeManager) -> NotesPanel:
    panel = NotesPanel(themes)
    qtbot.addWidget(panel)
    panel.resize(348, 600)
    panel.show()
    return panel


def entry(number: int, document: str = "甲", text: str = "", placed: bool = True) -> Entry:
    return Entry(
        id=f"e{number}",
        kind="note",
        document_key=document,
        document_name=f"{document}办法",
        clause_id=f"{document}/{number}",
        place=f"第{number}条",
        text=text or f"批注{number}",
        quote=f"原文{number}",
        time=f"2026-01-{number:02}T00:00:00.000Z",
        state="placed" if placed else "lost",
        order=number,
    )


def lines(model: EntryModel) -> list[str]:
    rows = range(model.rowCount())
    return [model.index(row).data(Qt.ItemDataRole.DisplayRole) for row in rows]


def row_of(panel: EntryPanel, number: int) -> int:
    return panel.model.row_of(f"e{number}")


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = EntryModel(editable=True)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_entries([entry(1), entry(2, "乙"), entry(3), entry(4, "丙", state="lost")])
    model.set_filter("批注")
    model.set_order("newest")
    model.set_order("document")
    model.set_entries([])
    assert model.roleNames()[int(EntryRole.ENTRY)] == b"entry"


def test_entries_stand_under_their_documents_in_the_order_of_the_text(qtbot: QtBot) -> None:
    model = EntryModel()
    model.set_entries([entry(3), entry(2, "乙"), entry(1), entry(9, "丙", state="lost")])
    assert lines(model) == ["甲办法", "批注1", "批注3", "乙办法", "批注2", "未归位", "批注9"]
    assert model.index(0).data(EntryRole.COUNT) == 2
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    model.set_order("newest")
    assert lines(model) == ["批注9", "批注3", "批注2", "批注1"]


@pytest.mark.parametrize(
    ("words", "found"), [("批注 2", ["批注2"]), ("乙办法", ["批注2"]), ("原文３", ["批注3"]), ("无", [])]
)
def test_the_filter_looks_at_text_quote_place_and_document(
    qtbot: QtBot, words: str, found: list[str]
) -> None:
    model = EntryModel()
    model.set_entries([entry(1), entry(2, "乙"), entry(3)])
    model.set_filter(words)
    assert [shown.text for shown in model.shown()] == found
    model.set_filter("")
    assert len(model.shown()) == 3


def test_empty_panels_say_what_to_do(bookmarks: BookmarksPanel, notes: NotesPanel) -> None:
    assert bookmarks.is_empty()
    assert "Ctrl+D" in bookmarks._empty._text.text()
    assert notes.is_empty()
    assert "Ctrl+M" in notes._empty._text.text()
    bookmarks.set_items([entry(1)])
    assert not bookmarks.is_empty()
    bookmarks.set_filter("没有这样的词")
    assert bookmarks._nothing.isVisible()


def test_a_click_and_enter_open_the_clause(notes: NotesPanel, qtbot: QtBot) -> None:
    notes.set_items([entry(1), entry(2)])
    index = notes.model.index(row_of(notes, 2))
    with qtbot.waitSignal(notes.activated) as caught:
        qtbot.mouseClick(
            notes.list.viewport(), Qt.MouseButton.LeftButton, pos=notes.list.visualRect(index).center()
        )
    assert caught.args == ["甲", "甲/2"]
    notes.list.setCurrentIndex(notes.model.index(row_of(notes, 1)))
    with qtbot.waitSignal(notes.activated) as caught:
        qtbot.keyClick(notes.list, Qt.Key.Key_Return)
    assert caught.args == ["甲", "甲/1"]


def test_what_is_unplaced_is_listed_but_opens_nothing(notes: NotesPanel, qtbot: QtBot) -> None:
    notes.set_items([entry(1, state="lost")])
    index = notes.model.index(row_of(notes, 1))
    notes.list.setCurrentIndex(index)
    with qtbot.assertNotEmitted(notes.activated), qtbot.waitSignal(notes.entry_activated):
        qtbot.keyClick(notes.list, Qt.Key.Key_Return)
    assert notes.list.visualRect(index).height() > 50


def test_del_asks_to_delete_and_the_neighbour_is_chosen(notes: NotesPanel, qtbot: QtBot) -> None:
    notes.set_items([entry(1), entry(2), entry(3)])
    notes.list.setCurrentIndex(notes.model.index(row_of(notes, 2)))
    with qtbot.waitSignal(notes.delete_requested) as caught:
        qtbot.keyClick(notes.list, Qt.Key.Key_Delete)
    assert caught.args == ["e2"]
    notes.set_items([entry(1), entry(3)])
    assert notes.list.currentIndex().data(EntryRole.ENTRY).id == "e3"


def test_f2_renames_a_bookmark(bookmarks: BookmarksPanel, qtbot: QtBot) -> None:
    bookmarks.set_items([entry(1)])
    bookmarks.list.setCurrentIndex(bookmarks.model.index(row_of(bookmarks, 1)))
    bookmarks.list.setFocus()
    qtbot.keyClick(bookmarks.list, Qt.Key.Key_F2)
    editor = bookmarks.list.findChild(QLineEdit)
    assert editor.text() == "批注1"
    editor.setText("新名字")
    with qtbot.waitSignal(bookmarks.rename_requested) as caught:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert caught.args == ["e1", "新名字"]


def test_notes_are_not_renamed(notes: NotesPanel) -> None:
    notes.set_items([entry(1)])
    assert not notes.model.flags(notes.model.index(1)) & Qt.ItemFlag.ItemIsEditable


def test_the_menu_offers_what_keys_do(bookmarks: BookmarksPanel, qtbot: QtBot) -> None:
    bookmarks.set_items([entry(1)])
    actions = bookmarks.entry_actions(bookmarks.model.index(1), QMenu(bookmarks))
    assert [action.text() for action in actions] == ["打开", "重命名", "删除"]
    with qtbot.waitSignal(bookmarks.delete_requested):
        actions[2].trigger()


def test_the_panels_list_what_the_notebook_has(
    controller: NotebookController,
    book: Notebook,
    library: Library,
    documents: list[Document],
    bookmarks: BookmarksPanel,
    notes: NotesPanel,
) -> None:
    clause = list(documents[0].walk())[9]
    controller.toggle_bookmark(documents[0], clause)
    controller.save_note(documents[0], clause, "n", "看价格")
    time = "2026-01-01T00:00:00.000Z"
    lost = Anchor("没有的文件", "没有的文件/9.", 0, 3, "旧文字")
    gone = Anchor(documents[0].key, clause.id, 0, 6, "改掉了的文字")
    book.put_note(Note("lost", lost, "孤儿", time, time))
    book.put_note(Note("gone", gone, "也是", time, time))
    bookmarks.set_items(controller.bookmark_entries(library))
    notes.set_items(controller.note_entries(library))
    assert [item.clause_id for item in bookmarks.model.shown()] == [clause.id]
    placed = {item.id: item.placed for item in notes.model.shown()}
    assert placed == {"n": True, "lost": False, "gone": False}
    assert {item.quote for item in notes.model.shown()} == {"旧文字", "改掉了的文字", printed(clause)}


def test_lines_are_painted_in_every_theme(
    bookmarks: BookmarksPanel, notes: NotesPanel, themes: ThemeManager
) -> None:
    for panel in (bookmarks, notes):
        panel.set_items([entry(1, text="很长的文字" * 40), entry(2, "乙", state="lost")])
        for name in ("light", "dark", "care"):
            themes.set_theme(name)
            assert not panel.grab().isNull()
    themes.set_theme("light")
