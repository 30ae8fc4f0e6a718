"""Nothing typed is lost: locks, full disks, closing, damage; and each is said for as long as it is true."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from store.model.errors import CannotWrite
from store.model.message import Message
from store.notebook import Notebook, anchor_for
from ui.app import RESTART, Program
from ui.notebook import unsaved_notes
from ui.notebook.restore_dialog import RestoreDialog
from ui.shell.main_window import MainWindow

CLAUSE = "晋政办函〔2020〕28号/9."
OTHER = "晋政办函〔2020〕28号/10."
WHEN = "2026-01-01T00:00:00.000Z"


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program is writing."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def write(window: MainWindow, text: str, clause: str = CLAUSE) -> None:
    """Type a note and pause."""
    window.open_clause(clause)
    window.inspector.edit_new_note()
    window.inspector._notes.cards()[-1].editor().setPlainText(text)
    window.inspector.flush()


def bodies(window: MainWindow) -> list[str]:
    return [note.body for note in window.workspace.notebook.annotations.notes()]


def answer(*words: str) -> list[str]:
    """Press these buttons of the questions that come, one after the other; returns what they asked."""
    asked: list[str] = []
    waiting = list(words)

    def press() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(f"{box.text()} {box.informativeText()}")
            assert box.defaultButton().text() == "再试一次"
            wanted = waiting.pop(0)
            next(each for each in box.buttons() if each.text().startswith(wanted)).click()
        if waiting:
            QTimer.singleShot(50, press)

    QTimer.singleShot(50, press)
    return asked


def test_the_window_waits_a_moment_only_for_another_program(window: MainWindow) -> None:
    notebook = window.workspace.notebook
    assert notebook.database.sqlite.sql("PRAGMA busy_timeout") == [(400,)]
    assert notebook.database.sqlite.sql("PRAGMA synchronous") == [(2,)]
    with locked(notebook.path):
        window.open_clause(CLAUSE)
        window.menu_actions["bookmark"].trigger()
        assert "占用" in window.banner.text()
    assert notebook.database.sqlite.sql("PRAGMA busy_timeout") == [(400,)]
    later = Notebook.open(notebook.path)
    assert later.database.sqlite.sql("PRAGMA busy_timeout") == [(5000,)]
    later.close()


def test_a_note_that_met_a_lock_is_written_by_itself_when_the_lock_is_gone(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsaved_notes, "RETRY_MS", 30)
    window.notes._unsaved[0]._timer.setInterval(30)
    with locked(window.workspace.notebook.path):
        write(window, "锁住时写的")
        assert "尚未保存，正在自动重试" in window.status.text()
        assert window.notes.waiting() == 1
        told = window.banner.texts()
        assert any("占用" in text for text in told)
        # Trying again says nothing new.
        window.banner.clear("not saved")
        window.notes.retry()
        assert not any("占用" in text for text in window.banner.texts())
        assert bodies(window) == []
    qtbot.waitUntil(lambda: bodies(window) == ["锁住时写的"])
    qtbot.waitUntil(lambda: window.notes.waiting() == 0)
    assert not window.inspector.has_unsaved_text()
    assert "已保存" in window.status.text()
    assert window.notes.undo_stack.undoText() == "添加批注"


def test_notes_on_clauses_that_were_left_are_written_too(window: MainWindow, qtbot: QtBot) -> None:
    with locked(window.workspace.notebook.path):
        write(window, "甲")
        write(window, "乙", OTHER)
        assert window.notes.waiting() == 2
        assert sorted(window.inspector.unsaved_texts()) == ["乙", "甲"]
    window.notes.retry()
    placed = {note.body: note.anchor.clause_id for note in window.workspace.notebook.annotations.notes()}
    assert placed == {"甲": CLAUSE, "乙": OTHER}
    assert not window.inspector.has_unsaved_text()
    assert window.banner.texts() == []
    window.open_clause(CLAUSE)
    assert [card.text() for card in window.inspector._notes.cards()] == ["甲"]


def test_what_was_typed_meanwhile_is_what_is_written(window: MainWindow) -> None:
    with locked(window.workspace.notebook.path):
        write(window, "先写的")
        window.inspector._notes.cards()[-1].editor().setPlainText("先写的，又写的")
    window.notes.retry()
    assert bodies(window) == ["先写的"]
    assert window.inspector.has_unsaved_text()
    window.inspector.flush()
    assert bodies(window) == ["先写的，又写的"]
    assert not window.inspector.has_unsaved_text()


def test_looking_elsewhere_tries_again(window: MainWindow) -> None:
    with locked(window.workspace.notebook.path):
        write(window, "等着")
    window.notes._unsaved[0]._timer.stop()
    window.notes._unsaved[0]._tried = 0.0
    window.search_box.setFocus()
    QApplication.instance().focusChanged.emit(None, window.search_box)
    assert bodies(window) == ["等着"]


def test_a_note_that_is_deleted_while_it_waits_does_not_come_back(window: MainWindow) -> None:
    with locked(window.workspace.notebook.path):
        write(window, "不要了")
        card = window.inspector._notes.cards()[-1]
        card.delete_requested.emit(card.note_id)
        card.editor().setPlainText("")
    window.notes.retry()
    assert bodies(window) == []


def test_closing_asks_before_words_are_lost(window: MainWindow) -> None:
    with locked(window.workspace.notebook.path):
        write(window, "还没存下")
        asked = answer("再试一次", "复制", "取消")
        assert not window.close()
        assert window.isVisible()
        assert len(asked) == 3
        assert "有 1 条批注尚未保存" in asked[0]
        assert "“工作本”正被另一个程序占用" in asked[0]
        assert QApplication.clipboard().text() == "还没存下"
        answer("仍然关闭")
        assert window.close()
    assert bodies(window) == []


def test_the_question_stays_when_a_try_fails_while_it_is_open(window: MainWindow) -> None:
    with locked(window.workspace.notebook.path):
        write(window, "还没存下")
        # As the editor does when the dialog takes the focus from it.
        QTimer.singleShot(20, window.inspector.flush)
        asked = answer("仍然关闭")
        assert window.close()
        assert len(asked) == 1


def test_closing_tries_again_and_closes(window: MainWindow) -> None:
    with contextlib.ExitStack() as stack:
        stack.enter_context(locked(window.workspace.notebook.path))
        write(window, "还没存下")
        QTimer.singleShot(20, stack.close)
        answer("再试一次")
        assert window.close()
    assert bodies(window) == ["还没存下"]


def test_the_question_goes_when_the_words_are_written(window: MainWindow) -> None:
    window.notes._unsaved[0]._timer.setInterval(30)
    with contextlib.ExitStack() as stack:
        stack.enter_context(locked(window.workspace.notebook.path))
        write(window, "还没存下")
        QTimer.singleShot(100, stack.close)
        assert window.close()
    assert bodies(window) == ["还没存下"]


def test_another_language_waits_for_words_that_are_not_saved(window: MainWindow) -> None:
    exits: list[int] = []
    program = SimpleNamespace(app=SimpleNamespace(exit=exits.append))
    with locked(window.workspace.notebook.path):
        write(window, "还没存下")
        answer("取消")
        Program._restart(program, window)  # type: ignore[arg-type]
        assert exits == []
        assert window.isVisible()
        assert window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    window.notes.retry()
    Program._restart(program, window)  # type: ignore[arg-type]
    assert exits == [RESTART]


def test_what_another_program_held_up_is_no_warning_for_ever(window: MainWindow) -> None:
    with locked(window.workspace.notebook.path):
        window.contents.remember_search("床位", 3)
        assert any("占用" in text for text in window.banner.texts())
    window.open_clause(CLAUSE)
    window.menu_actions["bookmark"].trigger()
    assert not any("占用" in text for text in window.banner.texts())


def test_a_warning_goes_when_what_it_said_is_over(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_note: object) -> None:
        raise CannotWrite(path="notebook.db", reason=Message("file.full"))

    with monkeypatch.context() as broken:
        broken.setattr(window.workspace.notebook.annotations, "put", full)
        write(window, "写不下")
    assert any("磁盘已满" in text for text in window.banner.texts())
    window.banner.inform("已复制")
    assert any("磁盘已满" in text for text in window.banner.texts())
    # Another change is written, but the note is not yet.
    window.menu_actions["bookmark"].trigger()
    assert any("磁盘已满" in text for text in window.banner.texts())
    assert "尚未保存" in window.status.text()
    window.inspector.flush()
    assert not any("磁盘已满" in text for text in window.banner.texts())
    assert "已保存" in window.status.text()


def test_a_folder_that_was_deleted_comes_back_without_going_back(window: MainWindow, qtbot: QtBot) -> None:
    notebook = window.workspace.notebook
    document, clause = window.workspace.library.clause(CLAUSE)
    folder, _ = notebook.folders.create_with_bookmarks("医保", [(anchor_for(document, clause), "书签一")])
    window.notebook_files.back_up()
    qtbot.waitUntil(lambda: bool(notebook.backups.list()))
    notebook.folders.delete(folder.id)
    window.notebook_files.restore()
    dialog = window.findChildren(RestoreDialog)[0]
    qtbot.waitUntil(lambda: "医保（1 条书签）" in dialog.words.toPlainText())
    assert "文件夹 1" in dialog.words.toPlainText()
    dialog.merge.click()
    assert [each.title for each in notebook.folders.all()] == ["医保"]
    assert len(notebook.bookmark_tree().children[0].bookmarks) == 1
