"""The window as it is used: over the real library, with the keyboard where a user would use it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from store.model.errors import CannotWrite
from store.model.message import Message
from store.model.printed import printed
from tests.looping import some
from tests.samples import bookmark_on
from tests.ui.shell.keys_and_files import add_what_is_checked, make_policy, search
from ui.appearance.theme import ThemeManager
from ui.runtime.jobs import Jobs
from ui.runtime.settings import Settings
from ui.services.workspace import Workspace
from ui.settings.dialog import SettingsDialog
from ui.shell.main_window import MainWindow

Typing = Callable[[object, str], None]
METHOD = "晋政办函〔2020〕28号"


def press(
    window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.search_box.line_edit, key, modifier)


def test_starts_with_the_start_page_and_the_documents(window: MainWindow) -> None:
    assert window.pages.currentWidget() is window.home
    assert len(window.home.cards()) == 5
    assert window.library_panel.view.model().rowCount() == 5
    assert "离线 5 份文件" in window.status.text()
    assert not window.inspector.isVisible()
    assert window.side.width() == 348


def test_typing_shows_results_and_enter_opens_one(qtbot: QtBot, window: MainWindow, typing: Typing) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        typing(window.search_box.line_edit, "床位")
    panel = window.search_panel
    assert window.panel() == "search"
    assert not panel.is_empty()
    hits = panel.hits()
    assert hits
    assert all("床" in hit.snippet for hit in hits)
    assert panel.head.header.text().startswith(f"{len(hits)} 条")

    press(window, Qt.Key.Key_Return)

    first = panel.current_hit()
    assert first is not None
    assert window.reading.document_key() == first.document_key
    assert window.reading.clause_id() == first.clause_id
    view = window.reader.current_view()
    assert view is not None
    assert view.hit_position()[1] > 0
    assert window.inspector.isVisible()
    assert [one.query for one in window.workspace.notebook.history.searches(3)] == ["床位"]


def test_arrows_move_in_the_list_while_the_box_keeps_the_focus(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "医保")
    first = window.search_panel.current_hit()
    press(window, Qt.Key.Key_Down)
    second = window.search_panel.current_hit()
    assert first is not None
    assert second is not None
    assert first.clause_id != second.clause_id
    press(window, Qt.Key.Key_Up)
    assert window.search_panel.current_hit() == first
    press(window, Qt.Key.Key_Escape)
    assert window.search_box.text() == ""
    assert window.search_panel.is_empty()


def test_each_hit_opens_where_it_says(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "医保")
    for hit in some(window.search_panel.hits()):
        window.search_panel.activated.emit(hit)
        qtbot.waitUntil(lambda wanted=hit: window.reading.clause_id() == wanted.clause_id)


def test_a_query_typed_and_entered_at_once_opens_its_own_answer(qtbot: QtBot, window: MainWindow) -> None:
    window.search_box.set_text("政策清单第9条")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reading.clause_id() is not None)
    assert window.reading.clause_id() == f"{METHOD}/9."


def test_nothing_found_says_so(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "量子纠缠疫苗")
    assert window.search_panel.is_empty()
    assert "量子纠缠疫苗" in window.search_panel.empty.title()


@pytest.mark.parametrize("text", ["字" * 10_000, "\x00\x01\x7f", "😀𠮷", '"', "(((", "-", "   "])
def test_strange_queries_are_answered(qtbot: QtBot, window: MainWindow, text: str) -> None:
    window.search_box.set_text(text)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.jobs.running() == 0)
    assert window.search_panel.is_empty() or window.search_panel.hits()


def test_hits_of_the_next_document_follow_the_last_of_this_one(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "医保")
    press(window, Qt.Key.Key_Return)
    seen = [window.reading.document_key()]
    for _ in range(60):
        window.menu_actions["next_hit"].trigger()
        if window.reading.document_key() != seen[-1]:
            seen.append(window.reading.document_key())
    assert seen == list(dict.fromkeys(hit.document_key for hit in window.search_panel.hits()))
    last = window.reader.current_view().hit_position()
    assert last[0] == last[1]
    window.menu_actions["previous_hit"].trigger()
    assert window.reader.current_view().hit_position()[0] == last[0] - 1


def test_back_and_forward(qtbot: QtBot, window: MainWindow) -> None:
    keys = [card.key for card in window.home.cards()[:2]]
    for key in keys:
        window.open(key)
    window.menu_actions["back"].trigger()
    assert window.reading.document_key() == keys[0]
    window.menu_actions["back"].trigger()
    assert window.pages.currentWidget() is window.home
    assert not window.menu_actions["back"].isEnabled()
    window.menu_actions["forward"].trigger()
    assert window.pages.currentWidget() is window.reader
    assert window.reading.document_key() == keys[0]


def test_bookmark_note_and_undo(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(f"{METHOD}/9.")
    window.menu_actions["bookmark"].trigger()
    assert bookmark_on(window.workspace.notebook, f"{METHOD}/9.") is not None
    assert window.menu_actions["undo"].text() == "撤销(&U) 添加书签"
    window.menu_actions["undo"].trigger()
    assert bookmark_on(window.workspace.notebook, f"{METHOD}/9.") is None

    document, clause = window.workspace.library.clause(f"{METHOD}/9.")
    window.notes.save_note(document, clause, "", "下周价格专题会带上")
    assert [note.body for note in window.workspace.notebook.annotations.notes()] == ["下周价格专题会带上"]
    window.contents.refresh_recent()
    assert any("下周价格专题会" in line.recent.text for line in window.home.lines())


def test_a_note_that_cannot_be_written_is_told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_note: object) -> None:
        raise CannotWrite(path="notebook.db", reason=Message("file.full"))

    place = window.workspace.library.clause(f"{METHOD}/9.")
    with monkeypatch.context() as broken:
        broken.setattr(window.workspace.notebook.annotations, "put", full)
        assert not window.notes.save_note(*place, "", "写不下")
    assert "磁盘已满" in window.banner.text()
    assert "尚未保存" in window.status.text()
    assert window.notes.save_note(*place, "", "写下了")
    assert "已保存" in window.status.text()


def test_copy_with_citation(window: MainWindow) -> None:
    window.open_clause(f"{METHOD}/9.")
    window.menu_actions["copy_citation"].trigger()
    text = QApplication.clipboard().text()
    assert "允许区域医疗中心" in text
    assert "（晋政办函〔2020〕28号）第九项" in text


def test_no_document_no_commands(window: MainWindow) -> None:
    names = ("print", "bookmark", "note", "find", "goto", "copy_citation")
    assert not any(window.menu_actions[name].isEnabled() for name in names)
    window.open(METHOD)
    assert all(window.menu_actions[name].isEnabled() for name in names)
    window.menu_actions["close_tab"].trigger()
    assert window.pages.currentWidget() is window.home
    assert not any(window.menu_actions[name].isEnabled() for name in names)


def in_menu(menu: QMenu) -> list[QAction]:
    """The actions of a menu and of those in it."""
    found: list[QAction] = []
    for action in menu.actions():
        found += in_menu(action.menu()) if action.menu() is not None else [action]
    return found


def test_every_action_has_a_name_and_no_two_share_a_key(window: MainWindow) -> None:
    keys: list[str] = []
    for action in window.menu_actions:
        assert action.text().strip()
        keys += [key.toString() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    shown = [action for menu in window.menuBar().actions() for action in in_menu(menu.menu())]
    assert all(action in shown for action in window.menu_actions)


def test_themes_and_zoom_are_applied_and_remembered(window: MainWindow, settings: Settings) -> None:
    for name in ("dark", "care", "contrast", "light"):
        window.menu_actions[f"theme_{name}"].trigger()
        assert window.themes.theme.name == name
        assert settings.theme == name
        assert QApplication.palette().base().color().name().upper() == window.themes.theme.paper
    window.open(METHOD)
    window.menu_actions["zoom_in"].trigger()
    assert settings.zoom == 110
    assert window.reader.zoom() == 110
    window.menu_actions["zoom_reset"].trigger()
    assert window.reader.zoom() == 100


def test_inspector_gives_way_in_a_narrow_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 800)
    window.open(METHOD)
    qtbot.waitUntil(lambda: (window.side.width(), window.inspector.width()) == (348, 292))
    assert window.inspector.isVisible()
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: not window.inspector.isVisible())
    window.menu_actions["note"].trigger()
    assert window.inspector.isVisible()
    assert window.width() == 1024


def test_the_wheel_in_the_rail_opens_the_settings(qtbot: QtBot, window: MainWindow) -> None:
    window.rail.settings_requested.emit()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_rail_folds_the_side_panel(window: MainWindow) -> None:
    window.rail.button("library").click()
    assert not window.side.isVisible()
    window.rail.button("notes").click()
    assert window.side.isVisible()
    assert window.panel() == "notes"


def test_where_one_left_off_comes_back(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, themes: ThemeManager, settings: Settings
) -> None:
    window.open_clause(f"{METHOD}/9.")
    window.show_panel("notes")
    window.close()
    jobs = Jobs()
    again = MainWindow(workspace, jobs, themes, settings)
    qtbot.addWidget(again)
    again.show()
    assert again.pages.currentWidget() is again.reader
    assert again.panel() == "notes"
    assert again.reading.clause_id() == f"{METHOD}/9."
    qtbot.waitUntil(lambda: jobs.running() == 0)
    jobs.close()


def test_what_is_open_is_kept_before_the_window_is_closed(
    window: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    window.session.resting.setInterval(20)
    window.open(METHOD, f"{METHOD}/9.")
    qtbot.waitUntil(lambda: settings.get("session/clause", "") == f"{METHOD}/9.")
    assert METHOD in settings.get("session/tabs", "")
    window.show_home()
    qtbot.waitUntil(lambda: settings.get("session/document", "") == "")


def test_a_second_start_raises_the_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.showMinimized()
    window.raise_with([str(make_policy(tmp_path / "价格办法.txt"))])
    add_what_is_checked(qtbot, window)
    assert not window.isMinimized()
    assert window.library_panel.view.model().rowCount() == 6


def test_clauses_in_the_reader_are_those_of_the_library(window: MainWindow) -> None:
    window.open_clause(f"{METHOD}/9.")
    _document, clause = window.workspace.library.clause(f"{METHOD}/9.")
    assert printed(clause)[:10] in window.reader.current_view().page.toPlainText().replace("\u2028", "\n")


def test_windows_stay_inside_the_screen(qapp):
    from PySide6.QtCore import QSize

    from ui.shell.frame.window_state import FRAME
    from ui.widgets.window_size import fitting

    room = qapp.primaryScreen().availableGeometry().size()
    assert fitting(QSize(100_000, 100_000)) == room - FRAME
    assert fitting(QSize(100, 100)) == QSize(100, 100)
