"""The inspector: what it shows of a clause, and that nothing typed in it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from store.model.annotation import Note
from store.model.clause import Clause, Reference
from store.model.document import Correction, Document
from store.model.duty import Duty
from store.model.errors import CannotWrite
from store.model.message import Message, verbatim
from store.notebook import Notebook
from store.notebook.annotations import Annotations
from tests.finding import one
from ui.appearance.theme import ThemeManager
from ui.notebook.notebook_editor import NotebookEditor
from ui.reader.inspector import note_editor
from ui.reader.inspector.inspector import Inspector
from ui.reader.inspector.note_card import NoteCard
from ui.reader.inspector.tag_row import TagField
from ui.shell.main_window import MainWindow
from ui.widgets.chips import ChipRow


@pytest.fixture
def document() -> Document:
    clauses = tuple(
        Clause(
            f"d/{number}.",
            f"{number}.",
            (f"{number}.",),
            body=(f"第{number}项的内容。",),
            duties=(Duty("省卫健委", "lead"), Duty("省医保局", "support"), Duty("省财政厅", "support")),
            references=(Reference(0, 2, title="医师法", clause="第九条"),),
        )
        for number in (1, 2, 3)
    )
    return Document("d", "d.txt", "某清单", None, (), None, None, "清单", True, "", clauses=clauses)


@pytest.fixture
def notebook_file(tmp_path: Path) -> Path:
    return tmp_path / "notebook.db"


@pytest.fixture
def notes(notebook_file: Path) -> Iterator[NotebookEditor]:
    book = Notebook.open(notebook_file)
    made = NotebookEditor(book)
    yield made
    # Python's collector may free a step before the stack that frees it too, and the process falls.
    made.undo_stack.clear()
    book.close()


@pytest.fixture
def inspector(qtbot: QtBot, themes: ThemeManager, notes: NotebookEditor, document: Document) -> Inspector:
    made = Inspector(themes)
    qtbot.addWidget(made)
    made.resize(292, 700)
    made.show()
    notes.attach(made)
    show(made, notes, document, 0)
    notes.changed.connect(
        lambda: show(made, notes, document, document.clauses.index(made.clause() or document.clauses[0]))
    )
    return made


def show(inspector: Inspector, notes: NotebookEditor, document: Document, index: int) -> None:
    clause = document.clauses[index]
    bookmarked = clause.id in notes.marks(document).bookmarks
    inspector.show_clause(document, clause, "《某清单》第一项", bookmarked, notes.notes(clause_id=clause.id))


def type_into(card: NoteCard, text: str) -> None:
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(card.editor(), event)


def leave(card: NoteCard) -> None:
    QApplication.sendEvent(card.editor(), QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason))


def cards(inspector: Inspector) -> list[NoteCard]:
    return inspector._notes.cards()


def bodies(path: Path) -> list[str]:
    """What another process would read."""
    other = Notebook.open(path)
    try:
        return [note.body for note in other.annotations.notes()]
    finally:
        other.close()


# -- what it shows ----------------------------------------------------------------------------------------


def test_it_shows_citation_duties_by_role_and_references(inspector: Inspector) -> None:
    assert one(inspector, QLabel, "citation").text() == "《某清单》第一项"
    rows = [row for row in inspector._duties.findChildren(ChipRow) if not row.isHidden()]
    assert [row.texts() for row in rows] == [["省卫健委"], ["省医保局", "省财政厅"]]
    links = inspector._references.findChildren(QPushButton)
    assert [link.accessibleName() for link in links] == ["《医师法》第九条"]


def test_chips_and_references_are_intents(inspector: Inspector, qtbot: QtBot) -> None:
    row = inspector._duties.findChildren(ChipRow)[0]
    with qtbot.waitSignal(inspector.organisation_activated) as caught:
        row.chosen.emit("省卫健委")
    assert caught.args == ["省卫健委"]
    with qtbot.waitSignal(inspector.reference_activated) as caught:
        inspector._references.findChildren(QPushButton)[0].click()
    assert caught.args[0].title == "医师法"


def test_a_doubtful_place_is_shown_as_it_is_printed(inspector: Inspector, document: Document) -> None:
    doubtful = Correction("1.", "话合", "适合", verbatim("形近字误识"), applied=False)
    mended = Correction("1.", '一院一策"', "一院一策”", verbatim("引号"), applied=True)
    marked = replace(document, corrections=(doubtful, mended))
    inspector.show_clause(marked, replace(document.clauses[0]), "", False, ())
    lines = [label.text() for label in inspector._corrections.findChildren(QLabel) if not label.isHidden()]
    assert lines[1] == "话合\u3000存疑，或应作“适合”。形近字误识"
    assert lines[2].startswith('一院一策”\u3000原文印作“一院一策"”')


def test_a_document_is_not_listed_as_citing_itself(window: MainWindow, qtbot: QtBot) -> None:
    notice = "晋政办函〔2020〕28号"
    window.open_clause(f"{notice}/前言")
    qtbot.waitUntil(lambda: not window.jobs.running())
    clause = window.inspector.clause()
    assert clause is not None
    assert any("政策清单" in (one.title or "") for one in clause.references)
    links = [one for one in window.inspector._references.findChildren(QPushButton) if not one.isHidden()]
    assert not any("政策清单" in link.accessibleName() for link in links)
    assert window.inspector._references.isHidden() is not bool(links)


def test_without_a_clause_it_says_so(inspector: Inspector) -> None:
    inspector.clear()
    assert inspector.clause() is None
    assert inspector._empty.isVisible()
    inspector.edit_new_note()
    assert not cards(inspector)


def test_the_bookmark_button_shows_the_notebook_not_the_click(
    inspector: Inspector, notes: NotebookEditor, document: Document
) -> None:
    one(inspector, QPushButton, "bookmark").click()
    assert "d/1." in notes.marks(document).bookmarks
    assert one(inspector, QPushButton, "bookmark").isChecked()
    notes.undo_stack.undo()
    assert not one(inspector, QPushButton, "bookmark").isChecked()


# -- notes ------------------------------------------------------------------------------------------------


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


def test_tags_are_entered_one_behind_the_other(
    inspector: Inspector, notes: NotebookEditor, notebook_file: Path, qtbot: QtBot
) -> None:
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "记下")
    qtbot.keyClick(cards(inspector)[0].editor(), Qt.Key.Key_Escape)
    card = cards(inspector)[0]
    card.findChild(QPushButton, "tagAdd").click()
    for tag in ("jiage", "daiban"):
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), TagField))
        qtbot.keyClicks(QApplication.focusWidget(), tag)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert notes.tags() == {"jiage": 1, "daiban": 1}
    assert not card.is_editing()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "tagAdd"
    assert bodies(notebook_file) == ["记下"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_completed_tag_is_taken_once(
    inspector: Inspector, notes: NotebookEditor, qtbot: QtBot, key: Qt.Key
) -> None:
    inspector._notes.set_completer(lambda _typed: ["会议", "价格"])
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "记下")
    qtbot.keyClick(cards(inspector)[0].editor(), Qt.Key.Key_Escape)
    cards(inspector)[0].findChild(QPushButton, "tagAdd").click()
    field = cards(inspector)[0].findChild(TagField)
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, key)
    assert notes.tags() == ({"会议": 1} if key == Qt.Key.Key_Return else {})
    assert not cards(inspector)[0].is_editing()


def test_a_completed_tag_is_taken_by_a_click(
    inspector: Inspector, notes: NotebookEditor, qtbot: QtBot
) -> None:
    inspector._notes.set_completer(lambda _typed: ["会议", "价格"])
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "记下")
    qtbot.keyClick(cards(inspector)[0].editor(), Qt.Key.Key_Escape)
    cards(inspector)[0].findChild(QPushButton, "tagAdd").click()
    popup = cards(inspector)[0].findChild(TagField).completer().popup()
    qtbot.waitUntil(popup.isVisible)
    there = popup.visualRect(popup.model().index(1, 0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=there)
    qtbot.waitUntil(lambda: notes.tags() == {"价格": 1})


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
