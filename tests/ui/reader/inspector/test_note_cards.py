"""Notes that are written in the inspector are on disk, and can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from store.model.annotation import Note
from store.model.document import Document
from store.model.errors import CannotWrite
from store.model.message import Message
from store.notebook.annotations import Annotations
from tests.ui.reader.inspector.cards import bodies, cards, show, type_into
from ui.notebook.notebook_editor import NotebookEditor
from ui.reader.inspector import note_editor
from ui.reader.inspector.inspector import Inspector
from ui.reader.inspector.note_card import NoteCard


def leave(card: NoteCard) -> None:
    QApplication.sendEvent(card.editor(), QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason))


def test_a_note_is_on_disk_when_the_editor_loses_focus(inspector: Inspector, notebook_file: Path) -> None:
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "下周带上")
    assert bodies(notebook_file) == []
    leave(cards(inspector)[0])
    assert bodies(notebook_file) == ["下周带上"]
    assert not cards(inspector)[0].is_editing()


def test_a_note_is_on_disk_after_a_pause_and_stays_one_note(
    inspector: Inspector, notebook_file: Path, qtbot: QtBot
) -> None:
    inspector.edit_new_note()
    card = cards(inspector)[0]
    type_into(card, "第一句。")
    qtbot.waitUntil(lambda: bodies(notebook_file) == ["第一句。"])
    assert card.is_editing()
    type_into(card, "第二句。")
    qtbot.waitUntil(lambda: bodies(notebook_file) == ["第一句。第二句。"])
    assert cards(inspector) == [card]
    assert card.is_editing()


def test_esc_finishes_and_keeps_the_text(inspector: Inspector, notebook_file: Path, qtbot: QtBot) -> None:
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "记下")
    qtbot.keyClick(cards(inspector)[0].editor(), Qt.Key.Key_Escape)
    assert bodies(notebook_file) == ["记下"]
    assert not cards(inspector)[0].is_editing()


def test_an_empty_new_note_is_dropped(inspector: Inspector, notebook_file: Path, qtbot: QtBot) -> None:
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "  ")
    qtbot.keyClick(cards(inspector)[0].editor(), Qt.Key.Key_Escape)
    assert cards(inspector) == []
    assert bodies(notebook_file) == []


def test_after_esc_the_note_has_the_focus_and_space_does_nothing(
    inspector: Inspector, notebook_file: Path, qtbot: QtBot
) -> None:
    inspector.edit_new_note()
    card = cards(inspector)[0]
    type_into(card, "记下")
    qtbot.waitUntil(lambda: card.editor().isVisible() and card.editor().hasFocus())
    qtbot.keyClick(card.editor(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is card
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert bodies(notebook_file) == ["记下"]


def test_a_dropped_note_does_not_hand_its_focus_to_the_button_of_another(
    inspector: Inspector, notebook_file: Path, qtbot: QtBot
) -> None:
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "旧的")
    qtbot.keyClick(cards(inspector)[0].editor(), Qt.Key.Key_Escape)
    inspector.edit_new_note()
    qtbot.waitUntil(cards(inspector)[1].editor().hasFocus)
    qtbot.keyClick(cards(inspector)[1].editor(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget().accessibleName() == "添加批注"
    assert bodies(notebook_file) == ["旧的"]


def test_asking_twice_for_a_new_note_opens_one(inspector: Inspector) -> None:
    inspector.edit_new_note()
    inspector.edit_new_note()
    assert len(cards(inspector)) == 1


def test_another_clause_saves_to_the_one_that_was_left(
    inspector: Inspector, notes: NotebookEditor, document: Document
) -> None:
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "属于第一项")
    show(inspector, notes, document, 1)
    assert [note.body for note in notes.notes(clause_id="d/1.")] == ["属于第一项"]
    assert notes.notes(clause_id="d/2.") == []
    assert cards(inspector) == []


def test_flush_saves_when_the_window_closes(inspector: Inspector, notebook_file: Path) -> None:
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "关窗之前")
    inspector.flush()
    assert bodies(notebook_file) == ["关窗之前"]


def test_clear_saves_when_the_last_tab_closes(inspector: Inspector, notebook_file: Path) -> None:
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "关标签之前")
    inspector.clear()
    assert bodies(notebook_file) == ["关标签之前"]


def test_a_note_that_cannot_be_written_stays_and_is_tried_again(
    inspector: Inspector,
    notes: NotebookEditor,
    document: Document,
    notebook_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    told: list[str] = []
    notes.failed.connect(told.append)

    def refuse(_self: Annotations, _note: Note) -> None:
        raise CannotWrite(path="notebook.db", reason=Message("file.full"))

    inspector.edit_new_note()
    type_into(cards(inspector)[0], "不能丢")
    with monkeypatch.context() as patch:
        patch.setattr(Annotations, "put", refuse)
        leave(cards(inspector)[0])
        assert cards(inspector)[0].is_editing()
        assert cards(inspector)[0].text() == "不能丢"
        show(inspector, notes, document, 1)
        assert inspector.has_unsaved_text()
        show(inspector, notes, document, 0)
        assert [card.text() for card in cards(inspector)] == ["不能丢"]
    assert told
    assert all("磁盘已满" in sentence for sentence in told)
    inspector.flush()
    assert bodies(notebook_file) == ["不能丢"]
    assert not inspector.has_unsaved_text()


def test_a_click_edits_and_deleting_can_be_undone(
    inspector: Inspector, notes: NotebookEditor, qtbot: QtBot
) -> None:
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "旧")
    leave(cards(inspector)[0])
    qtbot.mouseClick(cards(inspector)[0], Qt.MouseButton.LeftButton)
    type_into(cards(inspector)[0], "新")
    leave(cards(inspector)[0])
    assert [note.body for note in notes.notes()] == ["旧新"]
    cards(inspector)[0]._delete.click()
    assert cards(inspector) == []
    notes.undo_stack.undo()
    assert [card.text() for card in cards(inspector)] == ["旧新"]


def test_a_note_that_is_emptied_is_deleted_with_undo(inspector: Inspector, notes: NotebookEditor) -> None:
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "要清空")
    leave(cards(inspector)[0])
    cards(inspector)[0].edit()
    cards(inspector)[0].editor().clear()
    leave(cards(inspector)[0])
    assert notes.notes() == []
    notes.undo_stack.undo()
    assert [note.body for note in notes.notes()] == ["要清空"]


def test_undo_reaches_the_open_editor(inspector: Inspector, notes: NotebookEditor, qtbot: QtBot) -> None:
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "一")
    leave(cards(inspector)[0])
    cards(inspector)[0].edit()
    type_into(cards(inspector)[0], "二")
    inspector.flush()
    notes.undo_stack.undo()
    assert cards(inspector)[0].text() == "一"


def test_what_is_typed_without_a_pause_is_saved_meanwhile(
    inspector: Inspector, notebook_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_editor, "PAUSE_MS", 60_000)
    monkeypatch.setattr(note_editor, "LONGEST_MS", 150)
    inspector.edit_new_note()
    card = cards(inspector)[0]
    for character in "一口气写了很长一段话没有停下来过":
        type_into(card, character)
        qtbot.wait(30)
    assert card.is_editing()
    assert card.editor().hasFocus() or card.editor().isVisible()
    saved = bodies(notebook_file)
    assert saved, "a kill now would leave what was typed"
    assert "一口气写了很长一段话没有停下来过".startswith(saved[0])
    assert card.text() == "一口气写了很长一段话没有停下来过", "nothing is lost of what is being typed"
