"""Files alike in the window: a question with a comparison, editions in the tree, and the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.finding import sentences
from tests.ui.services.library.arriving.test_arrivals import LAW, NOTICE
from tests.ui.shell.test_importing_in_the_window import import_files
from ui.library.edition_dialog import EditionDialog
from ui.library.model import LibraryRoles, row_value
from ui.shell.main_window import MainWindow

KEY = "某医保发〔2024〕12号"


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def asked(qtbot: QtBot, window: MainWindow, *files: Path) -> EditionDialog:
    import_files(qtbot, window, *files)
    dialog = window.findChild(EditionDialog)
    assert dialog is not None
    return dialog


def answer(
    qtbot: QtBot, window: MainWindow, dialog: EditionDialog, choice: str, for_all: bool = False
) -> None:
    dialog.choose(choice, for_all)  # type: ignore[arg-type]
    with qtbot.waitSignal(window.importer.idle):
        dialog.answer()


def undo(qtbot: QtBot, window: MainWindow, what: str = "undo") -> None:
    with qtbot.waitSignal(window.importer.idle):
        window.menu_actions[what].trigger()


def sources(window: MainWindow) -> set[str]:
    return {one.source for one in window.workspace.library.documents() if not one.shipped}


def test_the_question_shows_what_differs_and_leaving_it_changes_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    import_files(qtbot, window, file(tmp_path, "旧.txt", NOTICE))
    dialog = asked(qtbot, window, file(tmp_path, "新.txt", NOTICE.replace("三十元", "五十元")))
    row_value = " ".join(sentences(dialog))
    for part in ("新.txt", "调整床位价格", "相同 3 条", "改动 1 条", "三十元", "五十元"):
        assert part in row_value
    with qtbot.waitSignal(window.importer.idle):
        dialog.reject()
    assert sources(window) == {"旧.txt"}
    assert "未导入" in window.banner.text()


@pytest.mark.parametrize(("choice", "left"), [("replace", {"新.txt"}), ("keep_both", {"新.txt", "旧.txt"})])
def test_the_answer_is_done_and_undone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, choice: str, left: set[str]
) -> None:
    import_files(qtbot, window, file(tmp_path, "旧.txt", NOTICE))
    dialog = asked(qtbot, window, file(tmp_path, "新.txt", NOTICE.replace("三十元", "五十元")))
    answer(qtbot, window, dialog, choice)
    assert sources(window) == left
    undo(qtbot, window)
    assert sources(window) == {"旧.txt"}
    assert "已撤销" in window.banner.text()
    undo(qtbot, window, "redo")
    assert sources(window) == left
    undo(qtbot, window)
    undo(qtbot, window)
    assert sources(window) == set()


def test_one_answer_for_all(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    first = [file(tmp_path, f"旧{n}.txt", NOTICE.replace("12号", f"{n}号")) for n in (1, 2, 3)]
    import_files(qtbot, window, *first)
    second = [
        file(tmp_path, f"新{n}.txt", NOTICE.replace("12号", f"{n}号").replace("三十元", "五十元"))
        for n in (1, 2, 3)
    ]
    dialog = asked(qtbot, window, *second)
    answer(qtbot, window, dialog, "replace", for_all=True)
    assert sources(window) == {"新1.txt", "新2.txt", "新3.txt"}


def test_editions_stand_below_their_document(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    new = file(tmp_path, "新.txt", LAW.format(date="2024年5月20日", duty="提高办事效率"))
    import_files(qtbot, window, new)
    old = file(tmp_path, "旧.txt", LAW.format(date="2020年4月10日", duty="加强服务"))
    dialog = asked(qtbot, window, old)
    answer(qtbot, window, dialog, "new_edition")
    model = window.library_panel.view.model()
    assert model.rowCount() == 6
    top = model.index(5, 0)
    assert "现行 2024" in row_value(top, LibraryRoles.META)
    model.fetchMore(top)
    below = model.index(0, 0, top)
    assert (row_value(below, LibraryRoles.LABEL), row_value(below, LibraryRoles.HEADING)) == (
        "以前的版本",
        "2020",
    )
    window.library_panel.activated.emit(row_value(below, LibraryRoles.KEY), None)
    assert window.reading.document_key() == row_value(below, LibraryRoles.KEY)
    assert "以前的版本；现行：某省优化营商环境条例（2024）" in window.banner.text()
    window.library_panel.menu.edition_requested.emit(row_value(below, LibraryRoles.KEY), "")
    qtbot.waitUntil(lambda: model.rowCount() == 7 and not window.importer.busy)
    last = window.workspace.library.documents()[-1].key
    (other,) = model.may_join(last)
    window.library_panel.menu.edition_requested.emit(last, other.key)
    qtbot.waitUntil(lambda: model.rowCount() == 6 and not window.importer.busy)
    undo(qtbot, window)
    assert model.rowCount() == 7


def test_a_shipped_document_that_was_replaced_is_had_back_from_the_menu(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, seeds: list[Path]
) -> None:
    first = window.workspace.library.documents()[0]
    changed = file(tmp_path, "改.txt", seeds[0].read_bytes().decode().replace("床位", "病床"))
    dialog = asked(qtbot, window, changed)
    assert any("随时可以恢复" in sentence for sentence in sentences(dialog))
    answer(qtbot, window, dialog, "replace")
    assert not window.workspace.library.documents()[0].shipped
    undo(qtbot, window, "restore")
    assert replace(window.workspace.library.documents()[0], edition=None) == first
    assert sources(window) == {"改.txt"}
    undo(qtbot, window)
    assert not window.workspace.library.documents()[0].shipped


def test_removing_what_was_written_in_is_asked(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    import_files(qtbot, window, file(tmp_path, "旧.txt", NOTICE))
    document = window.workspace.library.document(KEY)
    assert window.notes.toggle_bookmark(document, next(document.walk()))
    window.library_panel.menu.remove_requested.emit(KEY)
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "1 条" in box.text()
    box.reject()
    assert window.contents.holds(KEY)
