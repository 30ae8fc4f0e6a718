"""Files are added to and removed from the library in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from tests.finding import sentences
from tests.samples import take_in
from tests.ui.shell.keys_and_files import add_what_is_checked, make_policy, search
from ui.appearance.theme import ThemeManager
from ui.library.import_dialog import ImportDialog
from ui.runtime.jobs import Jobs
from ui.runtime.settings import Settings
from ui.services.workspace import Workspace
from ui.shell.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"
TWO = ("某市医疗服务价格管理办法", "某市公立医院绩效考核细则")


def import_files(qtbot: QtBot, window: MainWindow, *files: Path) -> None:
    with qtbot.waitSignal(window.importer.idle):
        take_in(window.importer, window.workspace, *files)


def test_a_good_file_is_in_the_tree_and_in_search(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    import_files(qtbot, window, make_policy(tmp_path / "价格办法.txt"))
    assert window.library_panel.view.model().rowCount() == 6
    assert "价格管理办法" in window.banner.text()
    search(qtbot, window, "规范医疗服务价格")
    said = [hit for hit in window.search_panel.hits() if hit.match != "near"]
    assert [hit.label for hit in said] == ["第一条"]


def test_bad_files_are_told_and_stop_no_other(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "图片.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    window.library_controller.add([bad])
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    assert "图片.txt" in " ".join(sentences(dialog))
    dialog.reject()
    window.library_controller.add([bad, make_policy(tmp_path / "好.txt")])
    add_what_is_checked(qtbot, window)
    assert window.library_panel.view.model().rowCount() == 6


def test_an_added_document_is_removed_and_put_back(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    import_files(qtbot, window, make_policy(tmp_path / "价格办法.txt"))
    added = window.workspace.library.documents()[-1]
    window.open(added.key)
    with qtbot.waitSignal(window.importer.idle):
        window.menu_actions["remove"].trigger()
    assert window.library_panel.view.model().rowCount() == 5
    assert window.reading.document_key() != added.key
    with qtbot.waitSignal(window.importer.idle):
        window.banner.act()
    assert window.library_panel.view.model().rowCount() == 6


def test_shipped_documents_cannot_be_removed(window: MainWindow) -> None:
    window.open(METHOD)
    assert not window.menu_actions["remove"].isEnabled()


def test_dropped_files_are_added(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(make_policy(tmp_path / "价格办法.txt")))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.frame.dropEvent(drop)
    add_what_is_checked(qtbot, window)
    assert window.library_panel.view.model().rowCount() == 6


def test_a_missing_index_is_rebuilt_while_searching_works(
    qtbot: QtBot, workspace: Workspace, themes: ThemeManager, settings: Settings
) -> None:
    import shutil

    shutil.rmtree(workspace.paths.index_dir, ignore_errors=True)
    jobs = Jobs()
    window = MainWindow(workspace, jobs, themes, settings)
    window.resize(1280, 800)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.importer.idle):
        window.show()
        search(qtbot, window, "床位")
        assert window.search_panel.hits()
    assert workspace.index_state() == "fresh"
    jobs.close()


def test_what_was_added_is_taken_back_by_the_button_of_its_message(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    import_files(qtbot, window, *(make_policy(tmp_path / f"{title}.txt", title) for title in TWO))
    before = len(window.workspace.library.documents())
    assert "2 份" in window.banner.text()
    with qtbot.waitSignal(window.importer.idle):
        window.banner.act()
    assert len(window.workspace.library.documents()) == before - 2


def test_a_newer_text_is_spoken_of_while_the_older_is_in_front(window: MainWindow, tmp_path: Path) -> None:
    for year in (2020, 2023):
        text = (
            f"某市医疗服务价格管理办法\n（{year}年1月5日某市人民政府第{year - 2000}号令公布 "
            f"自{year}年3月1日起施行）\n\n"
            "第一章 总则\n\n第一条 为规范医疗服务价格，制定本办法。\n\n"
            f"第二条 本办法适用于本市公立医疗机构，自{year}年3月1日起施行。\n"
        )
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    window.workspace.import_files([tmp_path / "2020.txt", tmp_path / "2023.txt"], choice="keep_both")
    window.contents.refresh_library()
    older = next(one for one in window.workspace.library.documents() if one.newer is not None)
    window.open(older.key)
    assert any("库中有更新文本" in text for text in window.banner.texts())
    for leave in (window.places.show_home, lambda: window.places.show_page("ledger")):
        leave()
        assert not any("库中有更新文本" in text for text in window.banner.texts())
        window.places.show_reader()
        assert any("库中有更新文本" in text for text in window.banner.texts())
    window.reader.close_current_tab()
    assert not any("库中有更新文本" in text for text in window.banner.texts())
