"""The menu of a row in the library is about that row: a chapter's offers nothing done to its document."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.shell.test_importing_in_the_window import import_files
from ui.library.document_rows import WAITING
from ui.library.model import LibraryRoles, row_value
from ui.shell.main_window import MainWindow

CHAPTERS = (
    "某市医疗服务价格管理办法\n第一章 总则\n第一条 为了规范医疗服务价格，制定本办法。\n"
    "第二章 附则\n第二条 本办法自2024年5月1日起施行。\n"
)


def entries(window: MainWindow, qtbot: QtBot, index: QModelIndex) -> list[str]:
    """The texts of what the library adds to the menu of a row."""
    menu = QMenu()
    qtbot.addWidget(menu)
    window.library_panel.menu.fill(menu, index)
    return [action.text() for action in menu.actions()]


def test_a_chapter_has_no_entry_that_removes_its_document(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "价格办法.txt"
    file.write_text(CHAPTERS, encoding="utf-8")
    import_files(qtbot, window, file)
    model = window.library_panel.view.model()
    document = model.document_index(window.workspace.library.documents()[-1].key)
    window.library_panel.view.setExpanded(document, True)
    qtbot.waitUntil(lambda: model.index(0, 0, document).data() not in (None, WAITING))
    chapter = model.index(0, 0, document)
    assert row_value(chapter, LibraryRoles.CLAUSE)
    assert "从文件库移除" in entries(window, qtbot, document)
    assert "从文件库移除" not in entries(window, qtbot, chapter)
