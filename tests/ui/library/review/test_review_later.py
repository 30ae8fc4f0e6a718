"""A document of the library is checked once more: notes stay on their words, decisions with their file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from store.model.annotation import Note
from store.notebook import anchor_for
from tests.finding import open_dialog
from tests.ui.services.workspaces import WHEN
from ui.library.review.review_dialog import ReviewDialog
from ui.shell.main_window import MainWindow

RULE = (
    "某市住院医师规范化培训实施办法\n某卫办〔2023〕5号\n第一条 为规范培训工作，制定本办法。\n"
    "第二条 培训年限为三年。\n第三条 培训基地应当具备下列条件：\n（一）床位不少于五百张；\n"
    "（二）带教医师不少于二十名。\n第四条 本办法自2023年5月1日起施行。\n某市卫生健康委员会\n2023年4月20日\n"
)
KEY = "某卫办〔2023〕5号"


@pytest.fixture(name="file")
def _file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Path:
    path = tmp_path / "办法.txt"
    path.write_text(RULE, encoding="utf-8")
    window.library_controller.add([path])
    qtbot.waitUntil(lambda: any(one.key == KEY for one in window.workspace.library.documents()))
    qtbot.waitUntil(lambda: not window.importer.busy)
    return path


def _review(qtbot: QtBot, window: MainWindow) -> ReviewDialog:
    window.library_controller.review(KEY)
    qtbot.waitUntil(lambda: open_dialog(window, ReviewDialog) is not None)
    dialog = open_dialog(window, ReviewDialog)
    assert dialog is not None
    return dialog


def _press(qtbot: QtBot, dialog: ReviewDialog, words: str, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    view = dialog.pane.outline
    model = view.model()
    at = next(n for n in range(model.rowCount()) if words in model.index(n, 0).data())
    view.setCurrentIndex(model.index(at, 0))
    view.setFocus()
    qtbot.keyClick(view, key, held)


def _outline(window: MainWindow) -> list[tuple[str, ...]]:
    return [clause.path for clause in window.workspace.library.document(KEY).walk()]


def test_a_note_stays_on_its_words_when_clauses_are_changed_and_when_that_is_undone(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    notebook, library = window.workspace.notebook, window.workspace.library
    document = library.document(KEY)
    before = _outline(window)
    item = next(clause for clause in document.walk() if clause.label == "（二）")
    last = next(clause for clause in document.walk() if clause.label == "第四条")
    notebook.annotations.put(Note("a" * 32, anchor_for(document, item), "够不够？", WHEN, WHEN))
    notebook.annotations.put(Note("b" * 32, anchor_for(document, last), "已过期？", WHEN, WHEN))
    dialog = _review(qtbot, window)
    _press(qtbot, dialog, "床位不少于", Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    _press(qtbot, dialog, "带教医师", Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(window.importer.idle):
        dialog.add_this.click()
    assert _outline(window) != before

    def placed() -> dict[str, str]:
        document = library.document(KEY)
        words = {clause.id: clause.text for clause in document.walk()}
        marks = notebook.placements.marks(document)
        return {each.annotation.id: words[span.clause_id] for each in marks for span in each.spans}

    assert {key[0]: words[:4] for key, words in placed().items()} == {"a": "带教医师", "b": "本办法自"}
    with qtbot.waitSignal(window.importer.idle):
        window.undoing.undo()
    assert _outline(window) == before
    assert {key[0]: words[:4] for key, words in placed().items()} == {"a": "带教医师", "b": "本办法自"}


def test_the_same_file_comes_back_as_it_was_decided(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    dialog = _review(qtbot, window)
    _press(qtbot, dialog, "床位不少于", Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.importer.idle):
        dialog.add_this.click()
    decided = _outline(window)
    with qtbot.waitSignal(window.importer.idle):
        window.importer.remove(KEY)
    assert not any(one.key == KEY for one in window.workspace.library.documents())
    window.library_controller.add([file])
    qtbot.waitUntil(lambda: open_dialog(window, ReviewDialog) is not None)
    again = open_dialog(window, ReviewDialog)
    assert again is not None
    assert [len(one.decisions) for one in again.candidates()] == [1]
    with qtbot.waitSignal(window.importer.idle):
        again.add_this.click()
    assert _outline(window) == decided
