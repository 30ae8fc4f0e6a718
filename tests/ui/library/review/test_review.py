"""Files are checked before they are added, and documents later: as a user does it, with keys and buttons."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.finding import open_dialog
from ui.library.edition_dialog import EditionDialog
from ui.library.import_dialog import ImportDialog
from ui.library.review.review_dialog import ReviewDialog
from ui.library.review.row_dialog import RowDialog
from ui.shell.main_window import MainWindow

NOTICE = (
    "某市卫生健康委员会文件\n某卫发〔2024〕12号\n关于加强病历管理的通知\n各医疗机构：\n"
    "为规范病历管理，现将有关事项通知如下。\n一、明确保存期限\n（一）住院病历保存不少于三十年。\n"
    "（三）门（急）诊病历由医疗机构保管的，保存不少于十五年。（医务科、信息科负责）\n"
    "二、加强借阅管理\n借阅病历应当在三日内归还，不得转借他人，不得涂改。\n某市卫生健康委员会\n"
)
SURE = (
    "某市住院医师规范化培训实施办法\n某卫办〔2023〕5号\n第一条 为规范培训工作，制定本办法。\n"
    "第二条 培训年限为三年。\n第三条 本办法自2023年5月1日起施行。\n某市卫生健康委员会\n2023年4月20日\n"
)


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "通知.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "办法.txt").write_text(SURE, encoding="utf-8")
    (folder / "坏.txt").write_bytes(bytes(range(256)) * 9)
    return folder


def _open(qtbot: QtBot, window: MainWindow, *files: Path) -> ReviewDialog:
    window.library_controller.add(files)
    qtbot.waitUntil(lambda: open_dialog(window, ReviewDialog) is not None)
    dialog = open_dialog(window, ReviewDialog)
    assert dialog is not None
    return dialog


def _press(dialog: ReviewDialog, text: str) -> None:
    next(one for one in dialog.pane.doubts.findChildren(QPushButton) if one.text() == text).click()


def _select(dialog: ReviewDialog, words: str) -> None:
    view = dialog.pane.outline
    model = view.model()
    at = next(n for n in range(model.rowCount()) if words in model.index(n, 0).data())
    view.setCurrentIndex(model.index(at, 0))


def _titles(window: MainWindow) -> list[str]:
    return [one.title for one in window.workspace.library.documents() if not one.shipped]


def test_the_sure_ones_are_added_with_one_click_and_the_rest_is_checked(
    qtbot: QtBot, window: MainWindow, files: Path
) -> None:
    dialog = _open(qtbot, window, files)
    assert [one.state for one in dialog.candidates()] == ["check", "unreadable", "ready"]
    assert _titles(window) == []
    with qtbot.waitSignal(window.importer.idle):
        dialog.add_sure.click()
    assert _titles(window) == ["某市住院医师规范化培训实施办法"]
    current = dialog.current()
    assert current is not None
    assert (current.source, current.state) == ("通知.txt", "check")
    _press(dialog, "改为（二）")
    dialog.pane.fields.edit("date").setText("2024年3月5日")
    dialog.pane.fields.commit()
    dialog.pane.fields.edit("date").editingFinished.emit()
    assert current.state == "ready"
    with qtbot.waitSignal(window.importer.idle):
        dialog.add_this.click()
    document = window.workspace.library.document("某卫发〔2024〕12号")
    assert document.date == "2024-03-05"
    assert [each.printed for each in document.corrections] == ["（三）"]
    assert "（二）" in [clause.label for clause in document.walk()]
    assert open_dialog(window, ReviewDialog) is None
    # Both are taken back one after the other.
    for left in (1, 0):
        with qtbot.waitSignal(window.importer.idle):
            window.undoing.undo()
        assert len(_titles(window)) == left


def test_what_cannot_be_done_to_a_row_is_no_decision_and_no_doubt(
    qtbot: QtBot, window: MainWindow, files: Path
) -> None:
    dialog = _open(qtbot, window, files / "通知.txt")
    pane = dialog.pane
    assert pane.candidate is not None
    before, doubts = pane.candidate.rows, pane.candidate.doubts
    _select(dialog, "明确保存期限")
    pane.outline.setFocus()
    qtbot.keyClick(pane.outline, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert pane.candidate.rows == before
    assert pane.candidate.decisions == ()
    assert pane.candidate.doubts == doubts


def test_rows_are_corrected_with_keys_and_undone(qtbot: QtBot, window: MainWindow, files: Path) -> None:
    dialog = _open(qtbot, window, files / "通知.txt")
    pane = dialog.pane
    assert pane.candidate is not None
    before = pane.candidate.rows
    _select(dialog, "借阅病历")
    pane.outline.setFocus()
    qtbot.keyClick(pane.outline, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert pane.candidate.rows != before
    qtbot.keyClick(pane.outline, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pane.candidate.rows == before
    qtbot.keyClick(pane.outline, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert pane.candidate.rows != before


def test_a_row_is_split_and_a_character_corrected(qtbot: QtBot, window: MainWindow, files: Path) -> None:
    dialog = _open(qtbot, window, files / "通知.txt")
    pane = dialog.pane
    _select(dialog, "借阅病历")
    pane.actions_by_name["split"].trigger()
    splitting = pane.findChild(RowDialog)
    assert splitting is not None
    splitting.select("不得涂改")
    cursor = splitting.edit.textCursor()
    cursor.setPosition(cursor.selectionStart())
    splitting.edit.setTextCursor(cursor)
    qtbot.keyClick(splitting.edit, Qt.Key.Key_Return)
    assert pane.candidate is not None
    assert "不得涂改。" in [row.text for row in pane.candidate.rows]
    decision_count = len(pane.candidate.decisions)
    _select(dialog, "三十年")
    pane.actions_by_name["correct"].trigger()
    correcting = [one for one in pane.findChildren(RowDialog) if one is not splitting][-1]
    correcting.edit.setPlainText(correcting.edit.toPlainText().replace("三十", "三一"))
    correcting.accept()
    assert len(pane.candidate.decisions) == decision_count + 1
    assert pane.candidate.document is not None
    assert any("三一" in each.corrected for each in pane.candidate.document.corrections)


def test_a_document_of_the_library_is_changed_and_that_undone(
    qtbot: QtBot, window: MainWindow, files: Path
) -> None:
    window.library_controller.add([files / "办法.txt"])
    qtbot.waitUntil(lambda: _titles(window) != [])
    qtbot.waitUntil(lambda: not window.importer.busy)
    key = "某卫办〔2023〕5号"
    window.library_controller.review(key)
    qtbot.waitUntil(lambda: open_dialog(window, ReviewDialog) is not None)
    dialog = open_dialog(window, ReviewDialog)
    assert dialog is not None
    assert not dialog.add_this.isEnabled()
    choice = dialog.pane.fields.choice("validity")
    choice.setCurrentIndex(choice.findData("已废止"))
    choice.activated.emit(choice.currentIndex())
    with qtbot.waitSignal(window.importer.idle):
        dialog.add_this.click()
    assert window.workspace.library.summary(key).validity == "已废止"
    assert len(window.workspace.library.decisions(window.workspace.library.summary(key).sha256)) == 1
    with qtbot.waitSignal(window.importer.idle):
        window.undoing.undo()
    assert window.workspace.library.summary(key).validity is None


def test_an_update_is_asked_about_and_kept_as_decided(
    qtbot: QtBot, window: MainWindow, files: Path, tmp_path: Path
) -> None:
    window.library_controller.add([files / "办法.txt"])
    qtbot.waitUntil(lambda: _titles(window) != [])
    qtbot.waitUntil(lambda: not window.importer.busy)
    newer = tmp_path / "新办法.txt"
    newer.write_text(SURE.replace("三年", "四年"), encoding="utf-8")
    dialog = _open(qtbot, window, newer)
    assert [one.state for one in dialog.candidates()] == ["update"]
    choice = dialog.pane.fields.choice("validity")
    choice.setCurrentIndex(choice.findData("尚未生效"))
    choice.activated.emit(choice.currentIndex())
    with qtbot.waitSignal(window.importer.idle):
        dialog.add_this.click()
    question = dialog.findChild(EditionDialog)
    assert question is not None
    question.choose("keep_both")
    with qtbot.waitSignal(window.importer.idle):
        question.answer()
    added = [one for one in window.workspace.library.documents() if not one.shipped]
    assert [one.validity for one in added] == [None, "尚未生效"]
    assert len(window.workspace.library.decisions(added[1].sha256)) == 1
    assert open_dialog(window, ReviewDialog) is None


def test_what_is_only_known_or_broken_is_told_without_a_review(
    qtbot: QtBot, window: MainWindow, files: Path
) -> None:
    window.library_controller.add([files / "坏.txt"])
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    assert open_dialog(window, ReviewDialog) is None


def test_pasted_text_is_read_as_a_file(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(SURE)
    window.library_controller.paste()
    qtbot.waitUntil(lambda: _titles(window) == ["某市住院医师规范化培训实施办法"])
    qtbot.waitUntil(lambda: not window.importer.busy)


def test_every_button_has_a_name(qtbot: QtBot, window: MainWindow, files: Path) -> None:
    dialog = _open(qtbot, window, files)
    for button in dialog.findChildren(QPushButton):
        assert button.accessibleName() or button.text()
    assert all(action.text() for action in dialog.pane.actions_by_name.values())
    assert dialog.pane.outline.accessibleName()
    assert dialog.list.accessibleName()


def test_decisions_on_a_long_document_are_made_in_the_background_in_their_order(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """What is decided while another decision is being made waits; nothing can be added meanwhile."""
    path = tmp_path / "长.txt"
    articles = "".join(f"第{n}条 医疗机构应当公开医疗服务项目{n}的价格。\n" for n in range(1, 401))
    path.write_text("某市医院价格管理办法\n" + articles, encoding="utf-8")
    dialog = _open(qtbot, window, path)
    one = dialog.current()
    assert one is not None
    for number in (100, 200, 300):
        _select(dialog, f"项目{number}的")
        dialog.pane.actions_by_name["text"].trigger()
    assert not dialog.add_this.isEnabled()
    qtbot.waitUntil(lambda: not dialog.pane.decider.busy)
    assert [each.action for each in one.decisions] == ["text"] * 3
    assert sum(row.kind == "clause" for row in one.rows) == 397
    assert dialog.pane.outline.model().rowCount() == len(one.rows)
    assert dialog.add_this.isEnabled()
    dialog.pane.undo()
    dialog.pane.undo()
    qtbot.waitUntil(lambda: not dialog.pane.decider.busy)
    assert sum(row.kind == "clause" for row in one.rows) == 399
    dialog.pane.undo()
    qtbot.waitUntil(lambda: not dialog.pane.decider.busy)
    dialog.close()
